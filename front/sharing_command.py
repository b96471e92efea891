"""What `laurel run --share` prints before it serves."""

import typer

from front import console
from front.sharing import free_port, is_public, network_addresses, qr_code
from front.words import sharing as words


def share_on(port: int, *, demo: bool) -> tuple[int, tuple[str, ...]]:
    """Say where phones find this machine and what to mind; gives the port (a free one for 0) and the addresses.

    Raises typer.Exit where there is no network.
    """
    addresses = network_addresses()
    if not addresses:
        raise console.fail(words.NO_NETWORK)
    port = port or free_port()
    for place, address in enumerate(addresses):
        typer.echo(f"\n{words.FURTHER if place else words.ADDRESS}")
        _show(f"http://{address}:{port}/")
    for warning in _warnings(addresses, port, demo=demo):
        typer.echo(f"\n{warning}")
    return port, addresses


def _show(url: str) -> None:
    typer.echo(f"\n    {url}\n")
    for line in qr_code(url):
        # Said with colours, so that it is dark on light for a phone whatever colours the terminal has.
        typer.echo(f"    {typer.style(line, fg='bright_white', bg='black')}")


def _warnings(addresses: tuple[str, ...], port: int, *, demo: bool) -> list[str]:
    public = [words.PUBLIC.format(address=address) for address in addresses if is_public(address)]
    return [*public, words.OPEN_TO_READ, *([words.DEMONSTRATION] if demo else []), words.UNREACHED.format(port=port)]

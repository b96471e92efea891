"""What `laurel run` offers to whoever operates the server: figures on a port, and lines of JSON."""

from enum import StrEnum

from front import console
from front.words import commands as words


class Logs(StrEnum):
    """How the server writes about itself."""

    text = "text"
    json = "json"


def offer_figures(port: int | None, logs: Logs) -> None:
    """Begin with both where they are asked for; raises typer.Exit where the port is in use."""
    if logs is Logs.json:
        from front.logs import write_json_lines  # noqa: PLC0415

        write_json_lines()
    if port is None:
        return
    if not console.is_free(port):
        raise console.fail(words.METRICS_IN_USE.format(port=port, other=port + 1 if port < 65535 else 9601))
    from front.metrics import offer_metrics  # noqa: PLC0415

    offer_metrics(port)

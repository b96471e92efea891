"""Commands that come in groups: `laurel badge …`, `laurel fund …`, `laurel server …`, `laurel language …`."""

import typer

from front.badge_command import new_key, verify_badge, write_keys, write_list
from front.fund_command import fund
from front.language_command import language_commands
from front.server_command import server_commands
from front.words import badges as badge_words
from front.words import commands, languages
from front.words import fund_export as fund_words
from front.words import server as server_words


def add_groups(app: typer.Typer) -> None:
    """Add every group to the command."""
    app.add_typer(_badge(), name="badge")
    example = _example("fund export river.db -o fund.beancount")
    app.add_typer(fund, name="fund", help=fund_words.HELP, epilog=example)
    example = _example("server add Mina --role region --villages villages")
    app.add_typer(server_commands, name="server", help=server_words.HELP, epilog=example)
    example = _example("language template sw -o swahili.xlsx")
    app.add_typer(language_commands, name="language", help=languages.HELP, epilog=example)


def _badge() -> typer.Typer:
    badge = typer.Typer(
        help=badge_words.HELP, no_args_is_help=True, epilog=_example("badge keys river.db -o keys.json")
    )
    verifying = _example("badge verify certificate.jwt --key keys.json --list revoked.jwt")
    badge.command(name="verify", help=badge_words.VERIFY, epilog=verifying)(verify_badge)
    keys, revoked = _example("badge keys river.db -o keys.json"), _example("badge list river.db -o revoked.jwt")
    badge.command(name="keys", help=badge_words.KEYS, epilog=keys)(write_keys)
    badge.command(name="list", help=badge_words.LIST, epilog=revoked)(write_list)
    badge.command(name="new-key", help=badge_words.NEW_KEY, epilog=_example("badge new-key river.db"))(new_key)
    return badge


def _example(example: str) -> str:
    return commands.EXAMPLE.format(example=f"laurel {example}")

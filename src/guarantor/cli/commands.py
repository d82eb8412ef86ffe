"""The group of all commands; each is imported when it is called, so that the start stays short."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click
from sqlalchemy.exc import DBAPIError

from guarantor import __version__
from guarantor.cli.options import DEFAULT_LEDGER, Refusal
from guarantor.errors import GuarantorError

PLACES = {
    "read": "intake",
    "code": "intake",
    "brief": "answering",
    "view": "answering",
    "whatif": "answering",
    "explain": "answering",
    "decide": "deciding",
    "verify": "keeping",
    "rebuild": "keeping",
    "export": "keeping",
    "import": "keeping",
    "score": "measuring",
    "agreement": "agreeing",
    "serve": "serving",
}

TAKEN = frozenset(("import", "agreement"))  # names that mean something else in the module of the command


class _Group(click.Group):
    """Commands by name, in the order in which they are used; our own errors as one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in PLACES:
            return None
        module = import_module(f"{__package__}.{PLACES[cmd_name]}")
        command = getattr(module, cmd_name + ("_" if cmd_name in TAKEN else ""))
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GuarantorError as error:
            raise Refusal(str(error)) from error
        except DBAPIError as error:
            reason = str(error.orig or error).strip().splitlines()[0]
            raise Refusal(f"the ledger cannot be used: {reason}") from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="guarantor")
@click.option(
    "--ledger",
    "address",
    envvar="GUARANTOR_LEDGER",
    default=DEFAULT_LEDGER,
    show_default=True,
    help="Ledger file, or postgresql:// address.  [env: GUARANTOR_LEDGER]",
)
@click.pass_context
def main(ctx: click.Context, address: str) -> None:
    """Keep who offered what to whom, on which condition, how firmly, according to whom.

    guarantor reads news articles in English, Ukrainian and Russian, codes each into attributed statements,
    appends them to a ledger that is never rewritten, and answers from it.

    \b
    Start with the sample that ships with it:
        guarantor read --sample
        guarantor brief --as-of 2026-01-10
        guarantor view guarantees --as-of 2026-01-07
        guarantor explain ID             (an id from any table)
    then with your own articles (.html, .txt, .json, .jsonl, folders):
        guarantor read articles/

    Exit status: 0 done; 1 something could not be read, or a check failed; 2 wrong usage, or no ledger.
    """
    ctx.obj = address

"""`guarantor verify`, `rebuild`, `export` and `import`: the ledger itself."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from guarantor.cli.handwork import imported
from guarantor.cli.options import INCOMPLETE, Refusal, existing
from guarantor.ledger import open_ledger

TARGET = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@click.command(short_help="Check the hash chain of the ledger.")
@click.pass_obj
def verify(address: str) -> None:
    """Check the hash chain of the ledger; the first entry that was changed is named.

    Exit status: 0 the chain holds, 1 it does not.
    """
    with existing(address) as ledger:
        problems = ledger.verify()
    for problem in problems:
        click.echo(f"problem: {problem}", err=True)
    if problems:
        sys.exit(INCOMPLETE)
    click.echo("the chain holds: no entry was changed, added or taken out")


@click.command(short_help="Make all tables anew from the journal.")
@click.pass_obj
def rebuild(address: str) -> None:
    """Make all tables anew from the journal, which alone is the truth."""
    with existing(address) as ledger:
        ledger.rebuild()
    click.echo("all tables were made anew from the journal")


@click.command(short_help="Write the journal to a file.")
@TARGET
@click.pass_obj
def export(address: str, file: Path) -> None:
    """Write the journal to FILE as JSON lines, one entry a line, with its hashes."""
    with existing(address) as ledger:
        try:
            count = ledger.export(file)
        except OSError as error:
            raise Refusal(f"{file} cannot be written: {error.strerror or error}") from error
    click.echo(f"{count} entries written to {file}")


@click.command(name="import", short_help="Take in a journal, or statements coded by hand.")
@TARGET
@click.option("--coder", help="FILE holds statements in the gold files' form, coded by human/NAME.")
@click.option(
    "--beside", is_flag=True, help="Such statements stand beside the machine's instead of in their place."
)
@click.pass_obj
def import_(address: str, file: Path, coder: str | None, beside: bool) -> None:
    """Append an exported journal, or statements that a person coded.

    Without --coder FILE is a journal that `guarantor export` wrote; its hashes are kept, and what this ledger
    holds must be its beginning. With --coder FILE holds one statement a line, as `guarantor code --json`
    writes it, about articles of this ledger. Lines that do not fit are listed, the rest is taken.

    \b
    guarantor --ledger copy.db import journal.jsonl
    guarantor import coded.jsonl --coder human/olena
    """
    try:
        if coder is None:
            with open_ledger(address) as ledger:
                click.echo(f"{ledger.import_(file)} entries added")
            return
        with existing(address) as ledger:
            problems = imported(ledger, file, coder, beside)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise Refusal(f"{file} cannot be read: {reason}") from error
    sys.exit(INCOMPLETE if problems else 0)

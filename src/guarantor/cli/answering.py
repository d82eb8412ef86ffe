"""`guarantor brief`, `view`, `whatif` and `explain`: questions to the ledger."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from guarantor import dossiers, views
from guarantor.cli import rendering
from guarantor.cli.columns import SHOWN, table_of
from guarantor.cli.explaining import explain_statement
from guarantor.cli.front_page import brief_json, print_brief
from guarantor.cli.options import FORMAT, Day, existing, filters, output
from guarantor.views import Table

NOTES = {
    "differences": "basis: said, a statement says so; compared, statements on both versions differ; silence, nothing\n"
    "is told on it of the other version, which does not prove that it is not in it"
}


@click.command(short_help="Print the front page of the ledger.")
@filters
@click.option("--json", "as_json", is_flag=True, help="Print the brief as JSON, all rows and columns.")
@click.pass_obj
def brief(address: str, /, as_json: bool, **scope: Any) -> None:
    """Print the front page of the ledger.

    Who guarantees what on which condition, who stands where, which plan is alive and where it lies, who owes
    an answer, who meets next, where sources contradict each other, and who is the source of all that. With
    --since also what is new since that day.

    \b
    guarantor brief --as-of 2026-01-07
    guarantor brief --party FR --since 2026-01-05
    """
    with existing(address) as ledger, ledger.connect() as connection:
        page = views.brief(connection, views.Scope(**scope))
    if as_json:
        click.echo(brief_json(page))
    else:
        print_brief(output(), page)


def _view_help() -> str:
    questions = "\n".join(f"  {name:<11} {views.opening(name)[0]}" for name in views.names())
    return (
        "Answer one question from the ledger; every row names the statements that it rests on.\n\n"
        f"\b\n{questions}\n\n\b\n"
        "guarantor view positions --issue guarantees.troops --as-of 2026-01-07\n"
        "guarantor view timeline --format csv > timeline.csv"
    )


@click.command(help=_view_help(), short_help="Answer one question: a table, CSV or JSON.")
@click.argument("name", metavar="NAME", type=click.Choice(views.names()))
@filters
@click.option("--limit", type=click.IntRange(min=1), help="At most so many rows, the newest.")
@click.option("--diff", is_flag=True, help="Of drafts: what came in, went out and changed between versions.")
@FORMAT
@click.pass_obj
def view(address: str, /, name: str, diff: bool, form: str, **scope: Any) -> None:
    """Print the table of one view."""
    if diff:
        name = _differences_of(name)
    with existing(address) as ledger, ledger.connect() as connection:
        table = views.answer(connection, name, **scope)
    _print(name, table, form)


def _differences_of(name: str) -> str:
    if name != "drafts":
        raise click.UsageError(f"--diff is for drafts; found {name}")
    return "differences"


@click.command(short_help="Tell which guarantees could be called.")
@click.option("--ceasefire", type=Day(), help="The day from which a ceasefire holds; none if not given.")
@click.option("--breach", type=Day(), help="The day on which it is broken; none if not given.")
@click.option("--by", default="RU", show_default=True, help="Who breaks it.")
@click.option(
    "--ratified", multiple=True, metavar="BODY", help="Who has ratified, as US/congress; may be repeated."
)
@filters
@FORMAT
@click.pass_obj
def whatif(
    address: str,
    /,
    ceasefire: date | None,
    breach: date | None,
    by: str,
    ratified: tuple[str, ...],
    form: str,
    **scope: Any,
) -> None:
    """Tell which guarantees could be called if a ceasefire held from one day and were broken on another.

    It says what follows from the statements, with reasons and what is still to be settled. It is no forecast.

    \b
    guarantor whatif --ceasefire 2026-02-01 --breach 2026-06-01 --ratified US/congress
    """
    supposed = views.Supposed(ceasefire, breach, by, ratified)
    with existing(address) as ledger, ledger.connect() as connection:
        table = views.answer(connection, "whatif", supposed=supposed, **scope)
    _print("whatif", table, form)


@click.command(short_help="Show the sentence, tree and rule of a statement.")
@click.argument("statement", metavar="ID")
@click.pass_obj
def explain(address: str, statement: str) -> None:
    """Show why a statement was coded: the sentence with its evidence, the tree, the rule that fired.

    ID is the statement's id or a beginning that no other has; every table gives it.
    """
    with existing(address) as ledger:
        explain_statement(output(), ledger, statement, dossiers.load())


def _print(name: str, table: Table, form: str) -> None:
    if form == "json":
        click.echo(rendering.as_json(table.columns, table.rows))
    elif form == "csv":
        click.echo(rendering.as_csv(table.columns, table.rows), nl=False)
    elif table.rows:
        rendering.print_table(output(), *table_of(table, SHOWN[name]))
        if name in NOTES:
            click.echo(NOTES[name])
    else:
        click.echo("no row: nothing in the ledger answers this; see --as-of, --party, --issue, --language")

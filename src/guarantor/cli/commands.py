"""The commands and their options."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from guarantor import __version__, dossiers, samples, views
from guarantor.cli import rendering
from guarantor.cli.explaining import explain_statement
from guarantor.cli.reading import Report, coded_articles, summary
from guarantor.errors import GuarantorError
from guarantor.grammar.coder import CODER
from guarantor.ledger import Ledger, open_ledger

DEFAULT_LEDGER = "guarantor.db"
INCOMPLETE = 1  # exit status when something could not be read, or a check failed
PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))


class _Group(click.Group):
    """Shows our own errors as one line and exits with 2, as click does for wrong usage."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GuarantorError as error:
            raise click.ClickException(str(error)) from error


class _Day(click.ParamType):
    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"found {value!r}, expected a day like 2026-01-06", param, ctx)


class _Moment(click.ParamType):
    name = "TIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"found {value!r}, expected a day or time like 2026-01-06T18:30+02:00", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that mean the same everywhere."""
    for option in (
        click.option("--language", type=click.Choice(["en", "uk", "ru"]), help="Only articles in this language."),
        click.option("--since", type=_Day(), help="Only what was published on this day or later."),
        click.option("--issue", help="Only this issue and its subissues, as guarantees.troops."),
        click.option("--party", help="Only statements by or to this party, as UA or UA/zelenskyy."),
        click.option("--as-recorded", type=_Moment(), help="Only what this ledger held by then."),
        click.option("--as-of", type=_Day(), help="Only what had been published by the end of this day."),
    ):
        command = option(command)
    return command


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
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

    guarantor reads news articles in English, Ukrainian and Russian, codes each into attributed statements, appends
    them to a ledger that is never rewritten, and answers from it.

    \b
    Start with the sample that ships with it:
        guarantor read --sample
        guarantor brief
        guarantor view positions --as-of 2026-01-03
    then with your own articles (.html, .txt, .json, .jsonl, folders):
        guarantor read articles/
    """
    ctx.obj = address


@main.command()
@PATHS
@click.option("--sample", is_flag=True, help="Read the sample that ships with guarantor.")
@click.option("--published", type=_Moment(), help="Publication time of articles that do not tell theirs.")
@click.option("--outlet", help="Outlet of articles that do not tell theirs.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.pass_obj
def read(
    address: str, paths: tuple[Path, ...], sample: bool, published: datetime | None, outlet: str | None, as_json: bool
) -> None:
    """Read articles from files and folders, code them and append them to the ledger.

    What cannot be read is listed with what to do about it; the rest is read. Reading an article again adds nothing.
    Exit status: 0 all read, 1 some could not be read, 2 wrong usage.
    """
    targets = [samples.path(), *paths] if sample else list(paths)
    if not targets:
        raise click.UsageError("nothing to read: name files or folders, or use --sample")
    report, console = Report(), Console(stderr=True)
    added = already = 0
    with open_ledger(address) as ledger:
        for article, statements in coded_articles(targets, dossiers.load(), report, published, outlet, console):
            done = ledger.append([article], statements, coder=CODER)
            added += done.statements
            already += done.already
    _report(report, added, already, as_json, console)
    sys.exit(INCOMPLETE if report.problems else 0)


def _report(report: Report, added: int, already: int, as_json: bool, console: Console) -> None:
    if as_json:
        problems = [{"where": p.where, "found": p.found, "advice": p.advice} for p in report.problems]
        data = {"articles": dict(report.languages), "statements": dict(report.acts), "problems": problems}
        click.echo(json.dumps(data | {"added": added, "already": already}, ensure_ascii=False, indent=1))
        return
    click.echo(summary(report))
    click.echo(f"ledger      {added} statements added, {already} entries already there")
    _list_problems(report, console)


def _list_problems(report: Report, console: Console) -> None:
    for problem in report.problems:
        console.print(f"problem: {problem}", style="yellow", markup=False, highlight=False)


@main.command()
@PATHS
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, in the form of the gold files.")
@click.option("--published", type=_Moment(), help="Publication time of articles that do not tell theirs.")
@click.option("--outlet", help="Outlet of articles that do not tell theirs.")
def code(paths: tuple[Path, ...], as_json: bool, published: datetime | None, outlet: str | None) -> None:
    """Code articles into statements without a ledger.

    With --json nothing but statements is written to standard output; problems go to standard error.
    """
    if not paths:
        raise click.UsageError("nothing to code: name files or folders")
    report, console = Report(), Console(stderr=True)
    for article, statements in coded_articles(paths, dossiers.load(), report, published, outlet, console):
        if not as_json:
            click.echo(f"{article.id}  {article.outlet}  {article.published:%Y-%m-%d}  {article.title}")
        for statement in statements:
            gold = json.dumps(statement.as_gold(article), ensure_ascii=False)
            click.echo(gold if as_json else f"  {statement.id}  {statement}")
    _list_problems(report, console)
    sys.exit(INCOMPLETE if report.problems else 0)


@main.command()
@click.argument("name", type=click.Choice(views.names()))
@_filters
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.pass_obj
def view(address: str, name: str, form: str, **filters: Any) -> None:
    """Answer one question from the ledger; every row names the statements that it rests on.

    `guarantor explain ID` shows the sentence behind a statement.
    """
    with _existing(address) as ledger, ledger.connect() as connection:
        table = views.answer(connection, name, **filters)
    if form == "json":
        click.echo(rendering.as_json(table.columns, table.rows))
    elif form == "csv":
        click.echo(rendering.as_csv(table.columns, table.rows), nl=False)
    else:
        rendering.print_table(_output(), table.columns, table.rows)


@main.command()
@_filters
@click.option("--json", "as_json", is_flag=True, help="Print the brief as JSON.")
@click.pass_obj
def brief(address: str, as_json: bool, **filters: Any) -> None:
    """Print the front page: guarantees, positions, plans, open answers, meetings, contradictions, sources."""
    with _existing(address) as ledger, ledger.connect() as connection:
        page = views.brief(connection, views.Scope(**filters))
    if as_json:
        click.echo(rendering.brief_json(page))
    else:
        rendering.print_brief(_output(), page)


@main.command()
@click.argument("statement")
@click.pass_obj
def explain(address: str, statement: str) -> None:
    """Show why a statement was coded: the sentence with its evidence, the tree, the rule that fired."""
    with _existing(address) as ledger:
        explain_statement(_output(), ledger, statement, dossiers.load())


@main.command()
@click.pass_obj
def verify(address: str) -> None:
    """Check the hash chain of the ledger; the first entry that was changed is named.

    Exit status: 0 the chain holds, 1 it does not.
    """
    with _existing(address) as ledger:
        problems = ledger.verify()
    for problem in problems:
        click.echo(f"problem: {problem}", err=True)
    if problems:
        sys.exit(INCOMPLETE)
    click.echo("the chain holds")


def _output() -> Console:
    """Standard output; as wide as it needs where it is no terminal."""
    return Console(width=None if sys.stdout.isatty() else 160, highlight=False)


def _existing(address: str) -> Ledger:
    return open_ledger(address, create=False)

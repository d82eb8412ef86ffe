"""`guarantor read` and `guarantor code`: articles in, statements out."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console

from guarantor import dossiers, samples
from guarantor.cli.options import DEFAULT_LEDGER, INCOMPLETE, OUTLET, PATHS, PUBLISHED
from guarantor.cli.reading import Report, coded_articles, summary
from guarantor.grammar.coder import CODER
from guarantor.ledger import open_ledger


@click.command(short_help="Read, code and keep articles in the ledger.")
@PATHS
@click.option("--sample", is_flag=True, help="Read the fifteen articles that ship with guarantor.")
@PUBLISHED
@OUTLET
@click.option("--json", "as_json", is_flag=True, help="Print the summary and the problems as JSON.")
@click.pass_obj
def read(
    address: str,
    paths: tuple[Path, ...],
    sample: bool,
    published: datetime | None,
    outlet: str | None,
    as_json: bool,
) -> None:
    """Read articles from files and folders, code them and append them to the ledger.

    Read are pages (.html, .htm, .xhtml), plain text (.txt) and records (.json, .jsonl), in folders also. What
    cannot be read is listed on standard error with what to do about it; the rest is read. An article that was
    read before adds nothing.

    \b
    guarantor read articles/
    guarantor read note.txt --published 2026-01-06 --outlet "Harbour Wire"
    """
    targets = [samples.path(), *paths] if sample else list(paths)
    if not targets:
        raise click.UsageError("nothing to read: name files or folders, or use --sample")
    report, console = Report(), Console(stderr=True)
    with open_ledger(address) as ledger:
        for article, statements in coded_articles(
            targets, dossiers.load(), report, published, outlet, console
        ):
            report.add(ledger.append([article], statements, coder=CODER), len(statements))
    if as_json:
        click.echo(json.dumps(_as_dict(report), ensure_ascii=False, indent=1))
    else:
        click.echo(summary(report))
        _list_problems(report)
        if report.languages.total():
            ledger_option = "" if address == DEFAULT_LEDGER else f"--ledger {address} "
            click.echo(f"next: guarantor {ledger_option}brief --as-of {report.latest:%Y-%m-%d}")
    sys.exit(INCOMPLETE if report.problems else 0)


@click.command()
@PATHS
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object a line, in the form of the gold files."
)
@PUBLISHED
@OUTLET
def code(paths: tuple[Path, ...], as_json: bool, published: datetime | None, outlet: str | None) -> None:
    """Code articles into statements without a ledger.

    With --json one statement a line is written to standard output, and nothing else. Problems go to standard
    error.

    \b
    guarantor code articles.jsonl --json > statements.jsonl
    """
    if not paths:
        raise click.UsageError("nothing to code: name files or folders")
    report, console = Report(), Console(stderr=True)
    for article, statements in coded_articles(paths, dossiers.load(), report, published, outlet, console):
        if not as_json:
            click.echo(f"{article.id}  {article.outlet}  {article.published:%Y-%m-%d}  {article.title}")
        for statement in statements:
            gold = json.dumps(statement.as_gold(article), ensure_ascii=False)
            click.echo(gold if as_json else f"  {statement.id[:8]}  {statement}")
    _list_problems(report)
    sys.exit(INCOMPLETE if report.problems else 0)


def _as_dict(report: Report) -> dict[str, object]:
    return {
        "articles": dict(report.languages),
        "statements": dict(report.acts),
        "added": report.added,
        "already": report.already,
        "problems": [asdict(problem) for problem in report.problems],
    }


def _list_problems(report: Report) -> None:
    for problem in report.problems:
        click.echo(f"problem: {problem}", err=True)

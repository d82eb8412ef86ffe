"""`guarantor score`: statements against those of a careful coder."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from guarantor.cli.options import INCOMPLETE, Refusal
from guarantor.model import LANGUAGES
from guarantor.scoring import Pairing, Rates, Row, pairing, ungrounded

FIELDS = ("article", "act", "actors", "issues", "evidence")


@click.command(short_help="Score statements against gold.")
@click.argument("gold", type=click.Path(path_type=Path, file_okay=False))
@click.argument("predicted", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--errors", is_flag=True, help="List what was missed and what is spurious.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def score(gold: Path, predicted: Path, errors: bool, as_json: bool) -> None:
    """Score statements against gold: precision, recall, F1, and how often each further field is right.

    GOLD is a folder with articles.jsonl and statements.jsonl, PREDICTED a file of statements as `guarantor
    code --json` writes them. Evidence that does not stand in its article word for word makes the exit
    status 1.
    """
    articles = _rows(gold / "articles.jsonl", ("id", "language", "title", "text"))
    golden, found = _rows(gold / "statements.jsonl", FIELDS), _rows(predicted, FIELDS)
    bodies = {row["id"]: f"{row['title']}\n{row['text']}" for row in articles}
    strangers = {row["article"] for row in found} - set(bodies)
    if strangers:
        raise Refusal(
            f"{predicted} is about articles that {gold} does not hold: {', '.join(sorted(strangers)[:3])}"
        )
    report = _report(articles, golden, found)
    click.echo(_json(report) if as_json else _table(report))
    if errors:
        _list_errors(report["all"][1])
    wrong = ungrounded(found, bodies)
    for row in wrong:
        click.echo(
            f"problem: {row['article']}: the text does not hold the evidence {row['evidence']!r}", err=True
        )
    sys.exit(INCOMPLETE if wrong else 0)


def _rows(path: Path, fields: tuple[str, ...]) -> list[Row]:
    rows: list[Row] = []
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                rows.append(_row(line, f"{path}, line {number}", fields))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise Refusal(f"{path} cannot be read: {reason}") from error
    return rows


def _row(line: str, where: str, fields: tuple[str, ...]) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise Refusal(f"{where}: not JSON ({error})") from error
    missing = [field for field in fields if not isinstance(row, dict) or field not in row]
    if missing:
        raise Refusal(f"{where}: the fields {', '.join(missing)} are missing")
    return dict(row)


def _report(articles: list[Row], gold: list[Row], found: list[Row]) -> dict[str, tuple[int, Pairing]]:
    """For each language that occurs, and for all: how many articles, and the pairing."""
    report = {}
    for language in (*LANGUAGES, "all"):
        chosen = {row["id"] for row in articles if language in (row["language"], "all")}
        if chosen:
            pairs = pairing(*([row for row in rows if row["article"] in chosen] for rows in (gold, found)))
            report[language] = (len(chosen), pairs)
    return report


def _json(report: dict[str, tuple[int, Pairing]]) -> str:
    return json.dumps({language: _figures(*row) for language, row in report.items()}, indent=1)


def _figures(articles: int, pairs: Pairing) -> dict[str, Any]:
    slots = {name: share if share is None else round(share, 3) for name, share in pairs.slots().items()}
    counts = {"articles": articles, "gold": pairs.gold, "predicted": pairs.predicted}
    return {**counts, "core": _rounded(pairs.core), "exact": _rounded(pairs.exactly), "slots": slots}


def _rounded(rates: Rates) -> dict[str, float]:
    return {name: round(value, 3) for name, value in asdict(rates).items()}


def _table(report: dict[str, tuple[int, Pairing]]) -> str:
    lines = ["      articles  gold  predicted  precision  recall     F1  exact F1"]
    for language, (articles, pairs) in report.items():
        core = pairs.core
        lines.append(
            f"{language:<4}  {articles:8}  {pairs.gold:4}  {pairs.predicted:9}  {core.precision:9.3f}  "
            f"{core.recall:6.3f}  {core.f1:5.3f}  {pairs.exactly.f1:8.3f}"
        )
    slots = report["all"][1].slots() if "all" in report else {}
    held = [f"{name} {share:.3f}" for name, share in slots.items() if share is not None]
    return "\n".join([*lines, "right in matches: " + (", ".join(held) or "there is no match")])


def _list_errors(pairs: Pairing) -> None:
    for kind, rows in (("missed", pairs.missed), ("spurious", pairs.spurious)):
        for row in rows:
            negated = "NOT " if row.get("negated") else ""
            told = f"{','.join(row['actors'])} {negated}{row['act']} {','.join(row['issues'])}"
            click.echo(f"{kind:<8}  {row['article']}  {told}  «{row['evidence']}»")

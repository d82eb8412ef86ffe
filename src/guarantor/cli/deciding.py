"""`guarantor decide`: a reviewer's verdict on a statement."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import click

from guarantor.cli.finding import statement_named
from guarantor.cli.options import Refusal, existing
from guarantor.model import Article, Decision, Statement


@click.command(short_help="Accept, reject or amend a statement.")
@click.argument("statement", metavar="ID")
@click.argument("verdict", type=click.Choice(["accept", "reject", "amend"]))
@click.option(
    "--reviewer", required=True, envvar="GUARANTOR_REVIEWER", help="Your name.  [env: GUARANTOR_REVIEWER]"
)
@click.option("--reason", required=True, help="Why, in a sentence.")
@click.option("--change", help="For amend: the fields that change, as JSON in the gold files' form.")
@click.pass_obj
def decide(
    address: str, statement: str, verdict: str, reviewer: str, reason: str, change: str | None
) -> None:
    """Accept, reject or amend a statement, with name and reason.

    Nothing is overwritten: the verdict is one more entry of the journal, and an amendment appends a statement
    of yours that takes the place of the judged one.

    \b
    guarantor decide 1a2b3c4d reject --reviewer olena --reason "the text says the opposite"
    guarantor decide 1a2b3c4d amend --reviewer olena --reason "only may" --change '{"status": "possible"}'
    """
    if (verdict == "amend") != (change is not None):
        raise click.UsageError("--change goes with amend, and amend needs it")
    with existing(address) as ledger:
        judged, article = statement_named(ledger, statement)
        amended = _amended(judged, article, change, reviewer) if change else None
        decision = Decision(
            judged.id, verdict, reviewer, datetime.now(UTC), reason, amended.id if amended else None
        )
        ledger.append(statements=[amended] if amended else [], decisions=[decision], whole=False)
    click.echo(f"{verdict}: {judged.id}" + (f", in its place {amended.id}  {amended}" if amended else ""))


def _amended(judged: Statement, article: Article, change: str, reviewer: str) -> Statement:
    """The judged statement with some fields changed, coded by the reviewer; Refusal if they do not fit."""
    fields = _fields(change)
    unknown = set(fields) - (set(judged.as_gold(article)) - {"article"})
    if unknown:
        raise Refusal(f"--change names {', '.join(sorted(unknown))}, which no statement has")
    try:
        made = Statement.from_gold({**judged.as_gold(article), **fields}, article, f"human/{reviewer}")
    except (AttributeError, KeyError, TypeError) as error:
        raise Refusal(f"--change does not fit the form of the gold files: {error!r}") from error
    evidence = made.evidence if "evidence" in fields else judged.evidence
    return replace(made, evidence=evidence, instrument=judged.instrument)


def _fields(change: str) -> dict[str, Any]:
    try:
        fields = json.loads(change)
    except ValueError as error:
        raise Refusal(f'--change is not JSON ({error}); expected as \'{{"status": "possible"}}\'') from error
    if not isinstance(fields, dict):
        raise Refusal('--change is not a JSON object; expected as \'{"status": "possible"}\'')
    return fields

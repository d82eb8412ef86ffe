"""What people coded, as JSON lines in the form of the gold files → statements and decisions, or problems.

A line with `act` is a statement: the codebook's fields, `evidence` as the words of the article, `instrument`
if any. A line with `verdict` is a decision: `statement` (an id), `verdict` (accept, reject, amend), `reason`,
and for an amendment `amended`, a whole statement.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from guarantor.errors import StatementError
from guarantor.model import Article, Decision, Problem, Source, Span, Statement, Terms

FIELDS = {
    *("article", "act", "actors", "recipients", "issues", "negated", "status", "when", "sources", "terms"),
    *("evidence", "instrument"),
}
FindArticle = Callable[[str], Article | None]


@dataclass(frozen=True, slots=True)
class Coded:
    """What a file held; `amendments` are the statements that decisions put in others' places."""

    statements: list[Statement] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    amendments: list[Statement] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def coded(lines: Iterable[str], article: FindArticle, coder: str, where: str = "line") -> Coded:
    """Statements and decisions by `coder` (`human/NAME`); what cannot be read is a problem."""
    made = Coded()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            _take(json.loads(line), article, coder, made)
        except (ValueError, KeyError, TypeError, AttributeError, StatementError) as error:
            advice = "See the codebook for the fields and their values."
            made.problems.append(Problem(f"{where} {number}", _said(error), advice))
    return made


def _take(row: dict[str, Any], article: FindArticle, coder: str, made: Coded) -> None:
    if "verdict" not in row:
        made.statements.append(_statement(row, article, coder))
        return
    amended = _statement(row["amended"], article, coder) if row.get("amended") else None
    if amended:
        made.amendments.append(amended)
    decided = datetime.fromisoformat(row["decided"]) if row.get("decided") else datetime.now(UTC)
    reviewer = coder.partition("/")[2] or coder
    verdict = Decision(
        row["statement"], row["verdict"], reviewer, decided, row["reason"], amended.id if amended else None
    )
    made.decisions.append(verdict)


def _statement(row: dict[str, Any], article: FindArticle, coder: str) -> Statement:
    if unknown := set(row) - FIELDS:
        raise StatementError(f"unknown fields {', '.join(sorted(unknown))}")
    found = article(row["article"])
    if found is None:
        raise StatementError(f"the ledger does not hold article {row['article']!r}; read it first")
    return Statement(
        article=found.id,
        act=row["act"],
        actors=tuple(row["actors"]),
        recipients=tuple(row.get("recipients", ())),
        issues=tuple(row["issues"]),
        negated=bool(row.get("negated", False)),
        status=row.get("status", "actual"),
        when=row.get("when"),
        sources=tuple(Source(source["who"], source["kind"]) for source in row.get("sources", ())),
        terms=Terms.from_dict(row.get("terms", {})),
        instrument=row.get("instrument"),
        evidence=_evidence(row["evidence"], found),
        coder=coder,
    )


def _evidence(words: str, article: Article) -> Span:
    start = article.body.find(words) if words else -1
    if start < 0:
        raise StatementError(f"the evidence {words[:60]!r} does not stand in article {article.id}")
    return Span(start, start + len(words))


def _said(error: Exception) -> str:
    return f"field {error} is missing" if isinstance(error, KeyError) else str(error)

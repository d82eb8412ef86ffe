"""What the ledger holds about one statement or one article, put together for a page or as plain data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, select

from guarantor import trees
from guarantor.errors import RuleError
from guarantor.grammar.rules import Rule, rule_named
from guarantor.ledger import Ledger, schema
from guarantor.model import Article, Decision, Span, Statement

ID = re.compile(r"[0-9a-f]{8,64}")


@dataclass(frozen=True)
class Piece:
    """A stretch of text and the statements whose evidence covers it: none for plain text."""

    text: str
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """A statement with its article, the sentences around its evidence and what made and judged it.

    `counts` is false for what was superseded or rejected. `rule` is None where a person coded it or this
    version has no rule of that name.
    """

    statement: Statement
    article: Article
    sentence: tuple[Piece, ...]
    rule: Rule | None
    decisions: tuple[Decision, ...]
    counts: bool


@dataclass(frozen=True)
class Reading:
    """An article with all that counts of what was coded in it, its title and paragraphs in pieces."""

    article: Article
    statements: tuple[Statement, ...]
    title: tuple[Piece, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]


def finding(ledger: Ledger, id: str) -> Finding | None:
    """The statement of that id, or of the only id that begins so (8 digits at least), else None."""
    statement = ledger.statement(id) if ID.fullmatch(id) else None
    article = ledger.article(statement.article) if statement else None
    if statement is None or article is None:
        return None
    around = sentence_around(article, statement.evidence)
    pieces = tuple(marked(article.body, around, [statement]))
    with ledger.connect() as connection:
        counts = bool(counting(connection, [statement.id]))
    decisions = tuple(ledger.decisions(statement.id))
    return Finding(statement, article, pieces, _rule(statement), decisions, counts)


def reading(ledger: Ledger, id: str) -> Reading | None:
    """The article of that id with its statements; None if there is none."""
    article = ledger.article(id) if "\0" not in id else None
    if article is None:
        return None
    held = ledger.statements(article=article.id)
    with ledger.connect() as connection:
        counted = counting(connection, [statement.id for statement in held])
    held = sorted((s for s in held if s.id in counted), key=lambda s: s.evidence)
    title = marked(article.body, Span(0, len(article.title)), held)
    lines = tuple(tuple(marked(article.body, line, held)) for line in _lines(article))
    return Reading(article, tuple(held), tuple(title), lines)


def counting(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Those of the statements that count today in the views."""
    table, today = schema.statement.c, (datetime.now(UTC) - datetime(1970, 1, 1, tzinfo=UTC)).days
    told = select(schema.entry.c.seq).where(schema.entry.c.statement.in_(ids))
    chosen = select(table.id).where(table.seq.in_(told), table.until > today, table.ended == schema.FOREVER)
    return set(connection.execute(chosen).scalars())


def sentence_around(article: Article, evidence: Span) -> Span:
    """From the start of the sentence in which the evidence begins to the end of that in which it ends."""
    touched = [s for s in trees.segments(article) if s.start < evidence.end and evidence.start < s.end]
    starts, ends = [s.start for s in touched], [s.end for s in touched]
    return Span(min([*starts, evidence.start]), max([*ends, evidence.end]))


def marked(body: str, around: Span, statements: Iterable[Statement]) -> list[Piece]:
    """`around` cut wherever the evidence of one of the statements begins or ends."""
    held = [s for s in statements if s.evidence.start < around.end and around.start < s.evidence.end]
    edges = {around.start, around.end}
    for statement in held:
        edges |= {max(around.start, statement.evidence.start), min(around.end, statement.evidence.end)}
    places = sorted(edges)
    return [_piece(body, Span(*place), held) for place in pairwise(places)]


def _piece(body: str, place: Span, held: Sequence[Statement]) -> Piece:
    inside = [s.id for s in held if s.evidence.start <= place.start and place.end <= s.evidence.end]
    return Piece(place.of(body), tuple(inside))


def _lines(article: Article) -> list[Span]:
    """The lines after the title that hold text."""
    lines = re.compile(r"[^\n]*\S[^\n]*").finditer(article.body, len(article.title))
    return [Span(*found.span()) for found in lines]


def _rule(statement: Statement) -> Rule | None:
    try:
        return rule_named(statement.rule)
    except RuleError:
        return None


def article_head(article: Article) -> dict[str, Any]:
    """What an article says of itself, its text left out; plain data."""
    fields = ("id", "language", "outlet", "title", "author", "address")
    return {key: getattr(article, key) for key in fields} | {"published": article.published.isoformat()}


def statement_data(found: Finding) -> dict[str, Any]:
    """A finding as plain data: the codebook's fields, evidence as offsets and as words."""
    statement = found.statement
    rule = {"name": found.rule.name, "gloss": found.rule.gloss} if found.rule else None
    return {
        "id": statement.id,
        "article": article_head(found.article),
        **statement.content(),
        "evidence_text": statement.evidence.of(found.article.body),
        "sentence": "".join(piece.text for piece in found.sentence),
        "coder": statement.coder,
        "rule": rule or (statement.rule or None),
        "confidence": statement.confidence,
        "counts": found.counts,
        "decisions": [_decision_data(decision) for decision in found.decisions],
    }


def _decision_data(decision: Decision) -> dict[str, Any]:
    fields = ("verdict", "reviewer", "reason", "amended")
    return {key: getattr(decision, key) for key in fields} | {"decided": decision.decided.isoformat()}

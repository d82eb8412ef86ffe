"""One statement → its rows in the flat tables; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from guarantor.ledger import origins, promises, reading, schema
from guarantor.model import Amount, Article, Statement

UNITS = {
    "guarantees.troops": re.compile("troops|soldiers|personnel|peacekeepers"),
    "guarantees.finance": re.compile("[A-Z]{3}"),
}
OTHER_UNIT = re.compile("(?!percent|%).*")

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Page:
    """What the statements of an article share: who first had its text, publication (UTC), `known` to `until`."""

    article: Article
    root: str
    published: str
    day: date
    moment: int
    known: int
    until: int


@dataclass(frozen=True, slots=True)
class Holding:
    """A statement, its number in the journal, its article, and the journal's number from which it counts."""

    number: int
    seq: int
    statement: Statement
    page: Page
    recorded: int


def rows(holdings: Iterable[Holding]) -> Rows:
    """Rows by table name, with the tables' columns in their order."""
    made: Rows = {table.name: [] for table in (schema.statement, *schema.FLAT)}
    for holding in holdings:
        for name, row in _rows(holding):
            made[name].append(row)
    return made


def catalogues(flat: Rows) -> Rows:
    """Of each key that the flat rows hold the newest, for the catalogues; see `schema`."""
    return {
        "position": _newest(row for row in flat["stand"]),
        "ladder": _newest(row for row in flat["commitment"]),
        "slot": _newest(row[:5] for row in flat["term"]),
        "answered": [(*row, reading.family(row[1])) for row in _newest(row for row in flat["reply"])],
        "debt": [
            (*row, reading.family(row[1])) for row in _newest((*row[:3], row[4]) for row in flat["claim"])
        ],
        "custody": [(*row, reading.line(row[1])) for row in _newest(row[:4] for row in flat["draft"])],
    }


def _newest(rows: Iterable[Row]) -> list[Row]:
    """The greatest of the rows that differ in nothing but their last two columns, moment and holding."""
    found: dict[Row, Row] = {}
    for row in rows:
        key, place = row[:-2], row[-2:]
        if key not in found or place > found[key]:
            found[key] = place
    return [key + place for key, place in found.items()]


def _rows(holding: Holding) -> Iterator[tuple[str, Row]]:
    said, page, number = holding.statement, holding.page, holding.number
    span = reading.span(said)
    at = reading.at(span, page.day)
    moment, stance = reading.moment(at, page.moment), reading.stance(said)
    origin = origins.origin(said, page.root)
    yield (
        "statement",
        (
            *(number, said.id, holding.seq, page.known, page.until, holding.recorded, schema.FOREVER, moment),
            *(at.isoformat(), said.article, page.article.outlet, page.article.language, page.published),
            *(said.act, int(said.negated), said.status, stance),
            *("|".join(said.actors), "|".join(said.recipients), "|".join(said.issues)),
            *("|".join(map(str, said.sources)), origin),
            *(said.when, reading.day(span.first) if span else None, reading.day(span.last) if span else None),
            *_terms(said, at),
            *(
                said.evidence.start,
                said.evidence.end,
                said.coder,
                said.rule,
                said.confidence,
                reading.fact(said),
            ),
        ),
    )
    for role, actors in (("actor", said.actors), ("recipient", said.recipients)):
        for actor in dict.fromkeys(actors):
            yield "party", (number, role, actor, reading.party(actor))
    for issue in dict.fromkeys(said.issues):
        yield "issue", (number, issue, reading.family(issue))
    for depth, source in enumerate(said.sources):
        yield "source", (number, depth, source.who, source.kind)
    yield from _stands(said, page, stance, origin, (moment, number))
    yield from _claims(said, moment, number)
    yield from _drafts(said, (moment, number))


def _terms(said: Statement, at: date) -> Row:
    """The columns from `instrument` to `place`."""
    terms, amount, due = said.terms, said.terms.amount, reading.deadline(said, at)
    return (
        *(said.instrument, terms.points),
        *((amount.value, amount.min, amount.max) if amount else (None, None, None)),
        *((amount.unit, amount_text(amount)) if amount else (None, None)),
        *(terms.duration, terms.within, due.isoformat() if due else None, terms.condition, terms.place),
    )


def _stands(said: Statement, page: Page, stance: str, origin: str, place: Row) -> Iterator[tuple[str, Row]]:
    answers = reading.answers(said)
    firmness = reading.firmness(said, said.evidence.of(page.article.body))
    parties = dict.fromkeys(map(reading.party, said.actors))
    for key in ((party, issue) for party in parties for issue in dict.fromkeys(said.issues)):
        if stance:
            yield "stand", (*key, stance, *place)
        if answers:
            yield "reply", (*key, answers, *place)
        if firmness > reading.NONE and reading.family(key[1]) == "guarantees":
            yield "commitment", (*key, firmness, *place)
            if firmness > reading.REJECTED:
                for slot, value in _slots(said, key[1], page.article, firmness):
                    yield "term", (*key, slot, *place, value, origin)


def _slots(said: Statement, issue: str, article: Article, firmness: int) -> Iterator[tuple[str, str]]:
    """The terms that a statement fixes for a guarantee; an amount only in a unit of the mechanism's kind."""
    for slot in ("condition", "duration", "within", "place"):
        value = getattr(said.terms, slot)
        if value:
            yield slot, value
    amount = said.terms.amount
    if amount and UNITS.get(issue, OTHER_UNIT).fullmatch(amount.unit):
        yield "amount", amount_text(amount)
    if firmness >= reading.PROPOSED:
        yield from promises.told(said.evidence.of(article.body), article.language, issue, said.actors)


def amount_text(amount: Amount) -> str:
    """`15000 troops`, or `6000..8000 troops` for a range."""
    ends = (amount.value,) if amount.value is not None else (amount.min, amount.max)
    return "..".join("" if end is None else f"{end:.15g}" for end in ends) + f" {amount.unit}"


def _claims(said: Statement, moment: int, number: int) -> Iterator[tuple[str, Row]]:
    if not reading.opens(said):
        return
    creditors = dict.fromkeys(map(reading.party, said.actors))
    for debtor in dict.fromkeys(map(reading.party, said.recipients)):
        for issue in dict.fromkeys(said.issues):
            for creditor in creditors:
                yield "claim", (debtor, issue, moment, creditor, number)


def _drafts(said: Statement, place: Row) -> Iterator[tuple[str, Row]]:
    version = reading.version(said)
    if version is None:
        return
    author = "author" if said.act in ("propose", "revise") else "holder"
    roles = dict.fromkeys(map(reading.party, said.actors), author)
    if said.act == "submit":
        roles |= {reading.party(actor): "holder" for actor in said.recipients}
    for party, role in roles.items():
        yield "draft", (party, version, *place, reading.line(version), role)

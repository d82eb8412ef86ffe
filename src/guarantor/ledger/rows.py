"""One statement → its rows in the flat tables; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guarantor.ledger import origins, reading, schema
from guarantor.model import Amount, Article, Statement

UNITS = {
    "guarantees.troops": re.compile("troops|soldiers|personnel|peacekeepers"),
    "guarantees.finance": re.compile("[A-Z]{3}"),
}
OTHER_UNIT = re.compile("(?!percent|%).*")

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Window:
    """Where on the two clocks a holding counts; see `schema`."""

    known: int
    until: int
    recorded: int
    ended: int = schema.FOREVER

    def as_dict(self) -> dict[str, int]:
        """Column names and values."""
        return {"known": self.known, "until": self.until, "recorded": self.recorded, "ended": self.ended}


@dataclass(frozen=True, slots=True)
class Holding:
    """A statement, its article, the outlet that first had the text, when it was published (UTC), its window."""

    number: int
    seq: int
    statement: Statement
    article: Article
    root: str
    published: str
    window: Window


def rows(holdings: Iterable[Holding]) -> Rows:
    """Rows by table name, in the order of the holdings."""
    made: Rows = {table.name: [] for table in (schema.statement, *schema.FLAT)}
    for holding in holdings:
        for name, row in _rows(holding):
            made[name].append(row)
    return made


def catalogues(flat: Rows) -> Rows:
    """What combinations the flat rows hold, each once: the views start their seeks from these."""
    columns = {
        "position": ("stand", ("party", "issue", "stance", "family")),
        "ladder": ("stand", ("party", "issue", "firmness")),
        "slot": ("term", ("party", "issue", "slot")),
        "custody": ("draft", ("party", "version", "line")),
        "debt": ("claim", ("debtor", "creditor", "issue", "family")),
    }
    return {
        name: [dict(zip(keys, held, strict=True)) for held in _distinct(flat[table], keys)]
        for name, (table, keys) in columns.items()
    }


def _distinct(rows: list[dict[str, Any]], keys: tuple[str, ...]) -> list[tuple[Any, ...]]:
    return list(dict.fromkeys(tuple(row[key] for key in keys) for row in rows))


def _rows(holding: Holding) -> Iterator[tuple[str, dict[str, Any]]]:
    said, article = holding.statement, holding.article
    moment = reading.moment(said, article)
    origin = origins.origin(said, holding.root)
    key = {"holding": holding.number}
    windowed = key | holding.window.as_dict() | {"moment": moment, "language": article.language}
    yield "statement", windowed | _statement(holding) | {"origin": origin}
    for role, actors in (("actor", said.actors), ("recipient", said.recipients)):
        for actor in dict.fromkeys(actors):
            held = {"role": role, "actor": actor, "party": reading.party(actor), "moment": moment}
            yield "party", key | held
    for issue in dict.fromkeys(said.issues):
        yield "issue", key | {"issue": issue, "family": reading.family(issue), "moment": moment}
    for depth, source in enumerate(said.sources):
        yield "source", key | {"depth": depth, "who": source.who, "kind": source.kind}
    yield from _stands(holding, windowed, origin)
    yield from _claims(said, windowed)
    yield from _drafts(said, windowed)


def _statement(holding: Holding) -> dict[str, Any]:
    said, article = holding.statement, holding.article
    published = reading.utc_day(article)
    span, due = reading.span(said), reading.deadline(said, published)
    return {
        "id": said.id,
        "seq": holding.seq,
        "at": reading.at(said, published).isoformat(),
        "article": article.id,
        "outlet": article.outlet,
        "published": holding.published,
        "act": said.act,
        "negated": int(said.negated),
        "status": said.status,
        "actors": "|".join(said.actors),
        "recipients": "|".join(said.recipients),
        "issues": "|".join(said.issues),
        "sources": "|".join(map(str, said.sources)),
        "when": said.when,
        "when_from": reading.day(span.first) if span else None,
        "when_to": reading.day(span.last) if span else None,
        "instrument": said.instrument,
        "due": due.isoformat() if due else None,
        "evidence_start": said.evidence.start,
        "evidence_end": said.evidence.end,
        "coder": said.coder,
        "rule": said.rule,
        "confidence": said.confidence,
        "fact": reading.fact(said),
        **_terms(said),
    }


def _terms(said: Statement) -> dict[str, Any]:
    terms, amount = said.terms, said.terms.amount
    return {
        "points": terms.points,
        "amount": amount.value if amount else None,
        "amount_min": amount.min if amount else None,
        "amount_max": amount.max if amount else None,
        "unit": amount.unit if amount else None,
        "amount_text": amount_text(amount) if amount else None,
        "duration": terms.duration,
        "within": terms.within,
        "condition": terms.condition,
        "place": terms.place,
    }


def _stands(holding: Holding, windowed: dict[str, Any], origin: str) -> Iterator[tuple[str, dict[str, Any]]]:
    said = holding.statement
    stance, answers = reading.stance(said), reading.answers(said)
    firmness = reading.firmness(said, said.evidence.of(holding.article.body))
    if not stance and not answers and firmness == reading.NONE:
        return
    for party in dict.fromkeys(map(reading.party, said.actors)):
        for issue in dict.fromkeys(said.issues):
            held = windowed | {"party": party, "issue": issue}
            read = {"stance": stance, "firmness": firmness, "answers": answers}
            yield "stand", held | read | {"family": reading.family(issue)}
            if reading.family(issue) == "guarantees" and firmness > reading.REJECTED:
                for slot, value in _slots(said, issue):
                    yield "term", held | {"slot": slot, "value": value, "origin": origin}


def _slots(said: Statement, issue: str) -> Iterator[tuple[str, str]]:
    """The terms that a statement fixes for a guarantee; an amount only in a unit of the mechanism's kind."""
    for slot in ("condition", "duration", "within", "place"):
        value = getattr(said.terms, slot)
        if value:
            yield slot, value
    amount = said.terms.amount
    if amount and UNITS.get(issue, OTHER_UNIT).fullmatch(amount.unit):
        yield "amount", amount_text(amount)


def amount_text(amount: Amount) -> str:
    """`15000 troops`, or `6000..8000 troops` for a range."""
    ends = (amount.value,) if amount.value is not None else (amount.min, amount.max)
    return "..".join("" if end is None else f"{end:.15g}" for end in ends) + f" {amount.unit}"


def _claims(said: Statement, windowed: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if not reading.opens(said):
        return
    creditors = dict.fromkeys(map(reading.party, said.actors))
    for debtor in dict.fromkeys(map(reading.party, said.recipients)):
        for creditor in creditors:
            for issue in dict.fromkeys(said.issues):
                held = {"debtor": debtor, "creditor": creditor, "issue": issue}
                yield "claim", windowed | held | {"family": reading.family(issue)}


def _drafts(said: Statement, windowed: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    version = reading.version(said)
    if version is None:
        return
    author = "author" if said.act in ("propose", "revise") else "holder"
    roles = dict.fromkeys(map(reading.party, said.actors), author)
    if said.act == "submit":
        roles |= {reading.party(actor): "holder" for actor in said.recipients}
    for party, role in roles.items():
        yield (
            "draft",
            windowed | {"party": party, "version": version, "line": reading.line(version), "role": role},
        )

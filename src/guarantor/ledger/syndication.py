"""Where an article stands among those that are there: versions of one page, and copies of one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, select

from guarantor.ledger import bulk, origins, reading, schema
from guarantor.model import Article

CHUNK = 500
COMMON = 64  # articles kept for one run of words: more share only a page's furniture
PAGE = schema.article.c
SHINGLES = select(schema.sketch.c.shingle, schema.sketch.c.article)
SKETCHES = select(PAGE.id, PAGE.sketch)
STANDINGS = select(PAGE.id, PAGE.base, PAGE.address, PAGE.published, PAGE.known, PAGE.until, PAGE.root)
Changes = list[tuple[str, dict[str, Any]]]


@dataclass(slots=True)
class Standing:
    """What is known of one article for placing others."""

    id: str
    published: str
    known: int
    until: int
    root: str


@dataclass(slots=True)
class Neighbours:
    """The articles that share an id, a web address or runs of words with those that come in."""

    standings: dict[str, Standing] = field(default_factory=dict)
    pages: dict[str, list[str]] = field(default_factory=dict)  # article ids by base id and by address
    texts: dict[int, list[str]] = field(default_factory=dict)  # article ids by shingle
    sketches: dict[str, tuple[int, ...]] = field(default_factory=dict)
    new_sketches: list[bulk.Row] = field(default_factory=list)

    def place(self, seq: int, article: Article) -> tuple[bulk.Row, Changes]:
        """The row of the table `article`, and what changes for others: id, and new `until` or `root`."""
        published, known = reading.utc_text(article.published), reading.day(reading.utc_day(article))
        versions = [self.standings[other] for key in pages(article) for other in self.pages.get(key, ())]
        copies = [self.standings[other] for other in self.alike(article)]
        first = min(((copy.published, copy.root) for copy in copies), default=(published, article.outlet))
        until = min((held.known for held in versions if held.published > published), default=schema.FOREVER)
        root = first[1] if first[0] < published else article.outlet
        changes: Changes = []
        for held in {held.id: held for held in versions}.values():
            if held.published < published and known < held.until:
                held.until = known
                changes.append((held.id, {"until": known}))
        for copy in copies:
            if copy.published > published and copy.root != root:
                copy.root = root
                changes.append((copy.id, {"root": root}))
        self._add(article, Standing(article.id, published, known, until, root))
        return _row(seq, article, self.standings[article.id], self.sketches[article.id]), changes

    def alike(self, article: Article) -> list[str]:
        """Ids of those that share half of the sketch."""
        own = self.sketches[article.id]
        near = {other for shingle in origins.clue(own) for other in self.texts.get(shingle, ())}
        return sorted(other for other in near if origins.alike(own, self.sketches[other]))

    def _add(self, article: Article, standing: Standing) -> None:
        self.standings[article.id] = standing
        for key in pages(article):
            self.pages.setdefault(key, []).append(article.id)
        for shingle in origins.clue(self.sketches[article.id]):
            held = self.texts.setdefault(shingle, [])
            if len(held) < COMMON:
                held.append(article.id)
                self.new_sketches.append((shingle, article.id))


def neighbours(connection: Connection, articles: Sequence[Article]) -> Neighbours:
    """What the ledger holds near these articles."""
    found = Neighbours(sketches={article.id: origins.sketch(article.body) for article in articles})
    shingles = {shingle for sketch in found.sketches.values() for shingle in origins.clue(sketch)}
    for row in _rows(connection, schema.sketch.c.shingle, shingles, SHINGLES):
        found.texts.setdefault(row.shingle, []).append(row.article)
    near = {other for held in found.texts.values() for other in held}
    for row in _rows(connection, PAGE.id, near, SKETCHES):
        found.sketches[row.id] = origins.unpacked(row.sketch)
    keys = {key for article in articles for key in pages(article)}
    copies = {other for article in articles for other in found.alike(article)}
    for column, wanted in ((PAGE.base, keys), (PAGE.address, keys), (PAGE.id, copies)):
        for row in _rows(connection, column, wanted, STANDINGS):
            found.standings[row.id] = Standing(row.id, row.published, row.known, row.until, row.root)
            if column.name != "id":
                found.pages.setdefault(getattr(row, column.name), []).append(row.id)
    return found


def pages(article: Article) -> tuple[str, ...]:
    """What versions of one page share: the id before `~`, and an address on the web."""
    base = article.id.partition("~")[0]
    return (base, article.address) if "://" in article.address else (base,)


def _row(seq: int, article: Article, standing: Standing, sketch: tuple[int, ...]) -> bulk.Row:
    base, _, version = article.id.partition("~")
    return (
        *(article.id, seq, base, int(version) if version.isdigit() else 1, article.language, article.outlet),
        *(standing.published, standing.known, standing.until, article.title, article.text, article.address),
        *(article.digest, standing.root, origins.packed(sketch)),
    )


def _rows(connection: Connection, column: Any, wanted: Iterable[Any], chosen: Select[Any]) -> Iterator[Any]:
    values = sorted(wanted)
    for start in range(0, len(values), CHUNK):
        yield from connection.execute(chosen.where(column.in_(values[start : start + CHUNK])))

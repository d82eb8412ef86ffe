"""The nouns that every room knows: articles, trees, statements, decisions, problems.

All of them are immutable. Offsets count Unicode code points into `Article.body`, end exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from guarantor.canonical import canonical, digest, fingerprint, listed, plain, quoted
from guarantor.errors import StatementError

LANGUAGES = ("en", "uk", "ru")
ACTS = (
    "propose",
    "pledge",
    "provide",
    "agree",
    "reject",
    "demand",
    "discuss",
    "meet",
    "revise",
    "submit",
    "await",
    "ratify",
    "threaten",
    "accuse",
)
STATUSES = ("actual", "planned", "possible", "conditional")
SOURCE_KINDS = ("named", "anonymous", "outlet", "document")
CONDITIONS = ("after-ceasefire", "upon-attack", "upon-ratification", "upon-agreement", "other")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's body: `start` to `end`, in code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers in `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True)
class Article:
    """One published text.

    `published` is timezone-aware. `address` is a URL or a file path, `author` the byline; both empty if unknown.
    """

    id: str
    language: str
    outlet: str
    published: datetime
    title: str
    text: str
    address: str = ""
    author: str = ""

    @cached_property
    def body(self) -> str:
        """Title, line feed, text: what evidence offsets point into."""
        return f"{self.title}\n{self.text}"

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that the article says: two versions at one address differ in it."""
        return fingerprint(
            {"outlet": self.outlet, "published": self.published.isoformat(), "body": self.body}
        )


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence before parsing: its place in the body and the places of its tokens.

    `paragraph` 0 is the title; the text's own paragraphs count from 1.
    """

    start: int
    end: int
    paragraph: int
    tokens: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark of a sentence with its place in the tree (Universal Dependencies v2).

    `head` is the index of the governing token in the same sentence, -1 for the root. `feats` holds UD
    features (`{"Case": "Nom"}`); `lemma` is lower case except for proper names.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: Mapping[str, str]
    head: int
    deprel: str


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence: tokens whose `head` fields form one tree."""

    language: str
    paragraph: int
    start: int
    end: int
    tokens: tuple[Token, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its dependents, in order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head >= 0:
                below[token.head].append(index)
        return tuple(tuple(row) for row in below)

    @cached_property
    def root(self) -> int:
        """Index of the root token."""
        return next(index for index, token in enumerate(self.tokens) if token.head < 0)

    @cached_property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """Where each word stands: token indices by lemma and by form, in small letters."""
        found: dict[str, list[int]] = {}
        for index, token in enumerate(self.tokens):
            for word in {token.lemma.lower(), token.text.lower()}:
                found.setdefault(word, []).append(index)
        return {word: tuple(row) for word, row in found.items()}

    @cached_property
    def participles(self) -> tuple[int, ...]:
        """Indices of all participles."""
        return tuple(i for i, token in enumerate(self.tokens) if token.feats.get("VerbForm") == "Part")

    def subtree(self, index: int) -> tuple[int, ...]:
        """Indices of `index` and all that hangs below it, in order of the text."""
        found, stack = {index}, [index]
        while stack:
            for child in self.children[stack.pop()]:
                if child not in found:
                    found.add(child)
                    stack.append(child)
        return tuple(sorted(found))

    def ancestors(self, index: int) -> Iterator[int]:
        """Indices from the head of `index` up to the root."""
        while (index := self.tokens[index].head) >= 0:
            yield index


@dataclass(frozen=True, slots=True)
class Source:
    """Who is cited: `who` is an actor id, an outlet's plain name or `unknown`; `kind` one of SOURCE_KINDS."""

    who: str
    kind: str

    def __str__(self) -> str:
        return f"{self.who} ({self.kind})"


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with its unit (`EUR`, `troops`, a plain English noun): one value, or a range."""

    unit: str
    value: float | None = None
    min: float | None = None
    max: float | None = None

    def as_dict(self) -> dict[str, Any]:
        """The codebook's form: `{"value": …, "unit": …}` or `{"min": …, "max": …, "unit": …}`."""
        numbers = {"value": self.value} if self.value is not None else {"min": self.min, "max": self.max}
        return {key: _plain(number) for key, number in numbers.items()} | {"unit": self.unit}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Amount:
        """Inverse of `as_dict`."""
        return cls(data["unit"], data.get("value"), data.get("min"), data.get("max"))


@dataclass(frozen=True, slots=True)
class Terms:
    """What else a statement fixes; every field is None unless the text gives it."""

    points: int | None = None
    amount: Amount | None = None
    duration: str | None = None
    within: str | None = None
    condition: str | None = None
    place: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The codebook's form: only the keys that are fixed."""
        keys = ("points", "amount", "duration", "within", "condition", "place")
        held = {key: value for key in keys if (value := getattr(self, key)) is not None}
        return held | {"amount": self.amount.as_dict()} if self.amount else held

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Terms:
        """Inverse of `as_dict`; unknown keys are a StatementError."""
        unknown = set(data) - set(cls.__slots__)
        if unknown:
            raise StatementError(f"terms hold {sorted(unknown)}, expected only {list(cls.__slots__)}")
        amount = data.get("amount")
        return cls(**{**data, "amount": Amount.from_dict(amount) if amount else None})


@dataclass(frozen=True)
class Statement:
    """One coded act, as the codebook has it, with where it stands in the article and what made it.

    `rule` and `confidence` say how it was found; they are no part of what is said, nor of the id.
    """

    article: str
    act: str
    actors: tuple[str, ...]
    issues: tuple[str, ...]
    evidence: Span
    recipients: tuple[str, ...] = ()
    negated: bool = False
    status: str = "actual"
    when: str | None = None
    sources: tuple[Source, ...] = ()
    terms: Terms = field(default_factory=Terms)
    instrument: str | None = None
    coder: str = ""
    rule: str = ""
    confidence: float | None = None

    def __post_init__(self) -> None:
        for name, value, allowed in (("act", self.act, ACTS), ("status", self.status, STATUSES)):
            if value not in allowed:
                raise StatementError(f"{name} is {value!r}, expected one of {', '.join(allowed)}")
        if not self.actors or not self.issues:
            raise StatementError(f"{self.act}: at least one actor and one issue are expected")

    @cached_property
    def id(self) -> str:
        """Hash of what is said: article, coder and content, 16 hexadecimal digits."""
        return digest(self.canonical(coder=self.coder))[:16]

    def canonical(self, **beside: str | float | None) -> str:
        """Canonical JSON of the article, the content and what else is given: `coder`, `confidence`, `rule`.

        Equal to `canonical` of a dict of the same, which takes several times as long.
        """
        head, middle, tail = self._stretches
        held = {key: f'"{key}":{plain(value)},' for key, value in beside.items()}
        early, rule = held.get("coder", "") + held.get("confidence", ""), held.get("rule", "")
        return f'{{{head},"article":{quoted(self.article)},{early}{middle},{rule}{tail}}}'

    @cached_property
    def _stretches(self) -> tuple[str, str, str]:
        """The content's canonical JSON, cut where keys that are no part of it have their alphabetical places."""
        sources = ",".join(
            f'{{"kind":{quoted(source.kind)},"who":{quoted(source.who)}}}' for source in self.sources
        )
        return (
            f'"act":{quoted(self.act)},"actors":{listed(self.actors)}',
            f'"evidence":[{self.evidence.start},{self.evidence.end}],"instrument":{plain(self.instrument)},'
            f'"issues":{listed(self.issues)},"negated":{"true" if self.negated else "false"},'
            f'"recipients":{listed(self.recipients)}',
            f'"sources":[{sources}],"status":{quoted(self.status)},"terms":{canonical(self.terms.as_dict())},'
            f'"when":{plain(self.when)}',
        )

    def content(self) -> dict[str, Any]:
        """The coded fields as plain data, evidence as offsets."""
        return {
            "act": self.act,
            "actors": list(self.actors),
            "recipients": list(self.recipients),
            "issues": list(self.issues),
            "negated": self.negated,
            "status": self.status,
            "when": self.when,
            "sources": [{"who": source.who, "kind": source.kind} for source in self.sources],
            "terms": self.terms.as_dict(),
            "instrument": self.instrument,
            "evidence": [self.evidence.start, self.evidence.end],
        }

    def as_gold(self, article: Article) -> dict[str, Any]:
        """The gold files' form: evidence as words, keys in the codebook's order."""
        content = self.content()
        del content["instrument"]
        return {"article": self.article, **content, "evidence": self.evidence.of(article.body)}

    @classmethod
    def from_gold(cls, data: Mapping[str, Any], article: Article, coder: str) -> Statement:
        """Inverse of `as_gold`; StatementError where the evidence does not stand in the article word for word."""
        start = article.body.find(data["evidence"])
        if start < 0 or not data["evidence"]:
            raise StatementError(f"{article.id}: the text does not hold the evidence {data['evidence']!r}")
        return cls(
            article=article.id,
            act=data["act"],
            actors=tuple(data["actors"]),
            issues=tuple(data["issues"]),
            evidence=Span(start, start + len(data["evidence"])),
            recipients=tuple(data.get("recipients") or ()),
            negated=bool(data.get("negated")),
            status=data.get("status", "actual"),
            when=data.get("when"),
            sources=tuple(Source(source["who"], source["kind"]) for source in data.get("sources") or ()),
            terms=Terms.from_dict(data.get("terms") or {}),
            instrument=data.get("instrument"),
            coder=coder,
        )

    def __str__(self) -> str:
        parts = [",".join(self.actors), ("NOT " if self.negated else "") + self.act]
        if self.recipients:
            parts.append("> " + ",".join(self.recipients))
        parts.append(",".join(self.issues))
        if self.status != "actual":
            parts.append(f"[{self.status}]")
        if self.when:
            parts.append(f"@{self.when}")
        if self.terms.as_dict():
            parts.append(json.dumps(self.terms.as_dict(), ensure_ascii=False))
        if self.sources:
            parts.append("<< " + " < ".join(map(str, self.sources)))
        return "  ".join(parts)


@dataclass(frozen=True, slots=True)
class Decision:
    """A reviewer's verdict on a statement: accept, reject or amend, with name, time and reason.

    `amended` is the id of the statement that replaces the judged one, for `amend` only.
    """

    statement: str
    verdict: str
    reviewer: str
    decided: datetime
    reason: str
    amended: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or coded: where, what was found, what to do. A value, not an exception."""

    where: str
    found: str
    advice: str

    def __str__(self) -> str:
        return f"{self.where}: {self.found}. {self.advice}"


def _plain(number: float | None) -> float | int | None:
    return int(number) if number is not None and float(number).is_integer() else number

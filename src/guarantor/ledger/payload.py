"""Journal payloads: articles, statements, decisions and codings as canonical JSON, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from guarantor.canonical import canonical, digest, fingerprint
from guarantor.errors import LedgerError
from guarantor.model import Article, Decision, Source, Span, Statement, Terms


@dataclass(frozen=True, slots=True)
class Coding:
    """That `coder` has coded the whole of `article`, also if it found nothing."""

    article: str
    coder: str


Content = Article | Statement | Decision | Coding
KINDS: Mapping[type[Content], str] = {
    Article: "article",
    Statement: "statement",
    Decision: "decision",
    Coding: "coding",
}


def kind(content: Content) -> str:
    """The journal's word for what `content` is."""
    return KINDS[type(content)]


def payload(content: Content) -> str:
    """Canonical JSON: keys sorted, no spaces, UTF-8 as it is."""
    if isinstance(content, Statement):
        return content.canonical(coder=content.coder, confidence=content.confidence, rule=content.rule)
    return canonical(_as_dict(content))


def content(kind: str, payload: str) -> Content:
    """Inverse of `payload`; LedgerError if the kind is unknown or the payload lacks a field."""
    try:
        return READERS[kind](json.loads(payload))
    except (KeyError, TypeError, ValueError) as error:
        raise LedgerError(f"a journal entry of kind {kind!r} cannot be read: {error!r}") from error


def decision_id(decision: Decision) -> str:
    """Hash of what is decided, 16 hexadecimal digits."""
    return fingerprint(_as_dict(decision))[:16]


def said(statement: Statement) -> str:
    """Hash of what is said apart from who coded it: equal for the same finding of two coders."""
    return digest(statement.canonical())[:16]


def _as_dict(content: Article | Decision | Coding) -> dict[str, Any]:
    if isinstance(content, Article):
        texts = ("id", "language", "outlet", "title", "text", "address")
        return {key: getattr(content, key) for key in texts} | {"published": content.published.isoformat()}
    if isinstance(content, Decision):
        return asdict(content) | {"decided": content.decided.isoformat()}
    return {"article": content.article, "coder": content.coder}


def _article(data: dict[str, Any]) -> Article:
    return Article(**{**data, "published": datetime.fromisoformat(data["published"])})


def _statement(data: dict[str, Any]) -> Statement:
    return Statement(
        **{
            **data,
            "actors": tuple(data["actors"]),
            "recipients": tuple(data["recipients"]),
            "issues": tuple(data["issues"]),
            "sources": tuple(Source(source["who"], source["kind"]) for source in data["sources"]),
            "terms": Terms.from_dict(data["terms"]),
            "evidence": Span(*data["evidence"]),
        }
    )


def _decision(data: dict[str, Any]) -> Decision:
    return Decision(**{**data, "decided": datetime.fromisoformat(data["decided"])})


READERS: Mapping[str, Callable[[dict[str, Any]], Content]] = {
    "article": _article,
    "statement": _statement,
    "decision": _decision,
    "coding": lambda data: Coding(**data),
}

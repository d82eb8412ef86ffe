"""The journal's text of a statement is the canonical JSON of its fields, however it is written down."""

import hashlib
import json

import pytest

from guarantor.ledger.payload import content, payload, said
from guarantor.model import Amount, Source, Span, Statement, Terms

BARE = Statement("a1", "meet", ("UA",), ("talks",), Span(0, 4))
FULL = Statement(
    article='press "one"/7~2',
    act="pledge",
    actors=("FR/macron", "Єврокомісія", "line\nfeed\ttab"),
    issues=("guarantees.troops", "guarantees"),
    evidence=Span(3, 90),
    recipients=("UA", "back\\slash"),
    negated=True,
    status="conditional",
    when="2026-01~/..",
    sources=(Source("unknown", "anonymous"), Source("Вісник «Т»", "outlet")),
    terms=Terms(
        20, Amount("troops", min=6000, max=8000.5), "P15Y", "PT72H", "after-ceasefire", "Kyiv \u2028"
    ),
    instrument="plan-20",
    coder="rules/1.5",
    rule="pledge\x07bell",
    confidence=0.7000000001,
)


def plain(statement: Statement, **beside: object) -> str:
    fields = {"article": statement.article, **beside, **statement.content()}
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize("statement", [BARE, FULL], ids=["bare", "full"])
def test_a_statement_is_written_as_canonical_json(statement: Statement) -> None:
    beside = {key: getattr(statement, key) for key in ("coder", "confidence", "rule")}
    assert payload(statement) == plain(statement, **beside)
    assert content("statement", payload(statement)) == statement


@pytest.mark.parametrize("statement", [BARE, FULL], ids=["bare", "full"])
def test_ids_are_hashes_of_canonical_json(statement: Statement) -> None:
    with_coder = hashlib.sha256(plain(statement, coder=statement.coder).encode()).hexdigest()
    assert statement.id == with_coder[:16]
    assert said(statement) == hashlib.sha256(plain(statement).encode()).hexdigest()[:16]

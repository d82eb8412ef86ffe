"""One process at work on a ledger: `worker.py ADDRESS ROLE NAME SECONDS`; roles: coder, reviewer, reader.

It prints what was acknowledged, one id a line, and ends with status 1 on any error.
"""

import random
import sys
import time
from datetime import UTC, datetime

from guarantor import views
from guarantor.ledger import Ledger, open_ledger
from guarantor.model import Article, Decision, Span, Statement

ACTS = ("pledge", "reject", "demand", "propose")


def code(ledger: Ledger, name: str, number: int) -> list[str]:
    """Append an article with three statements; both coders also write some articles of the same ids."""
    shared = number % 5 == 0
    article = Article(
        f"{'both' if shared else name}-{number}",
        "en",
        "polis",
        datetime(2026, 1, 1 + number % 28, tzinfo=UTC),
        "News",
        f"What was said, part {number}.",
    )
    coder = "rules/1" if shared else f"rules/{name}"
    said = [Statement(article.id, act, ("RU",), ("plan",), Span(0, 4), coder=coder) for act in ACTS[:3]]
    ledger.append([article], said)
    return [statement.id for statement in said]


def review(ledger: Ledger, name: str, number: int) -> list[str]:
    known = ledger.statements(coder="rules/1")
    if not known:
        return []
    judged = random.choice(known)
    verdict = random.choice(("accept", "reject"))
    ledger.append(decisions=[Decision(judged.id, verdict, name, datetime.now(UTC), f"{number}")])
    return [f"{judged.id}:{name}:{number}"]


def read(ledger: Ledger, name: str, number: int) -> list[str]:
    with ledger.connect() as connection:
        for view in ("timeline", "positions", "awaited", "guarantees"):
            views.answer(connection, view, limit=50)
    if number % 10 == 0 and (problems := ledger.verify()):
        raise SystemExit(f"{name}: {problems}")
    return []


def main() -> None:
    address, role, name, seconds = sys.argv[1:]
    work = {"coder": code, "reviewer": review, "reader": read}[role]
    end, number = time.monotonic() + float(seconds), 0
    with open_ledger(address) as ledger:
        while time.monotonic() < end:
            number += 1
            for line in work(ledger, name, number):
                print(line, flush=True)


if __name__ == "__main__":
    main()

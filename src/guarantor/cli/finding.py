"""A statement of the ledger by its id or a beginning of it, with its article."""

from __future__ import annotations

import re

from guarantor.cli.cells import ID_DIGITS
from guarantor.errors import LedgerError
from guarantor.ledger import Ledger
from guarantor.model import Article, Statement

ID = re.compile(r"[0-9a-f]{1,16}")
NAMED = 3  # candidates that a message names


def statement_named(ledger: Ledger, id: str) -> tuple[Statement, Article]:
    """The only statement whose id begins so, and its article; LedgerError if there is none or several."""
    found = ledger.statements(starting=id) if ID.fullmatch(id) else []
    if not found:
        raise LedgerError(f"no statement {id!r} in this ledger; `guarantor view timeline` lists their ids")
    if len(found) > 1:
        few = ", ".join(held.id[: ID_DIGITS + 4] for held in found[:NAMED])
        raise LedgerError(f"{len(found)} statements begin with {id!r}: {few}, …; give more digits")
    article = ledger.article(found[0].article)
    if article is None:
        raise LedgerError(f"statement {id} names article {found[0].article}, which this ledger does not hold")
    return found[0], article

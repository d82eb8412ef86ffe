"""Statements → journal: append, read, verify. The journal is the truth, all other tables are made from it."""

from guarantor.ledger.payload import Coding
from guarantor.ledger.store import Appended, Ledger, open_ledger

__all__ = ["Appended", "Coding", "Ledger", "open_ledger"]

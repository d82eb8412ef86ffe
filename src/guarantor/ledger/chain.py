"""The hash chain: each entry's hash covers its content and the hash before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guarantor.model import Problem

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal. `recorded_at` is UTC, ISO 8601 with microseconds and `Z`."""

    seq: int
    recorded_at: str
    kind: str
    payload: str
    hash: str


def sealed(before: str, seq: int, recorded_at: str, kind: str, payload: str) -> Entry:
    """The entry whose hash follows on the hash `before`."""
    text = "\n".join((before, str(seq), recorded_at, kind, payload))
    return Entry(seq, recorded_at, kind, payload, hashlib.sha256(text.encode()).hexdigest())


def broken(entries: Iterable[Entry], before: str = GENESIS) -> Iterator[Problem]:
    """The first entry that does not follow on the one before it, if any.

    Whatever stands behind a broken entry hangs on it, so that no more than one problem is told.
    """
    moment = ""
    for seq, entry in enumerate(entries, start=1):
        found = _fault(entry, seq, before, moment)
        if found:
            yield Problem(f"journal entry {entry.seq}", found, "Compare with a backup or an export.")
            return
        before, moment = entry.hash, entry.recorded_at


def _fault(entry: Entry, seq: int, before: str, moment: str) -> str | None:
    if entry.seq != seq:
        return f"entry {seq} is missing"
    if sealed(before, seq, entry.recorded_at, entry.kind, entry.payload).hash != entry.hash:
        return f"the {entry.kind} does not match its hash: it, or its place in the journal, was changed"
    if entry.recorded_at < moment:
        return f"it was recorded at {entry.recorded_at}, before the entry in front of it"
    return None

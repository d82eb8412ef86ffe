"""Where a report comes from: the root of its source chain, syndicated copies joined.

Near-identical texts are found by sketches: of all runs of five words the few with the smallest hashes. Two
texts whose sketches share half are copies of each other, and the earlier published one is their root.
"""

from __future__ import annotations

import hashlib
import re

from guarantor.model import Statement

RUN = 5
SIZE = 24
ALIKE = SIZE // 2
WORDS = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """The SIZE smallest hashes of the text's five-word runs, ascending; empty if it has fewer runs."""
    words = WORDS.findall(text.casefold())
    runs = {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
    hashes = sorted({_hash(run) for run in runs})
    return tuple(hashes[:SIZE]) if len(hashes) >= SIZE else ()


def origin(statement: Statement, root: str) -> str:
    """Who the report comes from; `root` is the outlet that first had the article's text.

    An unnamed source is told apart by the outlet that has it: `FR/elysee via euractiv`.
    """
    if not statement.sources:
        return root
    first, *others = statement.sources
    if first.kind != "anonymous":
        return first.who
    outlet = next((source.who for source in others if source.kind == "outlet"), root)
    return f"{first.who} via {outlet}"


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=7).digest(), "big")

"""Where a report comes from: the root of its source chain, syndicated copies joined.

Near-identical texts are found by sketches: of all runs of five words the few with the smallest hashes. Two
texts whose sketches share half are copies of each other, and the earlier published one is their root. To find
them it is enough to look for the smallest quarter: of texts that share just half, 99 in 100 share one of those, and
of texts that share two thirds, all.
"""

from __future__ import annotations

import re
import struct
from itertools import accumulate
from zlib import crc32

from guarantor.model import Statement

RUN = 5
SIZE = 24
ALIKE = SIZE // 2
CLUE = SIZE // 4
WORDS = re.compile(r"\w+")
SPREAD, BITS = 0x9E3779B1, 0xFFFFFFFF  # an odd factor: mixes what CRC leaves in order, and maps no two to one


def sketch(text: str) -> tuple[int, ...]:
    """The SIZE smallest hashes of the text's five-word runs, ascending; empty if it has fewer runs."""
    words = [word.encode() for word in WORDS.findall(text.casefold())]
    joined = b" ".join(words)
    after = list(accumulate(len(word) + 1 for word in words))
    runs = {crc32(joined[start : end - 1]) for start, end in zip([0, *after], after[RUN - 1 :], strict=False)}
    hashes = sorted(run * SPREAD & BITS for run in runs)
    return tuple(hashes[:SIZE]) if len(hashes) >= SIZE else ()


def clue(sketch: tuple[int, ...]) -> tuple[int, ...]:
    """The hashes by which texts with a sketch like this one are looked for."""
    return sketch[:CLUE]


def alike(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether the texts with these sketches are copies of each other."""
    return len(set(one).intersection(other)) >= ALIKE


def packed(sketch: tuple[int, ...]) -> bytes:
    """Four bytes for each hash."""
    return struct.pack(f">{len(sketch)}I", *sketch)


def unpacked(sketch: bytes) -> tuple[int, ...]:
    """Inverse of `packed`."""
    return struct.unpack(f">{len(sketch) // 4}I", sketch)


def cited(outlet: str) -> str:
    """An outlet's name as others cite it, so that its own report and those of it have one origin.

    The codebook cites outlets by their plain name in small Latin letters, without article; a name in other
    letters stays as it is.
    """
    return outlet.lower().removeprefix("the ") if outlet.isascii() else outlet


def origin(statement: Statement, root: str) -> str:
    """Who the report comes from; `root` is the outlet that first had the article's text.

    An unnamed source is told apart by the outlet that has it: `FR/elysee via euractiv`.
    """
    if not statement.sources:
        return cited(root)
    first, *others = statement.sources
    if first.kind != "anonymous":
        return first.who
    outlet = next((source.who for source in others if source.kind == "outlet"), cited(root))
    return f"{first.who} via {outlet}"

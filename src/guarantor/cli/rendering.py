"""Tables, trees and marked sentences as text for a terminal; the same without colour for a pipe."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table as RichTable
from rich.text import Text
from rich.tree import Tree

from guarantor.cli.cells import plain
from guarantor.cli.columns import IDS
from guarantor.model import Sentence, Span
from guarantor.views.wording import as_text

LEAST = 8  # characters that a column keeps, whatever happens
WHOLE = frozenset(
    (
        *IDS,
        "at",
        "date",
        "since",
        "first",
        "latest",
        "begins",
        "expires",
        "issue",
        "issues",
        "mechanism",
        "version",
        "firmness",
    )
)  # words never broken


def print_table(console: Console, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their headings, lined up, long cells wrapped; nothing is cut off."""
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    columns = [(name, *(row[place] for row in rows)) for place, name in enumerate(headings)]
    for column, width in zip(columns, widths(columns, console.width), strict=True):
        table.add_column(escape(column[0]), overflow="fold", no_wrap=column[0] in IDS, width=width)
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table)


def widths(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """Widths for columns (each its heading and cells) in `room` characters, borders included.

    Each column gets what its longest word needs, as far as there is room; what is left goes where it saves most
    lines. Only if the room is too small even for LEAST characters a column do they need more.
    """
    room -= 2 * len(columns) + 2
    wanted = [max(map(cell_len, column)) for column in columns]
    cap = max(wanted)
    while sum(held := [_needed(column, cap) for column in columns]) > room and cap > LEAST:
        cap -= 1
    for _ in range(room - sum(held)):
        place = max(range(len(held)), key=lambda place: wanted[place] / held[place])
        held[place] += wanted[place] > held[place]
    return held


def _needed(column: Sequence[str], cap: int) -> int:
    """The longest word of a column, or of an id column the longest text, cut at `cap` where it may be broken."""
    parts = column if column[0] in IDS else [word for text in column for word in text.split()]
    longest = max(map(cell_len, parts), default=1)
    return longest if column[0] in WHOLE else min(longest, cap)


def as_json(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Rows as a JSON array of objects."""
    records = [dict(zip(columns, row, strict=True)) for row in rows]
    return json.dumps(records, ensure_ascii=False, indent=1, default=str)


def as_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Rows as CSV with a heading line; lists are joined by a comma and a space."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(
        [
            [
                as_text(value) if name == "wording" else plain(value)
                for name, value in zip(columns, row, strict=True)
            ]
            for row in rows
        ]
    )
    return out.getvalue()


def marked(body: str, around: Span, evidence: Span) -> Text:
    """The stretch `around` with the evidence in it between ⟦ ⟧ and underlined."""
    before, words = Span(around.start, evidence.start).of(body), evidence.of(body)
    after = Span(evidence.end, around.end).of(body)
    return Text.assemble(before.lstrip(), ("⟦" + words + "⟧", "bold underline"), after.rstrip())


def tree_of(sentence: Sentence, notes: Mapping[int, str]) -> Tree:
    """The dependency tree, one word a line; `notes` marks words by index."""

    def label(index: int) -> str:
        token = sentence.tokens[index]
        note = f"  [bold yellow]{escape(notes[index])}[/]" if index in notes else ""
        return (
            f"[bold]{escape(token.text)}[/] [dim]{token.deprel} {token.upos} {escape(token.lemma)}[/]{note}"
        )

    def grow(branch: Tree, index: int) -> None:
        for child in sentence.children[index]:
            grow(branch.add(label(child)), child)

    root = Tree(label(sentence.root))
    grow(root, sentence.root)
    return root

"""Tables, trees and marked sentences as text for a terminal; the same without colour for a pipe."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table as RichTable
from rich.text import Text
from rich.tree import Tree

from guarantor.cli.cells import plain
from guarantor.cli.columns import IDS
from guarantor.model import Sentence, Span

GAP = 2  # spaces between columns
LONGEST_WORD = 24  # characters of a word that a column keeps whole, where there is room for it
SHORTEST = 6
WHOLE = frozenset(
    (*IDS, "at", "date", "issue", "issues", "mechanism", "firmness")
)  # never broken inside a word


def print_table(console: Console, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their headings, lined up, long cells wrapped; nothing is cut off."""
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, GAP - 1, 0, 0), header_style="bold")
    for name, width in zip(headings, _least_widths(console.width, headings, rows), strict=True):
        table.add_column(escape(name), overflow="fold", no_wrap=name in IDS, min_width=width)
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table)


def _least_widths(room: int, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """For each column the width that keeps its words whole, or less where that would not fit into `room`."""
    columns = [(name, *(row[place] for row in rows)) for place, name in enumerate(headings)]
    longest = [_longest(texts, whole=texts[0] in IDS) for texts in columns]
    for cap in range(LONGEST_WORD, SHORTEST, -1):
        widths = [
            width if name in WHOLE else min(cap, width) for name, width in zip(headings, longest, strict=True)
        ]
        if sum(widths) + GAP * len(widths) < room:
            return widths
    return [1] * len(longest)


def _longest(texts: Sequence[str], whole: bool) -> int:
    """Characters of the longest text or, if not `whole`, of the longest word."""
    return max(len(part) for text in texts for part in ([text] if whole else text.split() or [""]))


def as_json(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Rows as a JSON array of objects."""
    records = [dict(zip(columns, row, strict=True)) for row in rows]
    return json.dumps(records, ensure_ascii=False, indent=1, default=str)


def as_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Rows as CSV with a heading line; lists are joined by a comma and a space."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[plain(value) for value in row] for row in rows])
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

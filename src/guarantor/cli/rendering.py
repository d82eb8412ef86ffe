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

from guarantor.model import Sentence, Span


def as_text(value: Any) -> str:
    """A cell as people read it: nothing for None, lists joined, flags as yes or no."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(as_text, value))
    return str(value)


def print_table(console: Console, columns: Sequence[str], rows: Sequence[Sequence[Any]], title: str = "") -> None:
    """Print rows under their column names, lined up and wrapped to the terminal."""
    table = RichTable(*[_heading(name) for name in columns], title=title or None, title_justify="left", box=box.SIMPLE_HEAD)
    for row in rows:
        table.add_row(*(escape(as_text(value)) for value in row))
    console.print(table)


def _heading(name: str) -> str:
    return escape(name.replace("_", " "))


def as_json(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Rows as a JSON array of objects."""
    records = [dict(zip(columns, row, strict=True)) for row in rows]
    return json.dumps(records, ensure_ascii=False, indent=1, default=str)


def as_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Rows as CSV with a heading line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[as_text(value) for value in row] for row in rows])
    return out.getvalue()


def marked(body: str, around: Span, evidence: Span) -> Text:
    """The sentence `around` with the evidence underlined."""
    text = Text(around.of(body).strip())
    shift = around.start + len(around.of(body)) - len(around.of(body).lstrip())
    text.stylize("bold underline", max(0, evidence.start - shift), max(0, evidence.end - shift))
    return text


def tree_of(sentence: Sentence, notes: Mapping[int, str]) -> Tree:
    """The dependency tree, one word a line; `notes` marks words by index."""

    def label(index: int) -> str:
        token = sentence.tokens[index]
        note = f"  [bold yellow]{escape(notes[index])}[/]" if index in notes else ""
        return f"[bold]{escape(token.text)}[/] [dim]{token.deprel} {token.upos} {escape(token.lemma)}[/]{note}"

    def grow(branch: Tree, index: int) -> None:
        for child in sentence.children[index]:
            grow(branch.add(label(child)), child)

    root = Tree(label(sentence.root))
    grow(root, sentence.root)
    return root

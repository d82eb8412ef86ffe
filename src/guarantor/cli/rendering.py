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
from guarantor.views import Brief, Section


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


SECTIONS = {
    "guarantees": ("Who guarantees what", ("guarantor", "mechanism", "firmness", "condition", "amount", "duration", "place", "since", "undefined", "origins")),
    "positions": ("Who stands where", ("party", "issue", "stance", "since", "previously", "origins")),
    "drafts": ("Which plans are alive", ("version", "points", "authors", "holders", "alive", "since", "latest", "origins")),
    "awaited": ("Who owes an answer", ("debtor", "creditors", "issue", "since", "due", "state", "points", "origins")),
    "calendar": ("Who meets next", ("date", "place", "actors", "state", "moved_from", "issues", "origins")),
    "held": ("Who met", ("date", "place", "actors", "state", "moved_from", "issues", "origins")),
    "conflicts": ("Where sources contradict each other", ()),
    "sources": ("Who is the source of all that", ("origin", "told", "facts", "alone", "outlets", "articles", "first", "latest")),
    "changes": ("What is new", ()),
}
HIDDEN = frozenset({"statements"})


def print_brief(console: Console, brief: Brief) -> None:
    """Print the front page section by section; `statements` stay in `--json` and in the views."""
    counts = brief.counts
    console.print(f"[bold]Brief as of {brief.as_of}[/]")
    console.print(
        f"{counts['statements']} statements from {counts['articles']} articles of {counts['outlets']} outlets, "
        f"{counts['origins']} independent origins\n"
    )
    open_slots = _open_slots(brief)
    for section in brief.sections:
        if section.key in SECTIONS:
            _print_section(console, section, open_slots)


def _open_slots(brief: Brief) -> dict[tuple[str, str], list[str]]:
    """For each guarantee the slots that nobody has settled."""
    slots: dict[tuple[str, str], list[str]] = {}
    for row in brief.section("undefined").dicts():
        slots.setdefault((row["guarantor"], row["mechanism"]), []).append(row["slot"])
    return slots


def _print_section(console: Console, section: Section, open_slots: Mapping[tuple[str, str], list[str]]) -> None:
    title, wanted = SECTIONS[section.key]
    held = section.table.columns
    columns = [name for name in wanted if name in held or name == "undefined"]
    columns = columns or [name for name in held if name not in HIDDEN]
    rows = [[_cell(row, name, open_slots) for name in columns] for row in section.table.dicts()]
    if rows:
        print_table(console, columns, rows, title=f"[bold]{title}[/]")
    else:
        console.print(f"[bold]{title}[/]\n  nothing is known\n")


def _cell(row: Mapping[str, Any], name: str, open_slots: Mapping[tuple[str, str], list[str]]) -> Any:
    if name == "undefined":
        return open_slots.get((row["guarantor"], row["mechanism"]), [])
    value = row[name]
    return value[:10] if name in ("first", "latest", "since") and isinstance(value, str) else value


def brief_json(brief: Brief) -> str:
    """The front page as JSON: counts, and the rows of each section."""
    sections = {section.key: list(section.table.dicts()) for section in brief.sections}
    data = {"as_of": brief.as_of, "counts": brief.counts, **sections}
    return json.dumps(data, ensure_ascii=False, indent=1, default=str)


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

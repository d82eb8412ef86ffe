"""Where gold is to be found: the project's own, and that of ../shared where it is there."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from guarantor import dossiers
from guarantor.articles import read
from guarantor.coding import statements
from guarantor.model import Article

OWN = Path(__file__).parent / "gold"
SHARED = Path(__file__).resolve().parents[2] / "shared" / "gold"


def gold_folders() -> list[Path]:
    """All folders with articles and statements."""
    return sorted(path.parent for root in (OWN, SHARED) for path in root.glob("*/statements.jsonl"))


def label(folder: Path) -> str:
    """`own/en`, `shared/seed`: what a test is called by."""
    return f"{'own' if folder.parent == OWN else 'shared'}/{folder.name}"


@cache
def articles_of(folder: Path) -> dict[str, Article]:
    """The articles by id; all of them can be read."""
    found = list(read([folder / "articles.jsonl"]))
    problems = [str(item) for item in found if not isinstance(item, Article)]
    assert not problems, problems
    return {item.id: item for item in found if isinstance(item, Article)}


@cache
def gold_of(folder: Path) -> list[dict[str, Any]]:
    """The statements of a careful coder."""
    lines = (folder / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


@cache
def coded(folder: Path) -> list[dict[str, Any]]:
    """What the program makes of the articles, in the gold's form."""
    held = dossiers.load()
    return [
        row.as_gold(article) for article in articles_of(folder).values() for row in statements(article, held)
    ]

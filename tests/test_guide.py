"""What the README and the guide show is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guarantor.cli.commands import PLACES
from tests.guide import PAGES, ROOT, examples, runs

FAILING = " read articles/"  # the example that shows what happens with bad input


def skeleton(output: str) -> str:
    """The first three words of an output, apart from numbers."""
    words = re.sub(r"\b[0-9a-f]{8,16}\b|\d+", "#", output).split()
    return " ".join(words[:3])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_runs_and_begins_as_the_page_shows(page: Path) -> None:
    for example, done in runs(page):
        assert done.exit_code == (1 if FAILING in example.command else 0), (
            example.command,
            done.output,
        )
        if " > " not in example.command:
            assert skeleton(done.output) == skeleton(example.output), example.command


def test_the_guide_shows_every_command() -> None:
    guide = ROOT / "docs" / "guide.md"
    used = {word for example in examples(guide) for word in example.command.split()}
    told = guide.read_text(encoding="utf-8")
    assert set(PLACES) - used == {"serve", "score"}  # which need a browser, or gold
    assert "guarantor serve" in told
    assert "guarantor score" in told


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
)
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []

"""The pages in a real browser: what it makes of them, and that they fit a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from .conftest import HOSTILE

DAY = "as_of=2026-01-10"


def test_a_browser_shows_the_brief_with_its_sections(site: str, browser: Callable[..., str]) -> None:
    page = browser("--dump-dom", f"{site}/?{DAY}")
    assert "<title>Brief as of 2026-01-10 · guarantor</title>" in page
    assert page.count("<section") >= 9
    assert page.count('href="/statement/') > 100


def test_a_browser_runs_nothing_of_an_article(site: str, browser: Callable[..., str]) -> None:
    page = browser("--dump-dom", f"{site}/article/{quote(HOSTILE.id, safe='')}")
    assert "title ran" not in re.findall(r"<title>(.*?)</title>", page)[0].partition(" = ")[0]
    assert "&lt;script&gt;alert(2)&lt;/script&gt;" in page
    assert "<script" not in page
    assert "<img" not in page


def test_a_browser_draws_the_brief_as_on_a_phone(
    site: str, browser: Callable[..., str], tmp_path: Path
) -> None:
    picture = tmp_path / "phone.png"
    browser(f"--screenshot={picture}", "--window-size=500,1200", f"{site}/?{DAY}")
    assert picture.stat().st_size > 20_000

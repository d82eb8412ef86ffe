from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from guarantor.articles import read
from guarantor.model import Article, Problem

Writer = Callable[[str, str | bytes], Path]
Outcome = Article | Problem


@pytest.fixture
def write(tmp_path: Path) -> Writer:
    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


@pytest.fixture
def read_one(write: Writer) -> Callable[[str, str | bytes], Outcome]:
    """Writes one file and gives the only thing that is read from it."""

    def outcome(name: str, content: str | bytes) -> Outcome:
        (only,) = read([write(name, content)])
        return only

    return outcome

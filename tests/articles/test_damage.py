"""The sample, damaged at random: whatever a file holds, reading it ends and says something, never raises."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest

from guarantor.articles import read
from guarantor.model import Article
from guarantor.samples import path

PIECES = (
    b"<div>",
    b"</p>",
    b"<!--",
    b"\0",
    b"\xff\xfe",
    b"{",
    b'"',
    b"&#0;",
    b"&#xD800;",
    b"\\ud800",
    b"<table><tr>",
)
ENCODINGS = ("utf-16", "windows-1251", "koi8-u", "latin-1")


def damaged(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(data) + 1)
        end = start + chance.randint(1, 400)
        before, middle, after = data[:start], data[start:end], data[end:]
        data = chance.choice(
            (
                before + after,
                before + middle * 3 + after,
                before + chance.randbytes(9) + middle + after,
                before + chance.choice(PIECES) + middle + after,
                after + before,
                data.decode("utf-8", "ignore").encode(chance.choice(ENCODINGS), "ignore"),
            )
        )
    return data


@pytest.mark.parametrize("seed", range(6))
def test_no_damage_raises_and_every_article_is_clean(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    for source in sorted(path().iterdir()):
        broken = tmp_path / f"broken{source.suffix}"
        broken.write_bytes(damaged(source.read_bytes(), chance))
        outcomes = list(read([broken]))
        assert outcomes
        for outcome in outcomes:
            str(outcome).encode()
            if isinstance(outcome, Article) and source.suffix in (".html", ".txt"):
                assert not {
                    mark for mark in outcome.body if unicodedata.category(mark) in ("Cc", "Cf", "Cs")
                } - {"\n"}
                assert "\n" not in outcome.title

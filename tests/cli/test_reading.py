"""`guarantor read` and `code` with input as it comes: whatever is broken is told, the rest is read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guarantor.cli import main

ARTICLE = (
    "Harbour Wire\n\nParis promises troops after a ceasefire\n\n"
    "France will send troops to Ukraine after a ceasefire, President Emmanuel Macron said on Tuesday.\n\n"
    "Russia rejected the deployment of foreign troops, Kremlin spokesman Dmitry Peskov told reporters.\n"
)
FRENCH = (
    "Paris promet des troupes\n\nLa France enverra des soldats en Ukraine après un cessez-le-feu, a déclaré mardi le "
    "président de la République devant la presse réunie à Paris pour le sommet de la coalition des volontaires.\n"
)
PUBLISHED = ("--published", "2026-01-06T18:00+01:00", "--outlet", "Harbour Wire")


def guarantor(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def problems(result: Result) -> list[str]:
    return [line for line in result.stderr.splitlines() if line.startswith("problem: ")]


def test_whatever_is_broken_is_told_and_the_rest_is_read(articles: Path, tmp_path: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    (articles / "paper.html").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 8)
    with (articles / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    (articles / "paris.txt").write_text(FRENCH, encoding="utf-8")
    done = guarantor("--ledger", tmp_path / "ledger.db", "read", articles, *PUBLISHED)
    assert done.exit_code == 1
    told = problems(done)
    for name, what in [
        ("empty.txt", "the file is empty"),
        ("paper.html", "PDF"),
        ("big.txt", "50,000,000 bytes"),
        ("paris.txt", "French"),
    ]:
        assert any(name in line and what in line for line in told), (name, told)
    assert len(told) == 4
    assert "articles    1 (1 en)" in done.stdout


def test_latin_1_bytes_are_read_or_told_never_garbled(articles: Path) -> None:
    text = ARTICLE.replace("Harbour Wire\n\n", "").replace("Paris promises", "Élysée promises")
    (articles / "good.txt").write_bytes(text.encode("latin-1"))
    done = guarantor("code", articles, "--json", *PUBLISHED)
    assert done.exit_code in (0, 1)
    assert (done.exit_code == 1) == bool(problems(done))
    assert "Ã" not in done.stdout
    assert "\ufffd" not in done.stdout


def test_a_folder_without_rights_is_told(articles: Path, tmp_path: Path) -> None:
    locked = articles / "locked"
    locked.mkdir()
    (locked / "secret.txt").write_text(ARTICLE, encoding="utf-8")
    locked.chmod(0)
    try:
        done = (
            as_nobody(articles, tmp_path)
            if os.getuid() == 0
            else outcome("code", articles, "--json", *PUBLISHED)
        )
    finally:
        locked.chmod(0o755)
    assert done.returncode == 1
    assert "no permission to read it" in done.stderr
    assert done.stdout.count('"article"') > 0


def outcome(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "guarantor", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def as_nobody(articles: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Root may read everything, so the rights are given up after all modules were imported."""
    for folder in (articles, *articles.parents):
        if folder.is_relative_to(tmp_path.parent.parent):
            folder.chmod(folder.stat().st_mode | 0o055)
    script = (
        "import os, sys; from guarantor.cli import main; import guarantor.cli.intake; from guarantor import dossiers;"
        "from guarantor.coding import statements; from guarantor.model import Article; from datetime import datetime;"
        "statements(Article('x', 'en', 'o', datetime.fromisoformat('2026-01-06T00:00Z'), 't', 'Russia rejected it.'),"
        " dossiers.load()); os.setuid(65534); main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", script, "code", str(articles), "--json", *PUBLISHED]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_missing_path_is_told_and_the_rest_is_read(articles: Path) -> None:
    done = guarantor("code", articles / "none.txt", articles / "good.txt", "--json", *PUBLISHED)
    assert done.exit_code == 1
    assert "none.txt: no such file or folder" in done.stderr
    assert done.stdout


def test_an_article_without_a_publication_time_is_never_dated_today(articles: Path) -> None:
    done = guarantor("code", articles / "good.txt", "--json")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "--published" in done.stderr


def test_code_writes_statements_in_the_golds_form_and_nothing_else(articles: Path) -> None:
    done = guarantor("code", articles, "--json", *PUBLISHED)
    assert done.exit_code == 0
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["act"] for row in rows} == {"pledge", "reject"}
    keys = "article act actors recipients issues negated status when sources terms evidence"
    assert all(list(row) == keys.split() for row in rows)
    assert all(row["evidence"] in ARTICLE for row in rows)


def test_reading_twice_adds_nothing(articles: Path, tmp_path: Path) -> None:
    arguments = ("--ledger", tmp_path / "ledger.db", "read", articles, *PUBLISHED, "--json")
    first, again = (json.loads(guarantor(*arguments).stdout) for _ in range(2))
    assert first["added"] == again["already"] > 0
    assert first["already"] == again["added"] == 0


def test_the_summary_says_how_to_go_on(articles: Path, tmp_path: Path) -> None:
    done = guarantor("--ledger", tmp_path / "ledger.db", "read", articles, *PUBLISHED)
    assert done.stdout.splitlines()[-1].endswith("brief --as-of 2026-01-06")


def test_nothing_to_read_is_wrong_usage(tmp_path: Path) -> None:
    for command in ("read", "code"):
        assert guarantor("--ledger", tmp_path / "ledger.db", command).exit_code == 2


def test_a_ledger_in_a_place_that_cannot_be_written_is_told(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = guarantor("--ledger", tmp_path / "file" / "ledger.db", "read", articles, *PUBLISHED)
    assert done.exit_code == 2
    assert "Error: " in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_ledger_is_told(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("this is no database, but it is long enough to be taken for one" * 50)
    done = guarantor("--ledger", tmp_path / "notes.db", "brief")
    assert done.exit_code == 2
    assert "cannot be opened as a ledger" in done.stderr


def test_a_sentence_of_the_hour_after_midnight_is_explained_as_it_was_coded(tmp_path: Path) -> None:
    """The day of `yesterday` is that at the outlet, also when the article comes back from the ledger."""
    text = "Rustem Umerov met Steve Witkoff in Geneva yesterday to discuss the peace plan."
    row = {"outlet": "wire", "title": "Answer", "text": text, "published": "2026-01-07T00:30:00+02:00"}
    (tmp_path / "night.json").write_text(
        json.dumps({"id": "night", "language": "en", **row}), encoding="utf-8"
    )
    call = ["--ledger", str(tmp_path / "ledger.db")]
    assert CliRunner().invoke(main, [*call, "read", str(tmp_path / "night.json")]).exit_code == 0
    found = CliRunner().invoke(main, [*call, "view", "timeline", "--format", "json"])
    rows = [row for row in json.loads(found.stdout) if row["act"] == "meet"]
    assert [row["when"] for row in rows] == ["2026-01-06"]
    told = CliRunner().invoke(main, [*call, "explain", rows[0]["statements"][0]]).stdout
    assert "<- cue of rule" in told
    assert "2026-01-07 00:30 UTC+02:00" in told

"""`verify`, `rebuild`, `export`, `import` and `decide` on a ledger of the sample."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call

DAY = ("--as-of", "2026-01-10")
BY = ("--reviewer", "olena", "--reason", "the text says otherwise")


def timeline(call: Call) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(call("view", "timeline", *DAY, "--format", "json").stdout)
    return rows


def a_pledge(call: Call) -> str:
    chosen = [row for row in timeline(call) if row["act"] == "pledge" and row["status"] == "actual"]
    return str(chosen[0]["statements"][0])


def test_a_journal_that_was_exported_and_imported_gives_the_same_answers(ask: Call, own: Call) -> None:
    assert timeline(ask) == timeline(own)
    assert own("verify").exit_code == 0


def test_importing_the_same_journal_again_adds_nothing(own: Call, tmp_path: Path) -> None:
    assert own("import", str(tmp_path / "journal.jsonl")).stdout == "0 entries added\n"


def test_rebuilding_changes_no_answer(own: Call) -> None:
    before = timeline(own)
    assert own("rebuild").exit_code == 0
    assert timeline(own) == before


def test_a_rewritten_past_is_shown(own: Call, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "copy.db") as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE journal SET payload = replace(payload, 'pledge', 'reject') WHERE seq = 3")
        connection.execute("UPDATE journal SET payload = payload || ' ' WHERE seq = 5")
    connection.close()
    done = own("verify")
    assert done.exit_code == 1
    assert "problem: " in done.stderr
    assert done.stdout == ""


def test_a_rejected_statement_leaves_the_answers_and_stays_in_the_journal(own: Call) -> None:
    id = a_pledge(own)
    assert own("decide", id[:8], "reject", *BY).exit_code == 0
    assert id not in [row["statements"][0] for row in timeline(own)]
    assert "reject: olena" in own("explain", id).stdout


def test_an_amended_statement_is_replaced_by_the_reviewers(own: Call) -> None:
    id = a_pledge(own)
    done = own("decide", id, "amend", *BY, "--change", '{"status": "possible"}')
    assert done.exit_code == 0, done.output
    new = done.stdout.split("in its place ")[1].split()[0]
    held = {row["statements"][0]: row for row in timeline(own)}
    assert id not in held
    assert held[new]["status"] == "possible"
    assert "coded by a person: olena" in own("explain", new).stdout
    assert own("verify").exit_code == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("amend",), "amend needs it"),
        (("accept", "--change", "{}"), "--change goes with amend"),
        (("amend", "--change", "{"), "is not JSON"),
        (("amend", "--change", "[]"), "is not a JSON object"),
        (("amend", "--change", '{"mood": "good"}'), "names mood"),
        (("amend", "--change", '{"act": "sing"}'), "act is 'sing'"),
        (("amend", "--change", '{"evidence": "not in the text"}'), "does not hold the evidence"),
        (("amend", "--change", '{"actors": []}'), "at least one actor"),
        (("amend", "--change", "{}"), "says the same"),
    ],
)
def test_a_decision_that_does_not_fit_is_refused_and_changes_nothing(
    own: Call, more: tuple[str, ...], said: str
) -> None:
    before = timeline(own)
    done = own("decide", a_pledge(own), *more, *BY)
    assert done.exit_code == 2
    assert said in done.stderr
    assert timeline(own) == before


def coded_by_hand(ask: Call, folder: Path) -> Path:
    """The gold of the sample as a file that a person might have written."""
    gold = Path(__file__).resolve().parents[1] / "gold" / "sample" / "statements.jsonl"
    file = folder / "coded.jsonl"
    file.write_text(gold.read_text("utf-8"), encoding="utf-8")
    return file


def test_statements_coded_by_a_person_take_the_place_of_the_machines(
    own: Call, ask: Call, tmp_path: Path
) -> None:
    file = coded_by_hand(ask, tmp_path)
    done = own("import", str(file), "--coder", "human/olena")
    assert done.exit_code == 0, done.output
    lines = file.read_text("utf-8").splitlines()
    assert f"{len(set(lines))} statements added" in done.stdout
    assert len(timeline(own)) == len(set(lines))


def test_two_coders_are_compared_field_by_field(own: Call, ask: Call, tmp_path: Path) -> None:
    own("import", str(coded_by_hand(ask, tmp_path)), "--coder", "human/olena", "--beside")
    own("import", str(coded_by_hand(ask, tmp_path)), "--coder", "human/taras", "--beside")
    alike = json.loads(own("agreement", "human/olena", "human/taras", "--json").stdout)
    assert {row["equal"] for row in alike} == {1.0}
    assert "statement" in own("agreement", "human/olena").stdout
    nobody = own("agreement", "human/nobody")
    assert nobody.exit_code == 2
    assert "no statement by 'human/nobody'" in nobody.stderr


def test_lines_that_do_not_fit_are_listed_and_the_rest_is_taken(own: Call, ask: Call, tmp_path: Path) -> None:
    file = coded_by_hand(ask, tmp_path)
    good = json.loads(file.read_text("utf-8").splitlines()[0])
    bad = [
        "{",
        "[]",
        "{}",
        json.dumps(good | {"article": "elsewhere"}),
        json.dumps(good | {"act": "sing"}),
        json.dumps(good | {"evidence": "not in the text"}),
    ]
    file.write_text("\n".join([*bad, json.dumps(good)]), encoding="utf-8")
    done = own("import", str(file), "--coder", "human/olena", "--beside")
    assert done.exit_code == 1
    assert [f"line {number}" in done.stderr for number in range(1, 8)] == [True] * 6 + [False]
    assert "1 statements added" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "/nowhere/journal.jsonl"), "cannot be written"),
        (("import", "/nowhere/journal.jsonl"), "cannot be read"),
        (("import", "/nowhere/coded.jsonl", "--coder", "human/olena"), "cannot be read"),
        (("import", "/dev/null", "--coder", "olena"), "expected human/NAME"),
    ],
)
def test_files_that_cannot_be_used_are_told(ask: Call, arguments: tuple[str, ...], said: str) -> None:
    done = ask(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr

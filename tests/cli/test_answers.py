"""What `brief`, `view`, `whatif` and `explain` print about the sample."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import Result
from rich.cells import cell_len

from guarantor import views
from tests.cli.conftest import Call

TITLES = [
    "Who guarantees what, on which condition",
    "Who stands where",
    "Which plan is alive, and where it lies",
    "Who owes an answer",
    "Who meets next",
    "Who met",
    "Where sources contradict each other",
    "Who is the source of all that",
]
DAY = ("--as-of", "2026-01-10")


def rows(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    read: list[dict[str, object]] = json.loads(result.stdout)
    return read


def first_id(ask: Call) -> str:
    statements = rows(ask("view", "timeline", *DAY, "--format", "json"))[0]["statements"]
    assert isinstance(statements, list)
    return str(statements[0])


def test_the_brief_has_all_its_sections(ask: Call) -> None:
    printed = ask("brief", *DAY).stdout
    assert [line for line in printed.splitlines() if line in TITLES] == TITLES


@pytest.mark.parametrize("width", [100, 120, 160])
def test_the_brief_is_no_wider_than_the_terminal(ask: Call, width: int) -> None:
    assert max(map(cell_len, ask("brief", *DAY, width=width).stdout.splitlines())) <= width


def test_the_brief_says_what_an_empty_section_means(ask: Call) -> None:
    printed = ask("brief", "--as-of", "2020-01-01").stdout
    assert "No guarantee is told of." in printed
    assert "No meeting is announced for this day or later." in printed


def test_the_brief_says_that_nothing_newer_was_read(ask: Call) -> None:
    assert "Nothing newer than 2026-01-10 has been read" in ask("brief", "--as-of", "2026-03-01").stdout
    assert "Nothing newer" not in ask("brief", *DAY).stdout


def test_the_brief_as_json_holds_every_section_and_the_counts(ask: Call) -> None:
    page = json.loads(ask("brief", *DAY, "--json").stdout)
    assert page["counts"]["articles"] == 15
    assert {"guarantees", "positions", "drafts", "awaited", "calendar", "sources"} <= set(page)


def test_the_brief_of_an_earlier_day_knows_less(ask: Call) -> None:
    early = json.loads(ask("brief", "--as-of", "2025-12-24", "--json").stdout)
    assert 0 < early["counts"]["articles"] < 15


@pytest.mark.parametrize("name", views.names())
def test_a_view_gives_the_same_rows_in_every_form(ask: Call, name: str) -> None:
    as_json = rows(ask("view", name, *DAY, "--format", "json"))
    as_csv = list(csv.DictReader(io.StringIO(ask("view", name, *DAY, "--format", "csv").stdout)))
    assert len(as_json) == len(as_csv) > 0
    assert list(as_json[0]) == list(as_csv[0])


@pytest.mark.parametrize("name", views.names())
@pytest.mark.parametrize("width", [120, 160])
def test_a_table_lines_up(ask: Call, name: str, width: int) -> None:
    printed = ask("view", name, *DAY, width=width).stdout.rstrip("\n").splitlines()
    assert len({cell_len(line) for line in printed}) == 1
    assert cell_len(printed[0]) <= width


def test_amounts_durations_and_days_are_in_words(ask: Call) -> None:
    printed = ask("view", "timeline", *DAY).stdout
    assert "90 bn EUR" in printed
    assert "15 years" in printed
    assert "000Z" not in printed


def test_a_view_is_narrowed_by_party_issue_and_language(ask: Call) -> None:
    every = rows(ask("view", "positions", *DAY, "--format", "json"))
    french = rows(ask("view", "positions", *DAY, "--party", "FR", "--format", "json"))
    troops = rows(ask("view", "positions", *DAY, "--issue", "guarantees.troops", "--format", "json"))
    assert {row["party"] for row in french} == {"FR"}
    assert {row["issue"] for row in troops} == {"guarantees.troops"}
    assert len(french) + len(troops) < len(every)


def test_a_view_without_a_row_says_so(ask: Call) -> None:
    done = ask("view", "awaited", "--as-of", "2020-01-01")
    assert done.exit_code == 0
    assert done.stdout.startswith("no row")


def test_what_if_no_ceasefire_comes_then_nothing_that_waits_for_one_can_be_called(ask: Call) -> None:
    none = rows(ask("whatif", *DAY, "--format", "json"))
    held = rows(ask("whatif", "--ceasefire", "2026-02-01", *DAY, "--format", "json"))
    waiting = [row["verdict"] for row in none if row["trigger"] == "after-ceasefire"]
    assert set(waiting) == {"not callable"}
    assert [row["verdict"] for row in held if row["trigger"] == "after-ceasefire"] != waiting


def test_explain_shows_the_evidence_the_tree_and_the_rule(ask: Call) -> None:
    printed = ask("explain", first_id(ask)).stdout
    assert "⟦" in printed
    assert "root" in printed
    assert "rule " in printed


def test_explain_takes_the_beginning_that_tables_print(ask: Call) -> None:
    id = first_id(ask)
    assert id[:8] in ask("view", "timeline", *DAY).stdout
    assert ask("explain", id[:8]).stdout == ask("explain", id).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("view", "nonsense"), "is not one of"),
        (("view", "timeline", "--as-of", "yesterday"), "expected a day like 2026-01-06"),
        (("view", "timeline", "--as-recorded", "noon"), "expected a day or time like"),
        (("view", "timeline", "--language", "fr"), "is not one of"),
        (("explain", "not-an-id"), "no statement 'not-an-id' in this ledger"),
        (("explain", "00000000000000000"), "no statement"),
        (("nonsense",), "No such command"),
    ],
)
def test_wrong_usage_is_told_and_has_status_2(ask: Call, arguments: tuple[str, ...], said: str) -> None:
    done = ask(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_a_beginning_that_several_statements_share_names_some_of_them(ask: Call) -> None:
    ids = [row["statements"][0] for row in rows(ask("view", "timeline", *DAY, "--format", "json"))]  # type: ignore[index]
    digit = max("0123456789abcdef", key=lambda digit: sum(id.startswith(digit) for id in ids))
    done = ask("explain", digit)
    assert done.exit_code == 2
    assert "give more digits" in done.stderr


@pytest.mark.parametrize("command", ["brief", "view timeline", "verify", "rebuild", "explain 12345678"])
def test_a_ledger_that_is_not_there_is_told_and_not_made(own: Call, command: str, tmp_path: object) -> None:
    missing = f"{tmp_path}/none.db"
    done = own("--ledger", missing, *command.split())
    assert done.exit_code == 2
    assert f"there is no ledger at {missing}" in done.stderr


def test_drafts_are_set_against_what_they_come_from(ask: Call) -> None:
    found = rows(ask("view", "drafts", "--diff", *DAY, "--format", "json"))
    assert any((row["kind"], row["basis"]) == ("points", "said") for row in found)
    assert all(row["statements"] for row in found)
    assert "silence" in ask("view", "drafts", "--diff", *DAY).stdout
    refused = ask("view", "facts", "--diff", *DAY)
    assert refused.exit_code == 2
    assert "--diff is for drafts" in refused.stderr

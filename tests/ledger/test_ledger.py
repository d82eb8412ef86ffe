"""Append, read, verify, rebuild, export, import: on both engines."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from guarantor.errors import LedgerError, TamperError
from guarantor.ledger import Ledger, open_ledger, schema
from guarantor.model import Amount, Article, Source, Statement, Terms

MakeArticle = Callable[..., Article]
MakeStatement = Callable[..., Statement]
CHANGES = (
    "UPDATE journal SET payload = '{}' WHERE seq = 1",
    "DELETE FROM journal WHERE seq = 2",
    "DELETE FROM journal",
)


def tables(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables that are made from the journal."""
    with ledger.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in schema.DERIVED
        }


def unguarded(ledger: Ledger, statement: str) -> None:
    """Change the journal as an intruder would who is master of the database."""
    with ledger.engine.begin() as connection:
        if ledger.engine.dialect.name == "sqlite":
            for trigger in ("updated", "deleted"):
                connection.execute(text(f"DROP TRIGGER journal_is_not_{trigger}"))
        else:
            connection.execute(text("ALTER TABLE journal DISABLE TRIGGER ALL"))
        connection.execute(text(statement))


@pytest.fixture
def filled(ledger: Ledger, an_article: MakeArticle, a_statement: MakeStatement) -> Ledger:
    for day in range(1, 6):
        name = f"a{day}"
        said = [a_statement(name), a_statement(name, act="await", recipients=("US",), issues=("talks",))]
        ledger.append([an_article(name, day=day)], said)
    return ledger


def test_what_was_appended_comes_back(
    ledger: Ledger, an_article: MakeArticle, a_statement: MakeStatement
) -> None:
    statement = a_statement(
        sources=(Source("RU/peskov", "named"), Source("reuters", "outlet")),
        terms=Terms(points=20, amount=Amount("troops", min=6000, max=8000), duration="P15Y"),
        when="2026-01",
        instrument="plan-20",
        rule="refusal",
        confidence=0.9,
    )
    added = ledger.append([an_article()], [statement])
    assert (added.articles, added.statements, added.already) == (1, 1, 0)
    assert ledger.statement(statement.id) == statement
    assert ledger.statement(statement.id[:6]) == statement
    assert ledger.article("a1") == an_article()
    assert ledger.statement("ffff") is None


def test_an_article_comes_back_with_the_offset_of_its_outlet(
    ledger: Ledger, an_article: MakeArticle, tmp_path: Path
) -> None:
    """Half past midnight in Kyiv is the day before in UTC; "yesterday" is counted from the day in Kyiv."""
    night = datetime(2026, 1, 7, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    written = replace(an_article(), published=night)
    ledger.append([written])
    for _ in range(2):
        found = ledger.article("a1")
        assert found == written
        assert found.published.isoformat() == "2026-01-07T00:30:00+02:00"
        assert found.digest == written.digest
        ledger.rebuild()


def test_coding_the_same_article_again_adds_nothing(
    filled: Ledger, an_article: MakeArticle, a_statement: MakeStatement
) -> None:
    before = filled.statements()
    again = filled.append([an_article("a1", day=1)], [a_statement("a1")])
    assert (again.articles, again.statements, again.already) == (0, 0, 2)
    assert filled.statements() == before


def test_an_untouched_journal_verifies(filled: Ledger) -> None:
    assert filled.verify() == []


@pytest.mark.parametrize(
    ("change", "entry"),
    [
        ("UPDATE journal SET payload = replace(payload, 'reject', 'agree') WHERE kind = 'statement'", 3),
        ("UPDATE journal SET recorded_at = '2020-01-01T00:00:00.000000Z' WHERE seq = 5", 5),
        ("UPDATE journal SET kind = 'decision' WHERE seq = 7", 7),
        ("DELETE FROM journal WHERE seq = 6", 7),
        ("UPDATE journal SET hash = '00' WHERE seq = 4", 4),
    ],
)
def test_the_first_entry_that_was_tampered_with_is_named(filled: Ledger, change: str, entry: int) -> None:
    unguarded(filled, change)
    problems = filled.verify()
    assert [problem.where for problem in problems] == [f"journal entry {entry}"]
    with pytest.raises(TamperError):
        filled.rebuild()


@pytest.mark.parametrize("change", CHANGES)
def test_the_database_itself_refuses_to_rewrite_the_journal(filled: Ledger, change: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), filled.engine.begin() as connection:
        connection.execute(text(change))
    assert filled.verify() == []


def test_an_entry_cannot_be_replaced_or_put_out_of_order(tmp_path: Path, an_article: MakeArticle) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.append([an_article()])
    row = "VALUES (1, '2026-01-01T00:00:00.000000Z', 'article', '{}', 'x')"
    with sqlite3.connect(tmp_path / "ledger.db") as connection:
        for change in (
            f"INSERT OR REPLACE INTO journal {row}",
            f"REPLACE INTO journal {row.replace('(1', '(9')}",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(change)


def test_a_rebuild_makes_the_same_rows(filled: Ledger) -> None:
    before = tables(filled)
    with filled.engine.begin() as connection:
        for table in schema.FLAT:
            connection.execute(table.delete())
    assert tables(filled) != before
    filled.rebuild()
    assert tables(filled) == before


def test_an_export_imports_to_the_same_hashes_and_rows(filled: Ledger, tmp_path: Path) -> None:
    count = filled.export(tmp_path / "journal.jsonl")
    with open_ledger(tmp_path / "other.db") as other:
        assert other.import_(tmp_path / "journal.jsonl") == count
        assert other.verify() == []
        assert tables(other) == tables(filled)
        other.export(tmp_path / "again.jsonl")
        assert other.import_(tmp_path / "journal.jsonl") == 0
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "journal.jsonl").read_bytes()


def test_an_import_goes_on_where_the_ledger_ends_but_never_into_another(
    filled: Ledger, tmp_path: Path, an_article: MakeArticle
) -> None:
    lines = tmp_path / "journal.jsonl"
    filled.export(lines)
    (tmp_path / "half.jsonl").write_text("".join(lines.read_text().splitlines(keepends=True)[:8]))
    with open_ledger(tmp_path / "half.db") as half:
        half.import_(tmp_path / "half.jsonl")
        assert half.import_(lines) == len(lines.read_text().splitlines()) - 8
        assert tables(half) == tables(filled)
    with open_ledger(tmp_path / "other.db") as other:
        other.append([an_article("elsewhere")])
        with pytest.raises(LedgerError, match="does not go on"):
            other.import_(lines)


def test_a_tampered_or_torn_export_is_refused_whole(filled: Ledger, tmp_path: Path) -> None:
    lines = tmp_path / "journal.jsonl"
    filled.export(lines)
    (tmp_path / "tampered.jsonl").write_text(lines.read_text().replace('"reject"', '"agree"'))
    (tmp_path / "torn.jsonl").write_text(lines.read_text()[:-30])
    (tmp_path / "foreign.jsonl").write_text(json.dumps({"hello": 1}) + "\n")
    with open_ledger(tmp_path / "new.db") as new:
        with pytest.raises(TamperError, match="journal entry 3"):
            new.import_(tmp_path / "tampered.jsonl")
        for name in ("torn.jsonl", "foreign.jsonl"):
            with pytest.raises(LedgerError, match="line"):
                new.import_(tmp_path / name)
        assert new.statements() == []


def test_nothing_is_appended_when_something_is_wrong(
    ledger: Ledger, an_article: MakeArticle, a_statement: MakeStatement
) -> None:
    with pytest.raises(LedgerError, match="does not hold"):
        ledger.append([an_article()], [a_statement(), a_statement("nowhere")])
    assert ledger.article("a1") is None


def test_the_clock_of_the_journal_never_goes_back(ledger: Ledger, an_article: MakeArticle) -> None:
    noon = datetime(2026, 1, 9, 12, tzinfo=UTC)
    ledger.append([an_article("a1")], recorded_at=noon)
    ledger.append([an_article("a2")], recorded_at=noon)
    with pytest.raises(LedgerError, match="before the last entry"):
        ledger.append([an_article("a3")], recorded_at=noon - timedelta(days=1))
    assert ledger.verify() == []


def test_a_ledger_that_is_not_there_is_not_made_without_being_asked(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        open_ledger(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(
    "address", ["mysql://somewhere/db", "postgresql://guarantor:secret@127.0.0.1:1/db", "sqlite://", "://"]
)
def test_an_address_that_leads_nowhere_is_a_clear_error_without_its_password(address: str) -> None:
    with pytest.raises(LedgerError) as caught:
        open_ledger(address)
    assert "secret" not in str(caught.value)


def test_a_file_that_is_no_ledger_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear reader, " * 100)
    with pytest.raises(LedgerError, match=r"letter\.db"):
        open_ledger(tmp_path / "letter.db")


def test_postgresql_plans_every_question_for_its_own_filters(postgresql_address: str) -> None:
    """A plan for any filter took seconds, from the eleventh time on that a connection asked."""
    with open_ledger(postgresql_address) as ledger, ledger.connect() as connection:
        assert connection.execute(text("SHOW plan_cache_mode")).scalar() == "force_custom_plan"

"""Ledgers of earlier versions open, keep their journal and get today's tables."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text

from guarantor.errors import LedgerError
from guarantor.ledger import open_ledger, schema

VERSIONS = sorted(Path(__file__).with_name("versions").glob("*.sql"))


def of_version(dump: Path, path: Path) -> list[tuple[str, ...]]:
    """A ledger as that version wrote it; returns its journal."""
    with sqlite3.connect(path) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
        return connection.execute("SELECT seq, hash FROM journal ORDER BY seq").fetchall()


@pytest.mark.parametrize("dump", VERSIONS, ids=lambda path: path.stem)
def test_a_ledger_of_an_earlier_version_is_brought_up_with_its_journal_untouched(
    dump: Path, tmp_path: Path
) -> None:
    before = of_version(dump, tmp_path / "old.db")
    with open_ledger(tmp_path / "old.db", create=False) as ledger, open_ledger(tmp_path / "new.db") as new:
        with ledger.connect() as connection:
            after = connection.execute(select(schema.journal.c.seq, schema.journal.c.hash)).all()
        assert [tuple(row) for row in after] == before
        assert ledger.verify() == []
        ledger.export(tmp_path / "journal.jsonl")
        new.import_(tmp_path / "journal.jsonl")
        for table in schema.DERIVED:
            with ledger.connect() as one, new.connect() as other:
                assert one.execute(select(table)).all() == other.execute(select(table)).all(), table.name


@pytest.mark.parametrize("dump", VERSIONS, ids=lambda path: path.stem)
def test_a_ledger_that_was_brought_up_still_guards_its_journal(dump: Path, tmp_path: Path) -> None:
    of_version(dump, tmp_path / "old.db")
    open_ledger(tmp_path / "old.db").close()
    with (
        sqlite3.connect(tmp_path / "old.db") as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute("DELETE FROM journal")


def test_every_earlier_version_has_a_ledger_to_test_with() -> None:
    assert [int(path.stem) for path in VERSIONS] == list(range(1, schema.VERSION))


def test_tables_that_are_gone_come_back_on_either_engine(address: str) -> None:
    with open_ledger(address) as ledger, ledger.engine.begin() as connection:
        connection.execute(text("DROP TABLE draft"))
        connection.execute(text("UPDATE schema_version SET version = 1"))
    with open_ledger(address) as ledger, ledger.connect() as connection:
        assert inspect(connection).has_table("draft")
        assert connection.execute(text("SELECT version FROM schema_version")).scalar() == schema.VERSION


def test_a_ledger_of_a_later_version_is_left_alone(address: str) -> None:
    with open_ledger(address) as ledger, ledger.engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET version = 999"))
    with pytest.raises(LedgerError, match="later guarantor"):
        open_ledger(address)

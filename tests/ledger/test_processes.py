"""Several processes at once, and processes that are killed.

Short by default; `GUARANTOR_LONG=1` runs for a minute with four readers, and kills fifty times.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import func, select

from guarantor.ledger import Ledger, open_ledger, schema

LONG = bool(os.environ.get("GUARANTOR_LONG"))
SECONDS = 60 if LONG else 4
KILLS = 50 if LONG else 5
READERS = 4 if LONG else 2
WORKER = Path(__file__).with_name("worker.py")


def start(address: str, role: str, name: str, seconds: float) -> subprocess.Popen[str]:
    command = [sys.executable, str(WORKER), address, role, name, str(seconds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def whole_lines(text: str) -> list[str]:
    """What was acknowledged: lines that were written to their end."""
    return [line.strip() for line in text.splitlines(keepends=True) if line.endswith("\n")]


def held(ledger: Ledger) -> set[str]:
    return {statement.id for statement in ledger.statements()}


def check_whole(ledger: Ledger) -> None:
    """The journal verifies, nothing in it is doubled, and the tables are those that it makes."""
    assert ledger.verify() == []
    with ledger.connect() as connection:
        counts = {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in (("statement", schema.entry), ("article", schema.article))
        }
        for kind, count in counts.items():
            in_journal = select(func.count()).where(schema.journal.c.kind == kind)
            assert connection.execute(in_journal).scalar_one() == count
        before = [
            connection.execute(select(table).order_by(*table.primary_key)).all() for table in schema.DERIVED
        ]
    ledger.rebuild()
    with ledger.connect() as connection:
        for table, rows in zip(schema.DERIVED, before, strict=True):
            assert connection.execute(select(table).order_by(*table.primary_key)).all() == rows, table.name


def test_coders_a_reviewer_and_readers_at_once_lose_nothing_and_meet_no_lock(address: str) -> None:
    roles = [
        ("coder", "a"),
        ("coder", "b"),
        ("reviewer", "ann"),
        *[("reader", f"r{n}") for n in range(READERS)],
    ]
    workers = {name: start(address, role, name, SECONDS) for role, name in roles}
    done = {
        name: (*worker.communicate(timeout=SECONDS + 120), worker.returncode)
        for name, worker in workers.items()
    }
    for name, (_, errors, status) in done.items():
        assert status == 0, f"{name}: {errors}"
    with open_ledger(address) as ledger:
        acknowledged = set(whole_lines(done["a"][0])) | set(whole_lines(done["b"][0]))
        assert acknowledged == held(ledger)
        decided = {f"{made.statement}:{made.reviewer}:{made.reason}" for made in ledger.decisions()}
        assert decided == set(whole_lines(done["ann"][0]))
        check_whole(ledger)


def test_a_killed_coder_loses_nothing_that_was_acknowledged(address: str) -> None:
    open_ledger(address).close()
    acknowledged: set[str] = set()
    for number in range(KILLS):
        worker = start(address, "coder", f"k{number}", 60)
        assert worker.stdout is not None
        lines = [worker.stdout.readline()]  # it has begun to write
        time.sleep(random.random() * 0.4)
        worker.kill()
        lines.append(
            worker.stdout.read()
        )  # not communicate(), which passes over what readline() has buffered
        worker.wait()
        acknowledged |= set(whole_lines("".join(lines)))
        with open_ledger(address) as ledger:
            assert ledger.verify() == []
    with open_ledger(address) as ledger:
        assert acknowledged <= held(ledger)
        check_whole(ledger)

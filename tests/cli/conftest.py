"""A ledger that has read the sample, made once, and a way to call the program on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guarantor.cli import main

Call = Callable[..., Result]


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "ledger.db"
    done = CliRunner().invoke(main, ["--ledger", str(path), "read", "--sample"])
    assert done.exit_code == 0, done.output
    return path


@pytest.fixture(scope="session")
def ask(sample_ledger: Path) -> Call:
    """Call a command on the ledger of the sample, which it must not change; the output is 160 wide."""

    def call(*arguments: str, width: int = 160) -> Result:
        return CliRunner(env={"COLUMNS": str(width)}).invoke(
            main, ["--ledger", str(sample_ledger), *arguments]
        )

    return call


@pytest.fixture
def own(sample_ledger: Path, tmp_path: Path) -> Call:
    """Call a command on a copy of that ledger that the test may change."""
    journal, copy = tmp_path / "journal.jsonl", tmp_path / "copy.db"
    CliRunner().invoke(main, ["--ledger", str(sample_ledger), "export", str(journal)])

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["--ledger", str(copy), *arguments])

    assert call("import", str(journal)).exit_code == 0
    return call

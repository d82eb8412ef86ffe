"""Ledgers for tests, on SQLite and on a PostgreSQL server of the tests' own where one is installed."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from guarantor.ledger import Ledger, open_ledger
from guarantor.model import Article, Span, Statement

COUNT = itertools.count()


def server_programs() -> Path | None:
    """The folder with `initdb` and `pg_ctl`, the newest if there are several."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    elsewhere = shutil.which("initdb")
    return Path(elsewhere).resolve().parent if elsewhere else None


def as_server_user(folder: Path) -> list[str]:
    """What to put before a command so that it does not run as root, whom the server refuses."""
    if os.getuid() != 0:
        return []
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return [str(runuser()), "-u", "postgres", "--"]


def runuser() -> str | None:
    """The program that drops root's rights, also where PATH leaves the system folders out."""
    return shutil.which("runuser", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The folder of the socket of a running server; skipped where none is installed."""
    programs = server_programs()
    if programs is None or (os.getuid() == 0 and not runuser()):
        pytest.skip("no PostgreSQL server is installed")
    folder = Path(tempfile.mkdtemp(prefix="guarantor-pg-"))
    prefix = as_server_user(folder)
    data = folder / "data"
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=50"
    start = [
        *prefix,
        str(programs / "pg_ctl"),
        "-D",
        str(data),
        "-w",
        "-l",
        str(folder / "log"),
        "-o",
        options,
        "start",
    ]
    initdb = [
        *prefix,
        str(programs / "initdb"),
        "-D",
        str(data),
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
    ]
    try:
        for command in ([*initdb, "--no-sync"], start):
            subprocess.run(command, check=True, capture_output=True, cwd="/")
        yield str(folder)
    finally:
        with suppress(subprocess.CalledProcessError):
            stop = [*prefix, str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"]
            subprocess.run(stop, check=True, capture_output=True, cwd="/")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql_address(postgresql_server: str) -> str:
    """The address of a new, empty schema: quicker to make than a database."""
    name = f"guarantor_{next(COUNT)}"
    engine = create_engine(f"postgresql+psycopg://postgres@/postgres?host={postgresql_server}")
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    engine.dispose()
    return f"postgresql://postgres@/postgres?host={postgresql_server}&options=-csearch_path%3D{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new ledger, on each engine in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    return str(request.getfixturevalue("postgresql_address"))


def an_article(
    name: str = "a1", text: str = "Moscow rejected the plan.", day: int = 5, **fields: str
) -> Article:
    held = {"language": "en", "outlet": "polis wire", "title": "A plan", **fields}
    return Article(id=name, published=datetime(2026, 1, day, 12, tzinfo=UTC), text=text, **held)


def a_statement(article: str = "a1", coder: str = "rules/1", **fields: object) -> Statement:
    held = {"act": "reject", "actors": ("RU",), "issues": ("plan",), "evidence": Span(7, 31), **fields}
    return Statement(article=article, coder=coder, **held)  # type: ignore[arg-type]


@pytest.fixture(name="an_article")
def an_article_fixture() -> Callable[..., Article]:
    return an_article


@pytest.fixture(name="a_statement")
def a_statement_fixture() -> Callable[..., Statement]:
    return a_statement


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with open_ledger(address) as opened:
        yield opened

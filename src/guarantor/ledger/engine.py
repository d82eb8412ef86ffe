"""Database engines: one SQLite file in WAL mode, or a PostgreSQL server by its address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from guarantor.errors import LedgerError

WAIT = 60  # seconds that a writer waits for another
LOCK = 7_133_245_401  # any number of our own, for PostgreSQL's advisory locks
CHECKPOINT = 65536  # pages of 4 KiB in the log before they go to the file: many commits change the same pages
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    f"wal_autocheckpoint={CHECKPOINT}",
    f"busy_timeout={WAIT * 1000}",
    "cache_size=-65536",
    "mmap_size=2147483648",
    "temp_store=MEMORY",
    "recursive_triggers=ON",
)


def engine(address: str | Path, create: bool = True) -> Engine:
    """An engine for a file path or a `postgresql://` URL; nothing is read or written but a new folder.

    LedgerError if the address is malformed, or there is no file and not `create`.
    """
    return _postgresql(str(address)) if "://" in str(address) else _sqlite(Path(address), create)


class writing:  # noqa: N801  (reads as a verb: `with writing(engine) as connection`)
    """One write transaction that waits for other writers instead of failing; rolled back on an exception."""

    def __init__(self, engine: Engine):
        self.connection = engine.connect().execution_options(writes=True)

    def __enter__(self) -> Connection:
        self.connection.begin()
        if self.connection.dialect.name == "postgresql":
            self.connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            # What an append looks up is always sought by key, so that one plan fits.
            self.connection.execute(text("SET LOCAL plan_cache_mode = auto"))
        return self.connection

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                self.connection.commit()
            else:
                self.connection.rollback()
        finally:
            self.connection.close()


def _sqlite(path: Path, create: bool) -> Engine:
    if not create and not path.exists():
        raise LedgerError(f"there is no ledger at {path}. `guarantor read` makes one.")
    if create:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LedgerError(f"no folder for a ledger at {path}: {error}") from error
    made = create_engine(f"sqlite:///{path}", connect_args={"timeout": WAIT})
    event.listen(made, "connect", _on_connect)
    event.listen(made, "begin", _on_begin)
    return made


def _on_connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by `_on_begin`
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(address: str) -> Engine:
    try:
        url = make_url(address)
        if url.get_backend_name() != "postgresql":
            raise LedgerError(f"a ledger's address is a file path or postgresql://..., not {shown(address)}")
        made = create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise LedgerError(f"{shown(address)} cannot be used as a ledger's address: {error}") from error
    event.listen(made, "connect", _plan_each_question)
    return made


def _plan_each_question(connection: Any, _record: object) -> None:
    """A plan that fits any filter fits none: after ten times PostgreSQL would take it, and need seconds."""
    with connection.cursor() as cursor:
        cursor.execute("SET plan_cache_mode = force_custom_plan")
    connection.commit()


def shown(address: object) -> str:
    """The address without a password; of one that cannot be read only how it begins."""
    url = str(address)
    if "://" not in url:
        return url
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return f"an address beginning with {url.partition('://')[0] or '://'}"

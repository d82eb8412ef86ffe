"""Ledgers of earlier versions brought to this one.

A version counts up when a table's form changes, or what is read into it.

The journal has had one form since version 1 and is never touched. All other tables are made from it, so that
every migration is the same: drop them, make those of this version, and fill them from the journal.

Version 1: the first tables. Version 2: `draft` and `custody`, facts keyed by polarity, finer moments.
Version 3: `line` of drafts, withdrawals of demands. Version 4: facts keyed without JSON.
Version 5: nothing is in force while its condition is pending. Version 6: other indexes.
Version 7: flat tables in the order in which views seek, catalogues with the newest row of each key,
scope and command read from the words of promises. Version 8: what is counted, as numbers, packed by day.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine, MetaData, inspect, select, update
from sqlalchemy.exc import DBAPIError

from guarantor.errors import LedgerError
from guarantor.ledger import schema
from guarantor.ledger.engine import shown, writing
from guarantor.ledger.replay import rebuild

KEPT = (schema.journal.name, schema.schema_version.name)


def prepare(engine: Engine, create: bool) -> None:
    """See that the tables are there and of this version.

    LedgerError if there is none and not `create`, if it cannot be reached, or if it is of a later version.
    """
    try:
        if _version(engine) != schema.VERSION:
            _bring_up(engine, create)
    except DBAPIError as error:
        reason = str(error.orig or error).strip().splitlines()[0]
        raise LedgerError(f"{shown(engine.url)} cannot be opened as a ledger: {reason}") from error


def _version(engine: Engine) -> int | None:
    with engine.connect() as connection:
        return version(connection)


def version(connection: Connection) -> int | None:
    """The version of the ledger's tables, None if there is none."""
    if not inspect(connection).has_table(schema.schema_version.name):
        return None
    return connection.execute(select(schema.schema_version.c.version)).scalar()


def _bring_up(engine: Engine, create: bool) -> None:
    with writing(engine) as connection:
        found = version(connection)  # again: another process may have been quicker
        if found is None and not create:
            raise LedgerError(f"{shown(engine.url)} holds no ledger yet. `guarantor read` makes one.")
        if found is not None and found > schema.VERSION:
            raise LedgerError(
                f"{shown(engine.url)} was written by a later guarantor: its tables are of version {found}, "
                f"this guarantor knows up to {schema.VERSION}"
            )
        if found is None:
            _make(connection)
        elif found < schema.VERSION:
            _migrate(connection)


def _make(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    guards = schema.SQLITE_GUARDS if connection.dialect.name == "sqlite" else schema.POSTGRESQL_GUARDS
    for guard in guards:
        connection.exec_driver_sql(guard)
    connection.execute(schema.schema_version.insert().values(version=schema.VERSION))


def _migrate(connection: Connection) -> None:
    present = MetaData()
    present.reflect(connection)
    present.drop_all(connection, tables=[table for name, table in present.tables.items() if name not in KEPT])
    schema.metadata.create_all(connection)
    rebuild(connection)
    connection.execute(update(schema.schema_version).values(version=schema.VERSION))

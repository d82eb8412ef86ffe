"""Many rows at once, by each driver's quickest way: SQLAlchemy's own costs more than the databases do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, Text

Row = tuple[Any, ...]


def insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows that each give all columns of `table`: `executemany` in SQLite, COPY in PostgreSQL."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_inserting(table), list(rows))
        return
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({_columns(table)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def insert_latest(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """As `insert`; of rows of one key, the one with the greatest `moment` and `holding` stays."""
    if not rows:
        return
    keys = ", ".join(f'"{column.name}"' for column in table.primary_key)
    newer = (
        f"ON CONFLICT ({keys}) DO UPDATE SET moment = excluded.moment, holding = excluded.holding"
        f" WHERE (excluded.moment, excluded.holding) > ({table.name}.moment, {table.name}.holding)"
    )
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"{_inserting(table)} {newer}", list(rows))
        return
    arrays = ", ".join(
        "%s::text[]" if isinstance(column.type, Text) else "%s::bigint[]" for column in table.columns
    )
    command = f"INSERT INTO {table.name} ({_columns(table)}) SELECT * FROM unnest({arrays}) {newer}"
    connection.exec_driver_sql(command, tuple(map(list, zip(*rows, strict=True))))


def _inserting(table: Table) -> str:
    marks = ", ".join("?" * len(table.columns))
    return f"INSERT INTO {table.name} ({_columns(table)}) VALUES ({marks})"


def _columns(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)

"""Many rows at once, by each driver's quickest way: SQLAlchemy's own costs more than the databases do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table


def insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that each give all columns of `table`: `executemany` in SQLite, COPY in PostgreSQL."""
    if not rows:
        return
    names = [column.name for column in table.columns]
    values = list(map(itemgetter(*names), rows))
    quoted = ", ".join(f'"{name}"' for name in names)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({quoted}) VALUES ({marks})", values)
        return
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({quoted}) FROM STDIN") as copy:
        for value in values:
            copy.write_row(value)

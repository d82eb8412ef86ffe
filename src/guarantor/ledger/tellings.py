"""Who told what, when, as numbers: what a count over a month or over all needs, without the texts.

`telling` takes each holding's numbers; whenever a day has SIZE of them there, they are packed into one row of
`segment`, which is never changed again. What has ended since is known by `statement` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from operator import itemgetter

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, delete, func, select

from guarantor.ledger import bulk, reading, schema
from guarantor.model import LANGUAGES

SIZE = 128  # holdings in one segment
CHUNK = 500
START = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
MICROSECOND = timedelta(microseconds=1)
KINDS = {"id": "<i8", "published": "<i8"}
FIELDS = tuple(column.name for column in schema.telling.columns if column.name != "known")
DTYPE = np.dtype([(name, KINDS.get(name, "<i4")) for name in FIELDS])
Tellings = npt.NDArray[np.void]
COUNTED = ("origin", "fact", "outlet", "article")
_TEXTS, _REST = (
    itemgetter(*(schema.statement.columns.keys().index(name) for name in names))
    for names in (COUNTED, ("known", "holding", "recorded", "language", "published", "id"))
)


def tell(connection: Connection, statements: Sequence[bulk.Row]) -> None:
    """Take in new rows of `statement`, in the order of their holdings."""
    numbers = _numbers(connection, dict.fromkeys(text for row in statements for text in _TEXTS(row)))
    bulk.insert(connection, schema.telling, [_telling(row, numbers) for row in statements])
    for known in _full(connection, {_REST(row)[0] for row in statements}):
        _pack(connection, known)


def packed(rows: Iterable[Sequence[int]]) -> Tellings:
    """Rows of `telling` without their day, as one array."""
    return np.array([tuple(row) for row in rows], DTYPE)


def unpacked(segments: Iterable[bytes]) -> Tellings:
    """The tellings of segments, one after the other."""
    return np.frombuffer(b"".join(segments), DTYPE)


def number_of(id_: str) -> int:
    """A statement's id as a signed number of 64 bits, which databases hold."""
    return int.from_bytes(bytes.fromhex(id_), signed=True)


def ids(numbers: npt.NDArray[np.int64]) -> list[str]:
    """Inverse of `number_of`, in the order of the ids."""
    digits = np.sort(numbers.view(np.uint64)).byteswap().tobytes().hex()
    return [digits[start : start + 16] for start in range(0, len(digits), 16)]


def published_text(microseconds: int) -> str:
    """The text that `statement` has for a time of publication in a telling."""
    return reading.utc_text(START + microseconds * MICROSECOND)


def _telling(row: bulk.Row, numbers: dict[str, int]) -> bulk.Row:
    known, holding, recorded, language, published, id_ = _REST(row)
    microseconds = (reading.utc_moment(published) - START) // MICROSECOND
    told = map(numbers.__getitem__, _TEXTS(row))
    return (known, holding, recorded, LANGUAGES.index(language), *told, microseconds, number_of(id_))


def _numbers(connection: Connection, texts: Iterable[str]) -> dict[str, int]:
    """Each text's number; new texts get the next ones."""
    name, wanted = schema.name.c, list(texts)
    numbers: dict[str, int] = {}
    for start in range(0, len(wanted), CHUNK):
        chosen = select(name.text, name.number).where(name.text.in_(wanted[start : start + CHUNK]))
        numbers |= dict(map(tuple, connection.execute(chosen)))
    last = connection.execute(select(func.coalesce(func.max(name.number), 0))).scalar_one()
    fresh = [text for text in wanted if text not in numbers]
    new = {text: number for number, text in enumerate(fresh, start=last + 1)}
    bulk.insert(connection, schema.name, [(number, text) for text, number in new.items()])
    return numbers | new


def _full(connection: Connection, days: set[int]) -> list[int]:
    """Those of the days of which there are enough tellings for a segment."""
    table = schema.telling.c
    first, last = min(days), max(days)
    counted = select(table.known).where(table.known.between(first, last)).group_by(table.known)
    full = connection.execute(counted.having(func.count() >= SIZE)).scalars()
    return sorted(days.intersection(full))


def _pack(connection: Connection, known: int) -> None:
    """Make segments of a day's tellings as far as they fill them."""
    table = schema.telling.c
    chosen = select(*(table[name] for name in FIELDS)).where(table.known == known).order_by(table.holding)
    waiting = packed(connection.execute(chosen))
    full = (waiting[end - SIZE : end] for end in range(SIZE, len(waiting) + 1, SIZE))
    rows = [(known, int(part["holding"][-1]), part.tobytes()) for part in full]
    bulk.insert(connection, schema.segment, rows)
    done = (table.known == known) & (table.holding <= rows[-1][1])
    connection.execute(delete(schema.telling).where(done))

"""The tellings that a scope counts, as numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, text

from guarantor.ledger import schema
from guarantor.ledger.tellings import Tellings, packed, unpacked
from guarantor.model import LANGUAGES
from guarantor.views.questions import Scope, ask, parameters

SEGMENTS = text("SELECT held FROM segment WHERE known >= :since AND known <= :as_of ORDER BY known, last")
OVER = text(f"""
    SELECT holding FROM statement
    WHERE ({schema.OVER}) AND known >= :since AND known <= :as_of
      AND NOT (:as_of < until AND :as_recorded < ended)
""")
ASKED = text("""
    SELECT s.holding FROM statement s
    WHERE s.holding BETWEEN :first AND :last
      AND (:party = '' OR EXISTS (
          SELECT 1 FROM party p WHERE p.holding = s.holding AND p.party = :party))
      AND (:issue = '' OR EXISTS (
          SELECT 1 FROM issue i WHERE i.holding = s.holding AND (i.issue = :issue OR i.issue LIKE :below)))
""")
Holdings = npt.NDArray[np.int32]


def told(connection: Connection, scope: Scope) -> Tellings:
    """The tellings that count as of the scope's day and recording and that its filters let through."""
    asked = parameters(connection, scope)
    segments = connection.execute(SEGMENTS, asked).scalars()
    found = np.concatenate((unpacked(segments), packed(ask(connection, "sources", scope).rows)))
    counts = found["recorded"] <= asked["as_recorded"]
    if scope.language:
        counts &= found["language"] == LANGUAGES.index(scope.language)
    if (over := _holdings(connection, OVER, asked)).size:
        counts &= ~np.isin(found["holding"], over)
    if found.size and (scope.party or scope.issue):
        ends = {"first": int(found["holding"].min()), "last": int(found["holding"].max())}
        counts &= np.isin(found["holding"], _holdings(connection, ASKED, asked | ends))
    return found if counts.all() else found[counts]


def _holdings(connection: Connection, chosen: Any, asked: dict[str, Any]) -> Holdings:
    return np.fromiter(connection.execute(chosen, asked).scalars(), np.int32)

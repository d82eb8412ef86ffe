"""Which version of the plan a statement is about: by the number of its points, as known on the day."""

from __future__ import annotations

from datetime import date

from guarantor.dossiers import Dossier
from guarantor.dossiers.dossier import Instrument


def version(dossier: Dossier, points: int | None, day: date) -> Instrument | None:
    """The newest instrument with that many points that a reader could know on `day`; None if there is none."""
    if points is None:
        return None
    known = [i for i in dossier.instruments.values() if i.points == points and i.known <= day.isoformat()]
    return max(known, key=lambda instrument: instrument.known, default=None)

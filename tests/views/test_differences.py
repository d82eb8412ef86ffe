"""Two wordings of one point are set against each other word by word, and nothing else is."""

from __future__ import annotations

from datetime import date
from typing import Any

from guarantor import views
from guarantor.ledger import Ledger
from guarantor.views.wording import as_text, wording

from .test_cases import fill

OLD = "The army shall be limited to 600,000 soldiers in peacetime."
NEW = "The army shall be limited to 800,000 soldiers."


def told(day: int, instrument: str, text: str, **more: Any) -> dict[str, Any]:
    held = {"act": "propose", "actors": ["US"], "issues": ["forces"], "instrument": instrument}
    return held | {"on": date(2025, 12, day), "text": text, "evidence": text} | more


def reworded(ledger: Ledger) -> list[dict[str, Any]]:
    with ledger.connect() as connection:
        rows = views.answer(connection, "differences", as_of=date(2025, 12, 31)).dicts()
        return [row for row in rows if row["kind"] == "reworded"]


def test_what_went_out_and_what_came_in_stand_between_what_stayed() -> None:
    made = wording(OLD, NEW)
    assert as_text(made) == ("The army shall be limited to [-600,000-]{+800,000+} soldiers[- in peacetime-].")
    assert "".join(words for sort, words in made if sort != "in") == OLD
    assert "".join(words for sort, words in made if sort != "out") == NEW


def test_two_quotes_of_one_point_are_compared(ledger: Ledger) -> None:
    names = fill(ledger, [told(1, "plan-28", OLD, name="old"), told(9, "plan-20", NEW, name="new")])
    (row,) = reworded(ledger)
    assert (row["version"], row["against"], row["issue"]) == ("plan-20", "plan-28", "forces")
    assert ("out", "600,000") in row["wording"]
    assert [names[id_] for id_ in (*row["before_statements"], *row["after_statements"])] == ["old", "new"]


def test_what_is_said_in_other_words_or_another_language_is_no_rewording(ledger: Ledger) -> None:
    other = "Kyiv keeps as many troops as it sees fit."
    translated = "Армія матиме не більше 800 000 військових."
    fill(
        ledger,
        [
            told(1, "plan-28", OLD),
            told(9, "plan-20", other),
            told(9, "plan-20", translated, outlet="b", language="uk"),
        ],
    )
    assert reworded(ledger) == []

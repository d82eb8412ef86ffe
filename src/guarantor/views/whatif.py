"""If a ceasefire holds from D and is broken on E, which guarantees can be called, by whom, what is unsettled?

One row per guarantee: callable, not callable or unsettled, with the reasons. It says what follows from the
statements, never what will happen. In the terms of the law of obligations: a debtor (the guarantor) owes a
creditor (the beneficiary) a duty that begins with a trigger, ends by expiry, and falls away by a defeater; an
answer in arms is a power of the creditor to call. States are those of Symboleo's obligations: `conditional`
(the trigger has not come), `in effect`, `terminated`, `expired`, and `none` where nothing was promised.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from guarantor.dates import due, later
from guarantor.ledger import schema
from guarantor.views.paging import by_party
from guarantor.views.questions import Scope, Table, ask
from guarantor.views.slots import concerns

COLUMNS = (
    *(
        "debtor",
        "creditor",
        "mechanism",
        "kind",
        "verdict",
        "state",
        "trigger",
        "begins",
        "respond_by",
        "expires",
    ),
    *("reasons", "to_settle", "statements"),
)
WEAK = ("discussed", "proposed")
POLITICAL = ("pledged", "agreed")
BINDING = ("ratified", "in force")


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is supposed: a ceasefire from a day on, broken on another by a party; ratifications given.

    `ratified` holds parties or bodies (`US/congress`); None for a day: it does not come.
    """

    ceasefire: date | None = None
    breach: date | None = None
    by: str = "RU"
    ratified: tuple[str, ...] = ()


@dataclass(slots=True)
class Finding:
    """Reasons gathered for one guarantee: `against` makes it not callable, `open` unsettled."""

    against: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    settle: list[str] = field(default_factory=list)
    met: list[str] = field(default_factory=list)
    state: str = "conditional"

    @property
    def verdict(self) -> str:
        """`not callable`, `unsettled` or `callable`."""
        return "not callable" if self.against else "unsettled" if self.open else "callable"


def whatif(connection: Connection, scope: Scope, supposed: Supposed) -> Table:
    """The view; its guarantees are those known as of the scope's day."""
    words: dict[str, list[dict[str, Any]]] = {}
    for word in ask(connection, "undefined", scope).dicts():
        words.setdefault(word["party"], []).append(word)

    def found(part: Scope) -> Table:
        guarantees = ask(connection, "guarantees", part).dicts()
        rows = [_row(row, words.get(row["guarantor"], []), scope, supposed) for row in guarantees]
        return Table(COLUMNS, rows)

    return by_party(connection, scope, schema.ladder, found)


def _row(
    guarantee: dict[str, Any], heard: list[dict[str, Any]], scope: Scope, supposed: Supposed
) -> tuple[Any, ...]:
    law = [word for word in heard if concerns(word, guarantee["mechanism"])]
    found = Finding()
    begins = _trigger(guarantee, supposed, found)
    used = _binding(guarantee, law, supposed, found)
    expires = _expiry(guarantee, begins, supposed, found)
    respond_by = _response(guarantee, begins, supposed, found)
    _defeaters(guarantee, scope, supposed, found)
    if found.verdict == "callable":
        found.state = "in effect"
    return (
        guarantee["guarantor"],
        scope.beneficiary,
        guarantee["mechanism"],
        "power" if guarantee["mechanism"] == "guarantees.mutual-defence" else "duty",
        found.verdict,
        found.state,
        guarantee["condition"],
        begins and begins.isoformat(),
        respond_by and respond_by.isoformat(),
        expires and expires.isoformat(),
        tuple(found.against + found.open + found.met),
        tuple(found.settle),
        tuple(sorted({*guarantee["statements"], *(id_ for word in used for id_ in word["statements"])})),
    )


def _trigger(guarantee: dict[str, Any], supposed: Supposed, found: Finding) -> date | None:
    """The day on which the duty begins, if it does."""
    condition = guarantee["condition"]
    if condition is None and guarantee["mechanism"] == "guarantees.mutual-defence":
        condition = "upon-attack"
    if condition == "after-ceasefire":
        return _met(supposed.ceasefire, "the ceasefire holds from", "no ceasefire is supposed", found)
    if condition == "upon-attack":
        return _met(supposed.breach, f"{supposed.by} breaks it on", "no breach is supposed", found)
    if condition == "upon-ratification":
        return supposed.ceasefire or supposed.breach
    if condition == "upon-agreement":
        found.open.append("it begins with an agreement, which is not there")
        found.settle.append("the agreement")
        return None
    found.open.append("its trigger is not told" if condition is None else "its condition is not told exactly")
    found.settle.append("the trigger")
    return None


def _met(day: date | None, met: str, missing: str, found: Finding) -> date | None:
    if day is None:
        found.against.append(missing)
    else:
        found.met.append(f"{met} {day.isoformat()}")
    return day


def _binding(
    guarantee: dict[str, Any], law: list[dict[str, Any]], supposed: Supposed, found: Finding
) -> list[dict[str, Any]]:
    """Whether anybody is bound; returns the statements about ratification that were used."""
    party, firmness = guarantee["guarantor"], guarantee["firmness"]
    if firmness == "rejected":
        found.state = "terminated" if guarantee["fell_from"] else "none"
        found.against.append(f"it was {guarantee['fell_from'] or 'only discussed'} and then refused")
    elif firmness in WEAK:
        found.state = "none"
        found.against.append(f"it is only {firmness}")
        found.settle.append("a promise by the debtor")
    elif firmness in BINDING:
        found.met.append(f"it is {firmness}")
    elif guarantee["instrument"] and any(body.partition("/")[0] == party for body in supposed.ratified):
        found.met.append(f"ratification by {party} is supposed")
    elif firmness in POLITICAL:
        found.open.append(f"it is {firmness}, in no signed instrument")
        found.settle.append("a signed instrument")
        return _ratification(law, found)
    else:
        return _ratification(law, found) or _unheard(found)
    return []


def _ratification(law: list[dict[str, Any]], found: Finding) -> list[dict[str, Any]]:
    """Statements that say that a ratification is wanted or planned, which then is still to come."""
    wanted = [word for word in law if word["act"] in ("demand", "ratify", "propose", "discuss")]
    for word in wanted:
        found.open.append(
            f"ratification: {word['act']} {word['status']} by {','.join(word['actors'])} ({word['at']})"
        )
    if wanted:
        found.settle.append("ratification")
    return wanted


def _unheard(found: Finding) -> list[dict[str, Any]]:
    found.open.append("whether the signed text binds without ratification is not told")
    found.settle.append("legal force")
    return []


def _expiry(
    guarantee: dict[str, Any], begins: date | None, supposed: Supposed, found: Finding
) -> date | None:
    duration = guarantee["duration"]
    if duration is None:
        found.settle.append("the duration")
        return None
    since = date.fromisoformat(guarantee["since"])
    start = begins if begins and guarantee["condition"] == "after-ceasefire" else since
    end = later(start, duration.split("/")[0])
    if end and supposed.breach and end < supposed.breach:
        found.state = "expired"
        found.against.append(f"it has expired on {end.isoformat()}")
    return end


def _response(
    guarantee: dict[str, Any], begins: date | None, supposed: Supposed, found: Finding
) -> date | None:
    within, start = guarantee["within"], supposed.breach or begins
    if within is None:
        if guarantee["mechanism"] == "guarantees.mutual-defence":
            found.settle.append("the response time")
        return None
    return due(within, start) if start else None


def _defeaters(guarantee: dict[str, Any], scope: Scope, supposed: Supposed, found: Finding) -> None:
    if supposed.breach and supposed.by.partition("/")[0] == scope.beneficiary:
        found.against.append("the creditor's own breach defeats it")
    if supposed.breach and supposed.ceasefire and supposed.breach < supposed.ceasefire:
        found.against.append("the breach lies before the ceasefire")
    if guarantee["status"] == "conditional" and guarantee["condition"] in (None, "other"):
        found.open.append("the debtor ties it to a further condition")
        found.settle.append("the further condition")
    for conflict in guarantee["conflicts"]:
        found.open.append(f"reports differ on {conflict}")
        found.settle.append(conflict.partition(":")[0])

"""What one statement amounts to: stance, firmness, answer, opening, time; pure functions of the statement.

These are kept beside the statement in the flat tables, so that views can seek by them.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from datetime import UTC, date, datetime

from guarantor.dates import Bounds, bounds, due
from guarantor.model import Article, Statement

EPOCH = date(1970, 1, 1)
SECOND = 2**14  # room for telling apart the articles of one second
A_DAY = SECOND * 2**33  # more than the seconds of any time of publication, so that days sort before them

NONE, REJECTED, DISCUSSED, PROPOSED, PLEDGED, AGREED, SIGNED, RATIFIED, IN_FORCE = -1, 0, 1, 2, 3, 4, 5, 6, 7
RUNGS = {
    "discuss": DISCUSSED,
    "propose": PROPOSED,
    "pledge": PLEDGED,
    "agree": AGREED,
    "ratify": RATIFIED,
    "provide": IN_FORCE,
}
STANCES = {
    ("propose", False): "for",
    ("pledge", False): "for",
    ("provide", False): "for",
    ("agree", False): "for",
    ("ratify", False): "for",
    ("demand", False): "demands",
    ("reject", False): "against",
    ("propose", True): "against",
    ("pledge", True): "against",
    ("provide", True): "against",
    ("ratify", True): "against",
    ("reject", True): "open",
    ("agree", True): "open",
    ("demand", True): "open",
    ("discuss", False): "discusses",
    ("discuss", True): "discusses",
}
ANSWERS = {"agree", "reject", "propose", "pledge", "provide", "revise", "ratify", "submit"}
ANSWER, WITHDRAWAL = 1, 2
OPENINGS = {"submit", "demand", "await"}
HOLDING = {"propose", "revise", "submit", "agree", "discuss", "pledge", "ratify"}
PLAN = re.compile(r"plan-\d+")
SIGNATURE = re.compile(r"\b(?:sign(?:s|ed|ing|ature|atory|atories)?|підпис\w*|подпис\w*)\b", re.IGNORECASE)


def day(moment: date) -> int:
    """Days since 1970-01-01."""
    return (moment - EPOCH).days


def party(actor: str) -> str:
    """The party that an actor belongs to: `UA` for `UA/zelenskyy`."""
    return actor.partition("/")[0]


def family(issue: str) -> str:
    """The topmost issue above `issue`: `guarantees` for `guarantees.troops`."""
    return issue.partition(".")[0]


def utc_day(article: Article) -> date:
    """The day of publication in UTC."""
    return article.published.astimezone(UTC).date()


def utc_text(moment: datetime) -> str:
    """UTC, ISO 8601 with microseconds and `Z`: such texts sort as their moments do."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def utc_moment(text: str) -> datetime:
    """Inverse of `utc_text`."""
    return datetime.fromisoformat(text)


def span(statement: Statement) -> Bounds | None:
    """First and last day that `when` can mean."""
    return bounds(statement.when) if statement.when else None


def at(span: Bounds | None, published: date) -> date:
    """The day by which the act was done or said: the end of its `span`, never after publication."""
    return min(span.last, published) if span else published


def moment(act: date, article: int) -> int:
    """Sort key: the day of the act, then what `moment_of` gives for the article; 63 bits."""
    return day(act) * A_DAY + article


def moment_of(article: Article) -> int:
    """An article's place among those that tell acts of one day: by the second of publication, then by its id."""
    return int(article.published.timestamp()) * SECOND + zlib.crc32(article.id.encode()) % SECOND


def deadline(statement: Statement, act: date) -> date | None:
    """The last day of the time allowed, counted from the day of the act."""
    within = statement.terms.within
    return due(within, act) if within else None


def stance(statement: Statement) -> str:
    """`for`, `against`, `demands`, `open`, `discusses`, or empty if the act takes no stance."""
    return STANCES.get((statement.act, statement.negated), "")


def firmness(statement: Statement, evidence: str) -> int:
    """The rung of the ladder that the act reaches; REJECTED if it takes the promise back, NONE if no bearing.

    A signature needs an instrument and a word of signing in `evidence`; being in force, that no condition is
    pending. What is only possible is no more than discussed, what is only planned no more than proposed.
    """
    if statement.act == "reject" or statement.negated:
        return _backward(statement)
    rung = RUNGS.get(statement.act, NONE)
    if rung == AGREED and statement.instrument and SIGNATURE.search(evidence):
        rung = SIGNED
    if statement.status == "possible":
        return min(rung, DISCUSSED)
    if statement.status == "planned":
        return min(rung, PROPOSED)
    pending = statement.terms.condition is not None or statement.status == "conditional"
    return PLEDGED if rung == IN_FORCE and pending else rung


def answers(statement: Statement) -> int:
    """ANSWER if it can close what another party awaits of them, WITHDRAWAL what they await themselves."""
    if statement.negated:
        return WITHDRAWAL if statement.act in ("demand", "await") else 0
    return ANSWER if statement.act in ANSWERS and statement.status in ("actual", "conditional") else 0


def opens(statement: Statement) -> bool:
    """Whether its recipients owe an answer from then on."""
    return statement.act in OPENINGS and not statement.negated and statement.status == "actual"


def version(statement: Statement) -> str | None:
    """The text that the act leaves in its actors' (or receivers') hands: an instrument, or `plan-20`.

    None if it is about no text that can be told from others. Of a revision, `points` are those after it.
    """
    if statement.negated or statement.act not in HOLDING:
        return None
    points, instrument = statement.terms.points, statement.instrument
    counted = points is not None and (statement.act == "revise" or instrument is None)
    if counted and (instrument is None or PLAN.fullmatch(instrument)):
        return f"plan-{points}"
    return instrument


def line(version: str) -> str:
    """The line of drafts that a version belongs to: `plan` for `plan-20`, the final text for its draft."""
    return "plan" if version.startswith("plan-") else version.removesuffix("-draft")


def fact(statement: Statement) -> str:
    """Key of the facts that it can belong to: act, parties, the most specific issue, and last the polarity.

    A meeting is known by its parties alone, since papers differ in what they say was talked about.
    """
    topic = (
        "" if statement.act == "meet" else min(statement.issues, key=lambda issue: (-issue.count("."), issue))
    )
    parties = sorted(set(map(party, statement.actors)))
    key = "\n".join((statement.act, topic, *parties))
    return hashlib.sha256(key.encode()).hexdigest()[:16] + ("-" if statement.negated else "+")


def _backward(statement: Statement) -> int:
    if statement.act == "reject":
        return DISCUSSED if statement.negated else REJECTED
    if statement.act == "agree":
        return DISCUSSED
    return REJECTED if statement.act in ("pledge", "provide", "propose", "ratify") else NONE

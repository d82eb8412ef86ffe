"""Rules after the parser: what grammar and dictionary know for certain overrules what the parser guessed.

Conventions that hold in every tree, whichever treebank the parser learnt from:

- what is said is the `ccomp` of its verb of saying, in whichever order, quoted or not;
- a title is the head of the name behind it (`appos`), the further names `flat`;
- a label before a colon and an outlet behind a headline's dash are `parataxis:label` of the clause.
"""

from __future__ import annotations

from collections.abc import Callable

from guarantor.trees.agreement import mend_cases, seat_agents, tell_future, tell_standing
from guarantor.trees.draft import Draft
from guarantor.trees.lost_subjects import lift_from_auxiliaries, seat_infinitives, seat_stances
from guarantor.trees.phrases import (
    compound_countries,
    free_names,
    free_pronouns,
    head_headlines,
    head_titles,
    join_names,
    seat_conjuncts,
    settle_adjuncts,
    settle_times,
    settle_to,
)
from guarantor.trees.predicates import raise_plans, raise_predicates, seat_names, seat_subjects
from guarantor.trees.reporting import (
    hang_content_clauses,
    invert_speech,
    lend_subject,
    seat_asides,
    seat_speaker,
    share_subjects,
)

Repair = Callable[[Draft], None]

REPAIRS: tuple[Repair, ...] = (
    head_headlines,
    raise_predicates,
    raise_plans,
    seat_names,
    seat_subjects,
    free_names,
    settle_to,
    settle_times,
    free_pronouns,
    share_subjects,
    hang_content_clauses,
    seat_speaker,
    lend_subject,
    seat_conjuncts,
    compound_countries,
    join_names,
)
INFLECTED: tuple[Repair, ...] = (
    seat_asides,
    lift_from_auxiliaries,
    mend_cases,
    seat_agents,
    seat_stances,
    seat_infinitives,
    tell_future,
    tell_standing,
)
CONVENTIONS: tuple[Repair, ...] = (head_titles, settle_adjuncts, invert_speech)


def repaired(draft: Draft) -> Draft:
    """The draft itself, mended in place; it stays one tree with one root."""
    for rule in REPAIRS + (INFLECTED if draft.language != "en" else ()) + CONVENTIONS:
        rule(draft)
    return draft

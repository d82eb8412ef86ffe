"""Rules after the parser: what grammar and dictionary know for certain overrules what the parser guessed.

Conventions that hold in every tree, whichever treebank the parser learnt from:

- what is said is the `ccomp` of its verb of saying, in whichever order, quoted or not;
- a title is the head of the name behind it (`appos`), the further names `flat`;
- a label before a colon and an outlet behind a headline's dash are `parataxis:label` of the clause.
"""

from __future__ import annotations

from collections.abc import Callable

from guarantor.trees.agreement import mend_cases
from guarantor.trees.draft import Draft
from guarantor.trees.phrases import (
    hang_content_clauses,
    invert_speech,
    join_names,
    seat_speaker,
    settle_adjuncts,
    share_subjects,
)

Repair = Callable[[Draft], None]

CONVENTIONS: tuple[Repair, ...] = (settle_adjuncts, invert_speech)
REPAIRS: tuple[Repair, ...] = (share_subjects, hang_content_clauses, seat_speaker, join_names)
INFLECTED: tuple[Repair, ...] = (mend_cases,)


def repaired(draft: Draft) -> Draft:
    """The draft itself, mended in place; it stays one tree with one root."""
    rules = REPAIRS + (INFLECTED if draft.language != "en" else ()) + CONVENTIONS
    for rule in rules:
        rule(draft)
    return draft

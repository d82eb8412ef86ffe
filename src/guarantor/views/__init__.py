"""Journal → answers: one SQL file a question, every answer a pure function of the ledger and two clocks."""

from guarantor.views.answers import answer, answer_in, names
from guarantor.views.brief import Brief, Section, brief
from guarantor.views.questions import Scope, Table, opening, question
from guarantor.views.whatif import Supposed

__all__ = [
    "Brief",
    "Scope",
    "Section",
    "Supposed",
    "Table",
    "answer",
    "answer_in",
    "brief",
    "names",
    "opening",
    "question",
]

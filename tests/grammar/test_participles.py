"""Ukrainian passive participles count as forms of their verbs."""

from __future__ import annotations

import pytest

from guarantor.grammar.participles import verbs_of

PAIRS = {
    "запропонований": "запропонувати",
    "доопрацьований": "доопрацювати",
    "підписаний": "підписати",
    "прийнятий": "прийняти",
    "відкинутий": "відкинути",
    "відкинений": "відкинути",
    "відхилений": "відхилити",
    "узгоджений": "узгодити",
    "зроблений": "зробити",
    "перенесений": "перенести",
    "введений": "ввести",
    "захищений": "захистити",
}


@pytest.mark.parametrize(("participle", "verb"), PAIRS.items())
def test_a_participle_leads_to_its_verb(participle: str, verb: str) -> None:
    assert verb in verbs_of(participle)


def test_other_adjectives_lead_nowhere() -> None:
    assert verbs_of("мирний") == ()

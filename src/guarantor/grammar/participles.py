"""Ukrainian passive participles: which verbs "запропонований", "відхилений", "прийнятий" may be forms of.

Ukrainian dictionaries list them as adjectives of their own, so a set of verbs would miss every passive.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

_RAISED = (
    ("дж", "д"),
    ("бл", "б"),
    ("пл", "п"),
    ("вл", "в"),
    ("мл", "м"),
    ("щ", "ст"),
    ("ч", "т"),
    ("ш", "с"),
    ("ж", "з"),
)


@cache
def verbs_of(participle: str) -> tuple[str, ...]:
    """Infinitives that the participle (masculine nominative) may come from: too many rather than too few.

    Empty if the word does not end as a passive participle does.
    """
    return tuple(_verbs(participle))


def _verbs(participle: str) -> Iterator[str]:
    if participle.endswith("тий"):
        yield participle.removesuffix("ий") + "и"
    for ending, infinitive in (("йований", "ювати"), ("ьований", "ювати"), ("ований", "увати")):
        if participle.endswith(ending):
            yield participle.removesuffix(ending) + infinitive
    if participle.endswith(("аний", "яний")):
        yield participle.removesuffix("ний") + "ти"
    if participle.endswith("ений"):
        yield from _of_stem(participle.removesuffix("ений"))


def _of_stem(stem: str) -> Iterator[str]:
    """відхил- → відхилити, узгодж- → узгодити, перенес- → перенести, введ- → ввести, відкин- → відкинути."""
    yield from (f"{stem}ити", f"{stem}ти", f"{stem}ути")
    yield f"{stem[:-1]}сти"
    for raised, plain in _RAISED:
        if stem.endswith(raised):
            yield stem.removesuffix(raised) + plain + "ити"

"""How the room writes its closed word lists: words between blanks."""

from __future__ import annotations


def words(*lines: str) -> frozenset[str]:
    """The words of all lines.

    >>> sorted(words("and or", "but"))
    ['and', 'but', 'or']
    """
    return frozenset(" ".join(lines).split())

"""Places that reports of one meeting may name: a house, its town, its country."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(maxsize=4096)
def within(place: str) -> tuple[str, ...]:
    """The place and all that it lies in, from the inside out."""
    found = [place]
    while (place := _around().get(place, "")) and place not in found:
        found.append(place)
    return tuple(found)


@lru_cache(maxsize=4096)
def same_place(one: str, other: str) -> bool:
    """Whether the two can be one place: equal, or one lies in the other."""
    return one in within(other) or other in within(one)


@cache
def _around() -> dict[str, str]:
    text = files(__package__).joinpath("places.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text))

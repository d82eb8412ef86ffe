"""Fifteen articles to try the program on, five in each language: what they show is told in README.md beside them."""

from __future__ import annotations

from pathlib import Path


def path() -> Path:
    """The folder that holds the sample articles."""
    return Path(__file__).parent / "articles"

"""Fifteen articles to try the program on, five a language: README.md beside them tells what each is for."""

from __future__ import annotations

from pathlib import Path


def path() -> Path:
    """The folder that holds the sample articles."""
    return Path(__file__).parent / "articles"

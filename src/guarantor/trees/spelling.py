"""One spelling of a word for parser and dictionaries, however a newsroom types it."""

from __future__ import annotations

import re

_APOSTROPHES = "’‘ʼʻ`´′ʹ‛＇"
_INSIDE = re.compile(rf"(?<=\w)[{_APOSTROPHES}](?=\w)")
_BEFORE = re.compile(rf"^[{_APOSTROPHES}](?=\w)")
_HYPHENS = str.maketrans({"‑": "-", "‐": "-", "\u00ad": None, "\u0301": None, "\u200b": None, "\ufeff": None})


def spelled(language: str, word: str) -> str:
    """The word with straight apostrophes and plain hyphens, without stress marks and soft hyphens; in Russian `е` for
    `ё`. Marks that stand alone are left as they are.
    """
    if word.isascii():
        return word
    plain = _BEFORE.sub("'", _INSIDE.sub("'", word.translate(_HYPHENS))) or word
    return plain.replace("ё", "е").replace("Ё", "Е") if language == "ru" else plain

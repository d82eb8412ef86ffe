"""Canonical JSON, the one text of some data that hashes cover: keys sorted, no spaces, UTF-8 as it is.

`quoted`, `plain` and `listed` write parts of it for those who put a text together without making a dict first.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring as quoted
from typing import Any

__all__ = ["canonical", "digest", "fingerprint", "listed", "plain", "quoted"]

ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(data: Mapping[str, Any]) -> str:
    """The canonical JSON of `data`."""
    return ENCODE(data) if data else "{}"


def fingerprint(data: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON of `data`, 64 hexadecimal digits."""
    return digest(canonical(data))


def digest(text: str) -> str:
    """SHA-256 of a text, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def plain(value: str | float | None) -> str:
    """A text, a number or nothing."""
    return "null" if value is None else quoted(value) if isinstance(value, str) else ENCODE(value)


def listed(values: Iterable[str]) -> str:
    """A list of texts."""
    return f"[{','.join(map(quoted, values))}]"

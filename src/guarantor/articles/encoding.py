"""Bytes to text: by mark, by validity, by declaration, and only then by guess.

Valid UTF-8 is trusted before a declaration, because a text in another encoding is almost never valid UTF-8,
while wrong declarations are common.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page declares its encoding
_SAMPLE = 20_000  # bytes on which a guess is made
_CYRILLIC = ("windows-1251", "koi8-u", "iso-8859-5", "cp866")
# Latin-1 means Windows-1252 on the web (WHATWG Encoding Standard).
_SAME = {
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "us-ascii": "windows-1252",
}
_COMMON = frozenset("оеаинтсрвлієкмдпу")
_MAX_DAMAGED = 0.002  # share of broken characters in a text that still counts as UTF-8

SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF media file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)


def kind_of(data: bytes) -> str | None:
    """What `data` is if it is no text: "a PDF document", "binary data"; None for text."""
    head = data.lstrip()[:16] if data[:1].isspace() else data[:16]
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return kind
    return "binary data" if _is_binary(data) else None


def decoded(data: bytes) -> str:
    """The text that `data` holds. Bytes that fit no encoding become U+FFFD; a line end stays what it was."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if wide := _wide(data):
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data)


def is_wide(data: bytes) -> bool:
    """Whether `data` begins a text in UTF-16 or UTF-32."""
    marks = [mark for mark, encoding in _MARKS if encoding != "utf-8"]
    return any(data.startswith(mark) for mark in marks) or _wide(data) is not None


def _is_binary(data: bytes) -> bool:
    if is_wide(data):
        return False
    sample = data[:_SAMPLE]
    control = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in sample)
    return control > 0.05 * len(sample)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: Latin letters leave every second byte zero, Cyrillic ones leave it four."""
    sample = data[: _SAMPLE // 2 * 2]
    if len(sample) < 8:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if sum(byte in (0, 4) for byte in high) > 0.9 * len(high):
            return encoding
    return None


def _legacy(data: bytes) -> str:
    damaged = data.decode("utf-8", errors="replace")
    if damaged.count("\ufffd") <= _MAX_DAMAGED * len(damaged):
        return damaged
    declared = _declared(data)
    return data.decode(declared or _guess(data), errors="replace")


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    name = match[1].decode("ascii").lower() if match else ""
    try:
        found = codecs.lookup(_SAME.get(name, name)).name
    except LookupError:
        return None
    return None if found.startswith("utf") else found


def _guess(data: bytes) -> str:
    high = [byte for byte in data[:_SAMPLE] if byte > 127]
    letters = sum(chr(byte).isalpha() for byte in data[:_SAMPLE] if byte < 128)
    if len(high) < letters / 2:
        return "windows-1252"
    return max(_CYRILLIC, key=lambda encoding: _likeness(data[:_SAMPLE].decode(encoding, errors="replace")))


def _likeness(text: str) -> int:
    """How much `text` looks like running Cyrillic: common small letters, less what words never hold."""
    counts = Counter(text)
    inside = re.findall(r"[а-яіїєґё][А-ЯІЇЄҐЁ]|\w[^\w\s.,:;!?()«»\"'’–—-]\w", text)
    return sum(counts[letter] for letter in _COMMON) - 2 * len(inside)

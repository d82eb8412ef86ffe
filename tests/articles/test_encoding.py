from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest

from guarantor.articles import read
from guarantor.articles.encoding import decoded, kind_of
from guarantor.articles.times import moment
from guarantor.model import Article

Writer = Callable[[str, str | bytes], Path]

RUSSIAN = (
    "Президент заявил, что страны коалиции готовы направить военных, но ответа Москвы нет. Её ждут в Киеве."
)
UKRAINIAN = (
    "Президент заявив, що країни коаліції готові направити військових, але відповіді немає. Її ґрунт є."
)
ENGLISH = "The Élysée said that Nicolás and François would meet after the summit, and that they had agreed."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [RUSSIAN, UKRAINIAN, ENGLISH])
def test_unicode_is_decoded_with_and_without_a_mark(encoding: str, text: str) -> None:
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "iso-8859-5", "cp866"])
def test_old_russian_encodings_are_recognised(encoding: str) -> None:
    assert decoded(RUSSIAN.encode(encoding)) == RUSSIAN


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-u", "iso-8859-5"])
def test_old_ukrainian_encodings_are_recognised(encoding: str) -> None:
    text = UKRAINIAN.replace("ґ", "г") if encoding == "iso-8859-5" else UKRAINIAN
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["latin-1", "windows-1252"])
def test_latin_bytes_are_recognised(encoding: str) -> None:
    assert decoded(ENGLISH.encode(encoding)) == ENGLISH


def test_a_declaration_decides_between_old_encodings() -> None:
    page = f"<meta charset='iso-8859-2'><p>{'Łódź, Gdańsk i Kraków'}</p>"
    assert decoded(page.encode("iso-8859-2")) == page


def test_valid_utf8_is_trusted_before_a_wrong_declaration() -> None:
    page = f"<meta charset='windows-1251'><p>{UKRAINIAN}</p>"
    assert decoded(page.encode()) == page


def test_a_false_declaration_of_utf8_is_not_believed() -> None:
    page = f"<meta charset='utf-8'><p>{RUSSIAN}</p>"
    assert decoded(page.encode("windows-1251")) == page


def test_one_broken_byte_does_not_spoil_the_rest() -> None:
    data = (RUSSIAN * 10).encode()
    assert decoded(data[:-2]).count("\ufffd") == 1


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-u", "utf-16"])
@pytest.mark.parametrize("declared", [True, False])
def test_a_page_is_read_in_any_encoding(write: Writer, encoding: str, declared: bool) -> None:
    charset = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">' if declared else ""
    body = "".join(f"<p>{UKRAINIAN} Абзац {number}.</p>" for number in range(3))
    head = f"{charset}<title>Відповіді немає</title>"
    page = f"<html><head>{head}</head><body><h1>Відповіді немає</h1>{body}</body></html>"
    (made,) = read([write("a.html", page.encode(encoding))], published=moment("2026-01-01"))
    assert isinstance(made, Article)
    assert made.title == "Відповіді немає"
    assert made.text.startswith(UKRAINIAN)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF document"),
        (b"\n%PDF-1.7\n1 0 obj", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (bytes(range(256)) * 4, "binary data"),
        (b"plain words", None),
        (codecs.BOM_UTF16_LE + "слово".encode("utf-16-le"), None),
        (RUSSIAN.encode("utf-16-be"), None),
    ],
)
def test_what_is_no_text_is_named(data: bytes, kind: str | None) -> None:
    assert kind_of(data) == kind

"""Web pages: the article is cut out of what surrounds it, with what the page tells about it.

Trafilatura finds the main text. Before it, boilerplate is pruned by its marks; after it, the lead is put back
where it was taken for a subtitle, and paragraphs are judged by their form as in plain text.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]
from trafilatura import bare_extraction

from guarantor.articles.boilerplate import prune
from guarantor.articles.draft import Draft
from guarantor.articles.folders import shown
from guarantor.articles.metadata import Metadata, metadata
from guarantor.articles.paragraphs import body_text, normalised
from guarantor.model import Problem

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # our Problems say what it finds wrong

_TRAFILATURA_BLOCKS = {"p", "head", "item", "quote", "list", "table", "row", "cell", "lb", "main", "body"}
_HTML_BLOCKS = {
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "div",
        "article",
        "section",
        "header",
        "blockquote",
        "pre",
        "hr",
        "br",
    ),
    *("ul", "ol", "li", "dl", "dt", "dd", "tr", "td"),
}
_BLOCKS = _TRAFILATURA_BLOCKS | _HTML_BLOCKS
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{1,8}|[0-9]{1,8});?")
_WINDOWS = range(0x80, 0xA0)  # references to these mean Windows-1252 (HTML standard)
_MOST_ELEMENTS = 50_000  # a long page with all its comments has a tenth of that
_LEAD_LENGTH = 50  # letters; a shorter line above the text is a rubric or a byline
_SENTENCE_ENDS = (".", "!", "?", "…", '."', ".”", ".»", "”.", "».", '".')


def page_draft(text: str, path: Path) -> Draft | Problem:
    """The article on an HTML page, or a Problem if there is none."""
    where = shown(path)
    page = _tree(text)
    if page is None:
        return Problem(where, "this is no HTML page", "Save the page again, or save its text as .txt.")
    if (elements := int(page.xpath("count(//*)"))) > _MOST_ELEMENTS:
        found = f"the page has {elements:,} elements, more than {_MOST_ELEMENTS:,}"
        return Problem(where, found, "Save the article's own page, or its text as .txt.")
    told = metadata(page)
    title = _line(told.title)
    body = body_text(normalised("\n".join(_main(page, told))).split("\n"), title)
    if not body:
        advice = "The page may build its text by script: save it from the browser, or save its text as .txt."
        return Problem(where, "no article text is found on the page", advice)
    return Draft(
        where=where,
        title=title,
        text=body,
        outlet=_line(told.outlet),
        author=_line(told.author),
        address=told.address or shown(path.absolute()),
        published=told.published,
    )


def _tree(text: str) -> HtmlElement | None:
    """The page parsed, or None if it holds no element. The parser cuts what is nested too deeply."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(_xml_text(text).encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None


def _xml_text(text: str) -> str:
    """`text` without what no XML tree may hold, raw or as references: lxml refuses to move it."""
    return _REFERENCE.sub(_allowed, _FORBIDDEN.sub("", text))


def _allowed(reference: re.Match[str]) -> str:
    digits = reference[1]
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    if code in _WINDOWS:
        return bytes([code]).decode("windows-1252", errors="ignore")
    return reference[0] if code < sys.maxunicode and not _FORBIDDEN.match(chr(code)) else ""


def _main(page: HtmlElement, told: Metadata) -> Sequence[str]:
    """The paragraphs of the article: found in the page, or as the page's JSON-LD gives them."""
    prune(page)
    blocks = [_one_line(block) for visible in page.iter("body") for block in _blocks(visible)]
    found: Any = bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(found, "body", None)
    extracted = [_one_line(block) for block in _blocks(body)] if body is not None else []
    paragraphs = [part for paragraph in extracted for part in _parted(paragraph, blocks)]
    if 2 * len("".join(paragraphs)) < len(told.body):
        return [told.body]
    return [*_lead(blocks, paragraphs, told.title), *paragraphs]


def _lead(blocks: Sequence[str], paragraphs: Sequence[str], title: str) -> Sequence[str]:
    """The sentences between the heading and the text that was found: extraction takes them for a subtitle."""
    first = next((blocks.index(paragraph) for paragraph in paragraphs if paragraph in blocks), None)
    if first is None or title not in blocks[:first]:
        return []
    between = blocks[blocks.index(title) + 1 : first]
    return [block for block in between if len(block) >= _LEAD_LENGTH and block.endswith(_SENTENCE_ENDS)]


def _parted(paragraph: str, blocks: Sequence[str]) -> Sequence[str]:
    """The blocks of the page that extraction ran together into `paragraph`, or it alone."""
    if paragraph in blocks:
        return [paragraph]
    inside = [block for block in blocks if block in paragraph]
    return inside if " ".join(inside) == paragraph else [paragraph]


def _blocks(tree: HtmlElement) -> Iterator[str]:
    """The running text of a tree, HTML or trafilatura's, one item a block."""
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in _BLOCKS and "".join(parts).strip():
            yield "".join(parts)
            parts = []
        if event == "start" or element is not tree:
            parts.append((element.text if event == "start" else element.tail) or "")
    if "".join(parts).strip():
        yield "".join(parts)


def _line(text: str) -> str:
    return _one_line(normalised(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())

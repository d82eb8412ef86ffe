"""Web pages: the article is cut out of what surrounds it, with what the page tells about it.

Trafilatura finds the main text. Before it, what is marked as something else is taken out (pictures, teasers,
share bars); after it, paragraphs are judged by their form as in plain text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]
from trafilatura import bare_extraction

from guarantor.articles.draft import Draft
from guarantor.articles.metadata import Metadata, metadata
from guarantor.articles.paragraphs import body_text, normalised
from guarantor.model import Problem

logging.getLogger("trafilatura").addHandler(
    logging.NullHandler()
)  # what it finds wrong is said by our Problems

_ASIDE = {
    "figure",
    "figcaption",
    "aside",
    "nav",
    "footer",
    "form",
    "button",
    "noscript",
    "iframe",
    "script",
    "style",
}
_KEPT = {"html", "body", "head", "h1", "main"}
_MARKED = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|banner|promo\w*|sponsor\w*|teaser\w*|related|recommend\w*|read-?(?:also|more|next)|"
    r"also|see-?also|more-?news|popular|trending|most-?read|share|sharing|social|subscri\w*|newsletter|breadcrumbs?|"
    r"caption|credit|copyright|comments?|cookies?|gdpr|tags?|paywall|sidebar|widget|hidden|sr-only|visually-hidden|"
    r"byline|author-?(?:box|card|bio)|infobox-?ad|lang(?:uage)?-?(?:switch\w*|select\w*|menu)?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = {"p", "head", "item", "quote", "list", "table", "row", "cell", "lb", "div", "main", "body"}
_ASIDE_SHARE = 0.3  # a marked element with more of the page's text is the article, whatever its class says
_MOST_ELEMENTS = 50_000  # a long page with all its comments has a tenth of that
_LINK_SHARE = 0.9  # of a paragraph's letters inside links: a pointer to another story


def page_draft(text: str, path: Path) -> Draft | Problem:
    """The article on an HTML page, or a Problem if there is none."""
    where = str(path)
    page = _tree(text)
    if page is None:
        return Problem(where, "this is no HTML page", "Save the page again, or save its text as .txt.")
    if (elements := int(page.xpath("count(//*)"))) > _MOST_ELEMENTS:
        found = f"the page has {elements:,} elements, more than {_MOST_ELEMENTS:,}"
        return Problem(where, found, "Save the article's own page, or its text as .txt.")
    told = metadata(page)
    title = normalised(told.title)
    body = body_text(normalised("\n".join(_main(page, told))).split("\n"), title)
    if not body:
        advice = "The page may build its text by script: save it from the browser, or save its text as .txt."
        return Problem(where, "no article text is found on the page", advice)
    return Draft(
        where=where,
        title=title,
        text=body,
        outlet=normalised(told.outlet),
        author=normalised(told.author),
        address=told.address or str(path.absolute()),
        published=told.published,
    )


def _tree(text: str) -> HtmlElement | None:
    """The page parsed, or None if it holds no element. The parser cuts what is nested too deeply."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(text.replace("\0", "").encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None


def _main(page: HtmlElement, told: Metadata) -> list[str]:
    """The paragraphs of the article: found in the page, or as the page's JSON-LD gives them."""
    _prune(page)
    found: Any = bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(found, "body", None)
    paragraphs = list(_paragraphs(body)) if body is not None else []
    return paragraphs if len("".join(paragraphs)) * 2 >= len(told.body) else [told.body]


def _prune(page: HtmlElement) -> None:
    whole = len(page.text_content())
    for element in list(page.iter(etree.Element)):
        if element.getparent() is not None and element.tag not in _KEPT and _is_aside(element, whole):
            element.drop_tree()


def _is_aside(element: HtmlElement, whole: int) -> bool:
    if element.tag in _ASIDE:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    marks = f"{element.get('class', '')} {element.get('id', '')}"
    if marks.strip() and _MARKED.search(marks):
        return len(element.text_content()) < _ASIDE_SHARE * whole
    return element.tag in ("p", "li") and _is_pointer(element)


def _is_pointer(element: HtmlElement) -> bool:
    text = len("".join(element.text_content().split()))
    linked = sum(len("".join(link.text_content().split())) for link in element.iter("a"))
    return linked > 0 and linked >= _LINK_SHARE * text


def _paragraphs(body: Any) -> Iterator[str]:
    """The running text of trafilatura's tree, one item a block."""
    parts: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        block = element.tag in _BLOCKS
        if block and "".join(parts).strip():
            yield "".join(parts)
            parts = []
        parts.append((element.text if event == "start" else element.tail) or "")
    if "".join(parts).strip():
        yield "".join(parts)

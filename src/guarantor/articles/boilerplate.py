"""Boilerplate of a page, told by its marks in the tree: taken out before the article is looked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

_NEVER_TEXT = {
    *("script", "style", "noscript", "iframe", "button", "select"),
    *("nav", "footer", "aside", "figure", "figcaption"),
}
_KEPT = {"html", "body", "head", "h1", "main"}
_POINTING = {"p", "li", "blockquote", "h2", "h3", "h4", "h5", "h6", "td"}
_CARDS = {"div", "article", "li", "section", "tr"}
_MARKED = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|banner|promo\w*|sponsor\w*|teaser\w*|related|recommend\w*|"
    r"read-?(?:also|more|next)|also|see-?also|more-?news|popular|trending|most-?read|share|sharing|social|"
    r"subscri\w*|newsletter|breadcrumbs?|caption|credit|copyright|comments?|cookies?|gdpr|tags?|paywall|sidebar|"
    r"widget|hidden|sr-only|visually-hidden|byline|author-?(?:box|card|bio)|tweet|embed\w*|instagram|telegram|"
    r"lang(?:uage)?-?(?:switch\w*|select\w*|menu)?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MARKED_SHARE = 0.3  # marked elements with more of the page's text are the article, whatever their class says
_LINK_SHARE = 0.9  # of a paragraph's letters inside links: a pointer to another story
_CARD_COUNT = 3  # elements alike side by side, each with a headline that links elsewhere: teasers
_CARD_LENGTH = 500  # letters; a longer one is an entry of a live blog
_HEADLINE_LENGTH = 20  # letters


def prune(page: HtmlElement) -> None:
    """Takes out of `page` what is marked or built as something else than running text."""
    whole = _length(page)
    total = _lengths_by_class(page)
    for element in _elements(page):
        if _is_boilerplate(element, whole, total):
            element.drop_tree()
    for card in [card for parent in page.iter(etree.Element) for card in _cards(parent)]:
        if card.getparent() is not None:
            card.drop_tree()


def _elements(page: HtmlElement) -> Iterator[HtmlElement]:
    for element in list(page.iter(etree.Element)):
        if element.getparent() is not None and element.tag not in _KEPT:
            yield element


def _is_boilerplate(element: HtmlElement, whole: int, total: dict[tuple[str, str], int]) -> bool:
    if (
        element.tag in _NEVER_TEXT
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
    ):
        return True
    marks = f"{element.get('class', '')} {element.get('id', '')}".strip()
    if element.tag == "form" or (marks and _MARKED.search(marks)):
        alike = total.get(_kind(element), 0) if element.tag == "p" else _length(element)
        return alike < _MARKED_SHARE * whole
    return element.tag in _POINTING and _link_length(element) > max(0.0, _LINK_SHARE * _length(element))


def _lengths_by_class(page: HtmlElement) -> dict[tuple[str, str], int]:
    """Letters in all paragraphs of a class together: a class that most of the text has marks nothing."""
    total: dict[tuple[str, str], int] = defaultdict(int)
    for element in page.iter("p"):
        total[_kind(element)] += _length(element)
    return total


def _cards(parent: HtmlElement) -> Sequence[HtmlElement]:
    """The children of `parent` that are teasers: alike, short, each with a headline that links elsewhere."""
    alike: dict[tuple[str, str], list[HtmlElement]] = defaultdict(list)
    for child in parent:
        if child.tag in _CARDS:
            alike[_kind(child)].append(child)
    rows = [row for row in alike.values() if len(row) >= _CARD_COUNT and all(map(_is_card, row))]
    return [card for row in rows for card in row]


def _is_card(element: HtmlElement) -> bool:
    if _length(element) > _CARD_LENGTH or next(element.iter("h1"), None) is not None:
        return False
    return any(_length(link) >= _HEADLINE_LENGTH and _opens(link, element) for link in element.iter("a"))


def _opens(link: HtmlElement, element: HtmlElement) -> bool:
    """Whether `link` comes before any sentence of `element`: a headline, not a reference inside a text."""
    before, headline = element.text_content().split(link.text_content(), 1)[0], link.text_content()
    return len(before.strip()) <= _HEADLINE_LENGTH and not headline.rstrip().endswith(".")


def _kind(element: HtmlElement) -> tuple[str, str]:
    return element.tag, element.get("class", "")


def _length(element: HtmlElement) -> int:
    return len("".join(element.text_content().split()))


def _link_length(element: HtmlElement) -> int:
    return sum(_length(link) for link in element.iter("a"))

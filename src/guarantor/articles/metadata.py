"""What a page tells about its article in machine-readable form: JSON-LD, meta tags, <time>, <h1>."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from guarantor.articles.times import moment, stamp

_ARTICLE_TYPES = (
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "blogposting",
    "liveblogposting",
    "report",
)
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article.published",
    "datepublished",
    "date_published",
    "pubdate",
    "publish_date",
    "publishdate",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "mediator_published_time",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
)
_TITLE = ("og:title", "twitter:title", "dc.title", "title")
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_DIVIDERS = (" | ", " — ", " – ", " - ", " :: ", " » ", " • ", " / ")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The page's own account of its article; empty or None where it gives none."""

    title: str
    outlet: str
    author: str
    address: str
    published: datetime | None
    body: str


def metadata(page: HtmlElement) -> Metadata:
    """All that `page` declares, JSON-LD before meta tags before visible marks."""
    tags = _tags(page)
    linked = _linked(page)
    address = _address(page, tags, linked)
    outlet = _first([_name(linked.get("publisher")), *(tags.get(key) for key in _OUTLET), _host(address)])
    return Metadata(
        title=_title(page, tags, linked, outlet),
        outlet=outlet.removeprefix("www.").removeprefix("@"),
        author=_author(tags, linked),
        address=address,
        published=_published(page, tags, linked),
        body=_text(linked.get("articleBody")),
    )


def _tags(page: HtmlElement) -> dict[str, str]:
    """Meta tags by name in small letters, the first of each name."""
    tags: dict[str, str] = {}
    for tag in page.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = (tag.get("content") or "").strip()
        if name and content:
            tags.setdefault(name.strip().lower(), content)
    return tags


def _linked(page: HtmlElement) -> dict[str, Any]:
    """The first JSON-LD object on the page that describes an article, else an empty one."""
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                data = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            for item in _objects(data, depth=4):
                if _is_article(item):
                    return item
    return {}


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(data, list):
        for item in data:
            yield from _objects(item, depth - 1)
    elif depth and isinstance(data, dict):
        yield data
        yield from _objects(list(data.values()), depth - 1)


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).rsplit("/")[-1].lower() in _ARTICLE_TYPES for kind in listed)


def _title(page: HtmlElement, tags: dict[str, str], linked: dict[str, Any], outlet: str) -> str:
    """The heading that readers see if it is the declared title, more or less; else the declared one."""
    written = " ".join((page.findtext(".//title") or "").split())
    declared = _first([_text(linked.get("headline")), *(tags.get(key) for key in _TITLE), written])
    declared = _without_outlet(declared, outlet)
    headings = [" ".join(heading.text_content().split()) for heading in page.iter("h1")]
    headings = [heading for heading in headings if heading]
    if not declared:
        return headings[0] if headings else ""
    alike = max(headings, key=lambda heading: _alike(heading, declared), default="")
    return alike if _alike(alike, declared) > 0.5 else declared


def _without_outlet(title: str, outlet: str) -> str:
    for divider in _DIVIDERS:
        head, found, tail = title.rpartition(divider)
        if found and (tail.casefold() == outlet.casefold() or divider == " | "):
            return head
    return title


def _alike(one: str, other: str) -> float:
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return len(first & second) / max(len(first | second), 1)


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:  # an address in brackets that is none
        return None


def _author(tags: dict[str, str], linked: dict[str, Any]) -> str:
    listed = linked.get("author")
    authors = [_name(author) for author in (listed if isinstance(listed, list) else [listed])]
    named = ", ".join(author for author in authors if author)
    tagged = _first(tags.get(key) for key in _AUTHOR)
    found = named or tagged
    return "" if found.startswith(("http:", "https:")) else found


def _address(page: HtmlElement, tags: dict[str, str], linked: dict[str, Any]) -> str:
    canonical = [
        link.get("href") for link in page.iter("link") if (link.get("rel") or "").lower() == "canonical"
    ]
    main = linked.get("mainEntityOfPage")
    main = main.get("@id") if isinstance(main, dict) else main
    urls = [*canonical, tags.get("og:url"), _text(linked.get("url")), _text(main)]
    return _first(url for url in urls if url and url.startswith(("http://", "https://")))


def _published(page: HtmlElement, tags: dict[str, str], linked: dict[str, Any]) -> datetime | None:
    values = [_text(linked.get("datePublished")), *(tags.get(key, "") for key in _PUBLISHED)]
    times = [moment(value) for value in values if value]
    times += [
        moment(tag.get("datetime")) for tag in page.iter("time") if tag.get("datetime") and _is_main(tag)
    ]
    times += [stamp(" ".join(tag.text_content().split())) for tag in page.iter("time") if _is_main(tag)]
    found = [time for time in times if time]
    return next(
        (time for time in found if time.time().replace(tzinfo=None) != _MIDNIGHT), None
    ) or _first_time(found)


_MIDNIGHT = datetime.min.time()


def _first_time(times: list[datetime]) -> datetime | None:
    return times[0] if times else None


def _is_main(tag: HtmlElement) -> bool:
    """Whether a <time> dates the article itself and not a teaser, a comment or an update."""
    mark = (tag.get("itemprop") or tag.get("class") or "").lower()
    outside = any(above.tag in ("aside", "nav", "footer", "li") for above in tag.iterancestors())
    return not outside and not any(word in mark for word in ("modif", "updat", "comment"))


def _name(value: Any) -> str:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _first(values: Iterable[str | None]) -> str:
    return next((value.strip() for value in values if value and value.strip()), "")

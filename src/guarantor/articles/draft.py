"""What a reader found in a file, and how it becomes an article or a problem."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from guarantor.articles.language import MIN_WORDS, is_mixed, language_of, name, parts
from guarantor.model import LANGUAGES, Article, Problem

_READ = "English, Ukrainian and Russian"
_ID_DIGITS = 16

LONGEST = 300_000  # characters of one article; the longest live blogs have a third of that


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as far as its file tells: what is empty or None the file does not say.

    `where` names the file, and the place in it if it holds several articles, for problems.
    """

    where: str
    title: str
    text: str
    id: str = ""
    language: str = ""
    outlet: str = ""
    author: str = ""
    address: str = ""
    published: datetime | None = None


def article(draft: Draft, published: datetime | None = None, outlet: str | None = None) -> Article | Problem:
    """The finished article; `published` and `outlet` stand in where the file is silent. Never today."""
    if problem := too_long(draft.where, draft.text):
        return problem
    when = draft.published or published
    if when is None:
        return Problem(
            draft.where,
            "no publication time is given in the file",
            "Give it with --published, for instance --published 2025-12-26T14:00+02:00.",
        )
    language = _language(draft)
    if isinstance(language, Problem):
        return language
    made = Article(
        id=draft.id,
        language=language,
        outlet=draft.outlet or outlet or "",
        published=when if when.tzinfo else when.replace(tzinfo=UTC),
        title=draft.title,
        text=draft.text,
        address=draft.address,
        author=draft.author,
    )
    return made if made.id else _named(made)


def too_long(where: str, text: str) -> Problem | None:
    """A Problem if `text` is too long for one article."""
    if len(text) <= LONGEST:
        return None
    found = f"the text has {len(text):,} characters, more than {LONGEST:,}"
    return Problem(where, found, "Save each article as a file of its own, or as a line of a .jsonl file.")


def unclear_time(where: str, value: str) -> Problem:
    """The Problem for a publication time that no known form fits."""
    return Problem(
        where, f"the publication time {value!r} is not understood", "Write 2026-01-06T18:05+02:00."
    )


def _named(made: Article) -> Article:
    fields = {name: getattr(made, name) for name in Article.__dataclass_fields__}
    return Article(**{**fields, "id": made.digest[:_ID_DIGITS]})


def _language(draft: Draft) -> str | Problem:
    if draft.language:
        return _declared(draft)
    paragraphs = [draft.title, *draft.text.split("\n")]
    if sum(len(paragraph.split()) for paragraph in paragraphs) < MIN_WORDS:
        advice = f"At least {MIN_WORDS} words are needed; check that the body was saved with the page."
        return Problem(draft.where, "the text is too short to tell its language", advice)
    shares = parts(paragraphs)
    if is_mixed(shares):
        return _mixed(draft.where, shares)
    language = language_of("\n".join(paragraphs))
    return language if language in LANGUAGES else _foreign(draft.where, language)


def _declared(draft: Draft) -> str | Problem:
    if draft.language in LANGUAGES:
        return draft.language
    advice = f"Use one of {', '.join(LANGUAGES)}, or leave `language` out to have it recognised."
    return Problem(draft.where, f"the language is given as {draft.language!r}", advice)


def _mixed(where: str, shares: dict[str, float]) -> Problem:
    found = ", ".join(f"{name(code)} {share:.0%}" for code, share in shares.items())
    return Problem(
        where, f"the text mixes languages ({found})", "Save each language version as a file of its own."
    )


def _foreign(where: str, language: str | None) -> Problem:
    if language is None:
        return Problem(where, "the language of the text could not be told", f"Only {_READ} are read.")
    return Problem(where, f"the text is in {name(language)}", f"Only {_READ} are read.")

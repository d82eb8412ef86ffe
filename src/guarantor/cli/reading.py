"""Reading and coding many articles with a progress bar, a summary and a list of problems."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from guarantor import articles
from guarantor.coding import statements
from guarantor.dossiers import Dossier
from guarantor.errors import GuarantorError
from guarantor.ledger import Appended
from guarantor.model import LANGUAGES, Article, Problem, Statement


@dataclass
class Report:
    """What a run has read: articles by language, statements by act, the problems met, what the ledger took.

    `added` and `already`: statements that were new to the ledger and that it held. `latest`: the newest
    publication.
    """

    languages: Counter[str] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    added: int = 0
    already: int = 0
    latest: datetime | None = None

    def count(self, item: Article | Problem, coded: Sequence[Statement]) -> None:
        """Add one article with its statements, or one problem."""
        if isinstance(item, Problem):
            self.problems.append(item)
        else:
            self.languages[item.language] += 1
            self.acts.update(statement.act for statement in coded)
            self.latest = max(self.latest or item.published, item.published)

    def add(self, done: Appended, given: int) -> None:
        """Add what the ledger took of `given` statements."""
        self.added += done.statements
        self.already += given - done.statements


def coded_articles(
    paths: Sequence[Path],
    dossier: Dossier,
    report: Report,
    published: datetime | None,
    outlet: str | None,
    console: Console,
) -> Iterator[tuple[Article, list[Statement]]]:
    """Each readable article under `paths` with its statements; problems go into the report."""
    found = articles.files(paths)
    with _progress(console) as progress:
        task = progress.add_task("reading", total=len(found))
        for item in articles.distinct(_each(found, published, outlet, lambda: progress.advance(task))):
            if isinstance(item, Problem):
                report.count(item, ())
                continue
            coded = _statements(item, dossier)
            report.count(
                item if not isinstance(coded, Problem) else coded, coded if isinstance(coded, list) else ()
            )
            if isinstance(coded, list):
                yield item, coded


def _statements(article: Article, dossier: Dossier) -> list[Statement] | Problem:
    """An article that trips the coder is a problem of that article, never the end of the run."""
    try:
        return statements(article, dossier)
    except (GuarantorError, ArithmeticError, LookupError, ValueError, RecursionError) as error:
        what = f"could not be coded ({type(error).__name__}: {error})"
        return Problem(
            article.address or article.id, what, "Please report it with the article; the rest is coded."
        )


def _each(
    found: Sequence[Path | Problem],
    published: datetime | None,
    outlet: str | None,
    advance: Callable[[], None],
) -> Iterator[Article | Problem]:
    for item in found:
        if isinstance(item, Problem):
            yield item
        else:
            yield from articles.articles_in(item, published, outlet)
        advance()


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not sys.stderr.isatty(),
    )


def summary(report: Report) -> str:
    """One line a kind: articles by language, statements by act, what the ledger took, problems."""
    languages = ", ".join(
        f"{report.languages[language]} {language}" for language in LANGUAGES if report.languages[language]
    )
    acts = ", ".join(f"{count} {act}" for act, count in report.acts.most_common())
    lines = [
        ("articles", f"{report.languages.total()}" + (f" ({languages})" if languages else "")),
        ("statements", f"{report.acts.total()}" + (f" ({acts})" if acts else "")),
        ("ledger", f"{report.added} statements added, {report.already} there already"),
        ("problems", f"{len(report.problems)}"),
    ]
    return "\n".join(f"{label:<11} {text}" for label, text in lines)

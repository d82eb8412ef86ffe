"""How fast articles are coded, what each room costs, how long the start takes and how much memory is held.

    python benchmarks/coding.py [--articles PATH] [--seconds 10] [--json]

Each language runs in a process of its own, so that start-up and peak memory are its alone. Speeds are also given as
a ratio to a plain split of the same text into words, so that machines can be compared.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from guarantor import articles, dossiers, samples, trees
from guarantor.dossiers import Dossier
from guarantor.grammar import coder
from guarantor.ledger import open_ledger
from guarantor.model import LANGUAGES, Article, Statement

Result = TypeVar("Result")


class Stopwatch:
    """Seconds spent in each room."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def time(self, room: str, work: Callable[[], Result]) -> Result:
        begun = time.perf_counter()
        result = work()
        self.spent[room] += time.perf_counter() - begun
        return result


def measure(language: str, paths: list[Path], seconds: float, begun: float) -> dict[str, Any]:
    """Read, code and append the articles of one language again and again for about `seconds`.

    `begun` is when the process was started; the start lasts until all articles have been through once.
    """
    places = [place for place in articles.files(paths) if isinstance(place, Path) and of(language, [place])]
    chosen = of(language, places)
    dossier = dossiers.load()
    once(chosen, places, dossier, Stopwatch())
    start = time.time() - begun
    watch, rounds = Stopwatch(), 0
    while watch_total(watch) < seconds:
        once(chosen, places, dossier, watch)
        rounds += 1
    total = watch_total(watch)
    words = sum(len(article.body.split()) for article in chosen) * rounds
    return {
        "language": language,
        "articles": len(chosen) * rounds,
        "articles_per_second": round(len(chosen) * rounds / total, 1),
        "words_per_second": round(words / total),
        "times_a_plain_split": round(total / (plain_split(chosen) * rounds)),
        "start_seconds": round(start, 2),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "shares": {room: round(spent / total, 3) for room, spent in watch.spent.items()},
    }


def of(language: str, places: list[Path]) -> list[Article]:
    """The articles in one language of some files."""
    return [item for item in articles.read(places) if isinstance(item, Article) and item.language == language]


def once(chosen: list[Article], places: list[Path], dossier: Dossier, watch: Stopwatch) -> None:
    """All articles from their files into a new ledger, each room timed."""
    watch.time("articles", lambda: list(articles.read(places)))
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.db") as ledger:
        for article in chosen:
            found = code(article, dossier, watch)
            watch.time("ledger", partial(ledger.append, [article], found, coder=coder.CODER))


def code(article: Article, dossier: Dossier, watch: Stopwatch) -> list[Statement]:
    """One article through trees and grammar, each timed."""
    segments = watch.time("sentences", lambda: trees.segments(article))
    sentences = watch.time("trees", lambda: trees.parse(article.language, article.body, segments))
    readings = watch.time("findings", lambda: coder.readings(article, sentences, dossier))
    return [item.statement for item in watch.time("rules", lambda: coder.code(article, readings, dossier))]


def watch_total(watch: Stopwatch) -> float:
    """Seconds in all rooms together."""
    return sum(watch.spent.values())


def plain_split(chosen: list[Article]) -> float:
    """Seconds that a regular expression takes to split the articles into words."""
    begun = time.perf_counter()
    for article in chosen:
        re.findall(r"\w+|\S", article.body)
    return time.perf_counter() - begun


def report(rows: list[dict[str, Any]]) -> str:
    """The rows as a table."""
    lines = ["language  articles/s  words/s  x split  start s  peak MB  share of time"]
    for row in rows:
        shares = "  ".join(f"{room} {share:.0%}" for room, share in row["shares"].items())
        lines.append(
            f"{row['language']:8}  {row['articles_per_second']:10}  {row['words_per_second']:7}  "
            f"{row['times_a_plain_split']:7}  {row['start_seconds']:7}  {row['peak_megabytes']:7}  {shares}"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--articles", type=Path, default=samples.path(), help="file or folder (default: the sample)"
    )
    parser.add_argument("--seconds", type=float, default=10.0, help="how long to code, for each language")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", choices=LANGUAGES, help=argparse.SUPPRESS)
    parser.add_argument("--begun", type=float, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.only:
        print(json.dumps(measure(args.only, [args.articles], args.seconds, args.begun)))
        return
    rows = [child(language, args.articles, args.seconds) for language in LANGUAGES]
    print(json.dumps(rows, indent=1) if args.json else report(rows))


def child(language: str, path: Path, seconds: float) -> dict[str, Any]:
    """The measurement of one language in a process of its own."""
    told = {"only": language, "articles": path, "seconds": seconds, "begun": time.time()}
    options = [word for name, value in told.items() for word in (f"--{name}", str(value))]
    command = [sys.executable, __file__, *options]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    row: dict[str, Any] = json.loads(done.stdout)
    return row


if __name__ == "__main__":
    main()

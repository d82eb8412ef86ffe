"""How well articles are coded, and what costs most: figures by gold, language and act, errors by cause.

    python models/accuracy.py [GOLD_DIR ...] [--half odd|even|all] [--write]

Without folders: the project's own gold, and that of ../shared where it is there. A missed gold statement is put down
to the first thing that a program's statement on the same stretch of text has wrong; where nothing was coded there,
to what the sentence lacks: the actor, the issue, or, if both were read, a rule or tree. `--write` puts the tables
between their marks in docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from confidence import INVENTIVE, half, rows, write_tables
from rich.progress import track

from guarantor import dossiers, trees
from guarantor.articles import read
from guarantor.dossiers import Dossier
from guarantor.grammar.actors import party
from guarantor.grammar.coder import code, readings
from guarantor.grammar.reading import Reading
from guarantor.model import ACTS, LANGUAGES, Article
from guarantor.scoring import Pairing, joined, pairing

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "tests" / "gold"
SHARED = ROOT.parent / "shared" / "gold"
MARKS = ("<!-- causes: written by models/accuracy.py -->", "<!-- causes: end -->")
STRATA = ("own", "wire", "hard")
SPLIT = ("wire-dev", "hard-dev")  # whose even half is closed
NEAR = 0.3  # share of a sentence's words from which two stretches of evidence are of one place

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Scored:
    """One article of a gold folder: what was paired, and the causes of what was not."""

    gold: str
    language: str
    pairs: Pairing
    causes: Counter[str]

    @property
    def stratum(self) -> str:
        """Ordinary copy, feature writing, or the project's own gold and the seed."""
        return next((name for name in STRATA[1:] if self.gold.startswith(name)), STRATA[0])


def scored(folder: Path, label: str, which: str, dossier: Dossier) -> Iterator[Scored]:
    """Each article of a folder's half, coded and compared."""
    told = rows(folder / "statements.jsonl")
    keep = half(which)
    found = [a for a in read([folder / "articles.jsonl"]) if isinstance(a, Article) and keep(a.id)]
    for article in track(found, f"{label}", transient=True):
        parsed = trees.parse(article.language, article.body, trees.segments(article))
        seen = readings(article, parsed, dossier)
        coded = [item.statement.as_gold(article) for item in code(article, seen, dossier)]
        pairs = pairing([row for row in told if row["article"] == article.id], coded)
        causes = Counter(f"missed: {missed_for(row, pairs, seen, article)}" for row in pairs.missed)
        causes.update(f"too much: {added_for(row, pairs)}" for row in pairs.spurious)
        yield Scored(label, article.language, pairs, causes)


# ---- causes


def missed_for(gold: Row, pairs: Pairing, seen: Sequence[Reading], article: Article) -> str:
    """Why a gold statement has no match."""
    beside = [row for row in pairs.spurious if near(row["evidence"], gold["evidence"])]
    if beside:
        return min((difference(gold, row) for row in beside), key=ORDER.index)
    texts = [(article.body[reading.sentence.start : reading.sentence.end], reading) for reading in seen]
    sentences = [reading for text, reading in texts if near(gold["evidence"], text)]
    named = {party(a) for reading in sentences for mention in reading.mentions for a in mention.actors}
    if not {party(actor) for actor in gold["actors"]} & named:
        return "nothing coded, actor not named there"
    about = {family(m.issue) for reading in sentences for m in reading.issues}
    if not {family(issue) for issue in gold["issues"]} & about:
        return "nothing coded, issue not named there"
    return "nothing coded, no rule or wrong tree"


ORDER = ("other polarity", "other issue", "other actor", "other act", "other act and actor or issue")


def difference(gold: Row, coded: Row) -> str:
    """What keeps two statements on one stretch of text from matching."""
    act = gold["act"] == coded["act"]
    actor = bool({party(a) for a in gold["actors"]} & {party(a) for a in coded["actors"]})
    issue = bool({family(i) for i in gold["issues"]} & {family(i) for i in coded["issues"]})
    if not act:
        return "other act" if actor and issue else "other act and actor or issue"
    if not actor:
        return "other actor"
    return "other polarity" if issue else "other issue"


def added_for(coded: Row, pairs: Pairing) -> str:
    """Why a coded statement has no match."""
    if any(near(coded["evidence"], row["evidence"]) for row in pairs.missed):
        return "differs from a missed one"
    same = [gold for gold, _ in pairs.matched if gold["act"] == coded["act"]]
    if any({party(a) for a in gold["actors"]} & {party(a) for a in coded["actors"]} for gold in same):
        return "act and actor told already"
    return "nothing to code there"


def near(one: str, other: str) -> bool:
    """Whether two stretches of an article are of one place: one holds the other, or they share many words."""
    a, b = words(one), words(other)
    return one in other or other in one or len(a & b) / len(a | b) > NEAR


def words(text: str) -> frozenset[str]:
    """The words of a text in small letters; a mark where there is none."""
    return frozenset(re.findall(r"\w+", text.lower())) or frozenset({""})


def family(issue: str) -> str:
    """The top level of an issue id."""
    return issue.partition(".")[0]


# ---- tables


def figures(found: Sequence[Scored]) -> list[str]:
    """Core and exact F1 and the slots of each gold and language."""
    slots = ("recipients", "status", "when", "sources", "terms")
    out = [f"| gold | language | n | core | exact | {' | '.join(slots)} |", "|---|---" + "|---:" * 8 + "|"]
    for gold, language, pairs in groups(found):
        shares = pairs.slots()
        cells = " | ".join(f"{share:.2f}" if (share := shares[name]) is not None else "" for name in slots)
        f1s = f"{pairs.core.f1:.3f} | {pairs.exactly.f1:.3f}"
        out.append(f"| {gold} | {language} | {pairs.gold} | {f1s} | {cells} |")
    return out


def groups(found: Sequence[Scored]) -> Iterator[tuple[str, str, Pairing]]:
    """All articles of one gold and language as one pairing, in the order met."""
    for gold, language in dict.fromkeys((one.gold, one.language) for one in found):
        yield gold, language, joined(o.pairs for o in found if (o.gold, o.language) == (gold, language))


def by_act(found: Sequence[Scored], stratum: str) -> list[str]:
    """For each act: gold statements, recall and precision in each language, the gold of one stratum together."""
    out = [
        f"| {stratum} | {' | '.join(f'{lang} n | recall | precision' for lang in LANGUAGES)} |",
        "|---" + "|---:" * 9 + "|",
    ]
    pairs = {lang: joined(one.pairs for one in found if one.language == lang) for lang in LANGUAGES}
    for act in ACTS:
        cells = []
        for own in pairs.values():
            right = sum(gold["act"] == act for gold, _ in own.matched)
            gold_n = right + sum(row["act"] == act for row in own.missed)
            coded_n = right + sum(row["act"] == act for row in own.spurious)
            cells.append(f"{gold_n} | {share(right, gold_n)} | {share(right, coded_n)}")
        out.append(f"| {act} | {' | '.join(cells)} |")
    return out


def share(part: int, whole: int) -> str:
    """A share with two places; empty where there is nothing to share."""
    return f"{part / whole:.2f}" if whole else ""


def by_cause(found: Sequence[Scored]) -> list[str]:
    """How many errors of each cause there are in each stratum and language."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for one in found:
        counts.setdefault((one.stratum, one.language), Counter()).update(one.causes)
    columns = sorted(counts, key=lambda column: (STRATA.index(column[0]), LANGUAGES.index(column[1])))
    total: Counter[str] = sum(counts.values(), Counter())
    head = " | ".join(f"{stratum} {language}" for stratum, language in columns)
    out = [f"| cause | {head} | all |", "|---" + "|---:" * (len(columns) + 1) + "|"]
    for cause in sorted(total, key=lambda name: (name.split(":")[0], -total[name])):
        cells = " | ".join(str(counts[column][cause]) for column in columns)
        out.append(f"| {cause} | {cells} | {total[cause]} |")
    return out


def report(folders: Iterable[tuple[Path, str, str]]) -> str:
    """All tables as Markdown."""
    dossier = dossiers.load()
    found = [one for folder, label, which in folders for one in scored(folder, label, which, dossier)]
    held = [stratum for stratum in STRATA if any(one.stratum == stratum for one in found)]
    acts = [by_act([one for one in found if one.stratum == stratum], stratum) for stratum in held]
    parts = (figures(found), by_cause(found), *acts)
    return "\n\n".join("\n".join(part) for part in parts)


def known(which: str) -> list[tuple[Path, str, str]]:
    """Folder, label and half of all gold that is here; of gold with a closed half, both halves apart."""
    out = [
        (OWN / name, f"own {name}" if name == "sample" else "own", "all") for name in (*LANGUAGES, "sample")
    ]
    out += [(folder, f"own {folder.name.partition('-')[2]}", "all") for folder in INVENTIVE]
    for name in ("seed", *SPLIT):
        halves = (("odd", "even") if which == "all" else (which,)) if name in SPLIT else ("all",)
        if (SHARED / name).is_dir():
            out += [(SHARED / name, name if part == "all" else f"{name} {part}", part) for part in halves]
    return out


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables, and with --write store them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, metavar="GOLD_DIR")
    parser.add_argument("--half", choices=("odd", "even", "all"), default="all", help="articles by number")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/accuracy.md")
    chosen = parser.parse_args(arguments)
    text = report([(f, f.name, chosen.half) for f in chosen.folders] or known(chosen.half))
    print(text)
    if chosen.write:
        write_tables(text, MARKS)


if __name__ == "__main__":
    main()

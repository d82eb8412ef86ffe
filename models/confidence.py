"""Fit the weights of `guarantor.grammar.confidence` on the project's own gold, and say how far to trust them.

usage: confidence.py [--write] [--test GOLD_DIR [--half odd]]

A statement that the program codes is right if a gold statement of its article matches it (`matched`). Articles, not
statements, are dealt into folds; every figure on own gold is of a model that has not seen the article. `--write`
stores the weights in the package and the tables in docs/accuracy.md. The same input gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import numpy as np

from guarantor import dossiers, trees
from guarantor.dossiers import Dossier
from guarantor.grammar.coder import considered, readings
from guarantor.model import Article, Statement

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "tests" / "gold"
PLAIN = tuple(OWN / name for name in ("en", "uk", "ru", "sample"))
INVENTIVE = tuple(
    OWN / f"{language}-{kind}" for kind in ("wire", "feature") for language in ("en", "uk", "ru")
)
GOLD = PLAIN + INVENTIVE
WEIGHTS = ROOT / "src" / "guarantor" / "grammar" / "confidence.json"
TABLES = ROOT / "docs" / "accuracy.md"
MARKS = ("<!-- confidence: written by models/confidence.py -->", "<!-- confidence: end -->")
FOLDS = 8
RARE = 5  # a feature seen in fewer statements gets no weight
STRENGTHS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
BINS = (0.0, 0.4, 0.6, 0.75, 0.9, 1.0)
THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(13))
LANGUAGES = ("en", "uk", "ru")


@dataclass(frozen=True)
class Case:
    """One statement of the program: its features, whether it is right, where it comes from."""

    article: str
    language: str
    features: Mapping[str, float]
    right: bool


@dataclass(frozen=True)
class Sample:
    """All cases of a set of articles, and the number of gold statements by language and article."""

    cases: Sequence[Case]
    gold: Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Fit:
    """A fitted model over columns `kept` of a matrix: log odds are bias + weights · (x − means)."""

    kept: np.ndarray
    weights: np.ndarray
    means: np.ndarray
    bias: float

    def probabilities(self, x: np.ndarray) -> np.ndarray:
        """One probability for each row of cases × all features."""
        return sigmoid(self.bias + (x[:, self.kept] - self.means) @ self.weights)


# ---- what is right


def matched(gold: Sequence[Statement], coded: Sequence[Statement]) -> set[int]:
    """Places in `coded` of the statements that match a gold one, one to one, the closest pairs first."""
    pairs = [
        (closeness(g, c), -i, -j) for i, g in enumerate(gold) for j, c in enumerate(coded) if matches(g, c)
    ]
    golds: set[int] = set()
    found: set[int] = set()
    for _, i, j in sorted(pairs, reverse=True):
        if i not in golds and j not in found:
            golds.add(i)
            found.add(j)
    return {-place for place in found}


def matches(gold: Statement, coded: Statement) -> bool:
    """Same act and polarity, parties that overlap by half, an issue in common at top level."""
    same = gold.act == coded.act and gold.negated == coded.negated
    return (
        same
        and overlap(parties(gold.actors), parties(coded.actors)) >= 0.5
        and bool(
            {issue.split(".")[0] for issue in gold.issues} & {issue.split(".")[0] for issue in coded.issues}
        )
    )


def closeness(gold: Statement, coded: Statement) -> float:
    """How alike two matching statements are in their other fields."""
    told = overlap(
        range(gold.evidence.start, gold.evidence.end), range(coded.evidence.start, coded.evidence.end)
    )
    return (
        overlap(gold.actors, coded.actors)
        + overlap(gold.issues, coded.issues)
        + 0.5 * overlap(parties(gold.recipients), parties(coded.recipients))
        + 0.5 * (gold.status == coded.status)
        + 0.5 * (told > 0.3)
    )


def parties(actors: Iterable[str]) -> set[str]:
    """The parties of actor ids."""
    return {actor.split("/")[0] for actor in actors}


def overlap(one: Iterable[object], other: Iterable[object]) -> float:
    """Jaccard index; 1 for two empty sets."""
    a, b = set(one), set(other)
    return len(a & b) / len(a | b) if a | b else 1.0


# ---- reading


def rows(path: Path) -> list[dict]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def golden(folders: Iterable[Path], keep: Callable[[str], bool]) -> Iterator[tuple[Article, list[Statement]]]:
    """Each article of these folders that is kept, with the gold beside it."""
    for folder in folders:
        gold = rows(folder / "statements.jsonl")
        for row in rows(folder / "articles.jsonl"):
            if keep(row["id"]):
                article = article_of(row)
                yield (
                    article,
                    [Statement.from_gold(g, article, "gold") for g in gold if g["article"] == article.id],
                )


def sample(folders: Iterable[Path], keep: Callable[[str], bool] = lambda _: True) -> Sample:
    """The program's statements for all articles of these folders, judged by the gold beside them."""
    dossier = dossiers.load()
    cases: list[Case] = []
    gold: dict[tuple[str, str], int] = {}
    for article, own in golden(folders, keep):
        gold[article.language, article.id] = len(own)
        cases += judged(article, own, dossier)
    return Sample(cases, gold)


def article_of(row: Mapping[str, str]) -> Article:
    """An article of a gold folder."""
    published = datetime.fromisoformat(row["published"])
    return Article(row["id"], row["language"], row["outlet"], published, row["title"], row["text"])


def judged(article: Article, gold: Sequence[Statement], dossier: Dossier) -> list[Case]:
    """The program's statements for one article as cases."""
    parsed = trees.parse(article.language, article.body, trees.segments(article))
    found = considered(article, readings(article, parsed, dossier), dossier)
    right = matched(gold, [item.statement for item in found])
    return [Case(article.id, article.language, item.features, i in right) for i, item in enumerate(found)]


# ---- fitting


def sigmoid(x: np.ndarray) -> np.ndarray:
    """Probability from log odds."""
    return 1 / (1 + np.exp(-x))


def names_of(cases: Sequence[Case]) -> list[str]:
    """All features that any case has, by name."""
    return sorted({name for case in cases for name in case.features})


def matrix(cases: Sequence[Case], names: Sequence[str]) -> np.ndarray:
    """Cases × features."""
    return np.array([[case.features.get(name, 0.0) for name in names] for case in cases]).reshape(
        -1, len(names)
    )


def outcomes(cases: Sequence[Case]) -> np.ndarray:
    """1 for each case that is right."""
    return np.array([float(case.right) for case in cases])


def fit(x: np.ndarray, y: np.ndarray, strength: float) -> Fit:
    """Logistic regression with a ridge of `strength` on all weights but the bias, by Newton's method.

    Features that fewer than RARE cases have, or that all have alike, are left out.
    """
    kept = np.flatnonzero(((x != 0).sum(axis=0) >= RARE) & (np.ptp(x, axis=0) > 0))
    means = x[:, kept].mean(axis=0)
    design = np.hstack([np.ones((len(x), 1)), x[:, kept] - means])
    ridge = np.diag([0.0, *[strength] * len(kept)])
    beta = np.zeros(design.shape[1])
    for _ in range(25):
        p = sigmoid(design @ beta)
        slope = design.T @ (p - y) + ridge @ beta
        step = np.linalg.solve((design * (p * (1 - p))[:, None]).T @ design + ridge, slope)
        beta -= step
        if np.abs(step).max() < 1e-9:
            break
    return Fit(kept, beta[1:], means, float(beta[0]))


def folds(cases: Sequence[Case]) -> np.ndarray:
    """The fold of each case: articles in order of their ids are dealt out in turn."""
    ids = sorted({(case.language, case.article) for case in cases})
    turn = {key: place % FOLDS for place, key in enumerate(ids)}
    return np.array([turn[case.language, case.article] for case in cases])


def unseen(x: np.ndarray, y: np.ndarray, fold: np.ndarray, strength: float) -> np.ndarray:
    """Each case's probability by a model fitted on the other folds."""
    found = np.zeros(len(y))
    for turn in range(FOLDS):
        seen = fold != turn
        found[~seen] = fit(x[seen], y[seen], strength).probabilities(x[~seen])
    return found


def log_loss(p: np.ndarray, y: np.ndarray) -> float:
    """Mean negative log likelihood, in nats."""
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def best_strength(x: np.ndarray, y: np.ndarray, fold: np.ndarray) -> float:
    """The ridge with the least log loss on unseen articles."""
    return min(STRENGTHS, key=lambda strength: log_loss(unseen(x, y, fold, strength), y))


# ---- measuring


def ranking(p: np.ndarray, y: np.ndarray) -> float:
    """Area under the ROC curve: how often a right statement stands above a wrong one."""
    above = p[y == 1][:, None] - p[y == 0][None, :]
    return float(np.mean((above > 0) + 0.5 * (above == 0))) if above.size else float("nan")


def f1(right: int, coded: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (coded + gold) if coded + gold else 0.0


def core(kept: np.ndarray, y: np.ndarray, gold: int) -> float:
    """Core F1 if only the cases at `kept` are coded."""
    return f1(int(y[kept].sum()), int(kept.sum()), gold)


def reliability(title: str, cases: Sequence[Case], p: np.ndarray) -> list[str]:
    """Markdown rows: of the statements in each bin of confidence, how many there are and what share is right."""
    y, language = outcomes(cases), np.array([case.language for case in cases])
    out = [f"| {title} | " + " | ".join(f"{lang} n | right" for lang in (*LANGUAGES, "all")) + " |"]
    out.append("|---" * 9 + "|")
    for low, high in pairwise(BINS):
        inside = (p >= low) & ((p < high) | (high == 1.0))
        cells = [inside & (language == lang) for lang in LANGUAGES] + [inside]
        shown = " | ".join(f"{cell.sum()} | {y[cell].mean():.2f}" if cell.any() else "0 | " for cell in cells)
        out.append(
            f"| {low:.2f} to {high:.2f} (mean {p[inside].mean() if inside.any() else 0:.2f}) | {shown} |"
        )
    sums = [language == lang for lang in LANGUAGES] + [np.ones(len(cases), bool)]
    out.append(
        "| all | " + " | ".join(f"{cell.sum()} | {y[cell].mean():.2f}" for cell in sums if cell.any()) + " |"
    )
    return out


def goodness(title: str, cases: Sequence[Case], p: np.ndarray) -> str:
    """One Markdown row: mean confidence against share right, Brier score, its value for a constant, ROC area."""
    y = outcomes(cases)
    base = float(y.mean())
    brier = float(np.mean((p - y) ** 2))
    return f"| {title} | {p.mean():.2f} | {base:.2f} | {brier:.3f} | {base * (1 - base):.3f} | {ranking(p, y):.2f} |"


def cuts(title: str, held: Sample, p: np.ndarray) -> list[str]:
    """Markdown rows: core F1 if statements below each threshold are not coded."""
    y, language = outcomes(held.cases), np.array([case.language for case in held.cases])
    out = [f"| {title} | " + " | ".join(LANGUAGES) + " | all |", "|---" * 5 + "|"]
    for least in THRESHOLDS:
        cells = []
        for lang in (*LANGUAGES, None):
            own = (language == lang) if lang else np.ones(len(y), bool)
            gold = sum(n for (of, _), n in held.gold.items() if lang in (None, of))
            cells.append(f"{core(own & (p >= least), y, gold):.3f}")
        out.append(f"| {least:.2f} | " + " | ".join(cells) + " |")
    return out


def half(which: str) -> Callable[[str], bool]:
    """Whether an article id ends in an odd (even) number; `all` keeps every one."""

    def keep(name: str) -> bool:
        number = re.search(r"\d+$", name)
        odd = int(number[0]) % 2 == 1 if number else True
        return which == "all" or odd == (which == "odd")

    return keep


# ---- writing


def stored(fitted: Fit, names: Sequence[str], threshold: float) -> str:
    """The model as the package's JSON."""
    table = {
        names[place]: {"weight": round(float(weight), 4), "mean": round(float(mean), 4)}
        for place, weight, mean in zip(fitted.kept, fitted.weights, fitted.means, strict=True)
    }
    lines = [f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in table.items()]
    head = f'{{"bias": {fitted.bias:.4f}, "threshold": {threshold}, "features": {{\n'
    return head + ",\n".join(lines) + "\n}}\n"


def write_tables(text: str, marks: tuple[str, str]) -> None:
    """Put the tables between their marks in docs/accuracy.md, at its end if they are not there yet."""
    before = TABLES.read_text(encoding="utf-8") if TABLES.exists() else "# Accuracy\n\n"
    section = f"{marks[0]}\n{text}\n{marks[1]}"
    if marks[0] in before:
        start, end = before.index(marks[0]), before.index(marks[1]) + len(marks[1])
        after = before[:start] + section + before[end:]
    else:
        after = f"{before}{section}\n"
    TABLES.write_text(after, encoding="utf-8")


def main() -> None:
    """Fit, measure, print, and with --write store."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--threshold", type=float, default=0.0, help="what to store as the least confidence coded"
    )
    parser.add_argument("--test", type=Path, help="another gold folder, only measured")
    parser.add_argument(
        "--half", choices=("odd", "even", "all"), default="all", help="of the test's articles"
    )
    args = parser.parse_args()
    own = sample(GOLD)
    names = names_of(own.cases)
    x, y, fold = matrix(own.cases, names), outcomes(own.cases), folds(own.cases)
    strength = best_strength(x, y, fold)
    fitted = fit(x, y, strength)
    sets = [("own gold, unseen articles", own, unseen(x, y, fold, strength))]
    if args.test:
        test = sample([args.test], half(args.half))
        name = f"{args.test.name}, {args.half} half" if args.half != "all" else args.test.name
        sets.append((name, test, fitted.probabilities(matrix(test.cases, names))))
    text = report(sets, strength, len(fitted.kept))
    print(text)
    if args.write:
        WEIGHTS.write_text(stored(fitted, names, args.threshold), encoding="utf-8")
        write_tables(text, MARKS)


def report(sets: Sequence[tuple[str, Sample, np.ndarray]], strength: float, size: int) -> str:
    """All tables as Markdown."""
    out = [f"Ridge {strength:g}, {size} features, {FOLDS} folds over articles.", ""]
    out += [
        "| | mean confidence | share right | Brier | Brier of the share alone | ROC area |",
        "|---" * 6 + "|",
    ]
    out += [goodness(name, held.cases, p) for name, held, p in sets]
    for name, held, p in sets:
        out += ["", *reliability(name, held.cases, p)]
    for name, held, p in sets:
        out += ["", *cuts(f"core F1, {name}, from", held, p)]
    return "\n".join(out)


if __name__ == "__main__":
    main()

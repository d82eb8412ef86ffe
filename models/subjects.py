"""Fit the weights of `guarantor.grammar.subjects` on the project's own gold, and say what they are worth.

usage: subjects.py [--write] [--also GOLD_DIR ...] [--test GOLD_DIR]

Of gold named `--also`, which is fitted on too, only articles with odd numbers are read; of `--test` only the others.

A case is a candidate of the rules that a gold statement of its article tells too, but for the issues: same act and
polarity, parties that overlap by half, evidence that holds the cue. `choose` is a conditional logit over the issues of
a case whose target is spread evenly over the gold's, `join` a logistic model of each issue by itself. Articles are
dealt into folds; every figure on own gold is of a model that has not seen the article. What was acted on last depends
on the choices themselves: fit twice.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from confidence import FOLDS, PLAIN, golden, half, overlap, parties, sigmoid

from guarantor import dossiers, trees
from guarantor.dossiers import Dossier
from guarantor.grammar import subjects
from guarantor.grammar.coder import readings, told
from guarantor.grammar.issues import specific
from guarantor.grammar.joining import Found
from guarantor.grammar.subjects import Traits
from guarantor.model import Article, Statement

WEIGHTS = Path(subjects.__file__).with_name("subjects.json")
RARE = 4  # a trait seen with fewer issues gets no weight
RIDGE = 10.0
STEPS = 30


@dataclass(frozen=True)
class Case:
    """A candidate whose issues a careful coder has told: what speaks for each issue, and which were meant."""

    article: str
    weighed: Traits
    meant: frozenset[str]

    @property
    def answer(self) -> tuple[str, ...]:
        """The issues by the rules alone."""
        return tuple(issue for issue, held in self.weighed.items() if "answer" in held)


@dataclass(frozen=True)
class Table:
    """The issues of all cases as rows: traits, whether meant, the case of each row."""

    x: np.ndarray
    meant: np.ndarray
    case: np.ndarray


# ---- reading


def cases(folders: Iterable[Path], keep: Callable[[str], bool] = lambda _: True) -> list[Case]:
    """All cases of these folders."""
    dossier = dossiers.load()
    return [case for article, gold in golden(folders, keep) for case in aligned(article, gold, dossier)]


def aligned(article: Article, gold: Sequence[Statement], dossier: Dossier) -> Iterator[Case]:
    """The candidates of one article that gold tells too."""
    parsed = trees.parse(article.language, article.body, trees.segments(article))
    for item in told(article, readings(article, parsed, dossier), dossier):
        same = next((g for g in gold if tells(g, item)), None)
        if same and item.candidate.weighed:
            yield Case(article.id, item.candidate.weighed, frozenset(same.issues))


def tells(gold: Statement, item: Found) -> bool:
    """Whether a gold statement tells what a candidate does, the issues aside."""
    c, sentence = item.candidate, item.sentence
    start, end = gold.evidence.start, gold.evidence.end
    at = sentence.tokens[c.cue].start
    within = start <= at < end or (sentence.start <= start and end <= sentence.end)
    same = gold.act == c.act and gold.negated == c.negated
    return within and same and overlap(parties(gold.actors), parties(c.actors)) >= 0.5


# ---- fitting


def names_of(held: Sequence[Case]) -> list[str]:
    """The traits that enough issues have, by name."""
    count = Counter(name for case in held for traits in case.weighed.values() for name in traits)
    return sorted(name for name, n in count.items() if n >= RARE)


def table(held: Sequence[Case], names: Sequence[str]) -> Table:
    """All issues of all cases that have one that was meant."""
    usable = [case for case in held if case.meant & set(case.weighed)]
    flat = [(n, issue, traits) for n, case in enumerate(usable) for issue, traits in case.weighed.items()]
    x = np.array([[traits.get(name, 0.0) for name in names] for _, _, traits in flat])
    meant = np.array([float(issue in usable[n].meant) for n, issue, _ in flat])
    return Table(x, meant, np.array([n for n, _, _ in flat]))


def choosing(data: Table) -> np.ndarray:
    """Weights of the conditional logit with a ridge, by Newton's method."""
    wanted = data.meant / by_case(data.meant, data.case)[data.case]
    w = np.zeros(data.x.shape[1])
    for _ in range(STEPS):
        p = shares(data.x @ w, data.case)
        means = np.zeros((data.case.max() + 1, len(w)))
        np.add.at(means, data.case, data.x * p[:, None])
        slope = data.x.T @ (p - wanted) + RIDGE * w
        curve = (data.x * p[:, None]).T @ data.x - means.T @ means + RIDGE * np.eye(len(w))
        step = np.linalg.solve(curve, slope)
        w -= step
        if np.abs(step).max() < 1e-9:
            break
    return w


def by_case(values: np.ndarray, case: np.ndarray) -> np.ndarray:
    """The sum of the values of each case."""
    sums = np.zeros(case.max() + 1)
    np.add.at(sums, case, values)
    return sums


def shares(scores: np.ndarray, case: np.ndarray) -> np.ndarray:
    """The probability of each row among those of its case."""
    e = np.exp(scores - scores.max())
    return e / by_case(e, case)[case]


def joining(data: Table) -> tuple[np.ndarray, float]:
    """Weights and bias of the logistic model of each issue by itself, with a ridge on the weights."""
    x = np.hstack([data.x, np.ones((len(data.x), 1))])
    ridge = np.diag([RIDGE] * data.x.shape[1] + [0.0])
    w = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = sigmoid(x @ w)
        curve = (x * (p * (1 - p))[:, None]).T @ x + ridge
        step = np.linalg.solve(curve, x.T @ (p - data.meant) + ridge @ w)
        w -= step
        if np.abs(step).max() < 1e-9:
            break
    return w[:-1], float(w[-1])


def fitted(held: Sequence[Case]) -> subjects.Model:
    """The model of these cases."""
    names = names_of(held)
    data = table(held, names)
    join, bias = joining(data)
    choose = {name: round(float(w), 3) for name, w in zip(names, choosing(data), strict=True)}
    return subjects.Model(
        choose, {n: round(float(w), 3) for n, w in zip(names, join, strict=True)}, round(bias, 3)
    )


# ---- measuring


def unseen(held: Sequence[Case]) -> list[tuple[Case, tuple[str, ...]]]:
    """Each case with what a model fitted on the other folds chooses."""
    turn = {name: n % FOLDS for n, name in enumerate(sorted({case.article for case in held}))}
    out = []
    for fold in range(FOLDS):
        model = fitted([case for case in held if turn[case.article] != fold])
        out += [(c, subjects.chosen(c.weighed, model)) for c in held if turn[c.article] == fold]
    return out


def line(name: str, picked: Sequence[tuple[Case, tuple[str, ...]]]) -> str:
    """How often the rules' answer and the model's choice share a family with what was meant, and are all of it."""
    answers = [(case, specific(case.answer)) for case, _ in picked]
    cells = [f"{share(of, right):.3f}" for of in (answers, picked) for right in (shared, whole)]
    return f"| {name} | {len(picked)} | {' | '.join(cells)} |"


def share(
    picked: Sequence[tuple[Case, tuple[str, ...]]], right: Callable[[Case, tuple[str, ...]], bool]
) -> float:
    """The share of cases that are right."""
    return sum(right(case, issues) for case, issues in picked) / len(picked)


def shared(case: Case, issues: tuple[str, ...]) -> bool:
    """Whether an issue is of the family of one that was meant."""
    return bool(families(issues) & families(case.meant))


def whole(case: Case, issues: tuple[str, ...]) -> bool:
    """Whether all issues are right."""
    return set(issues) == case.meant


def families(issues: Iterable[str]) -> set[str]:
    """The families of issues."""
    return {issue.split(".")[0] for issue in issues}


def stored(model: subjects.Model) -> str:
    """The model as the package's JSON."""
    lines = [
        f"  {json.dumps(name)}: {json.dumps({'choose': weight, 'join': model.join[name]})}"
        for name, weight in model.choose.items()
    ]
    return f'{{"bias": {model.bias}, "traits": {{\n' + ",\n".join(lines) + "\n}}\n"


def main() -> None:
    """Fit, measure, print, and with --write store."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="other gold to fit on")
    parser.add_argument("--test", type=Path, help="other gold, only measured")
    args = parser.parse_args()
    own = cases(PLAIN) + cases(args.also, half("odd"))
    model = fitted(own)
    print("| cases | n | rules, family | rules, all issues | model, family | model, all issues |")
    print("|---|---:|---:|---:|---:|---:|")
    print(line("fitted on, unseen articles", unseen(own)))
    if args.test:
        test = cases([args.test], half("even"))
        print(line(f"{args.test.name} even", [(c, subjects.chosen(c.weighed, model)) for c in test]))
    if args.write:
        WEIGHTS.write_text(stored(model), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Measure a shipped parser on a CoNLL-U file with gold tokens.

    python models/evaluate.py en ../shared/treebanks/en_pud-test.conllu.gz [--weights FILE.npz]

Relations are compared after both sides are reduced to the shared inventory (``treebanks.relation``);
"LAS*" compares the universal relation only. F1 of a relation asks for the right head, too.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from treebanks import Sentence, harmonised, read, relation

from guarantor.trees.biaffine import Parse, Parser

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "guarantor" / "trees" / "weights"
WATCHED = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "obl",
    "nmod",
    "ccomp",
    "xcomp",
    "advcl",
    "acl:relcl",
    "conj",
    "root",
)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("language")
    options.add_argument("files", type=Path, nargs="+")
    options.add_argument("--weights", type=Path)
    options.add_argument("--confusions", type=int, default=0)
    args = options.parse_args()
    parser = Parser.load(args.weights or WEIGHTS / f"{args.language}.npz")
    for path in args.files:
        gold = [harmonised(s) for s in read(path)]
        parser.parse([s.words for s in gold[:200]])
        start = time.perf_counter()
        found = parser.parse([s.words for s in gold])
        seconds = time.perf_counter() - start
        words = sum(len(s.words) for s in gold)
        print(f"{path.name}: {report(gold, found)} | {words / seconds:.0f} words/s")
        for line in confusions(gold, found)[: args.confusions]:
            print("   ", line)


def report(gold: Sequence[Sentence], found: Sequence[Sequence[Parse]]) -> str:
    """Return one line: UAS, LAS, LAS*, UPOS, and F1 of the watched relations, in percent."""
    rows = [row for g, f in zip(gold, found, strict=True) for row in _rows(g, f)]
    heads = sum(h == p.head for _, h, _, p in rows)
    labelled = sum(h == p.head and label == relation(p.deprel) for _, h, label, p in rows)
    plain = sum(h == p.head and _bare(label) == _bare(p.deprel) for _, h, label, p in rows)
    tags = sum(tag == p.upos for tag, _, _, p in rows)
    parts = {"UAS": heads, "LAS": labelled, "LAS*": plain, "UPOS": tags}
    parts_case = [
        (f["Case"], p.feats.get("Case"))
        for g, t in zip(gold, found, strict=True)
        for f, u, p in zip(g.feats, g.upos, t, strict=True)
        if f and "Case" in f and u != "ADP"
    ]
    cases = f" Case {100 * sum(a == b for a, b in parts_case) / max(1, len(parts_case)):.2f}"
    line = " ".join(f"{name} {100 * n / len(rows):.2f}" for name, n in parts.items())
    return line + cases + " | " + " ".join(f"{name} {f1(rows, name):.1f}" for name in WATCHED)


def _rows(gold: Sentence, found: Sequence[Parse]) -> list[tuple[str, int, str, Parse]]:
    return list(zip(gold.upos, gold.heads, gold.deprels, found, strict=True))


def _bare(label: str) -> str:
    return label.split(":")[0]


def f1(rows: Sequence[tuple[str, int, str, Parse]], name: str) -> float:
    right = sum(label == name == relation(p.deprel) and h == p.head for _, h, label, p in rows)
    total = sum(label == name for _, _, label, _ in rows) + sum(relation(p.deprel) == name for *_, p in rows)
    return 200 * right / max(1, total)


def confusions(gold: Sequence[Sentence], found: Sequence[Sequence[Parse]]) -> list[str]:
    """Return the commonest wrong relations on right heads, then the relations with most wrong heads."""
    rows = [row for g, f in zip(gold, found, strict=True) for row in _rows(g, f)]
    labels = Counter((label, relation(p.deprel)) for _, h, label, p in rows if h == p.head)
    heads = Counter(label for _, h, label, p in rows if h != p.head)
    lines = [f"{n} {a} read as {b}" for (a, b), n in labels.most_common() if a != b]
    return [
        x
        for pair in zip(lines, (f"{n} wrong heads of {a}" for a, n in heads.most_common()), strict=False)
        for x in pair
    ]


if __name__ == "__main__":
    main()

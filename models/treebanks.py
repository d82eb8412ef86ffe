"""CoNLL-U files as sentences, with the label conventions of all treebanks brought to one."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

KEPT_SUBTYPES = {"nsubj:pass", "obl:agent", "nmod:poss", "acl:relcl", "aux:pass", "compound:prt", "nmod:desc"}


@dataclass(frozen=True)
class Sentence:
    """One annotated sentence; heads count from 0, the root's head is -1."""

    words: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[dict[str, str], ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    source: str = ""
    xpos: tuple[str, ...] = ()


def read(path: Path, source: str = "") -> list[Sentence]:
    """Read a CoNLL-U file, plain or gzipped; multi-word token lines and empty nodes are left out."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [_sentence(rows, source) for rows in _blocks(lines)]


def _blocks(lines: Iterator[str]) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for line in lines:
        if not line.strip():
            if rows:
                yield rows
            rows = []
        elif not line.startswith("#"):
            row = line.rstrip("\n").split("\t")
            if row[0].isdigit():
                rows.append(row)
    if rows:
        yield rows


def _sentence(rows: Sequence[Sequence[str]], source: str) -> Sentence:
    return Sentence(
        words=tuple(r[1] for r in rows),
        upos=tuple(r[3] for r in rows),
        feats=tuple(_features(r[5]) for r in rows),
        heads=tuple(int(r[6]) - 1 for r in rows),
        deprels=tuple(r[7] for r in rows),
        source=source,
        xpos=tuple(r[4] for r in rows),
    )


def _features(column: str) -> dict[str, str]:
    return {} if column == "_" else dict(pair.split("=", 1) for pair in column.split("|"))


def harmonised(sentence: Sentence) -> Sentence:
    """Reduce the relations to the shared inventory; the trees themselves stay."""
    return replace(sentence, deprels=tuple(relation(label) for label in sentence.deprels))


def relation(label: str) -> str:
    """Return the shared relation for a treebank's label; a name after its title is "appos", as in most."""
    if label == "flat:title":
        return "appos"
    return label if label in KEPT_SUBTYPES else label.split(":")[0]

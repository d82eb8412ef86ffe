"""A tree in the making: what parsers fill, repairs change and sentences are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from guarantor.trees.lemmas import lemma
from guarantor.trees.parses import Parse


@dataclass(slots=True)
class Draft:
    """One sentence's columns, one entry a token; `heads` holds indices, -1 for the root."""

    language: str
    words: list[str]
    lemmas: list[str]
    upos: list[str]
    feats: list[dict[str, str]]
    heads: list[int]
    deprels: list[str]
    _below: list[list[int]] = field(default_factory=list)

    @classmethod
    def of(cls, language: str, words: Sequence[str], parses: Sequence[Parse]) -> Draft:
        """The draft that says what `parses` say of `words`."""
        return cls(
            language,
            list(words),
            [
                lemma(language, word, parse.upos, parse.feats)
                for word, parse in zip(words, parses, strict=True)
            ],
            [parse.upos for parse in parses],
            [dict(parse.feats) for parse in parses],
            [parse.head for parse in parses],
            [parse.deprel for parse in parses],
        )

    def __len__(self) -> int:
        return len(self.words)

    @property
    def root(self) -> int:
        """Index of the root."""
        return self.heads.index(-1)

    def children(self, index: int, *relations: str) -> list[int]:
        """Dependents of `index` in order; with `relations`, those alone (subtypes too)."""
        if not self._below:
            self._below = [[] for _ in self.words]
            for child, head in enumerate(self.heads):
                if head >= 0:
                    self._below[head].append(child)
        found = self._below[index]
        return [child for child in found if self.base(child) in relations] if relations else list(found)

    def subtree(self, index: int) -> list[int]:
        """`index` and all that hangs below it, in order."""
        found = [index]
        for node in found:
            found += self.children(node)
        return sorted(found)

    def base(self, index: int) -> str:
        """The relation of `index` without its subtype."""
        return self.deprels[index].partition(":")[0]

    def above(self, index: int) -> Iterator[int]:
        """Heads of `index` up to the root."""
        while (index := self.heads[index]) >= 0:
            yield index

    def attach(self, index: int, head: int, relation: str) -> bool:
        """Hang `index` on `head`; where that would close a circle, change nothing and answer False."""
        if head == index or index in self.above(head):
            return False
        self.set(index, head, relation)
        return True

    def set(self, index: int, head: int, relation: str) -> None:
        """Hang `index` on `head` unchecked: for callers that make one tree of several."""
        self.heads[index], self.deprels[index] = head, relation
        self._below = []

    def promote(self, index: int, relation: str) -> None:
        """Let `index` take the place of its head, which hangs on it as `relation` from now on."""
        head = self.heads[index]
        self.set(index, self.heads[head], self.deprels[head])
        self.set(head, index, relation)

    def is_finite(self, index: int) -> bool:
        """Whether a token is a clause's predicate: a finite verb, or a word with a copula or a subject."""
        if self.upos[index] in ("VERB", "AUX"):
            form = self.feats[index].get("VerbForm", "Fin")
            if form == "Fin" or self.children(index, "aux", "cop"):
                return True
            return self.feats[index].get("Variant") == "Short"
        if self.feats[index].get("Variant") == "Short":
            return True
        return bool(self.children(index, "cop", "nsubj", "csubj", "xcomp", "aux"))

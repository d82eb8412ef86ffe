"""One sentence with all that was found in it before the rules look: who, when, how much, where, about what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from guarantor.grammar.actors import Mention, party
from guarantor.grammar.issues import IssueMention
from guarantor.grammar.outlets import Outlet
from guarantor.grammar.paths import prepositions
from guarantor.grammar.rows import row
from guarantor.grammar.terms import Condition, Place, Quantity
from guarantor.grammar.times import TimeExpression
from guarantor.grammar.words import word_set
from guarantor.model import Sentence

LOOSE = frozenset(
    {"appos", "flat", "flat:name", "flat:title", "nmod", "amod", "nmod:poss", "compound", "det"}
)
_MEANT_FOR = frozenset({"for", "on", "about", "для", "щодо", "про", "по", "о", "об", "относительно"})


@dataclass(frozen=True)
class Reading:
    """A parsed sentence and its findings; all findings point at token indices of the sentence.

    `unspoken` gives the actors of a verb that has no subject of its own.
    """

    sentence: Sentence
    mentions: Sequence[Mention]
    times: Sequence[TimeExpression]
    quantities: Sequence[Quantity]
    conditions: Sequence[Condition]
    places: Sequence[Place]
    issues: Sequence[IssueMention]
    outlets: Sequence[Outlet]
    unspoken: Callable[[int], tuple[str, ...]]

    @cached_property
    def by_token(self) -> dict[int, Mention]:
        """Mention by each token that it covers; the longest wins."""
        found: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: len(m.tokens)):
            found.update(dict.fromkeys(mention.tokens, mention))
        return found

    @cached_property
    def outlet_tokens(self) -> frozenset[int]:
        """Indices of all tokens that name a medium."""
        return frozenset(index for outlet in self.outlets for index in outlet.tokens)

    def actors_at(self, index: int, conjuncts: bool = True) -> tuple[str, ...]:
        """Actor ids that a phrase names: its head, else its modifiers if it stands for them, and its conjuncts."""
        found = list(self._own_actors(index))
        if conjuncts:
            for child in self.sentence.children[index]:
                if self.sentence.tokens[child].deprel == "conj":
                    found += self.actors_at(child)
            found += [
                actor for mention in row(self.sentence, self.mentions, index) for actor in mention.actors
            ]
        return tuple(dict.fromkeys(found))

    def _own_actors(self, index: int) -> tuple[str, ...]:
        if index in self.outlet_tokens:
            return ()
        antecedent = self._antecedent(index)
        if antecedent is not None:
            return self.actors_at(antecedent)
        mention = self.by_token.get(index)
        if mention and mention.kind != "demonym":
            return self._group(mention) if mention.kind == "group" else mention.actors
        if mention or word_set("representatives").has(self.sentence, index):
            named = (mention.actors if mention else ()) or self.modifiers(index)
            return self._titled(index) or tuple(map(party, named)) or self._counted(index)
        return self._beside(index) or self._counted(index)

    def _titled(self, index: int) -> tuple[str, ...]:
        """Whose name stands beside a title that the dossier does not know: "the head of the panel, Jane Roe"."""
        relations = ("appos", "flat:name", "flat")
        names = [c for c in self.sentence.children[index] if self.sentence.tokens[c].deprel in relations]
        found = [self.by_token[c] for c in names if c in self.by_token]
        return next((m.actors for m in found if m.kind == "name"), ())

    def _counted(self, index: int) -> tuple[str, ...]:
        """Many states without a name are somebody's partners: "35 countries", "some fifty defence ministers"."""
        children = self.sentence.children[index]
        numbers = [c for c in children if self.sentence.tokens[c].deprel.startswith("nummod")]
        many = any(not word_set("few").has(self.sentence, number) for number in numbers)
        partners = word_set("counted-partner").has(self.sentence, index)
        return ("allies",) if many and partners and not self.modifiers(index) else ()

    def _beside(self, index: int) -> tuple[str, ...]:
        """Who stands in apposition to a word that names nobody: "the host, Prime Minister Giorgia Meloni"."""
        relations = ("appos", "flat", "flat:name", "flat:title")
        beside = [c for c in self.sentence.children[index] if self.sentence.tokens[c].deprel in relations]
        named = [self.by_token[c] for c in beside if c in self.by_token]
        return next((m.actors for m in named if m.kind in ("name", "office", "body", "state", "capital")), ())

    def _group(self, mention: Mention) -> tuple[str, ...]:
        """A group, with who leads it; "the Coalition — a group of countries" is the Coalition."""
        start = min(mention.tokens) - 1
        while start >= 0 and self.sentence.tokens[start].upos in ("PUNCT", "DET"):
            start -= 1
        before = self.by_token.get(start)
        apart = min(mention.tokens) - start > 1 and self.sentence.tokens[start + 1].upos == "PUNCT"
        named = before.actors if before and apart and before.actors == ("coalition",) else mention.actors
        return (*named, *self._leaders(mention))

    def _leaders(self, mention: Mention) -> tuple[str, ...]:
        """Who leads a group: "dozens of countries led by France and the UK"."""
        led = [
            c
            for i in mention.tokens
            for c in self.sentence.children[i]
            if word_set("lead").has(self.sentence, c)
        ]
        agents = [
            c
            for verb in led
            for c in self.sentence.children[verb]
            if self.sentence.tokens[c].deprel.startswith("obl")
        ]
        return tuple(actor for agent in agents for actor in self.actors_at(agent))

    def modifiers(self, index: int) -> tuple[str, ...]:
        """Actor ids named by what hangs below a noun: "the delegations of Ukraine and the US", американська сторона."""
        found: list[str] = []
        for child in self.sentence.children[index]:
            if self.sentence.tokens[child].deprel in LOOSE:
                found += self._with_conjuncts(child)
        return tuple(dict.fromkeys(found))

    def owners(self, index: int) -> tuple[str, ...]:
        """Actor ids of those whose a text is, without those for whom or about whom it is: "the US plan for Ukraine"."""
        meant = {
            actor
            for child in self.sentence.children[index]
            if _MEANT_FOR.intersection(prepositions(self.sentence, child))
            for actor in self._with_conjuncts(child)
        }
        return tuple(actor for actor in self.modifiers(index) if actor not in meant)

    def _with_conjuncts(self, index: int) -> list[str]:
        """Actor ids of a modifier and of all that is coordinated with it; "US-Ukrainian" holds two."""
        mention = self.by_token.get(index)
        both = [a for m in self.mentions if index in m.tokens and m.kind == "demonym" for a in m.actors]
        found = both or list(mention.actors if mention else self.modifiers(index))
        for child in self.sentence.children[index]:
            if self.sentence.tokens[child].deprel == "conj":
                found += self._with_conjuncts(child)
        return found

    def _antecedent(self, index: int) -> int | None:
        """For a relative pronoun the noun that its clause hangs on."""
        if self.sentence.tokens[index].upos not in ("PRON", "DET", "SCONJ"):
            return None
        for place in (index, *self.sentence.ancestors(index)):
            if self.sentence.tokens[place].deprel == "acl:relcl":
                return self.sentence.tokens[place].head if self._is_relative(index) else None
        return None

    def _is_relative(self, index: int) -> bool:
        token = self.sentence.tokens[index]
        return token.feats.get("PronType") == "Rel" or token.lemma.lower() in (
            "який",
            "що",
            "который",
            "что",
            "who",
            "which",
            "that",
        )


def paragraph_start(body: str, position: int) -> int:
    """Where in an article's text the paragraph of a position begins."""
    return body.rfind("\n", 0, position) + 1

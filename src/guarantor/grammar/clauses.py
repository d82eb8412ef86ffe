"""Clauses of a tree: which words belong to one verb, and whether it is denied, future, hedged or passive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guarantor.grammar.words import word_set
from guarantor.model import Sentence, Token

CLAUSAL = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass"})
_SYNTHETIC = re.compile(
    r"ти(му|меш|ме|мемо|мете|муть)(ся)?$"
)  # братиме: a future that taggers take for a present
VERBAL = frozenset({"VERB", "AUX"})
CARRIED = frozenset({"xcomp"})  # an infinitive shares denial, tense and hedge with the verb that governs it


def base(relation: str) -> str:
    """A relation without its subtype."""
    return relation.split(":")[0]


def has_subject(sentence: Sentence, index: int) -> bool:
    """Whether the token has a subject of its own."""
    return any(
        base(sentence.tokens[child].deprel) in ("nsubj", "csubj") for child in sentence.children[index]
    )


def is_clause(sentence: Sentence, index: int) -> bool:
    """Whether the token heads a clause: root, complement, adverbial, relative, or a verb coordinated with one."""
    token = sentence.tokens[index]
    if token.head < 0 or token.deprel in CLAUSAL or base(token.deprel) in ("advcl", "ccomp", "csubj"):
        return True
    return token.deprel == "conj" and (token.upos in VERBAL or has_subject(sentence, index))


def clause_of(sentence: Sentence, index: int) -> int:
    """Index of the head of the smallest clause that holds the token."""
    while not is_clause(sentence, index):
        index = sentence.tokens[index].head
    return index


def clause_tokens(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Indices below `head` without the clauses that it embeds, in order."""
    found, stack = [head], [head]
    while stack:
        for child in sentence.children[stack.pop()]:
            if not is_clause(sentence, child):
                found.append(child)
                stack.append(child)
    return tuple(sorted(found))


def governors(sentence: Sentence, index: int) -> Iterator[int]:
    """The token and, as long as it is an infinitive or a conjunct, the verbs that carry its denial and tense."""
    yield index
    while _is_carried(sentence, index):
        index = sentence.tokens[index].head
        yield index


def _is_carried(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    infinitive = token.feats.get("VerbForm") == "Inf"
    return token.head >= 0 and (token.deprel in CARRIED or (token.deprel == "csubj" and infinitive))


def _near(sentence: Sentence, index: int, relations: tuple[str, ...]) -> Iterator[int]:
    return (child for child in sentence.children[index] if base(sentence.tokens[child].deprel) in relations)


def is_negated(sentence: Sentence, index: int) -> bool:
    """Whether the act of this verb or noun is denied: by a particle, by "no" at its subject, by "failed to"."""
    chain = list(governors(sentence, index))
    denials = sum(_denied_at(sentence, place) for place in chain)
    failing = any(word_set("fail").has(sentence, place) for place in chain[1:])
    if sentence.language == "en":
        return denials % 2 == 1 or failing
    return denials % 2 == 1


def _denied_at(sentence: Sentence, index: int) -> bool:
    no = word_set("not")
    if sentence.tokens[index].feats.get("Polarity") == "Neg" and sentence.tokens[index].upos in VERBAL:
        return True
    if any(
        no.has(sentence, child)
        for child in _near(sentence, index, ("advmod", "aux", "det", "cc", "discourse", "cop"))
    ):
        return True
    helped = [c for aux in _near(sentence, index, ("aux",)) for c in sentence.children[aux]]
    if sentence.language != "en" and any(no.has(sentence, child) for child in helped):
        return True
    if any(_in_no_way(sentence, child) for child in _near(sentence, index, ("obl", "advmod"))):
        return True
    if any(_no_longer(sentence, c) or _yet_to(sentence, c) for c in sentence.children[index]):
        return True
    if index and no.has(sentence, index - 1) and sentence.tokens[index - 1].upos in ("PART", "ADV", "DET"):
        return True
    return any(_bare_no(sentence, child) for child in _near(sentence, index, ("nsubj", "obj")))


def _in_no_way(sentence: Sentence, index: int) -> bool:
    """ "In no way", "under no circumstances"."""
    return word_set("no-way").has(sentence, index) and _bare_no(sentence, index)


def _no_longer(sentence: Sentence, index: int) -> bool:
    return index > 0 and [t.text.lower() for t in sentence.tokens[index - 1 : index + 1]] == ["no", "longer"]


def _yet_to(sentence: Sentence, index: int) -> bool:
    """ "Has yet to answer": what is still to be done has not been done."""
    return [t.text.lower() for t in sentence.tokens[index : index + 2]] == ["yet", "to"]


def _bare_no(sentence: Sentence, index: int) -> bool:
    """ "No meeting will take place": a determiner that denies the verb above; a double denial counts once."""
    no = word_set("not")
    return sentence.language == "en" and (
        no.has(sentence, index)
        or any(
            no.has(sentence, child) and sentence.tokens[child].deprel == "det"
            for child in sentence.children[index]
        )
        or _not_one(sentence, index)
    )


def _not_one(sentence: Sentence, index: int) -> bool:
    """ "Not one soldier", "not a single clause"."""
    first = min(sentence.subtree(index))
    texts = [token.text.lower() for token in sentence.tokens[first : first + 3]]
    return texts[:2] == ["not", "one"] or texts == ["not", "a", "single"]


def is_future(sentence: Sentence, index: int) -> bool:
    """Whether the verb stands in the future, by its form, its auxiliary or the verb that governs it."""
    return any(_future_at(sentence, place) for place in governors(sentence, index)) or _is_to(sentence, index)


def _future_at(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    if token.feats.get("Tense") == "Fut" or (
        sentence.language == "uk" and _SYNTHETIC.search(token.text.lower())
    ):
        return True
    words = word_set("future")
    auxiliaries = list(_near(sentence, index, ("aux", "cop")))
    if sentence.language == "en":
        return any(words.has(sentence, child) for child in auxiliaries) or (
            words.has(sentence, index) and any(_near(sentence, index, ("xcomp", "ccomp", "obl", "nmod")))
        )
    return any(sentence.tokens[child].feats.get("Tense") == "Fut" for child in auxiliaries) or (
        words.has(sentence, index) and any(_near(sentence, index, ("xcomp", "csubj", "nsubj")))
    )


def _is_to(sentence: Sentence, index: int) -> bool:
    """English "is to meet", "are due to meet", and the headline "Germany to send troops"."""
    children = [sentence.tokens[child] for child in sentence.children[index]]
    be = any(
        child.lemma.lower() == "be" and child.text.lower() in ("is", "are", "was", "were")
        for child in children
    )
    to = any(child.text.lower() == "to" and child.deprel in ("mark", "aux") for child in children)
    announced = sentence.tokens[index].deprel in ("root", "parataxis") and has_subject(sentence, index)
    return sentence.language == "en" and to and (be or (announced and not _helped(children)))


def _helped(children: Sequence[Token]) -> bool:
    return any(child.deprel in ("aux", "cop") and child.text.lower() != "to" for child in children)


def is_possible(sentence: Sentence, index: int) -> bool:
    """Whether "may", "could", можуть or a word like "possibly" hedges the verb."""
    may = word_set("may")
    return any(
        may.has(sentence, child)
        for place in governors(sentence, index)
        for child in _near(sentence, place, ("aux", "advmod", "parataxis", "discourse"))
    ) or any(
        may.has(sentence, place) and not _failed(sentence, place)
        for place in list(governors(sentence, index))[1:]
    )


def _failed(sentence: Sentence, index: int) -> bool:
    """Whether somebody was not able to: "не смогли договориться" tells what was, not what may be."""
    past = sentence.tokens[index].feats.get("Tense") == "Past"
    return past and word_set("fail").has(sentence, index) and _denied_at(sentence, index)


def is_past(sentence: Sentence, index: int) -> bool:
    """Whether the verb tells what was or was not done: by its own tense or that of an auxiliary."""
    token = sentence.tokens[index]
    helped = [sentence.tokens[child] for child in _near(sentence, index, ("aux",))]
    has = any(child.lemma.lower() == "have" for child in helped) and not is_ahead(sentence, index)
    past = any(
        child.feats.get("Tense") == "Past"
        for child in (token, *helped)
        if child.feats.get("VerbForm") != "Part"
    )
    return has or past or any(child.text.lower() == "did" for child in helped)


def is_ahead(sentence: Sentence, index: int) -> bool:
    """Whether the verb tells what will or may be done, not what was."""
    return is_future(sentence, index) or is_possible(sentence, index)


def is_asserted(sentence: Sentence, index: int) -> bool:
    """Whether the verb says that something is or will be so: finite, with an auxiliary, or carried by such a verb."""
    token = sentence.tokens[index]
    form = token.feats.get("VerbForm")
    helped = any(base(sentence.tokens[child].deprel) in ("aux", "cop") for child in sentence.children[index])
    if helped or form in (None, "Fin", "Conv") or _is_carried(sentence, index):
        return True
    marked = any(sentence.tokens[child].deprel == "mark" for child in sentence.children[index])
    if token.deprel == "acl" and not marked and word_set("resolution").has(sentence, token.head):
        return True
    if sentence.language != "en" and form == "Part":
        return token.deprel not in ("amod",)
    if _is_aside(sentence, index) or _is_purpose(sentence, index) or _is_done_before(sentence, index):
        return True
    past = form == "Part" and token.feats.get("Tense") != "Pres"
    return token.deprel in ("root", "ccomp", "parataxis", "conj", "acl:relcl") or (
        past and token.deprel == "acl"
    )


def _is_until(sentence: Sentence, head: int, child: int) -> bool:
    """Whether the word opens a clause of time: "until Russia stops", доки Росія не припинить."""
    opens = sentence.tokens[child].deprel == "mark" or (
        base(sentence.tokens[head].deprel) == "advcl" and child < head
    )
    return opens and word_set("until").has(sentence, child)


def _is_aside(sentence: Sentence, index: int) -> bool:
    """English ", accusing Moscow of …", ", warning that …": a participle behind a comma tells an act of the subject."""
    token = sentence.tokens[index]
    if sentence.language != "en" or token.deprel not in ("advcl", "acl") or not token.text.endswith("ing"):
        return False
    marked = any(sentence.tokens[child].deprel in ("mark", "case") for child in sentence.children[index])
    return index > 0 and sentence.tokens[index - 1].text == "," and not marked


def _is_done_before(sentence: Sentence, index: int) -> bool:
    """English "said after meeting him": what somebody speaks or acts after has been done."""
    if sentence.language != "en" or sentence.tokens[index].deprel != "advcl":
        return False
    marks = [c for c in sentence.children[index] if sentence.tokens[c].deprel in ("mark", "case")]
    after = any(sentence.tokens[c].text.lower() in ("after", "upon", "following") for c in marks)
    return after and sentence.tokens[index].text.endswith("ing")


def _is_purpose(sentence: Sentence, index: int) -> bool:
    """English "used the summit to call for …", "took the chance to tell …", "spent hours discussing": it was done."""
    token = sentence.tokens[index]
    if sentence.language != "en" or token.deprel not in ("advcl", "acl", "xcomp") or token.head < 0:
        return False
    to = any(
        sentence.tokens[c].deprel == "mark" and sentence.tokens[c].text.lower() == "to"
        for c in sentence.children[index]
    )
    above = token.head if sentence.tokens[token.head].upos == "VERB" else sentence.tokens[token.head].head
    name = "make-use" if to else "spend-time"
    return (to or token.text.endswith("ing")) and above >= 0 and word_set(name).has(sentence, above)


def _is_inverted(sentence: Sentence, index: int) -> bool:
    """English "should Moscow refuse, …", "had Kyiv agreed, …": a condition without if."""
    token = sentence.tokens[index]
    if sentence.language != "en" or base(token.deprel) != "advcl":
        return False
    children = sentence.children[index]
    subjects = [child for child in children if base(sentence.tokens[child].deprel) == "nsubj"]
    return any(
        sentence.tokens[child].text.lower() in ("should", "had", "were") and child < subjects[0]
        for child in children
        if subjects and sentence.tokens[child].deprel in ("aux", "cop")
    )


def is_subordinate_condition(sentence: Sentence, index: int) -> bool:
    """Whether the verb stands inside an if-clause or an indirect question and so is not asserted."""
    unasserted = word_set("unasserted")
    for place in (index, *sentence.ancestors(index)):
        if _is_inverted(sentence, place):
            return True
        if any(
            unasserted.has(sentence, child) or _is_until(sentence, place, child)
            for child in sentence.children[place]
            if sentence.tokens[child].deprel in ("mark", "advmod", "cc", "discourse")
        ):
            return True
        if is_clause(sentence, place) and base(sentence.tokens[place].deprel) not in ("conj",):
            return False
    return False

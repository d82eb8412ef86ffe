"""Shades of a verb: what is due, vowed, wanted, lasted until or not done yet, and "to have" that is no "must"."""

from __future__ import annotations

from guarantor.grammar.clauses import base, clause_of, is_past
from guarantor.grammar.words import word_set
from guarantor.model import Sentence


def possesses(sentence: Sentence, cue: int) -> bool:
    """ "Посередники мають свою версію": who has a thing and no infinitive behind it must do nothing."""
    token = sentence.tokens[cue]
    below = [sentence.tokens[c] for c in sentence.children[cue]]
    has = token.lemma.lower() == "мати" and token.deprel != "aux" and any(c.deprel == "obj" for c in below)
    return has and not any(c.feats.get("VerbForm") == "Inf" for c in below)


def is_due(sentence: Sentence, verb: int) -> bool:
    """Whether somebody only must ratify: who says so demands it, and nothing has been ratified."""
    near = (sentence.tokens[verb].head, *sentence.children[verb])
    return any(i >= 0 and word_set("must").has(sentence, i) for i in near)


def not_yet(sentence: Sentence, verb: int) -> bool:
    """Whether a denied verb leaves room: "has not given its consent yet" is no refusal."""
    past = is_past(sentence, verb)
    return past and any(word_set("yet").has(sentence, c) for c in sentence.children[verb])


def is_awaited(sentence: Sentence, index: int) -> bool:
    """Whether the word stands in what something lasts until: "will keep the assets frozen until Russia pays"."""
    head = clause_of(sentence, index)
    marked = any(
        word_set("until").has(sentence, c)
        and sentence.tokens[c].deprel in ("mark", "advmod")
        and (sentence.language == "en" or sentence.tokens[c - 1].text == ",")
        for c in sentence.children[head]
    )
    return marked and base(sentence.tokens[head].deprel) in ("advcl", "ccomp")


def is_wanted(sentence: Sentence, index: int) -> bool:
    """Whether the word stands in what somebody demands: "insists that there be no amnesty"."""
    token = sentence.tokens[clause_of(sentence, index)]
    asked = token.deprel == "ccomp" and token.head >= 0
    return asked and any(word_set(name).has(sentence, token.head) for name in ("demand", "want"))


def is_vow(sentence: Sentence, cue: int) -> bool:
    """Whether "we" or "I" speaks of the present: "мы не отдаем своих земель" says what will not be done."""
    feats = sentence.tokens[cue].feats
    return feats.get("Person") == "1" and feats.get("Tense") == "Pres"

"""English sentences whose one verb the parser took for a participle: "Britain imposed sanctions on Rosneft." """

from __future__ import annotations

from guarantor.trees.draft import Draft
from guarantor.trees.lemmas import lemma
from guarantor.trees.word_sets import words

_NOMINAL = ("NOUN", "PROPN", "PRON")
_PLANS = words(
    "plans offers promises pledges demands hopes aims vows moves threatens needs wants looks agrees"
)


def raise_predicates(draft: Draft) -> None:
    """A full sentence headed by a noun has its verb in a "participle" below it: the verb is the predicate."""
    if draft.language != "en" or draft.words[-1] != "." or draft.upos[draft.root] not in _NOMINAL:
        return
    root = draft.root
    finite = [i for i in range(len(draft)) if draft.upos[i] in ("VERB", "AUX") and draft.is_finite(i)]
    if draft.children(root, "cop", "nsubj", "csubj", "aux") or any(root == draft.heads[i] for i in finite):
        return
    if draft.children(root, "case") or not (_raise_behind(draft, root) or _raise_before(draft, root)):
        _raise_between(draft, root)


def _raise_behind(draft: Draft, noun: int) -> bool:
    """ "The heads of state focused on …": the noun is the subject of what seems to modify it."""
    found = [i for i in draft.children(noun, "acl", "amod", "conj") if i > noun and _is_past(draft, i)]
    if not found or draft.children(found[0], "obl:agent"):
        return False
    verb = found[0]
    later = [i for i in draft.children(noun) if i > verb]
    draft.promote(verb, "nsubj")
    for child in later:
        listed = draft.deprels[child] != "conj" or draft.children(child, "cc")
        draft.attach(child, verb, draft.deprels[child] if listed else "obj")
    _make_finite(draft, verb)
    return True


def _raise_before(draft: Draft, noun: int) -> bool:
    """ "Britain imposed sanctions": the noun is the object, the name before the verb its subject."""
    for verb in draft.children(noun, "amod"):
        names = [i for i in draft.children(noun) + draft.children(verb) if i < verb]
        names = [i for i in names if draft.upos[i] == "PROPN" and not draft.children(i, "case")]
        names = [i for i in names if draft.subtree(i)[-1] == verb - 1]
        if names and _is_past(draft, verb) and verb + 1 < len(draft):
            draft.promote(verb, "obj")
            draft.set(names[0], verb, "nsubj")
            for child in [i for i in draft.children(noun) if i < verb and i != names[0]]:
                draft.set(child, verb, draft.deprels[child])
            _make_finite(draft, verb)
            return True
    return False


def _raise_between(draft: Draft, noun: int) -> bool:
    """ "The minister, Jonas Støre, promised help": a bare past form that is joined to the nouns around it."""
    verbs = [i for i in range(len(draft)) if draft.base(i) in ("amod", "conj") and _is_past(draft, i)]
    verbs = [i for i in verbs if i and (draft.upos[i - 1] == "PROPN" or draft.words[i - 1] == ",")]
    before = [i for i in draft.children(noun, "compound", "nmod") if draft.upos[i] in _NOMINAL]
    if len(verbs) != 1 or (noun > verbs[0] and not before):
        return False
    verb, above = verbs[0], draft.heads[verbs[0]]
    subject, thing = (noun, above) if noun < verb else (before[0], noun)
    if not subject < verb < thing:
        return False
    draft.set(verb, -1, "root")
    draft.set(subject, verb, "nsubj")
    draft.set(thing, verb, "obj")
    for child in draft.children(thing) + draft.children(subject):
        if (child < verb) != (draft.heads[child] < verb):
            draft.set(child, verb, draft.deprels[child])
    _make_finite(draft, verb)
    return True


def _make_finite(draft: Draft, verb: int) -> None:
    draft.feats[verb] = {**draft.feats[verb], "VerbForm": "Fin"}


def _is_past(draft: Draft, index: int) -> bool:
    feats = draft.feats[index]
    bare = not draft.children(index, "aux", "cc")
    return draft.upos[index] == "VERB" and feats.get("Tense") == "Past" and bare


def raise_plans(draft: Draft) -> None:
    """ "Norway plans to allocate …": a noun before an infinitive, with a name before it, is the verb of the clause."""
    if draft.language != "en":
        return
    for noun in range(1, len(draft) - 2):
        verb = draft.heads[noun]
        names = [i for i in draft.children(noun, "compound", "nmod") if i == noun - 1]
        if (
            verb != noun + 2
            or draft.words[noun + 1].lower() != "to"
            or draft.base(noun) != "nsubj"
            or not names
        ):
            continue
        if (
            draft.upos[noun] == "NOUN"
            and draft.words[noun].lower() in _PLANS
            and draft.upos[names[0]] == "PROPN"
        ):
            draft.promote(noun, "xcomp")
            draft.set(names[0], noun, "nsubj")
            draft.upos[noun], draft.lemmas[noun] = "VERB", draft.words[noun].lower().removesuffix("s")
            draft.feats[noun] = {"VerbForm": "Fin", "Tense": "Pres", "Number": "Sing", "Person": "3"}


def seat_names(draft: Draft) -> None:
    """ "Witkoff said …", "Putin received Witkoff": a name that the parser took for an adverb is subject or object."""
    if draft.language != "en":
        return
    for index in range(len(draft)):
        verb = draft.heads[index]
        if draft.upos[index] != "ADV" or draft.base(index) != "advmod" or not draft.words[index][0].isupper():
            continue
        if verb < 0 or draft.upos[verb] != "VERB" or draft.words[index].isupper():
            continue
        if verb == index + 1 and not draft.children(verb, "nsubj", "mark", "aux") and draft.is_finite(verb):
            draft.upos[index], draft.deprels[index] = "PROPN", "nsubj"
        elif verb == index - 1 and not draft.children(verb, "obj"):
            draft.upos[index], draft.deprels[index] = "PROPN", "obj"


def seat_subjects(draft: Draft) -> None:
    """English subjects that the parser hung too low, and verbs that it took for something else."""
    if draft.language != "en":
        return
    for index in range(len(draft)):
        _lift_subject(draft, index)
        _raise_progressive(draft, index)
        _raise_perfect(draft, index)
    _head_headline_infinitive(draft)


def _lift_subject(draft: Draft, index: int) -> None:
    """ "Witkoff is due in Moscow": who stands before the predicate is no subject of the place behind it."""
    place = draft.heads[index]
    above = draft.heads[place] if place >= 0 else -1
    if draft.deprels[index] != "nsubj" or above < 0 or draft.base(place) != "obl":
        return
    if index < above < place and draft.children(place, "case") and not draft.children(above, "nsubj"):
        draft.set(index, above, "nsubj")


def _raise_progressive(draft: Draft, index: int) -> None:
    """ "Envoys are weighing options": be, a word in -ing and a bare noun are a verb with its object."""
    noun = draft.heads[index]
    ing = draft.words[index].lower().endswith("ing") and draft.upos[index] in ("ADJ", "VERB")
    if not ing or draft.deprels[index] != "amod" or noun < 0 or not draft.children(noun, "nsubj"):
        return
    be = [c for c in draft.children(noun, "cop") if c < index and draft.lemmas[c] == "be"]
    between = draft.words[be[0] + 1 : index] if be else ["-"]
    if any(word.lower() not in _ADVERBS for word in between) or draft.children(noun, "det", "case"):
        return
    draft.promote(index, "obj")
    for child in draft.children(noun):
        if child < index or draft.base(child) in ("punct", "advcl", "parataxis"):
            draft.set(child, index, "aux" if child == be[0] else draft.deprels[child])
    draft.upos[index], draft.lemmas[index] = "VERB", lemma("en", draft.words[index], "VERB", _ING)
    draft.feats[index] = dict(_ING)


def _raise_perfect(draft: Draft, index: int) -> None:
    """ "Stubb has in fact opposed any cap": have with a participle behind an adverbial is one verb."""
    if draft.lemmas[index] != "have" or draft.children(index, "obj", "aux", "xcomp"):
        return
    behind = [i for i in range(index + 1, min(index + 6, len(draft))) if _is_participle(draft, i)]
    if not behind or not {index, *draft.children(index)} & {draft.heads[behind[0]]}:
        return
    verb = behind[0]
    if any(draft.upos[i] in ("PUNCT", "VERB", "AUX", "PRON", "SCONJ") for i in range(index + 1, verb)):
        return
    draft.set(verb, index, "xcomp")
    draft.promote(verb, "aux")
    for child in draft.children(index):
        draft.set(child, verb, draft.deprels[child])
    draft.upos[index] = "AUX"


def _is_participle(draft: Draft, index: int) -> bool:
    return draft.upos[index] == "VERB" and draft.words[index].lower().endswith(("ed", "en"))


def _head_headline_infinitive(draft: Draft) -> None:
    """ "Britain to send troops once a ceasefire holds": the infinitive is the headline's verb, not its subject."""
    root = draft.root
    announced = [c for c in draft.children(root, "csubj") if c < root and draft.children(c, "nsubj")]
    if not announced or not any(draft.words[c].lower() == "to" for c in draft.children(announced[0], "mark")):
        return
    opens = [c for c in draft.children(root, "advmod", "mark") if draft.words[c].lower() in _CONJUNCTIONS]
    if opens and announced[0] < opens[0]:
        draft.promote(announced[0], "advcl")
        draft.set(announced[0], -1, "root")


_ING = {"VerbForm": "Part", "Tense": "Pres"}
_ADVERBS = words("now still also already currently again reportedly not actively seriously both all")
_CONJUNCTIONS = words("once after when if as while before until unless should")

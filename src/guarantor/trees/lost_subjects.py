"""Subjects that the parser lost: fronted objects, months, infinitives stand between them and their verb."""

from __future__ import annotations

from guarantor.trees.draft import Draft
from guarantor.trees.nominals import (
    agrees,
    bare,
    cases,
    is_first_or_second,
    is_lifeless,
    nominal_readings,
    takes_object,
)
from guarantor.trees.word_sets import words

_FAR = 12  # tokens between a verb and a subject that the parser has lost


_NAMED = words(
    "агентство видання газета портал телеканал сайт місто столиця країна держава республіка компанія",
    "агентство издание газета портал телеканал сайт город столица страна государство республика компания",
    "журнал концерн фонд партія партия село острів остров організація организация",
)


def seat_before(draft: Draft, verb: int) -> None:
    """`Відповіді Київ очікує`, `США відмовилися`: a name before the verb that its form lets be the subject is it."""
    if is_first_or_second(draft, verb) or draft.feats[verb].get("Voice") == "Pass":
        return
    subjects = draft.children(verb, "nsubj", "csubj")
    fronted = [at for at in draft.children(verb, "nsubj", "obj") if at < verb and draft.upos[at] == "NOUN"]
    for thing in fronted:
        if _is_fronted(draft, thing, subjects):
            for name in draft.children(thing, "appos", "nmod"):
                owner = _is_fixed(draft, name) and thing in subjects and agrees(draft, thing, verb)
                known = _is_fixed(draft, name) or nominal_readings(draft.language, draft.words[name])
                if thing < name < verb and known and not owner and _may_act(draft, name, verb):
                    draft.set(name, verb, "nsubj")
                    draft.deprels[thing] = "obj"
                    return
    if subjects:
        return
    for name in draft.children(verb, "obj", "vocative"):
        idle = draft.base(name) == "vocative" or len(bare(draft, verb, "obj")) > 1
        if name < verb and _may_act(draft, name, verb) and (idle or not takes_object(draft, verb)):
            draft.deprels[name] = "nsubj"
            return


def _is_fronted(draft: Draft, thing: int, subjects: list[int]) -> bool:
    """Whether a lifeless noun before a verb may be its object, and nothing else is its subject."""
    lifeless = is_lifeless(draft, thing) and draft.lemmas[thing] not in _NAMED
    return lifeless and not draft.children(thing, "case") and subjects in ([], [thing])


def _may_act(draft: Draft, name: int, verb: int) -> bool:
    """Whether a name without a preposition may be the subject of a verb, by its form and the verb's."""
    standing = draft.feats[name].get("Case", "Nom") in ("Nom", "Acc") or _is_fixed(draft, name)
    named = standing and (draft.upos[name] == "PROPN" or draft.base(name) == "vocative")
    alone = not draft.children(name, "case", "amod") and draft.words[name][0].isupper()
    return named and alone and "Nom" in cases(draft, name) and agrees(draft, name, verb)


def recover_subject(draft: Draft, verb: int) -> None:
    """`Снабжение Варшава возьмет на себя`: a nominative that the noun before it cannot hold is the subject."""
    if draft.children(verb, "nsubj", "csubj") or is_first_or_second(draft, verb):
        return
    if draft.language == "uk" and draft.words[verb].endswith(("но", "то")):
        return
    for index in range(max(0, verb - _FAR), min(len(draft), verb + _FAR)):
        if _is_stranded(draft, index, verb) and agrees(draft, index, verb):
            passive = draft.feats[verb].get("Voice") == "Pass"
            for further in draft.children(draft.heads[index], "flat"):
                if further > index:
                    draft.set(further, index, draft.deprels[further])
            draft.attach(index, verb, "nsubj:pass" if passive else "nsubj")
            return


def lift_from_auxiliaries(draft: Draft) -> None:
    """`Ділити станцію Україна не буде`: what hangs on the auxiliary behind its infinitive hangs on the infinitive."""
    for index in range(len(draft)):
        head = draft.heads[index]
        if draft.base(index) != "aux" or head < 0 or head > index:
            continue
        for child in draft.children(index):
            if draft.base(child) in ("nsubj", "advmod") and not draft.children(head, "nsubj"):
                draft.attach(child, head, draft.deprels[child])


def _is_stranded(draft: Draft, index: int, verb: int) -> bool:
    """Whether a nominative, a name or people, hangs in the verb's own clause on a noun of another case."""
    head = draft.heads[index]
    if _is_fixed(draft, index) and index == verb - 1 and not draft.children(index, "case"):
        return draft.base(index) in ("obj", "iobj", "nmod")
    many = draft.upos[index] == "NOUN" and draft.feats[index].get("Number") == "Plur"
    named = draft.upos[index] == "PROPN" or (many and draft.feats[index].get("Animacy") == "Anim")
    if not named or draft.base(index) not in ("nmod", "appos", "flat", "compound"):
        return False
    fixed = _is_fixed(draft, index) and head == index - 1 and index < verb
    standing = fixed or draft.feats[index].get("Case") == "Nom"
    if not standing or "Nom" not in cases(draft, index) or draft.children(index, "case"):
        return False
    if head == verb or draft.upos[head] not in ("NOUN", "PROPN") or not _is_oblique(draft, head):
        return False
    between = draft.words[min(index, verb) + 1 : max(index, verb)]
    above = next((at for at in draft.above(head) if _may_have_subject(draft, at) or at == verb), None)
    return above == verb and not any(mark in between for mark in (";", ":", "(", "«", "»", '"'))


def _may_have_subject(draft: Draft, index: int) -> bool:
    """Whether a token is a verb that may have a subject: no infinitive."""
    return draft.upos[index] in ("VERB", "AUX") and draft.feats[index].get("VerbForm") != "Inf"


def _is_fixed(draft: Draft, index: int) -> bool:
    """Whether a word is an abbreviation such as США, ЄС, which has one form for all cases."""
    return draft.words[index].isupper() and len(draft.words[index]) > 1


def _is_oblique(draft: Draft, index: int) -> bool:
    """Whether a noun cannot be a nominative: it has a preposition, or its form has no such case."""
    return (
        bool(draft.children(index, "case"))
        or "Nom" not in cases(draft, index)
        or draft.base(index)
        in (
            "obj",
            "obl",
            "nmod",
            "iobj",
        )
    )


def seat_stances(draft: Draft) -> None:
    """`Київ — за`, `Лондон проти`: a bare stance is the predicate of the name before it."""
    for index in range(1, len(draft)):
        stance = draft.words[index].lower() in _STANCES and not _governs(draft, index)
        if stance and 0 <= draft.heads[index] < index and _may_stand(draft, draft.heads[index]):
            draft.promote(index, "nsubj")


def _may_stand(draft: Draft, noun: int) -> bool:
    """Whether a noun heads a phrase without a verb."""
    heads = draft.base(noun) in ("root", "ccomp", "parataxis", "conj")
    return heads and draft.upos[noun] in ("PROPN", "NOUN") and not draft.children(noun, "case")


_STANCES = ("за", "проти", "против")


def _governs(draft: Draft, index: int) -> bool:
    """Whether a preposition has a noun behind it: what is not followed by a stop has."""
    return index + 1 < len(draft) and draft.upos[index + 1] != "PUNCT"


def seat_infinitives(draft: Draft) -> None:
    """`заявив, що говорити про дату зарано`: the infinitive before a predicate word is its subject."""
    for index in range(len(draft)):
        adverb = draft.upos[index] == "ADV" and draft.base(index) == "ccomp" and draft.children(index, "mark")
        if not adverb or draft.children(index, "csubj", "nsubj"):
            continue
        for inf in draft.children(draft.heads[index], "ccomp"):
            if draft.children(index, "mark")[0] < inf < index and draft.feats[inf].get("VerbForm") == "Inf":
                draft.attach(inf, index, "csubj")

"""Repairs by case and agreement, Ukrainian and Russian: the dictionary overrules the parser.

A nominative is never an object, what cannot be a nominative is never a subject, and a subject agrees with
its verb.
"""

from __future__ import annotations

from guarantor.trees.draft import Draft
from guarantor.trees.lost_subjects import recover_subject, seat_before
from guarantor.trees.nominals import (
    NOMINALS,
    agrees,
    bare,
    cases,
    is_first_or_second,
    is_lifeless,
    nominal_readings,
    takes_object,
)
from guarantor.trees.pieces import says
from guarantor.trees.word_sets import words

_OBJECTS = ("obj", "iobj", "obl")


def mend_cases(draft: Draft) -> None:
    """All repairs of this module, verb by verb."""
    for index in range(len(draft)):
        _settle_locative(draft, index)
        _free_nominative(draft, index)
        _free_accusative(draft, index)
        _raise_absence(draft, index)
    for verb in range(len(draft)):
        if _is_predicate(draft, verb):
            _demote_subjects(draft, verb)
            _demote_things(draft, verb)
            _swap(draft, verb)
            _promote_nominatives(draft, verb)
            seat_before(draft, verb)
            recover_subject(draft, verb)
    for index in range(len(draft)):
        _settle_case(draft, index)


def tell_future(draft: Draft) -> None:
    """`будет уничтожать`: the verb to be has no present in these forms, whatever the parser says of them."""
    for index, word in enumerate(draft.words):
        if word.lower() in _WILL_BE:
            draft.feats[index]["Tense"] = "Fut"


_WILL_BE = words("буду будешь будет будем будете будут будеш буде будемо будуть")


def tell_standing(draft: Draft) -> None:
    """`стоит за планом`, `стоя`: one stands for or at something; only without a preposition is it worth or cost."""
    for index, word in enumerate(draft.words):
        if draft.lemmas[index] != "стоить" or word.lower() not in _STANDS:
            continue
        placed = any(draft.children(child, "case") for child in draft.children(index, "obl", "nmod"))
        asked = any(draft.feats[child].get("VerbForm") == "Inf" for child in draft.children(index))
        if word.lower() == "стоя" or (placed and not asked):
            draft.lemmas[index] = "стоять"


_STANDS = words("стоит стоят стоя")


def seat_agents(draft: Draft) -> None:
    """`передано Києву Вашингтоном`: a name in the instrumental is the doer, and none in the dative beside it."""
    for index in range(1, len(draft)):
        head = draft.heads[index]
        apart = draft.base(index) == "flat" and index == head + 1 and draft.upos[index] == "PROPN"
        cases = (draft.feats[head].get("Case"), draft.feats[index].get("Case"))
        if apart and cases in (("Dat", "Ins"), ("Ins", "Dat")) and draft.heads[head] >= 0:
            for place, case in ((index, cases[1]), (head, cases[0])):
                draft.set(place, draft.heads[head], "obl:agent" if case == "Ins" else "iobj")


def _free_nominative(draft: Draft, index: int) -> None:
    """`сказал журналистам Песков`: an apposition shares its head's case, else it is the speaker."""
    head = draft.heads[index]
    if draft.base(index) != "appos" or draft.upos[index] != "PROPN" or draft.heads[head] < 0:
        return
    verb = draft.heads[head]
    apart = draft.feats[index].get("Case") == "Nom" and "Nom" not in cases(draft, head)
    if apart and says(draft, verb) and not draft.children(verb, "nsubj", "csubj"):
        draft.attach(index, verb, "nsubj")


def _settle_locative(draft: Draft, index: int) -> None:
    """`проєкт американці переслали`: no locative stands without a preposition, so a plural is a nominative."""
    feats = draft.feats[index]
    if draft.language != "uk" or feats.get("Case") != "Loc" or draft.upos[index] not in ("NOUN", "PROPN"):
        return
    joined = draft.base(index) in ("flat", "conj", "compound", "nummod")
    if joined or draft.children(index, "case") or draft.base(index) == "case":
        return
    plural = {"Case": "Nom", "Number": "Plur", "Animacy": "Anim"}
    for reading in nominal_readings(draft.language, draft.words[index]):
        if all(reading.feats.get(name) == value for name, value in plural.items()):
            draft.feats[index] = {**feats, **plural}
            return


def _free_accusative(draft: Draft, index: int) -> None:
    """`приймав у Берліні Макрона`: what stands in another case than the place or person before it is the object."""
    head = draft.heads[index]
    if draft.base(index) not in ("flat", "appos") or draft.heads[head] < 0:
        return
    verb, given = draft.heads[head], draft.base(head) == "iobj" and draft.upos[index] == "NOUN"
    placed = bool(draft.children(head, "case")) and draft.upos[index] == "PROPN"
    apart = (given or placed) and draft.feats[head].get("Case") not in cases(draft, index)
    if not apart or draft.upos[verb] != "VERB" or "Acc" not in cases(draft, index):
        return
    if not draft.children(verb, "obj") and takes_object(draft, verb):
        draft.attach(index, verb, "obj")


def _raise_absence(draft: Draft, index: int) -> None:
    """`Консультаций нет`: the word of absence is the predicate, what is absent its subject."""
    if draft.words[index].lower() not in ("нет", "немає", "нема"):
        return
    head = draft.heads[index]
    if draft.base(index) not in ("nmod", "advmod") or draft.upos[head] not in ("NOUN", "PROPN"):
        return
    if draft.feats[head].get("Case") == "Gen":
        draft.promote(index, "nsubj")


def _is_predicate(draft: Draft, index: int) -> bool:
    """Whether a token is a finite verb or a short participle or adjective with dependents."""
    if draft.upos[index] not in ("VERB", "AUX", "ADJ") or not draft.children(index):
        return False
    feats = draft.feats[index]
    if draft.upos[index] == "ADJ" and feats.get("Case") == "Nom" and draft.language == "uk":
        return draft.base(index) in ("root", "ccomp", "conj", "parataxis", "advcl")
    helped = any(draft.feats[aux].get("VerbForm") == "Fin" for aux in draft.children(index, "aux"))
    return feats.get("VerbForm") == "Fin" or feats.get("Variant") == "Short" or helped


def _demote_subjects(draft: Draft, verb: int) -> None:
    """`Украины ждут ответа`: what cannot be a nominative is no subject."""
    for subject in bare(draft, verb, "nsubj"):
        allowed = cases(draft, subject)
        if "Nom" in allowed or _is_name(draft, subject) or _is_counted(draft, subject):
            continue
        if not _takes_genitive(draft, verb):
            holder = next((at for at in _infinitives(draft, verb) if not bare(draft, at, "obj")), verb)
            draft.set(subject, holder, _oblique(draft, holder, allowed))


def _demote_things(draft: Draft, verb: int) -> None:
    """`У Кремлі чекають відповіді`: they at that place do it, and what stands behind the verb is the object."""
    if draft.feats[verb].get("Number") != "Plur" or draft.children(verb, "obj"):
        return
    seats = [at for at in draft.children(verb, "obl", "nmod") if at < verb and _is_seat(draft, at)]
    things = [at for at in bare(draft, verb, "nsubj") if at > verb and is_lifeless(draft, at)]
    if seats and len(things) == len(draft.children(verb, "nsubj")) == 1 and takes_object(draft, verb):
        draft.deprels[things[0]] = "obj"


def _is_seat(draft: Draft, index: int) -> bool:
    """Whether a phrase names where a body sits: `у Москві`, `в Кремле`."""
    placed = any(draft.words[at].lower() in ("у", "в", "во") for at in draft.children(index, "case"))
    return placed and draft.upos[index] == "PROPN"


def _is_name(draft: Draft, index: int) -> bool:
    """Whether a capitalised word is a nominative for the parser: dictionaries know few foreign names."""
    return draft.words[index][0].isupper() and draft.feats[index].get("Case", "Nom") == "Nom"


def _is_counted(draft: Draft, index: int) -> bool:
    below = draft.subtree(index)
    return any(draft.upos[at] == "NUM" or draft.lemmas[at] in _COUNTING for at in below)


_COUNTING = words(
    "много мало немало несколько достаточно больше меньше более менее столько сколько багато мало",
    "чимало кілька декілька достатньо більше менше понад стільки скільки",
)


def _takes_genitive(draft: Draft, verb: int) -> bool:
    """Whether the verb's subject may be a genitive: negated, or a verb of lacking and sufficing."""
    negated = any(
        draft.words[child].lower() in ("не", "нет", "немає", "нема") for child in draft.children(verb)
    )
    return negated or draft.feats[verb].get("Gender") == "Neut" or draft.lemmas[verb] in _LACKING


_LACKING = words(
    "нет немає нема немати хватать хватить вистачати вистачить бракувати потребоваться требоваться",
    "бути быть",
)


def _oblique(draft: Draft, verb: int, allowed: frozenset[str]) -> str:
    """The relation that a bare noun in one of the cases `allowed` has to `verb`."""
    if {"Acc", "Gen"} & allowed and not bare(draft, verb, "obj"):
        return "obj"
    return "iobj" if "Dat" in allowed and "Ins" not in allowed else "obl"


def _swap(draft: Draft, verb: int) -> None:
    """`Документ передадут США`: subject and object change places where only that agrees."""
    subjects = [at for at in bare(draft, verb, "nsubj") if draft.deprels[at] == "nsubj"]
    wrong = [at for at in subjects if not agrees(draft, at, verb) and "Acc" in cases(draft, at)]
    if not wrong and len(subjects) == 1:
        _seat_fixed(draft, verb, subjects[0])
    if not wrong and len(subjects) == 2:
        _part_subjects(draft, verb, *subjects)
    if len(wrong) != 1:
        return
    if len(subjects) > 1:
        if takes_object(draft, verb) and not bare(draft, verb, "obj"):
            draft.deprels[wrong[0]] = "obj"
    elif not _exchange(draft, verb, wrong[0]) and _is_subjectless(draft, verb):
        draft.deprels[wrong[0]] = "obj"


def _seat_fixed(draft: Draft, verb: int, thing: int) -> None:
    """`США нададуть Києву гарантії`: an abbreviation before the verb is the subject, the thing behind it is given."""
    given = [at for at in bare(draft, verb, "iobj") if at < verb and draft.words[at].isupper()]
    received = [at for at in bare(draft, verb, "iobj") if at > verb]
    movable = thing > verb and is_lifeless(draft, thing) and "Acc" in cases(draft, thing)
    if given and received and movable and takes_object(draft, verb) and not bare(draft, verb, "obj"):
        draft.deprels[given[0]], draft.deprels[thing] = "nsubj", "obj"


def _part_subjects(draft: Draft, verb: int, first: int, second: int) -> None:
    """`Проєкт плану вручив міністр`: of two subjects around a verb the thing in front is its object."""
    around = first < verb < second and takes_object(draft, verb) and not bare(draft, verb, "obj")
    thing = is_lifeless(draft, first) and "Acc" in cases(draft, first)
    someone = draft.upos[second] == "PROPN" or draft.feats[second].get("Animacy") == "Anim"
    if around and thing and someone:
        draft.deprels[first] = "obj"


def _exchange(draft: Draft, verb: int, subject: int) -> bool:
    """Put an object that agrees in the place of a subject that does not; False where there is none."""
    for holder in [verb, *_infinitives(draft, verb)]:
        for rival in bare(draft, holder, "obj"):
            if "Nom" in cases(draft, rival) and agrees(draft, rival, verb):
                draft.set(rival, verb, "nsubj")
                draft.set(subject, holder, "obj")
                return True
    return False


def _is_subjectless(draft: Draft, verb: int) -> bool:
    """Whether a verb can do without a subject (`передадут`, `чекаємо`) and has no object yet."""
    dropped = draft.feats[verb].get("Number") == "Plur" or is_first_or_second(draft, verb)
    return dropped and not bare(draft, verb, "obj") and takes_object(draft, verb)


def _infinitives(draft: Draft, verb: int) -> list[int]:
    return [at for at in draft.children(verb, "xcomp") if draft.feats[at].get("VerbForm") == "Inf"]


def _promote_nominatives(draft: Draft, verb: int) -> None:
    """A nominative is never an object: it is the subject of the finite verb that has none and agrees."""
    if draft.children(verb, "nsubj", "csubj"):
        return
    for holder in [verb, *_infinitives(draft, verb)]:
        for index in bare(draft, holder, *_OBJECTS):
            if _must_be_subject(draft, holder, index) and agrees(draft, index, verb):
                passive = draft.feats[verb].get("Voice") == "Pass"
                draft.set(index, verb, "nsubj:pass" if passive else "nsubj")
                return


def _must_be_subject(draft: Draft, holder: int, index: int) -> bool:
    """Whether a noun has no other case, or is a name beside an object that can be no nominative.

    A reflexive verb has no object at all: `стороны условились`.
    """
    allowed = cases(draft, index)
    if draft.base(index) == "obj" and "Nom" in allowed and draft.lemmas[holder].endswith(("ся", "сь")):
        return True
    if draft.upos[index] != "PROPN" or "Nom" not in allowed:
        return allowed == {"Nom"} and draft.lemmas[index] != "друг"
    others = [at for at in bare(draft, holder, "obj") if at != index]
    return allowed == {"Nom"} or any("Nom" not in cases(draft, at) for at in others)


def _settle_case(draft: Draft, index: int) -> None:
    """The feature follows dictionary and relation: the only case there is; subjects Nom, objects not."""
    if draft.upos[index] not in NOMINALS:
        return
    feats, relation = draft.feats[index], draft.base(index)
    allowed = cases(draft, index)
    if len(allowed) == 1 and draft.upos[index] != "PROPN" and feats.get("Case") not in allowed:
        feats["Case"] = next(iter(allowed))
    if draft.children(index, "case"):
        return
    if relation == "nsubj" and "Nom" in allowed and not draft.children(index, "nummod"):
        feats["Case"] = "Nom"
    elif relation == "iobj" and feats.get("Case") == "Ins" and _is_passive(draft, draft.heads[index]):
        draft.deprels[index] = "obl"
    elif relation == "obj" and feats.get("Case") in ("Nom", None) and "Acc" in allowed:
        feats["Case"] = "Acc"


def _is_passive(draft: Draft, verb: int) -> bool:
    return draft.feats[verb].get("Voice") == "Pass" or bool(draft.children(verb, "aux:pass"))

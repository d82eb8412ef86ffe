"""Repairs of phrases: names with their titles, times, phrases with a preposition, English headlines."""

from __future__ import annotations

from guarantor.trees.draft import Draft
from guarantor.trees.word_sets import words

_TITLES = words(
    "president minister chancellor secretary spokesman spokeswoman spokesperson chief head leader",
    "envoy adviser advisor ambassador general colonel commander director chairman chairwoman chair",
    "premier senator governor king queen prince pope diplomat official commissioner representative",
    "negotiator aide deputy speaker mayor prime-minister vice-president premier representative",
    "coordinator presidents ministers",
)
_TIMES = {
    "en": words(
        "day week weekend month year hour minute morning evening night time today yesterday tomorrow",
        "monday tuesday wednesday thursday friday saturday sunday january february march april may",
        "june july august september october november december spring summer autumn winter quarter",
        "decade",
    ),
    "uk": words(
        "день тиждень місяць рік година хвилина ранок вечір ніч раз понеділок вівторок середа четвер",
        "п'ятниця субота неділя січень лютий березень квітень травень червень липень серпень вересень",
        "жовтень листопад грудень весна літо осінь зима",
    ),
    "ru": words(
        "день неделя месяц год час минута утро вечер ночь раз понедельник вторник среда четверг",
        "пятница суббота воскресенье январь февраль март апрель май июнь июль август сентябрь октябрь",
        "ноябрь декабрь весна лето осень зима",
    ),
}
_SPENDING = words(
    "spend mark take need give have want set mean win lose celebrate buy save cost last name propose",
    "choose провести проводити відзначити відзначати мати назвати витратити чекати втратити",
    "потребувати провести проводить отметить отмечать иметь назвать потратить ждать потерять",
    "требовать",
)
_OUTER = ("cop", "aux", "nsubj", "mark", "cc", "conj", "case", "acl")
_LEFT = ("det", "amod", "compound", "nmod", "nummod", "case", "cc", "mark", "advmod")


def join_names(draft: Draft) -> None:
    """Title and name are one phrase: the title is its head, the name the title's `appos`."""
    for index in range(1, len(draft)):
        if draft.upos[index] != "PROPN":
            continue
        if draft.base(index) == "appos" and draft.heads[index] == index - 1:
            if draft.upos[index - 1] == "PROPN" and draft.lemmas[index - 1].lower() not in _TITLES:
                draft.deprels[index] = "flat"
        elif draft.base(index) in ("nsubj", "obj", "obl", "iobj"):
            _under_title(draft, index)


def _under_title(draft: Draft, name: int) -> None:
    """Hang a name on the title right before it where both are dependents of one verb."""
    for title in draft.children(draft.heads[name], "nsubj", "obj", "obl", "iobj"):
        if title < name and draft.upos[title] in ("NOUN", "PROPN") and draft.subtree(title)[-1] == name - 1:
            alike = draft.base(title) == draft.base(name) and _same_case(draft, title, name)
            alike = alike and (draft.language != "en" or draft.lemmas[title].lower() in _TITLES)
            if alike and not draft.children(name, "case"):
                draft.attach(name, title, "appos")
                return


def _same_case(draft: Draft, one: int, other: int) -> bool:
    found = {draft.feats[one].get("Case"), draft.feats[other].get("Case")} - {None}
    return len(found) < 2


def head_titles(draft: Draft) -> None:
    """English treebanks hang `President` on `Macron`; here the title is the head in all languages."""
    names = [at for at in range(1, len(draft)) if draft.upos[at] == "PROPN" and draft.language == "en"]
    for name in names:
        _join_first_name(draft, name)
    for name in names:
        titles = [at for at in draft.children(name) if at < name and _is_title(draft, at)]
        if titles and draft.subtree(titles[-1])[-1] == name - 1:
            _head_title(draft, name, titles[-1])


def _join_first_name(draft: Draft, name: int) -> None:
    """Turn a first name that was taken for a title into the head of the surname, as treebanks have it."""
    first = name - 1
    taken = draft.heads[first] == name and draft.deprels[first] == "nmod:desc"
    if (
        not taken
        or draft.upos[first] != "PROPN"
        or draft.lemmas[first].lower() in _TITLES
        or draft.words[first].endswith(".")
    ):
        return
    draft.promote(first, "flat")
    for child in draft.children(name):
        draft.attach(child, first, draft.deprels[child])


def _is_title(draft: Draft, index: int) -> bool:
    if draft.deprels[index] == "nmod:desc":
        return not draft.children(index, "case")
    return draft.deprels[index] == "compound" and draft.lemmas[index].lower() in _TITLES


def _head_title(draft: Draft, name: int, title: int) -> None:
    draft.promote(title, "appos")
    for child in draft.children(name):
        if child < title and draft.base(child) in _LEFT:
            draft.attach(
                child, title, "compound" if draft.deprels[child] == "nmod:desc" else draft.deprels[child]
            )
        elif draft.base(child) in _OUTER or (draft.base(child) == "punct" and child < title):
            draft.attach(child, title, draft.deprels[child])


def settle_adjuncts(draft: Draft) -> None:
    """`по его словам`: a phrase with a preposition is an adjunct, no clause by the side."""
    for index in range(len(draft)):
        aside = draft.deprels[index] == "parataxis" and draft.upos[index] in ("NOUN", "PROPN", "PRON")
        if aside and draft.children(index, "case") and not draft.children(index, "cop", "nsubj"):
            draft.deprels[index] = "obl"


def free_pronouns(draft: Draft) -> None:
    """`Про це глава держави розповів`: a pronoun with a preposition of its own determines no noun."""
    for index in range(len(draft)):
        noun = draft.heads[index]
        if draft.base(index) == "det" and draft.children(index, "case") and draft.heads[noun] >= 0:
            draft.attach(index, draft.heads[noun], "obl")


def settle_times(draft: Draft) -> None:
    """`наступного тижня`, `last week`: a bare time is an adjunct, neither object nor subject."""
    for index in range(len(draft)):
        verb = draft.heads[index]
        if (
            draft.base(index) not in ("obj", "iobj")
            or draft.lemmas[index].lower() not in _TIMES[draft.language]
        ):
            continue
        if draft.upos[verb] == "VERB" and draft.lemmas[verb] not in _SPENDING:
            draft.deprels[index] = "obl"


def settle_to(draft: Draft) -> None:
    """`speaking to reporters`: before a noun `to` is a preposition."""
    for index in range(len(draft)):
        if draft.language != "en" or draft.upos[index] not in ("NOUN", "PROPN", "PRON"):
            continue
        if draft.base(index) in ("xcomp", "advcl", "obl", "acl") and not draft.children(
            index, "cop", "nsubj", "aux"
        ):
            for mark in draft.children(index, "mark"):
                if draft.words[mark].lower() == "to":
                    draft.deprels[mark] = "case"
                    draft.deprels[index] = "nmod" if draft.base(index) == "acl" else "obl"


def head_headlines(draft: Draft) -> None:
    """`The Commission proposed using X`: a noun with a past form behind it and no other verb is a clause."""
    if draft.language != "en":
        return
    for noun in range(len(draft)):
        if draft.deprels[noun] in ("root", "ccomp") and draft.upos[noun] in ("NOUN", "PROPN", "PRON"):
            _head_headline(draft, noun)


def _head_headline(draft: Draft, noun: int) -> None:
    verbs = [at for at in draft.children(noun, "acl") if _is_past(draft, at)]
    others = [at for at in draft.children(noun, "acl", "parataxis", "conj") if at not in verbs]
    if len(verbs) != 1 or any(draft.is_finite(at) for at in [noun, *others]):
        return
    verb = verbs[0]
    draft.promote(verb, "nsubj")
    draft.feats[verb] = {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}
    for mark in draft.children(noun, "punct", "parataxis"):
        if mark > verb:
            draft.attach(mark, verb, draft.deprels[mark])


def _is_past(draft: Draft, verb: int) -> bool:
    """Whether a verb behind a noun may as well be its predicate: a past form with no agent (`by …`)."""
    if draft.deprels[verb] != "acl" or draft.upos[verb] != "VERB" or verb < draft.heads[verb]:
        return False
    agent = any(
        draft.words[case].lower() == "by"
        for noun in draft.children(verb, "obl")
        for case in draft.children(noun, "case")
    )
    taken = draft.children(verb, "obj", "xcomp", "ccomp") or draft.words[verb].lower() in _INTRANSITIVE
    return draft.words[verb].lower().endswith(("ed", "t", "d", "n", "e")) and bool(taken) and not agent


_INTRANSITIVE = words(
    "complained agreed met spoke arrived insisted warned said went came fell rose began appeared",
    "remained happened died returned called disagreed talked voted urged declined refused threatened",
    "failed vowed",
)


def free_names(draft: Draft) -> None:
    """`met Witkoff in Odesa`: a capital behind a verb without object is a name that the parser does not know."""
    for index in range(1, len(draft)) if draft.language == "en" else ():
        word, verb = draft.words[index], index - 1
        named = word.istitle() and draft.words[verb].islower() and word.lower() not in _TIMES["en"]
        adverbial = draft.base(index) in ("advmod", "obl") and draft.heads[index] == verb
        predicate = draft.base(index) == "xcomp" and draft.upos[index] == "ADJ" and draft.heads[index] == verb
        alone = not draft.children(index) and not draft.children(verb, "obj", "ccomp")
        if named and (adverbial or predicate) and draft.upos[verb] == "VERB" and alone:
            draft.upos[index], draft.lemmas[index] = "PROPN", word
            draft.set(index, verb, "obj")


def seat_conjuncts(draft: Draft) -> None:
    """`According to X, A and B met`: what is joined to the subject is no part of the phrase before it."""
    for index in range(2, len(draft)):
        link = next(iter(draft.children(index, "cc")), index)
        before, head = link - 1, draft.heads[index]
        subject = draft.base(before) == "nsubj" and head < before < link < index
        if subject and draft.base(index) == "conj" and draft.heads[before] == draft.heads[head] >= 0:
            draft.attach(index, before, "conj")


def compound_countries(draft: Draft) -> None:
    """`met US President Trump`: a state's letters right before a title belong to it."""
    for index in range(len(draft) - 1):
        if (
            draft.language != "en"
            or draft.base(index) not in ("iobj", "obj")
            or not _is_letters(draft, index)
        ):
            continue
        for phrase in draft.children(draft.heads[index], "obj", "ccomp", "xcomp"):
            if phrase > index and draft.subtree(phrase)[0] == index + 1 and not draft.children(index):
                draft.attach(index, phrase, "compound")
                break


def _is_letters(draft: Draft, index: int) -> bool:
    return draft.words[index].replace(".", "") in ("US", "UK", "EU", "UN", "NATO")

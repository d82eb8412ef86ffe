"""Repairs of speech, clauses and names, in all three languages."""

from __future__ import annotations

from guarantor.trees.draft import Draft
from guarantor.trees.pieces import says
from guarantor.trees.speech import SAYING
from guarantor.trees.word_sets import words

_MARKS = {"en": ("that",), "uk": ("що", "щоб"), "ru": ("что", "чтобы")}
# Nouns that a that-clause may explain.
_CONTENT = {
    "en": words(
        "fact claim statement idea belief hope fear sign evidence view report news suggestion",
        "proposal condition warning assurance guarantee concern promise conclusion impression doubt",
        "possibility demand way insistence understanding pledge confidence signal reason point so",
    ),
    "uk": words(
        "те той це факт заява думка впевненість надія ознака інформація умова попередження побоювання",
        "обіцянка висновок сумнів сигнал переконання чутка повідомлення припущення позиція доказ",
        "твердження теза вимога",
    ),
    "ru": words(
        "то тот это факт заявление мнение уверенность надежда признак информация условие",
        "предупреждение опасение обещание вывод сомнение сигнал убеждение слух сообщение",
        "предположение позиция доказательство утверждение тезис требование",
    ),
}
_CLAUSES = ("acl", "advcl", "ccomp", "parataxis", "csubj", "obj", "conj", "dep", "xcomp", "obl", "nmod")


def invert_speech(draft: Draft) -> None:
    """`Активы останутся, подчеркнул Кошта`: what is said hangs on the verb of saying, in whichever order."""
    for index in range(len(draft)):
        if draft.base(index) in ("parataxis", "advcl") and _tells(draft, index):
            draft.promote(index, "ccomp")


def _tells(draft: Draft, index: int) -> bool:
    """Whether a verb of saying has nothing said below it yet: a speaker's aside, or `as Reuters reports`."""
    if not says(draft, index) or draft.children(index, "ccomp"):
        return False
    marks = [draft.words[mark].lower() for mark in draft.children(index, "mark")]
    as_ = [draft.words[mark].lower() for mark in draft.children(index, "mark", "advmod")]
    likened = any(word in ("as", "как", "як") for word in as_)
    if draft.children(index, "obj") and not likened:
        return False
    if (marks and not likened) or (draft.base(index) == "advcl" and not likened):
        return False
    feats = draft.feats[index]
    if feats.get("Person") in ("1", "2") or feats.get("Mood") == "Imp":
        return bool(draft.children(index, "nsubj"))
    return True


def share_subjects(draft: Draft) -> None:
    """`Как заверил X, Киев …`: of two subjects the first belongs to the clause that it follows."""
    for verb in range(len(draft)):
        subjects = draft.children(verb, "nsubj")
        for first, second in zip(subjects, subjects[1:], strict=False):
            for clause in draft.children(verb, "advcl", "parataxis", "ccomp", "acl"):
                fits = draft.is_finite(clause) and not draft.children(clause, "nsubj", "csubj")
                if fits and clause < second and draft.subtree(first)[0] - 1 in draft.subtree(clause):
                    draft.attach(first, clause, "nsubj")
                    break


def seat_speaker(draft: Draft) -> None:
    """`"…," said Tusk`: the object behind a verb of saying whose clause comes first is its subject."""
    for verb in range(len(draft)):
        if not says(draft, verb) or draft.children(verb, "nsubj"):
            continue
        if not any(child < verb for child in draft.children(verb, "ccomp")):
            continue
        for index in draft.children(verb, "obj", "nmod", "appos", "ccomp", "xcomp", "obl"):
            if (
                index > verb
                and draft.upos[index] in ("PROPN", "NOUN", "PRON")
                and not draft.children(index, "case")
            ):
                draft.deprels[index] = "nsubj"
                break


def hang_content_clauses(draft: Draft) -> None:
    """`сказав у п'ятницю, що …`: a that-clause hangs on the verb of saying, not on what stands between."""
    for mark in range(2, len(draft)):
        if draft.words[mark].lower() in _MARKS[draft.language] and draft.base(mark) == "mark":
            clause = draft.heads[mark]
            if clause > mark and draft.heads[clause] >= 0:
                _hang(draft, clause, mark)


def _hang(draft: Draft, clause: int, mark: int) -> None:
    head = draft.heads[clause]
    if says_anyhow(draft, head) and head < mark:
        if draft.base(clause) in ("advcl", "acl", "obj", "parataxis", "dep"):
            draft.deprels[clause] = "ccomp"
        return
    if draft.upos[head] in ("VERB", "AUX") or draft.lemmas[head].lower() in _CONTENT[draft.language]:
        return
    if draft.base(clause) not in _CLAUSES or head > mark:
        return
    verb = next((at for at in draft.above(clause) if says_anyhow(draft, at)), None)
    if verb is not None and verb < mark and not draft.children(verb, "ccomp"):
        draft.attach(clause, verb, "ccomp")


def says_anyhow(draft: Draft, index: int) -> bool:
    """Whether a token is a verb of saying in any form, finite or not."""
    return draft.upos[index] == "VERB" and draft.lemmas[index] in SAYING[draft.language]


def join_names(draft: Draft) -> None:
    """Title and name are one subject: the title is the head, the name its `appos`."""
    for index in range(1, len(draft)):
        if draft.upos[index] != "PROPN":
            continue
        if (
            draft.base(index) == "appos"
            and draft.upos[draft.heads[index]] == "PROPN"
            and _adjacent(draft, index)
        ):
            draft.deprels[index] = "flat:name"
        elif draft.base(index) in ("nsubj", "obj", "obl", "iobj"):
            _under_title(draft, index)


def _adjacent(draft: Draft, index: int) -> bool:
    return draft.heads[index] == index - 1


def _under_title(draft: Draft, name: int) -> None:
    """Hang a name on the title before it where both are dependents of one verb."""
    for title in draft.children(draft.heads[name], "nsubj", "obj", "obl", "iobj"):
        if title < name and draft.upos[title] in ("NOUN", "PROPN") and draft.subtree(title)[-1] == name - 1:
            alike = draft.base(title) == draft.base(name) and _same_case(draft, title, name)
            if alike and not draft.children(name, "case"):
                draft.attach(name, title, "appos")
                return


def _same_case(draft: Draft, one: int, other: int) -> bool:
    found = {draft.feats[one].get("Case"), draft.feats[other].get("Case")} - {None}
    return len(found) < 2


def settle_adjuncts(draft: Draft) -> None:
    """`по его словам`: a phrase with a preposition is an adjunct, no clause by the side."""
    for index in range(len(draft)):
        aside = draft.deprels[index] == "parataxis" and draft.upos[index] in ("NOUN", "PROPN", "PRON")
        if aside and draft.children(index, "case") and not draft.children(index, "cop", "nsubj"):
            draft.deprels[index] = "obl"

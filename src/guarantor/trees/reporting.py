"""Repairs of speech: who says it, and what is said."""

from __future__ import annotations

from itertools import pairwise

from guarantor.trees.draft import Draft
from guarantor.trees.nominals import NOMINALS, agrees, cases
from guarantor.trees.pieces import says
from guarantor.trees.speech import SAYING, is_finite
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
        "твердження теза вимога вигляд",
    ),
    "ru": words(
        "то тот это факт заявление мнение уверенность надежда признак информация условие",
        "предупреждение опасение обещание вывод сомнение сигнал убеждение слух сообщение",
        "предположение позиция доказательство утверждение тезис требование вид",
    ),
}
_LIKENING = ("as", "как", "як")


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
    likened = any(draft.words[at].lower() in _LIKENING for at in draft.children(index, "mark", "advmod"))
    if not likened and (marks or draft.children(index, "obj") or draft.base(index) == "advcl"):
        return False
    feats = draft.feats[index]
    if feats.get("Person") in ("1", "2") or feats.get("Mood") == "Imp":
        return bool(draft.children(index, "nsubj"))
    return True


def seat_speaker(draft: Draft) -> None:
    """`"…," said Tusk`: the noun behind a verb of saying whose clause comes first is its subject."""
    for verb in range(len(draft)):
        if not (says(draft, verb) or _frames(draft, verb)) or draft.children(verb, "nsubj"):
            continue
        if any(child < verb for child in draft.children(verb, "ccomp")):
            _seat(draft, verb)


def _frames(draft: Draft, verb: int) -> bool:
    """`«…», — хмыкнул он`: whatever verb follows a quotation tells how it was said."""
    return draft.words[verb - 1] in ("—", "–", "-") and is_finite(draft.language, draft.words[verb])


def _seat(draft: Draft, verb: int) -> None:
    for index in draft.children(
        verb, "obj", "iobj", "nmod", "appos", "vocative", "xcomp", "obl", "ccomp", "flat"
    ):
        nominal = draft.upos[index] in ("PROPN", "NOUN", "PRON") and not draft.children(index, "case")
        named = index == verb + 1 and draft.upos[index] == "PROPN" and draft.base(index) == "obj"
        if index > verb and nominal and (named or draft.feats[index].get("Case", "Nom") in ("Nom", "Acc")):
            draft.deprels[index] = "nsubj"
            return


def hang_content_clauses(draft: Draft) -> None:
    """`сказав у п'ятницю, що …`: a that-clause hangs on the verb of saying, not on what stands between."""
    for mark in range(2, len(draft)):
        if draft.words[mark].lower() in _MARKS[draft.language] and draft.base(mark) == "mark":
            clause = draft.heads[mark]
            if clause > mark and 0 <= draft.heads[clause] < mark:
                _hang(draft, clause, mark)


def _hang(draft: Draft, clause: int, mark: int) -> None:
    head = draft.heads[clause]
    inner = _nearer_saying(draft, head, clause, mark)
    if inner is not None:
        draft.attach(clause, inner, "ccomp")
        return
    if _is_saying(draft, head):
        if draft.base(clause) in ("advcl", "acl", "obj", "parataxis", "dep"):
            draft.deprels[clause] = "ccomp"
        return
    if draft.upos[head] in ("VERB", "AUX") or draft.lemmas[head].lower() in _CONTENT[draft.language]:
        return
    verb = next((at for at in draft.above(clause) if _is_saying(draft, at)), None)
    if verb is not None and verb < mark and not _has_content(draft, verb):
        draft.attach(clause, verb, "ccomp")


def _nearer_saying(draft: Draft, head: int, clause: int, mark: int) -> int | None:
    """`сообщает, что X сказал, что …`: of two verbs of saying the one that has nothing said yet, right before it."""
    said = [at for at in draft.children(head, "ccomp") if head < at < mark and at != clause]
    bare = [at for at in said if _is_saying(draft, at) and not draft.children(at, "ccomp", "obj")]
    joined = any(draft.base(child) == "cc" for child in draft.children(clause))
    return bare[-1] if bare and not joined else None


def _has_content(draft: Draft, verb: int) -> bool:
    """Whether a that-clause, or a clause before it, is the verb's complement already."""
    said = draft.children(verb, "ccomp")
    marks = _MARKS[draft.language]
    return any(
        clause < verb or any(draft.words[at].lower() in marks for at in draft.children(clause, "mark"))
        for clause in said
    )


def _is_saying(draft: Draft, index: int) -> bool:
    """Whether a token is a verb of saying in any form, finite or not."""
    return draft.upos[index] == "VERB" and draft.lemmas[index] in SAYING[draft.language]


def seat_asides(draft: Draft) -> None:
    """`Німеччина, як і очікувалося, передала`: an aside between commas keeps no subject from its verb."""
    for comma in range(1, len(draft) - 2):
        if draft.words[comma] != ",":
            continue
        end = next((i for i in range(comma + 2, len(draft)) if draft.words[i] == ","), len(draft))
        verb = next((i for i in range(end + 1, len(draft)) if _is_verb(draft, i)), None)
        subject = _phrase_before(draft, comma)
        if verb is None or not _is_lost(draft, subject, comma, verb):
            continue
        if "Nom" in cases(draft, subject) and agrees(draft, subject, verb) and _has_room(draft, verb):
            asides = [i for i in range(comma + 2, end) if _is_verb(draft, i)]
            _set_apart(draft, subject, asides[-1:], verb)


def _is_verb(draft: Draft, index: int) -> bool:
    return draft.upos[index] == "VERB" and draft.is_finite(index)


def _is_lost(draft: Draft, subject: int, comma: int, verb: int) -> bool:
    """Whether a noun phrase before an aside is hung as a clause, or what likens stands in the aside."""
    likened = draft.words[comma + 1].lower() in _LIKENING and draft.base(subject) != "nsubj"
    clause = draft.base(subject) == "ccomp" and draft.heads[subject] == verb
    return draft.upos[subject] in ("NOUN", "PROPN", "PRON") and (likened or clause)


def _phrase_before(draft: Draft, comma: int) -> int:
    """The head of the noun phrase that ends at a comma."""
    index = comma - 1
    while draft.heads[index] in range(comma) and draft.upos[draft.heads[index]] in NOMINALS:
        index = draft.heads[index]
    return index


def _has_room(draft: Draft, verb: int) -> bool:
    """Whether a verb has no subject, or one behind it that may as well be its object."""
    behind = [i for i in draft.children(verb, "nsubj", "csubj") if i > verb and "Acc" in cases(draft, i)]
    return draft.children(verb, "nsubj", "csubj") == behind


def _set_apart(draft: Draft, subject: int, asides: list[int], verb: int) -> None:
    """The subject and the aside hang on the verb; where the verb hung on one of them, it takes its place."""
    for taken in draft.children(verb, "nsubj"):
        draft.deprels[taken] = "obj"
    for index in (subject, *asides):
        if draft.heads[verb] == index:
            draft.promote(verb, "dep")
    for index, relation in ((subject, "nsubj"), *((aside, "advcl") for aside in asides)):
        draft.attach(index, verb, relation)


def lend_subject(draft: Draft) -> None:
    """`Peskov said Putin would speak`: the noun between two verbs is the subject of the second."""
    if draft.language != "en":
        return
    for verb in range(len(draft)):
        for clause in draft.children(verb, "ccomp"):
            if (
                clause < verb
                or not draft.is_finite(clause)
                or draft.children(clause, "nsubj", "csubj", "mark")
            ):
                continue
            bare = [at for at in draft.children(verb, "obj", "iobj", "obl") if not draft.children(at, "case")]
            between = [
                at for at in bare if verb < at < clause and draft.upos[at] in ("PROPN", "NOUN", "PRON")
            ]
            if between and says(draft, verb):
                passive = bool(draft.children(clause, "aux:pass"))
                draft.attach(between[-1], clause, "nsubj:pass" if passive else "nsubj")


def share_subjects(draft: Draft) -> None:
    """`Как заверил X, Киев …`: of two subjects the first belongs to the clause that it follows."""
    for verb in range(len(draft)):
        for first, second in pairwise(draft.children(verb, "nsubj")):
            for clause in draft.children(verb, "advcl", "parataxis", "ccomp", "acl"):
                fits = draft.is_finite(clause) and not draft.children(clause, "nsubj", "csubj")
                if fits and clause < second and draft.subtree(first)[0] - 1 in draft.subtree(clause):
                    draft.attach(first, clause, "nsubj")
                    break

"""Sentences retold the way news tells them: the quote first and its speaker after it, the hearer between.

Web text and speeches have few of these, news has one in every paragraph. Both are made from sentences of the
treebanks, by moving or inserting words; nothing else of the tree changes.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from treebanks import Sentence

SAY = {
    "en": [
        "said",
        "says",
        "say",
        "told",
        "tells",
        "announced",
        "added",
        "reported",
        "warned",
        "claimed",
        "stated",
        "insisted",
        "confirmed",
        "argued",
        "noted",
        "stressed",
        "believes",
        "thinks",
        "explained",
        "declared",
        "acknowledged",
        "suggested",
    ],
    "uk": [
        "сказав",
        "сказала",
        "сказали",
        "заявив",
        "заявила",
        "заявили",
        "повідомив",
        "повідомила",
        "повідомили",
        "нагадав",
        "додав",
        "додала",
        "зазначив",
        "зазначила",
        "підкреслив",
        "пояснив",
        "запевнив",
        "наголосив",
        "попередив",
        "каже",
        "кажуть",
        "вважає",
        "вважаю",
        "думаю",
        "пише",
    ],
    "ru": [
        "сказал",
        "сказала",
        "сказали",
        "заявил",
        "заявила",
        "заявили",
        "сообщил",
        "сообщила",
        "сообщили",
        "напомнил",
        "добавил",
        "добавила",
        "отметил",
        "отметила",
        "подчеркнул",
        "объяснил",
        "заверил",
        "предупредил",
        "рассказал",
        "уточнил",
        "говорит",
        "говорят",
        "считает",
        "считают",
        "пишет",
    ],
}
HEARERS = {
    "en": [
        "reporters",
        "journalists",
        "lawmakers",
        "parliament",
        "allies",
        "partners",
        "Reuters",
        "senators",
        "diplomats",
        "ministers",
        "voters",
        "Congress",
        "Brussels",
        "colleagues",
        "Kyiv",
        "viewers",
        "investors",
        "Zelensky",
        "Trump",
        "CNN",
    ],
    "uk": [
        "журналістам",
        "депутатам",
        "партнерам",
        "союзникам",
        "послам",
        "виборцям",
        "міністрам",
        "дипломатам",
        "колегам",
        "громадянам",
        "президентові",
        "парламенту",
        "військовим",
        "присутнім",
        "агентству",
        "Макрону",
        "Зеленському",
        "глядачам",
    ],
    "ru": [
        "журналистам",
        "депутатам",
        "партнёрам",
        "союзникам",
        "послам",
        "избирателям",
        "министрам",
        "дипломатам",
        "коллегам",
        "гражданам",
        "президенту",
        "парламенту",
        "военным",
        "присутствующим",
        "агентству",
        "Макрону",
        "Зеленскому",
        "зрителям",
    ],
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "yesterday", "today")
CLAUSE_MARKS = {"that", "що", "что"}
TELL = {
    "said": "told",
    "says": "tells",
    "say": "tell",
    "announced": "told",
    "added": "told",
    "stated": "told",
    "warned": "warned",
}
Item = tuple[str, str, dict[str, str] | None, int | str, str]


def retold(sentence: Sentence, language: str, rng: random.Random) -> Sentence:
    """Return the sentence itself or, where it reports speech, sometimes a retelling."""
    clause = _reported(sentence, language)
    if clause is None:
        return sentence
    chance = rng.random()
    if chance < 0.3:
        return _inverted(sentence, clause, rng) or sentence
    if language == "en" and chance > 0.85:
        return _inserted(
            sentence, sentence.heads[clause] + 1, rng.choice(DAYS), "obl", sentence.heads[clause]
        )
    return _with_hearer(sentence, clause, language, rng) if chance < 0.6 else sentence


def _reported(s: Sentence, language: str) -> int | None:
    for i, (label, head) in enumerate(zip(s.deprels, s.heads, strict=True)):
        if label == "ccomp" and 0 <= head < i and s.words[head].lower() in SAY[language]:
            return i
    return None


def _subtree(s: Sentence, top: int) -> list[int]:
    inside = {top}
    grown = True
    while grown:
        more = {i for i, h in enumerate(s.heads) if h in inside} - inside
        inside |= more
        grown = bool(more)
    return sorted(inside)


def _inverted(s: Sentence, clause: int, rng: random.Random) -> Sentence | None:
    """Turn 'X said that S.' to '"S," said X.' or 'S, X said.'; None where S does not end the sentence."""
    verb = s.heads[clause]
    inside = _subtree(s, clause)
    last = len(s.words) - 1
    if s.heads[verb] != -1 or s.upos[last] != "PUNCT" or last in inside or inside[-1] != last - 1:
        return None
    if inside != list(range(inside[0], last)) or inside[0] <= verb:
        return None
    body = [i for i in inside if not (s.heads[i] == clause and s.words[i].lower() in CLAUSE_MARKS)]
    rest = [
        i
        for i in range(last)
        if i not in set(inside) and not (s.upos[i] == "PUNCT" and s.heads[i] in {verb, clause})
    ]
    subject = [i for i in rest if i < verb and s.deprels[i].startswith("nsubj") and s.heads[i] == verb]
    if not subject or len(body) < 3:
        return None
    if rng.random() < 0.6 and s.upos[subject[0]] != "PRON":
        own = set(_subtree(s, subject[0]))
        rest = (
            [i for i in rest if i not in own and i <= verb]
            + sorted(own)
            + [i for i in rest if i not in own and i > verb]
        )
    quoted = rng.random() < 0.7
    opening = [("«" if rng.random() < 0.3 else '"', "punct", clause)] if quoted else []
    closing = [(",", "punct", clause)] + (
        [("»" if opening and opening[0][0] == "«" else '"', "punct", clause)] if quoted else []
    )
    return _rebuilt(s, [*opening, *body, *closing, *rest, last])


def _with_hearer(s: Sentence, clause: int, language: str, rng: random.Random) -> Sentence:
    """Insert who was told, straight after the verb."""
    verb = s.heads[clause]
    if any(h == verb and d in {"iobj", "obj"} for h, d in zip(s.heads, s.deprels, strict=True)):
        return s
    words = list(s.words)
    if language == "en":
        words[verb] = TELL.get(words[verb], "")
    if not words[verb]:
        return s
    return _inserted(replace(s, words=tuple(words)), verb + 1, rng.choice(HEARERS[language]), "iobj", verb)


def _inserted(s: Sentence, place: int, word: str, label: str, head: int) -> Sentence:
    order: list[int | tuple[str, str, int]] = list(range(len(s.words)))
    order.insert(place, (word, label, head))
    return _rebuilt(s, order)


def _rebuilt(s: Sentence, order: Sequence[int | tuple[str, str, int]]) -> Sentence:
    places = {old: new for new, old in enumerate(order) if isinstance(old, int)}
    places[-1] = -1
    if any(s.heads[old] not in places for old in places if old >= 0):
        return s
    rows: list[Item] = []
    for entry in order:
        if isinstance(entry, int):
            rows.append(
                (
                    _moved(s, entry, places[entry]),
                    s.upos[entry],
                    s.feats[entry],
                    places[s.heads[entry]],
                    s.deprels[entry],
                )
            )
        else:
            word, label, head = entry
            rows.append((word, _tag(word, label), None if label != "punct" else {}, places[head], label))
    words, upos, feats, heads, labels = (tuple(column) for column in zip(*rows, strict=True))
    words = (words[0][:1].upper() + words[0][1:] if words[0].isalpha() else words[0], *words[1:])
    return replace(s, words=words, upos=upos, feats=feats, heads=heads, deprels=labels)  # type: ignore[arg-type]


def _moved(s: Sentence, old: int, new: int) -> str:
    """The first word loses its capital when it no longer opens the sentence, unless it is a name."""
    word = s.words[old]
    plain = old == 0 and new > 0 and s.upos[0] != "PROPN" and word[1:].islower()
    return word[:1].lower() + word[1:] if plain else word


def _tag(word: str, label: str) -> str:
    if label == "punct":
        return "PUNCT"
    return "PROPN" if word[:1].isupper() else "NOUN"

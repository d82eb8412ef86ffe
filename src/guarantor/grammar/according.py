"""Phrases that only say whose word it is: "according to X", за словами X, по данным X."""

from __future__ import annotations

from guarantor.model import Sentence

_PREPOSITIONS = {"uk": ("за", "на", "із", "з"), "ru": ("по", "согласно", "со", "с")}
_NOUNS = {
    "uk": frozenset(
        [
            "слово",
            "дані",
            "дане",
            "інформація",
            "твердження",
            "думка",
            "версія",
            "повідомлення",
            "посилання",
            "оцінка",
            "переконання",
            "вислів",
            "зізнання",
            "відомість",
            "підрахунок",
            "свідчення",
            "розповідь",
            "визначення",
        ]
    ),
    "ru": frozenset(
        [
            "слово",
            "данные",
            "данный",
            "информация",
            "утверждение",
            "мнение",
            "версия",
            "сообщение",
            "ссылка",
            "оценка",
            "убеждение",
            "выражение",
            "признание",
            "сведение",
            "подсчет",
            "свидетельство",
            "рассказ",
            "определение",
            "уверение",
            "заверение",
            "наблюдение",
            "прогноз",
            "замысел",
        ]
    ),
}


def is_according_noun(sentence: Sentence, index: int) -> bool:
    """Whether a Ukrainian or Russian noun is the "words" of "in the words of"."""
    token = sentence.tokens[index]
    if not index or token.upos != "NOUN":
        return False
    near = {sentence.tokens[i].text.lower() for i in range(max(0, index - 2), index)}
    known = near & set(_PREPOSITIONS[sentence.language])
    return bool(known) and token.lemma.lower() in _NOUNS[sentence.language]


def tells_whose_word(sentence: Sentence, index: int) -> bool:
    """Whether the phrase of this head names whose word it is: nobody acts or receives in it."""
    if sentence.language != "en":
        return is_according_noun(sentence, index)
    return any(sentence.tokens[child].lemma.lower() == "according" for child in sentence.children[index])

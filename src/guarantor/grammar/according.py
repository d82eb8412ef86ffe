"""Phrases that only say whose word it is: "according to X", за словами X, по данным X."""

from __future__ import annotations

from guarantor.grammar.clauses import base
from guarantor.model import Sentence

_PREPOSITIONS = {"uk": ("за", "на", "із", "з", "зі", "зо"), "ru": ("по", "согласно", "со", "с", "из", "на")}
_TELLINGS = frozenset(
    {"account", "telling", "word", "words", "view", "version", "reckoning", "opinion", "estimate", "phrase"}
)
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
            "розрахунок",
            "обіцянка",
            "запевнення",
            "визнання",
            "погляд",
            "прогноз",
            "задум",
            "спостереження",
            "підказка",
            "переказ",
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
            "обещание",
            "расчет",
            "взгляд",
            "подсказка",
            "пересказ",
            "предположение",
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


def is_telling(sentence: Sentence, index: int) -> bool:
    """Whether an English noun is the "account" of "by X's account", the "words" of "in the words of X"."""
    token = sentence.tokens[index]
    before = {t.text.lower() for t in sentence.tokens[max(0, index - 6) : index]}
    owned = any(sentence.tokens[c].deprel in ("nmod:poss", "nmod") for c in sentence.children[index])
    phrase = base(token.deprel) in ("obl", "nmod", "root", "appos", "parataxis") and owned
    return phrase and token.text.lower() in _TELLINGS and bool(before & {"by", "in", "on"})


def is_believing(sentence: Sentence, index: int) -> bool:
    """Whether a verb is that of "if X is to be believed", "если верить X", "якщо вірити X"."""
    believed = sentence.tokens[index].text.lower() in ("believed", "верить", "вірити")
    return believed and any(
        t.text.lower() in ("if", "если", "якщо") for t in sentence.tokens[max(0, index - 8) : index]
    )


def tells_whose_word(sentence: Sentence, index: int) -> bool:
    """Whether the phrase of this head names whose word it is: nobody acts or receives in it."""
    if sentence.language != "en":
        return is_according_noun(sentence, index)
    return any(sentence.tokens[child].lemma.lower() == "according" for child in sentence.children[index])

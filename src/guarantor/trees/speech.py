"""Verbs of saying: what a quotation or a that-clause hangs on."""

from __future__ import annotations

from functools import lru_cache

from guarantor.trees.morphology import analyses
from guarantor.trees.word_sets import words

SAYING = {
    "en": words(
        "say tell add ask note write reply answer declare state announce report warn stress emphasise",
        "emphasize insist argue claim believe think explain recall remark conclude continue confirm",
        "admit acknowledge concede deny suggest promise pledge vow quip joke comment post tweet cite",
        "quote urge predict reiterate underline underscore point assure assert affirm complain",
        "caution respond shout reveal disclose estimate maintain observe reaffirm specify clarify",
        "summarise summarize sum repeat relay mention inform allege hint indicate wonder agree boast",
        "stipulate learn hear understand know show mean",
    ),
    "uk": words(
        "сказати казати говорити заявити заявляти повідомити повідомляти додати додавати зазначити",
        "зазначати наголосити наголошувати підкреслити підкреслювати розповісти розповідати написати",
        "писати запитати відповісти відповідати пояснити пояснювати уточнити уточнювати відзначити",
        "відзначати нагадати нагадувати попередити попереджати застерегти застерігати визнати",
        "визнавати підтвердити підтверджувати запевнити запевняти вважати стверджувати передати",
        "передавати констатувати підсумувати анонсувати оголосити оголошувати прокоментувати",
        "коментувати припустити припускати пообіцяти обіцяти поділитися спростувати заперечити",
        "заперечувати відреагувати процитувати цитувати свідчити інформувати поінформувати",
        "акцентувати резюмувати зауважити зауважувати вказати вказувати висловити висловитися оцінити",
        "дізнатися знати думати переконати переконувати вимагати натякнути пожартувати озвучити",
        "розкритикувати закликати прогнозувати спрогнозувати бідкатися подякувати доповісти",
        "признатися зізнатися говоритися йтися",
    ),
    "ru": words(
        "сказать говорить заявить заявлять сообщить сообщать добавить добавлять отметить отмечать",
        "подчеркнуть подчеркивать рассказать рассказывать написать писать спросить ответить отвечать",
        "пояснить пояснять объяснить объяснять уточнить уточнять напомнить напоминать предупредить",
        "предупреждать признать признавать подтвердить подтверждать заверить заверять считать",
        "утверждать передать передавать констатировать подытожить анонсировать объявить объявлять",
        "прокомментировать комментировать предположить предполагать пообещать обещать поделиться",
        "опровергнуть отреагировать процитировать цитировать свидетельствовать информировать",
        "проинформировать резюмировать заметить замечать указать указывать высказаться оценить узнать",
        "знать думать требовать намекнуть пошутить озвучить возразить раскритиковать призвать",
        "прогнозировать посетовать поблагодарить доложить признаться подтвердиться гласить продолжить",
        "заключить говориться",
    ),
}
_IRREGULAR = {
    "say": "said",
    "tell": "told",
    "write": "wrote",
    "think": "thought",
    "learn": "learnt",
    "hear": "heard",
    "understand": "understood",
    "know": "knew",
    "mean": "meant",
    "show": "showed",
}


@lru_cache(maxsize=50_000)
def may_say(language: str, word: str) -> bool:
    """Whether `word`, seen without its sentence, can be a finite verb of saying.

    >>> may_say("en", "warned"), may_say("uk", "зазначив"), may_say("ru", "сказать")
    (True, True, False)
    """
    if language == "en":
        return word in _english_forms()
    return any(
        reading.lemma in SAYING[language] and reading.feats.get("VerbForm") == "Fin"
        for reading in analyses(word, language)
    )


@lru_cache(maxsize=1)
def _english_forms() -> frozenset[str]:
    return frozenset(form for verb in SAYING["en"] for form in (_past(verb), _present(verb), verb))


def _past(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeo" else _doubled(verb) + "ed"


def _present(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeo":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")


def _doubled(verb: str) -> str:
    return verb + verb[-1] if verb in ("admit", "quip") else verb

"""Verbs of saying: what a quotation or a that-clause hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from guarantor.trees.morphology import analyses
from guarantor.trees.word_sets import words

SAYING = {
    "en": words(
        "say tell add ask note write reply answer declare state announce report warn stress emphasise",
        "emphasize insist argue claim believe think explain recall remark conclude continue confirm",
        "admit acknowledge concede deny suggest promise pledge vow quip joke comment post tweet cite",
        "quote predict reiterate underline underscore point assure assert affirm complain caution",
        "respond shout reveal disclose estimate maintain observe reaffirm specify clarify summarise",
        "summarize sum repeat relay mention inform allege hint indicate wonder agree boast stipulate",
        "learn hear understand know show mean",
    ),
    "uk": words(
        "сказати казати говорити заявити заявляти повідомити повідомляти додати додавати зазначити",
        "зазначати наголосити наголошувати підкреслити підкреслювати розповісти розповідати написати",
        "писати запитати запитувати питати відповісти відповідати пояснити пояснювати уточнити",
        "уточнювати відзначити відзначати нагадати нагадувати попередити попереджати застерегти",
        "застерігати визнати визнавати підтвердити підтверджувати запевнити запевняти вважати",
        "стверджувати передати передавати констатувати підсумувати анонсувати оголосити оголошувати",
        "прокоментувати коментувати припустити припускати пообіцяти обіцяти поділитися спростувати",
        "заперечити заперечувати відреагувати процитувати цитувати свідчити інформувати поінформувати",
        "акцентувати резюмувати зауважити зауважувати вказати вказувати висловити висловитися оцінити",
        "дізнатися знати думати переконати переконувати вимагати натякнути пожартувати озвучити",
        "розкритикувати закликати прогнозувати спрогнозувати бідкатися подякувати доповісти",
        "признатися зізнатися говоритися йтися продовжити продовжувати повторити повторювати наполягати",
        "відрізати відрубати кинути парирувати обмовитися відмахнутися нарікати скаржитися поскаржитися",
        "твердити іронізувати жартувати обуритися обурюватися натякати згадати згадувати роз'яснити",
        "здивуватися вигукнути зітхнути заспокоїти висловлюватися міркувати доводити описати описувати",
    ),
    "ru": words(
        "сказать говорить заявить заявлять сообщить сообщать добавить добавлять отметить отмечать",
        "подчеркнуть подчеркивать рассказать рассказывать написать писать спросить спрашивать",
        "ответить отвечать пояснить пояснять объяснить объяснять уточнить уточнять напомнить",
        "напоминать предупредить предупреждать признать признавать подтвердить подтверждать заверить",
        "заверять считать утверждать передать передавать констатировать подытожить анонсировать",
        "объявить объявлять прокомментировать комментировать предположить предполагать пообещать",
        "обещать поделиться опровергнуть отреагировать процитировать цитировать свидетельствовать",
        "информировать проинформировать резюмировать заметить замечать указать указывать высказаться",
        "оценить узнать знать думать требовать намекнуть пошутить озвучить возразить раскритиковать",
        "призвать прогнозировать посетовать поблагодарить доложить признаться подтвердиться гласить",
        "продолжить заключить говориться продолжать заключать повторить повторять полагать настаивать",
        "отрезать отрубить бросить обронить парировать оговориться оговариваться отозваться выразиться",
        "отмахнуться сетовать пожаловаться жаловаться твердить иронизировать съязвить шутить возмутиться",
        "возмущаться рассуждать рассудить намекать докладывать провозгласить вспомнить вспоминать",
        "разъяснить разъяснять поведать признаваться удивиться удивляться воскликнуть вздохнуть успокоить",
        "успокаивать уверить уверять предсказывать высказываться доказывать вторить возражать",
        "поправить поправлять обмолвиться проговориться подхватить предостеречь предостерегать",
        "выпалить усмехнуться усмехаться недоумевать негодовать рапортовать отрапортовать отчитаться",
        "подытоживать указываться отмечаться сообщаться утверждаться описать описывать ручаться",
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


@lru_cache(maxsize=50_000)
def is_finite(language: str, word: str) -> bool:
    """Whether a Ukrainian or Russian word, seen without its sentence, can only be a finite verb.

    >>> is_finite("ru", "хмыкнул"), is_finite("uk", "план"), is_finite("en", "grinned")
    (True, False, False)
    """
    if language == "en":
        return False
    found = analyses(word.lower(), language)
    return bool(found) and all(reading.feats.get("VerbForm") == "Fin" for reading in found)


def asserts(language: str, texts: Sequence[str]) -> bool:
    """Whether a stretch of words holds a main clause: a finite verb outside subordinate clauses."""
    clauses: list[list[str]] = [[]]
    for text in texts:
        if text in (",", ";", ":"):
            clauses.append([])
        else:
            clauses[-1].append(text)
    if language == "en":
        return any(_asserts_english(clause) for clause in clauses)
    main = [clause for clause in clauses if not any(word.lower() in _SUBORDINATING for word in clause[:2])]
    return any(_may_assert(language, word) for clause in main for word in clause)


def _asserts_english(clause: list[str]) -> bool:
    """English has no dictionary here: an auxiliary or what looks like a verb with something behind it."""
    if len(clause) < 3 or clause[0].lower() in _LEADING or clause[0].lower().endswith("ing"):
        return False
    return any(
        word in _AUXILIARIES or word.endswith("ed") or (word.endswith("s") and after in _BEHIND_VERBS)
        for word, after in pairwise(clause[1:])
    )


@lru_cache(maxsize=50_000)
def _may_assert(language: str, word: str) -> bool:
    return any(
        reading.feats.get("VerbForm") == "Fin" or reading.feats.get("Variant") == "Short"
        for reading in analyses(word, language)
    ) or word.lower().startswith(("готов", "повин", "дол"))


_AUXILIARIES = words(
    "is are was were has have had will would must should can could may might does did do cannot cut",
    "put met won left took gave came went held led made got kept built sent saw said wants",
)
_BEHIND_VERBS = words("to the a an it its that on for in with not no at from his her their")
_LEADING = words(
    "if when while after before as with in on at by for from since because although though unless",
    "until despite like according to under during without who which that whose where and or but of",
    "than such please",
)
_SUBORDINATING = words(
    "який яка яке які якого якої яких якому якій яким якою якими яку що щоб якщо коли хоча бо который",
    "которая которое которые которого которой которых которому которым которую что чтобы если когда",
    "хотя",
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

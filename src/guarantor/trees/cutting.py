"""Where a sentence comes apart: quotations, speakers' asides, colons, semicolons, a headline's source."""

from __future__ import annotations

from collections.abc import Sequence

from guarantor.trees.morphology import analyses
from guarantor.trees.pieces import Joint, Leaf, Node
from guarantor.trees.speech import asserts, is_finite, may_say
from guarantor.trees.word_sets import words as word_set

_DASHES = frozenset({"-", "–", "—", "―", "--"})
_CLOSING = frozenset({"»", "”", '"', "“", "’", "'", "''", "’’"})
_OPENING = frozenset({"«", "“", "„", '"', "‘", "'", "``"})
_STOPS = frozenset({",", "?", "!", "…", "...", "?!", "!?", "!..", "?.."})
_CONJUNCTIONS = word_set(
    "что чтобы как и а но который которая которое которые що щоб як і й та але який яка яке які that",
    "and but or which who as",
)
_REACH = 8  # tokens within which the frame of a quotation shows its verb


def cut(language: str, words: Sequence[str]) -> Node:
    """Where `words` come apart.

    >>> cut("ru", "« Мы готовы » , — сказал Песков .".split())
    Joint(kind='speech', main=Leaf(words=(6, 7, 8)), other=Leaf(words=(1, 2)), marks=(0, 3, 4, 5))
    """
    return _cut(language, words, tuple(range(len(words))))


def _cut(language: str, words: Sequence[str], span: tuple[int, ...]) -> Node:
    texts = [words[index] for index in span]
    whole = (_reminder, _tail) if len(span) == len(words) else ()
    for find in (*whole, _speech, _quoting, _likened, _aside, _according, _colon, _semicolon):
        if (found := find(language, texts)) is not None:
            kind, main, other = found
            inner, outer = _trimmed(texts, other), _trimmed(texts, main)
            if inner and outer:
                kept = {*inner, *outer}
                return Joint(
                    kind,
                    _cut(language, words, tuple(span[at] for at in outer)),
                    _cut(language, words, tuple(span[at] for at in inner)),
                    tuple(index for at, index in enumerate(span) if at not in kept),
                )
    return Leaf(span)


_Found = tuple[str, list[int], list[int]]


def _speech(language: str, texts: list[str]) -> _Found | None:
    """`«…», — сказал X`, `"…," X said`, with or without more of the quotation behind."""
    for start in range(2, len(texts)):
        if not _ends_quotation(language, texts, start):
            continue
        end = _frame_end(texts, start)
        reach = 1 if texts[start - 1] in _DASHES and texts[start - 2] not in _CLOSING else _REACH
        frame = texts[start : min(end, start + reach)]
        said = any(may_say(language, word.lower()) for word in _before_comma(frame))
        if said or (_behind_quotation(texts, start) and is_finite(language, frame[0])):
            return "speech", list(range(start, end)), _around(texts, start, end)
    return None


def _behind_quotation(texts: list[str], start: int) -> bool:
    """`«…», — хмыкнул X`: mark, comma and dash; whatever verb comes next tells how it was said."""
    return texts[start - 1] in _DASHES and bool(_CLOSING & set(texts[max(0, start - 3) : start - 1]))


def _around(texts: list[str], start: int, end: int) -> list[int]:
    """What stands before `start` and from `end` on, without the marks at the gap."""
    return [*_trimmed(texts, list(range(start))), *_trimmed(texts, list(range(end, len(texts))))]


def _ends_quotation(language: str, texts: list[str], start: int) -> bool:
    last, before = texts[start - 1], texts[start - 2]
    if texts[start] in _CLOSING or texts[start] in _STOPS or texts[start].lower() in _CONJUNCTIONS:
        return False
    if '"' in (last, before) and not _closes(texts, start):
        return False
    if last in _DASHES and language != "en":
        return before in _STOPS or before in _CLOSING
    if last == ",":
        return before in _CLOSING
    return last in _CLOSING and before in _STOPS and (language == "en" or before != ",")


def _closes(texts: list[str], start: int) -> bool:
    """Whether the straight quotation mark before `start` is a closing one."""
    before = texts[:start].count('"')
    return before % 2 == 0 or (before == 1 and texts.count('"') % 2 == 1)


def _frame_end(texts: list[str], start: int) -> int:
    """Where the words around a quotation end: at the quotation's next part, or with the sentence."""
    for at in range(start + 1, len(texts) - 1):
        following = texts[at + 1]
        if texts[at] in (",", ":", ".", ";") and (following in _DASHES or following in _OPENING):
            return at
    return len(texts)


def _quoting(language: str, texts: list[str]) -> _Found | None:
    """`Costa said, "We have kept our word."`: the quotation runs to the end."""
    if texts[-1] not in _CLOSING and texts[-2:-1] and texts[-2] not in _CLOSING:
        return None
    for at in range(2, len(texts) - 4):
        if texts[at] == "," and texts[at + 1] in _OPENING and not _closes(texts, at + 2):
            if any(may_say(language, word.lower()) for word in texts[max(0, at - _REACH) : at]):
                return "speech", list(range(at)), list(range(at + 1, len(texts)))
            return None
    return None


def _reminder(language: str, texts: list[str]) -> _Found | None:
    """`Нагадаємо, 28 грудня …`: the newsroom's own word to the reader stands outside the sentence."""
    if len(texts) < 5 or texts[0].lower() not in _REMINDERS or texts[1] != "," or texts[2] in ("що", "что"):
        return None
    return "list", list(range(2, len(texts))), [0]


_REMINDERS = word_set(
    "нагадаємо нагадуємо зазначимо відзначимо зауважимо додамо уточнимо напомним напоминаем отметим",
    "заметим добавим уточним",
)


def _likened(language: str, texts: list[str]) -> _Found | None:
    """`Як повідомляє Reuters, …`: the clause before the comma tells who says what follows."""
    if texts[0].lower() not in ("as", "як", "как") or "," not in texts:
        return None
    comma = texts.index(",")
    saying = any(may_say(language, word.lower()) for word in texts[1:comma])
    if not saying or not 2 < comma < 15 or comma > len(texts) - 4 or texts[comma + 1] in _CONJUNCTIONS:
        return None
    return "speech", list(range(comma)), list(range(comma + 1, len(texts)))


def _aside(language: str, texts: list[str]) -> _Found | None:
    """`Консультаций нет, сказал Песков`, `…, the paper notes`: a speaker and his verb behind a comma."""
    for start in range(3 if language == "en" else 2, len(texts) - 1):
        opens = texts[start - 1] == "," and texts[start].lower() not in _CONJUNCTIONS
        if not opens or _within_brackets(texts, start):
            continue
        end = next(
            (at for at in range(start, len(texts)) if texts[at] in _STOPS or texts[at] in _DASHES), None
        )
        last = len(texts) - (texts[-1] in (".", "!")) if end is None else end
        if end is not None and not (last - start <= _REACH and _goes_on(texts, end)):
            continue
        frame = _speaks_english if language == "en" else _speaks
        around = [*texts[:start], *texts[end or len(texts) :]]
        told = asserts(language, around) or texts[0].lower().startswith(_FLAT_REFUSALS)
        if frame(language, texts[start:last]) and told:
            stop = len(texts) if end is None else end
            return "speech", list(range(start, stop)), _around(texts, start, stop)
    return None


def _goes_on(texts: list[str], comma: int) -> bool:
    """Whether an aside ends at `comma` and the sentence that it interrupts goes on behind."""
    return texts[comma] == "," and len(texts) > comma + 2 and texts[comma + 1] not in _CONJUNCTIONS


def _according(language: str, texts: list[str]) -> _Found | None:
    """`Фіцо, за словами двох дипломатів, вимагає …`: whose word it is stands between commas, outside the clause."""
    for start in range(2, len(texts) - 4):
        noun = _WHOSE_WORD.get(texts[start].lower()) if texts[start - 1] == "," else None
        if noun is None or not any(word.lower() in noun for word in texts[start + 1 : start + 3]):
            continue
        end = next((at for at in range(start, len(texts)) if texts[at] in _STOPS), None)
        if end is None or end - start > _FAR or not _goes_on(texts, end):
            continue
        if asserts(language, [*texts[:start], *texts[end:]]):
            return "according", _around(texts, start, end), list(range(start, end))
    return None


_FAR = 12  # tokens that an aside between commas may have
_WHOSE_WORD = {
    "за": word_set(
        "словами даними інформацією твердженням твердженнями оцінкою оцінками версією повідомленням",
        "повідомленнями свідченням свідченнями визнанням розрахунками розповіддю переказом задумом",
        "відомостями зізнанням прогнозом заявою",
    ),
    "на": word_set("думку переконання погляд мнение взгляд убеждение"),
    "по": word_set(
        "словам данным информации утверждению оценке оценкам версии сообщению сообщениям мнению замыслу",
        "признанию подсчетам расчетам рассказам рассказу сведениям убеждению",
    ),
}


def _speaks(language: str, frame: list[str]) -> bool:
    """Whether a stretch opens with a verb of saying that has a subject, or is impersonal with a place."""
    said = len(frame) > 1 and (may_say(language, frame[0].lower()) or _lets_know(frame))
    return said and _has_speaker(language, frame)


def _lets_know(frame: list[str]) -> bool:
    """`дал понять Песков`: two words for one verb of saying."""
    return len(frame) > 2 and frame[1].lower() in ("понять", "зрозуміти") and frame[0][:2].lower() == "да"


def _speaks_english(language: str, frame: list[str]) -> bool:
    """Whether a stretch is a speaker with a verb of saying, and no more than when and where it was said."""
    verb = next((at for at, word in enumerate(frame[:_REACH]) if may_say(language, word.lower())), None)
    if verb is not None and frame[verb].lower() in _NO_ASIDE:
        return False
    if verb is None or len(frame) < 2 or frame[0].lower() in _NO_SPEAKER:
        return False
    if any(word in _NO_SPEAKER for word in frame[:verb]):
        return False
    behind = frame[verb + 1 :]
    if verb == 0:
        return bool(behind) and behind[0] not in _NO_SPEAKER
    return not behind or behind[0].lower() in _CIRCUMSTANCES or frame[verb] in ("told", "tells")


_FLAT_REFUSALS = ("никак", "ніяк", "жодн")  # "Никаких уступок, сказал X": asserted without a verb
_NO_ASIDE = word_set(
    "ask tell know knew knows show showed shows mean means hear heard hears learn learnt learns",
    "understand understood understands pledge pledged pledges promise promised promises post cite",
    "cited cites quote think answer answered mention mentioned inform informed informs agree agreed",
    "agrees call vow comment deny urge",
)
_NO_SPEAKER = word_set("to that which who whom not be is was were if when while because what how whether")
_CIRCUMSTANCES = word_set(
    "on in at to during after before as via late early earlier later yesterday today again separately",
    "monday tuesday wednesday thursday friday saturday sunday last this",
)


def _has_speaker(language: str, frame: list[str]) -> bool:
    """Whether a subject follows a verb of saying, or a place if impersonal (`говорится в заявлении`)."""
    if frame[1].lower() in ("в", "у", "на", "во", "із", "з", "со", "с"):
        return True
    return any(
        reading.feats.get("Case") == "Nom" and reading.upos in ("NOUN", "PROPN", "PRON")
        for word in frame[1:]
        for reading in analyses(word, language)
    )


def _tail(language: str, texts: list[str]) -> _Found | None:
    """A headline's source: `US ties guarantees to withdrawal – FT`."""
    if len(texts) < 5 or texts[-1] in (".", "!", "?", "…", "..."):
        return None
    at = next((at for at in range(len(texts) - 2, 2, -1) if texts[at] in _DASHES and texts[at] != "-"), None)
    if (
        at is None
        or len(texts) - at > 6
        or any(text in _STOPS or text in _DASHES for text in texts[at + 1 :])
    ):
        return None
    return "tail", list(range(at)), list(range(at + 1, len(texts)))


def _colon(language: str, texts: list[str]) -> _Found | None:
    for at in range(1, len(texts) - 1):
        if texts[at] == ":" and not _within_brackets(texts, at):
            return "colon", list(range(at)), list(range(at + 1, len(texts)))
    return None


def _semicolon(language: str, texts: list[str]) -> _Found | None:
    for at in range(3, len(texts) - 3):
        if texts[at] == ";" and not _within_brackets(texts, at):
            return "list", list(range(at)), list(range(at + 1, len(texts)))
    return None


def _within_brackets(texts: list[str], at: int) -> bool:
    before = texts[:at]
    return before.count("(") > before.count(")")


def _before_comma(texts: list[str]) -> list[str]:
    return texts[: texts.index(",")] if "," in texts else texts


def _trimmed(texts: list[str], part: list[int]) -> list[int]:
    """Without the quotation marks, commas and dashes at both ends; a final stop stays."""
    marks = _CLOSING | _OPENING | _DASHES | {",", ":", ";"}
    first, last = 0, len(part)
    while first < last and texts[part[first]] in marks:
        first += 1
    while last > first and texts[part[last - 1]] in marks and texts[part[last - 1]] != ".":
        last -= 1
    kept = part[first:last]
    return kept if any(texts[at][0].isalnum() for at in kept) else []

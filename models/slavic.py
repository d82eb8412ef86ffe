"""Ukrainian and Russian training data brought to one convention, from treebanks and from projection."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from projection import common_lemmas, pairs, projected
from treebanks import Sentence, harmonised, read

from guarantor.trees.morphology import analyses
from guarantor.trees.word_features import Lexicon, plain_form
from guarantor.trees.word_features import common_lemmas as lemmas_of

TREEBANKS = Path(__file__).resolve().parents[2] / "shared" / "treebanks"
LANGUAGES = {
    "ru_taiga": "ru",
    "ru_gsd": "ru",
    "ru_silver": "ru",
    "uk_pm": "uk",
    "uk_parallel": "uk",
    "uk_self": "uk",
}
FEATURES = {
    "Animacy": ("Anim", "Inan"),
    "Aspect": ("Imp", "Perf"),
    "Case": ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc", "Voc"),
    "Degree": ("Pos", "Cmp", "Sup"),
    "Gender": ("Masc", "Fem", "Neut"),
    "Mood": ("Ind", "Imp", "Cnd"),
    "Number": ("Sing", "Plur"),
    "Person": ("0", "1", "2", "3"),
    "Poss": ("Yes",),
    "PronType": ("Prs", "Rel", "Int", "Dem", "Tot", "Neg", "Ind"),
    "Tense": ("Past", "Pres", "Fut"),
    "VerbForm": ("Fin", "Inf", "Part", "Conv"),
    "Voice": ("Pass",),
}
# What a Russian treebank or a dictionary reading does not tell in the Ukrainian way.
UNTOLD = {
    "ru": ("Degree", "PronType", "Poss", "Voice", "Person", "Animacy"),
    "uk_parallel": ("Degree", "Animacy"),
}
_NEGATIONS = {"не", "ні", "ни", "нет", "нi"}
_POSSESSIVES = {"його", "її", "їх", "його́", "его", "её", "ее", "их"}
_MONTHS = {
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
}
_RELATIVES = (
    "котор",
    "який",
    "яка",
    "яке",
    "які",
    "якого",
    "якої",
    "якому",
    "якій",
    "яких",
    "яким",
    "якими",
    "якою",
    "яку",
)


def feature_columns() -> list[str]:
    return [
        column
        for name, values in FEATURES.items()
        for column in (f"{name}=", *(f"{name}={v}" for v in values))
    ]


def treebank(name: str, source: str) -> list[Sentence]:
    return [slavic(s) for s in read(TREEBANKS / f"{name}.conllu.gz", source)]


def slavic(sentence: Sentence) -> Sentence:
    """Bring one sentence to the shipped convention."""
    s = harmonised(sentence)
    rows = [_row(s, i) for i in range(len(s.words))]
    return replace(
        s,
        upos=tuple(r[0] for r in rows),
        heads=tuple(r[1] for r in rows),
        deprels=tuple(r[2] for r in rows),
        feats=tuple(_told(f, LANGUAGES.get(s.source, "uk"), s.source) for f in s.feats),
    )


def _row(s: Sentence, i: int) -> tuple[str, int, str]:
    word, upos, head, label = s.words[i].lower(), s.upos[i], s.heads[i], s.deprels[i]
    if upos == "PART" and label == "advmod" and word not in _NEGATIONS:
        label = "discourse"
    if word in _POSSESSIVES and label == "nmod" and head > i:
        upos, label = "DET", "det"
    if word in _MONTHS and label == "flat" and s.words[head].isdigit():
        label = "nmod"
    if upos == "PRON" and word.startswith(_RELATIVES):
        upos = "DET"
    if s.source in {"ru_silver", "uk_parallel"}:
        head, label = _mended(s, i, head, label)
    if s.source == "uk_parallel":
        upos = _ukrainian_tag(word, upos)
    return upos, head, label


def _mended(s: Sentence, i: int, head: int, label: str) -> tuple[int, str]:
    """An infinitive below a verb's object depends on the verb: "called on Kyiv to accept"."""
    feats = s.feats[i] or {}
    infinitive = feats.get("VerbForm") == "Inf"
    if infinitive and label == "nmod" and head >= 0:
        above = s.heads[head]
        if s.deprels[head] in {"obj", "iobj", "obl"} and above >= 0 and s.upos[above] == "VERB":
            return above, "xcomp"
        return head, "acl"
    return head, label


def _ukrainian_tag(word: str, upos: str) -> str:
    """A participle is an adjective in the Ukrainian treebanks, a verb in the Russian ones."""
    tags = {a.upos for a in analyses(word, "uk")}
    return "ADJ" if upos == "VERB" and tags == {"ADJ"} else upos


def _told(feats: dict[str, str] | None, language: str, source: str) -> dict[str, str] | None:
    if feats is None:
        return None
    kept = {n: v for n, v in feats.items() if n in FEATURES}
    if kept.get("Voice") not in {None, "Pass"}:
        del kept["Voice"]
    return kept | dict.fromkeys(UNTOLD.get(source, UNTOLD.get(language, ())), "?")


def corpora() -> tuple[dict[str, list[Sentence]], dict[str, tuple[str, int]]]:
    """Return (sentences by source, common lemmas as the parallel sentences show them)."""
    found = pairs()
    russian, ukrainian = projected(found)
    data = {
        "ru_taiga": treebank("ru_taiga-train", "ru_taiga") + treebank("ru_taiga-dev", "ru_taiga"),
        "ru_gsd": treebank("ru_gsd-dev", "ru_gsd") + treebank("ru_gsd-test", "ru_gsd"),
        "uk_pm": treebank("uk_pm-train", "uk_pm") + treebank("uk_pm-dev", "uk_pm"),
        "ru_silver": [slavic(s) for s in russian],
        "uk_parallel": [slavic(s) for s in ukrainian],
    }
    return {k: [s for s in v if len(s.words) < 110] for k, v in data.items()}, common_lemmas(found)


def lexicon(
    data: dict[str, list[Sentence]], common: dict[str, str], vectors: dict[str, int], least: int = 2
) -> Lexicon:
    counts: Counter[str] = Counter()
    for source, sentences in data.items():
        for s in sentences:
            for word in s.words:
                counts.update(lemmas_of(plain_form(word), LANGUAGES[source], common))
    words = [w for w, n in counts.most_common() if n >= least]
    return Lexicon("uk", {w: i for i, w in enumerate(words, 1)}, vectors, common)

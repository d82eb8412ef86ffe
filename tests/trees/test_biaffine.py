import random
from functools import cache
from pathlib import Path

import pytest

import guarantor.trees
from guarantor.trees.biaffine import Parser
from guarantor.trees.parses import Parse

WEIGHTS = Path(guarantor.trees.__file__).with_name("weights")
LANGUAGES = ("en", "uk")
SENTENCES = {
    "en": "The president told reporters that Ukraine rejects the plan .",
    "uk": "Президент заявив журналістам , що Україна відкидає цей план .",
}


@cache
def _parser(language: str) -> Parser:
    return Parser.load(WEIGHTS / f"{language}.npz")


def _random_sentences(language: str, seed: int, count: int) -> list[list[str]]:
    rng = random.Random(seed)
    words = [*SENTENCES[language].split(), "«", "28", "—", "NATO", "xq'z", "’", "😀", "ЇЇЇ", "a-b-c", "%"]
    return [rng.choices(words, k=rng.randint(1, 40)) for _ in range(count)]


def _leads_to_the_root(parse: list[Parse], start: int) -> bool:
    node, steps = start, 0
    while node >= 0 and steps <= len(parse):
        node, steps = parse[node].head, steps + 1
    return node == -1


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_list_of_tokens_becomes_one_tree_with_one_root(language: str) -> None:
    sentences = _random_sentences(language, 7, 60)
    for sentence, parse in zip(sentences, _parser(language).parse(sentences), strict=True):
        assert len(parse) == len(sentence)
        assert [p.deprel == "root" for p in parse].count(True) == 1
        assert all((p.head == -1) == (p.deprel == "root") for p in parse)
        assert all(_leads_to_the_root(parse, start) for start in range(len(parse)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_neither_order_nor_neighbours_change_a_parse(language: str) -> None:
    sentences = _random_sentences(language, 11, 40)
    together = _parser(language).parse(sentences)
    backwards = _parser(language).parse(sentences[::-1])[::-1]
    alone = [_parser(language).parse([sentence])[0] for sentence in sentences]
    assert together == backwards == alone


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_said_that_sentence_has_subject_clause_and_object(language: str) -> None:
    words = SENTENCES[language].split()
    (parse,) = _parser(language).parse([words])
    found = {word: (p.deprel, words[p.head]) for word, p in zip(words, parse, strict=True)}
    said, rejects, plan = {"en": ("told", "rejects", "plan"), "uk": ("заявив", "відкидає", "план")}[language]
    country = {"en": "Ukraine", "uk": "Україна"}[language]
    assert found[said][0] == "root"
    assert found[rejects] == ("ccomp", said)
    assert found[plan] == ("obj", rejects)
    assert found[country] == ("nsubj", rejects)


def test_a_ukrainian_word_has_its_case() -> None:
    (parse,) = _parser("uk").parse([["Він", "чекає", "гарантій", "безпеки", "."]])
    assert [p.feats.get("Case") for p in parse] == ["Nom", None, "Gen", "Gen", None]


def test_no_sentences_give_no_parses_and_an_empty_one_gives_an_empty_one() -> None:
    assert _parser("en").parse([]) == []
    assert _parser("en").parse([[], ["Yes"]])[0] == []


def test_a_missing_model_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="absent"):
        Parser.load(tmp_path / "absent.npz")

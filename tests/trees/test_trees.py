"""What leaves the room: one tree a sentence, and what the grammar relies on in it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from guarantor.errors import ModelError
from guarantor.model import Article, Sentence
from guarantor.trees import parse, segments

Trees = Callable[[str, str], list[Sentence]]


RUSSIAN = """Об этом пишет Axios. «Мы, — сказал Туск, — не будем отправлять солдат».
10:35 Reuters: Зеленский предложил США отказаться от НАТО в обмен на гарантии.
- Обмен пленными; возвращение детей — всех на всех...
?!
Никаких консультаций нет, есть контакты, сказал журналистам Песков: «Ждем ответа».
"""


def test_every_sentence_is_one_tree_with_one_root_and_exact_offsets() -> None:
    article = Article("a", "ru", "W", datetime(2026, 1, 2, tzinfo=UTC), "План Трампа – СМИ", RUSSIAN)
    sentences = parse("ru", article.body, segments(article))
    assert len(sentences) == len(segments(article))
    for sentence in sentences:
        assert [token.head for token in sentence.tokens].count(-1) == 1
        assert sentence.subtree(sentence.root) == tuple(range(len(sentence.tokens)))
        assert all(token.text == article.body[token.start : token.end] for token in sentence.tokens)


def test_the_same_sentence_gets_the_same_tree_alone_and_in_company(trees: Trees) -> None:
    text = "Москва отвергла предложение Киева."
    alone, company = trees("ru", text), trees("ru", f"{text} {RUSSIAN} {text}")
    assert [(t.head, t.deprel) for t in alone[0].tokens] == [(t.head, t.deprel) for t in company[0].tokens]
    assert [(t.head, t.deprel) for t in alone[0].tokens] == [(t.head, t.deprel) for t in company[-1].tokens]


def test_a_language_without_a_model_is_a_clear_error(trees: Trees) -> None:
    with pytest.raises(ModelError, match="'fr'"):
        trees("fr", "Bonjour.")


def test_nothing_to_parse_gives_nothing(trees: Trees) -> None:
    assert trees("ru", "  \n ") == []


@pytest.mark.parametrize(
    ("language", "text", "lemmas"),
    [
        ("ru", "Киев отказался от плана.", ["Киев", "отказаться", "от", "план", "."]),
        ("ru", "США отправили войска Украине.", ["США", "отправить", "войско", "Украина", "."]),
        ("ru", "Зеленского ждут деньги.", ["Зеленский", "ждать", "деньги", "."]),
        ("uk", "США запропонували Україні угоду.", ["США", "запропонувати", "Україна", "угода", "."]),
        (
            "en",
            "Costa said they met and sought aid.",
            ["Costa", "say", "they", "meet", "and", "seek", "aid", "."],
        ),
        ("en", "Troops withdrew, Paris refuses.", ["troops", "withdraw", ",", "Paris", "refuse", "."]),
    ],
)
def test_lemmas_are_dictionary_forms_and_names_keep_their_capital(
    trees: Trees, language: str, text: str, lemmas: list[str]
) -> None:
    assert [token.lemma for token in trees(language, text)[0].tokens] == lemmas

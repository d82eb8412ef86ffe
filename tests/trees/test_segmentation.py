from datetime import UTC, datetime
from itertools import pairwise

import pytest

from guarantor.model import Article, Span
from guarantor.trees import segments
from guarantor.trees.tokenization import tokens


def article(language: str, text: str, title: str = "Title") -> Article:
    return Article("a", language, "Test Wire", datetime(2026, 1, 2, tzinfo=UTC), title, text)


def cut(language: str, text: str) -> list[str]:
    """The sentences of `text`, as they stand in it."""
    told = article(language, text)
    return [told.body[segment.start : segment.end] for segment in segments(told) if segment.paragraph]


def words(language: str, text: str) -> list[str]:
    return [token.of(text) for token in tokens(language, text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Kyiv's allies don't agree.", "Kyiv 's allies do n't agree ."),
        ("en", "They won’t, he’ll say, it’s late.", "They wo n’t , he ’ll say , it ’s late ."),
        ("en", "a 20-point plan", "a 20 - point plan"),
        ("en", "the anti-war non-paper", "the anti-war non-paper"),
        ("en", "the U.S. sent $90,000,000 at 18:40", "the U.S. sent $ 90,000,000 at 18:40"),
        ("en", "Mr. Costa cannot pay 3.5% of it", "Mr. Costa can not pay 3.5 % of it"),
        ("en", "on 9/11 the 9th of the 1990s", "on 9/11 the 9th of the 1990s"),
        ("uk", "об'єднання, об’єднання, обʼєднання", "об'єднання , об’єднання , обʼєднання"),
        ("uk", "прем’єр-міністр у 2026 р. дав 90 млрд грн", "прем’єр-міністр у 2026 р . дав 90 млрд грн"),
        ("uk", "«20-пунктний» план – 7,5%", "« 20-пунктний » план – 7,5 %"),
        ("ru", "в 2025 г. и т.д.", "в 2025 г. и т. д."),
        ("ru", "600 000 солдат и 30-летний срок", "600 000 солдат и 30-летний срок"),
        ("ru", "из-за 28 пунктов...", "из-за 28 пунктов ..."),
    ],
)
def test_words_are_cut_as_the_treebanks_cut_them(language: str, text: str, expected: str) -> None:
    # a number with a blank inside is one token, so blanks alone do not tell the tokens apart
    assert " ".join(words(language, text)) == expected
    assert "600 000" not in text or "600 000" in words(language, text)


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "The U.S. Congress met Mr. Rubio on Dec. 3. It voted.", 2),
        ("en", "J. D. Vance left. Nobody saw it.", 2),
        ("en", '"Is it over?" Costa asked. Nobody knew.', 2),
        ("en", '"It is over," Costa said.', 1),
        ("en", '"We agreed. It was hard," Costa said.', 2),
        ("uk", "У 2026 р. Київ і Париж підписали угоду на 90 млрд грн. Це було в січні.", 2),
        ("uk", "«Ми готові!» — сказав Туск.", 1),
        ("uk", "Угода охоплює оборону, енергетику, торгівлю тощо, а також науку і т. д. Її підпишуть.", 2),
        ("uk", "Бюро ім. Бойка на вул. Зеленій закрили.", 1),
        ("ru", "В декабре 2025 г. Путин выступил. Он был краток.", 2),
        ("ru", "«Мы не пойдем на это!» — заявил Песков. «Нет».", 2),
        ("ru", "А. С. Иванов и И. Петров встретились…", 1),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(language: str, text: str, count: int) -> None:
    assert len(cut(language, text)) == count


def test_every_token_is_a_stretch_of_the_body_and_none_is_lost() -> None:
    told = article("uk", "Київ – за «мир»!\n\n- Перший пункт;\n- другий пункт.", "Заголовок, 20 пунктів")
    found = [token for segment in segments(told) for token in segment.tokens]
    kept = [char for token in found for char in token.of(told.body)]
    assert kept == [char for char in told.body if not char.isspace()]
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_title_is_paragraph_zero_and_lines_count_from_one() -> None:
    told = article("en", "First line.\n\nSecond one.\nThird one.", "A title")
    assert [segment.paragraph for segment in segments(told)] == [0, 1, 2, 3]


def test_an_article_without_a_title_still_counts_from_one() -> None:
    assert [segment.paragraph for segment in segments(article("en", "Text.", ""))] == [1]


def test_lines_wrapped_at_a_column_are_one_paragraph() -> None:
    wrapped = (
        "The leaders of the European Union agreed early on Friday to lend Ukraine\n"
        "ninety billion euros over the next two years after talks that had gone on\n"
        "through the night."
    )
    assert len(cut("en", wrapped)) == 1


@pytest.mark.parametrize(
    ("language", "text", "opening"),
    [
        ("en", "BRUSSELS - European leaders agreed to lend Ukraine money.", "BRUSSELS -"),
        ("en", "UNITED NATIONS (AP) — The envoy left the hall.", "UNITED NATIONS (AP) —"),
        (
            "en",
            "ABU DHABI, United Arab Emirates (AP) — Talks began.",
            "ABU DHABI, United Arab Emirates (AP) —",
        ),
        ("en", "Kyiv, Jan. 9 (Interfax) - Talks began.", "Kyiv, Jan. 9 (Interfax) -"),
        ("en", "KYIV, Ukraine (AP) — Ukraine's president met reporters.", "KYIV, Ukraine (AP) —"),
        ("ru", "МОСКВА, 3 декабря. Путин принял Уиткоффа.", "МОСКВА, 3 декабря."),
        ("ru", "10:35 Reuters: Зеленский предложил отказаться от НАТО.", "10:35"),
        ("en", "18.55 Hakan Fidan: we would take the naval leg.", "18.55"),
        ("uk", "1. Гарантії безпеки за зразком статті 5.", "1."),
        ("uk", "- Трамп дав Києву час до четверга.", "-"),
    ],
)
def test_what_stands_before_the_first_sentence_is_a_segment_of_its_own(
    language: str, text: str, opening: str
) -> None:
    found = cut(language, text)
    assert found[0] == opening
    assert len(found) == 2


def test_an_acronym_that_opens_a_sentence_is_no_dateline() -> None:
    assert len(cut("ru", "НАТО – это оборонительный союз.")) == 1

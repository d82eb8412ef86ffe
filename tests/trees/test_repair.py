"""What the repairs promise, shown on sentences of the news; and what they must leave alone."""

from collections.abc import Callable

import pytest

Arcs = Callable[[str, str], set[str]]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ru", "«Мы не будем отправлять солдат», — заявил Туск журналистам.", "отправлять ccomp заявил"),
        ("ru", "«Мы, — сказал Туск, — не будем отправлять солдат».", "отправлять ccomp сказал"),
        ("ru", "Переговоры отложены до января, сообщил Песков.", "отложены ccomp сообщил"),
        ("ru", "Гости, рассказал он, передали Москве четыре документа.", "передали ccomp рассказал"),
        ("ru", "Как сообщает Reuters, Путин согласился на встречу.", "согласился ccomp сообщает"),
        ("ru", "Песков заявил: «Россия ждет ответа».", "ждет ccomp заявил"),
        ("ru", "Песков заявил в четверг, что Россия ждет ответа.", "ждет ccomp заявил"),
        ("ru", "Любое решение, говорится в документе, должен принимать народ.", "должен ccomp говорится"),
    ],
)
def test_what_is_said_hangs_on_its_verb_of_saying(arcs: Arcs, language: str, text: str, said: str) -> None:
    assert said in arcs(language, text)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ru", "«Мы готовы», — заявил премьер-министр Польши Дональд Туск.", "премьер-министр nsubj заявил"),
        ("ru", "Консультаций нет, сказал журналистам Дмитрий Песков.", "Дмитрий nsubj сказал"),
        ("ru", "Как заверил газету чиновник Трампа, Киев вычеркнул проверку.", "чиновник nsubj заверил"),
    ],
)
def test_the_speaker_is_the_subject(arcs: Arcs, language: str, text: str, speaker: str) -> None:
    assert speaker in arcs(language, text)


@pytest.mark.parametrize(
    ("language", "text", "arc"),
    [
        ("ru", "Axios: план Трампа предполагает вывод войск", "Axios parataxis:label предполагает"),
        ("ru", "10:35 Песков: Россия ждет ответа.", "Песков parataxis:label ждет"),
        ("ru", "Москву план не устраивает — СМИ", "СМИ parataxis:label устраивает"),
        ("ru", "План разбит на четыре раздела: мир, гарантии и отношения.", "мир appos раздела"),
    ],
)
def test_labels_and_lists_keep_out_of_the_clause(arcs: Arcs, language: str, text: str, arc: str) -> None:
    assert arc in arcs(language, text)


@pytest.mark.parametrize(
    ("language", "text", "arc"),
    [
        ("ru", "Документ США передадут Москве.", "Документ obj передадут"),
        ("ru", "Любое решение должен принимать украинский народ.", "народ nsubj должен"),
        ("ru", "Остальные песни поёт Евгения Барыкина.", "песни obj поёт"),
        ("ru", "Никаких консультаций нет.", "консультаций nsubj нет"),
        ("ru", "Украине не хватает денег.", "Украине iobj хватает"),
    ],
)
def test_case_and_agreement_tell_subject_from_object(arcs: Arcs, language: str, text: str, arc: str) -> None:
    assert arc in arcs(language, text)


@pytest.mark.parametrize(
    ("language", "text", "title", "name"),
    [
        ("ru", "Президент Франции Эммануэль Макрон отклонил план.", "Президент", "Эммануэль"),
        ("ru", "Канцлер Фридрих Мерц прибыл в Киев.", "Канцлер", "Фридрих"),
    ],
)
def test_title_and_name_are_one_subject(arcs: Arcs, language: str, text: str, title: str, name: str) -> None:
    found = arcs(language, text)
    assert f"{name} appos {title}" in found
    assert sum(" nsubj " in arc for arc in found) == 1


@pytest.mark.parametrize(
    ("language", "text", "arc"),
    [
        ("ru", "Спикер опроверг сообщения о том, что Россия согласилась.", "согласилась acl том"),
        ("ru", "По его словам, Москва ждет ответа.", "словам obl ждет"),
    ],
)
def test_clauses_that_explain_a_noun_stay_with_it(arcs: Arcs, language: str, text: str, arc: str) -> None:
    assert arc in arcs(language, text)

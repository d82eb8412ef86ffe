"""What the repairs promise, shown on sentences of the news; and what they must leave alone."""

from collections.abc import Callable

import pytest

from guarantor.model import Sentence

Arcs = Callable[[str, str], set[str]]
Trees = Callable[[str, str], list[Sentence]]


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
        ("en", '"We will not send soldiers," Tusk told reporters.', "send ccomp told"),
        ("en", "Kyiv wants to have the guarantees confirmed, the newspaper notes.", "wants ccomp notes"),
        ("en", "As Reuters reported earlier, delegations held talks in Paris.", "held ccomp reported"),
        ("en", "Costa said on Friday that the leaders agreed.", "agreed ccomp said"),
        ("uk", "«Ми не будемо відправляти солдатів», – сказав Туск.", "відправляти ccomp сказав"),
        ("uk", "Зустріч відбудеться в січні, вважає Зеленський.", "відбудеться ccomp вважає"),
        ("uk", "Як повідомляє Reuters, Путін погодився на зустріч.", "погодився ccomp повідомляє"),
        ("uk", "Пєсков заявив у п'ятницю, що війська мають піти.", "мають ccomp заявив"),
    ],
)
def test_what_is_said_hangs_on_its_verb_of_saying(arcs: Arcs, language: str, text: str, said: str) -> None:
    assert said in arcs(language, text)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ru", "«Мы готовы», — заявил премьер-министр Польши Дональд Туск.", "премьер-министр nsubj заявил"),
        ("ru", "Консультаций нет, сказал журналистам Дмитрий Песков.", "Дмитрий nsubj сказал"),
        ("en", '"We agree," said President Emmanuel Macron.', "President nsubj said"),
        ("en", "The plan is ready, said Donald Tusk.", "Donald nsubj said"),
        (
            "en",
            "The coalition cut it at Washington's request, a European diplomat says.",
            "diplomat nsubj says",
        ),
        ("uk", "«Ми готові», – зазначив Зеленський.", "Зеленський nsubj зазначив"),
        ("ru", "Как заверил газету чиновник Трампа, Киев вычеркнул проверку.", "чиновник nsubj заверил"),
        ("ru", "«Мы готовы», — хмыкнул Туск.", "Туск nsubj хмыкнул"),
        ("ru", "Прекращения огня без вывода войск не будет, дал понять Ушаков.", "Ушаков nsubj дал"),
        ("ru", "Снабжение контингента Варшава возьмет на себя.", "Варшава nsubj возьмет"),
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
        ("en", "US peace plan cut from 28 to 19 points – Reuters", "Reuters parataxis:label cut"),
        ("en", "Details: Kyslytsia said the delegations had agreed.", "Details parataxis:label said"),
        ("uk", "Нагадаємо, 10 грудня Київ передав свої правки.", "Нагадаємо parataxis передав"),
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
        ("uk", "Такий пункт обговорюють українські посадовці.", "пункт obj обговорюють"),
        ("uk", "Морську складову готова очолити Туреччина.", "Туреччина nsubj готова"),
        ("uk", "Ідею підтримує Брюссель.", "Ідею obj підтримує"),
        ("ru", "Рим вместе с Веной идею отвергли.", "Рим nsubj отвергли"),
        ("ru", "О территориях Киев говорить пока не готов.", "Киев nsubj готов"),
        ("ru", "Снарядов его страна передавать не будет.", "страна nsubj передавать"),
        ("uk", "Німеччина, як і очікувалося, передала Україні дві батареї.", "Німеччина nsubj передала"),
        ("uk", "Віткофф, як і очікувалося, відвідає Київ наступного тижня.", "Віткофф nsubj відвідає"),
        ("uk", "Макрон, як розповіли дипломати, наголосив на своєму.", "Макрон nsubj наголосив"),
        ("ru", "Германия, как и ожидалось, передала Украине две батареи.", "Германия nsubj передала"),
    ],
)
def test_case_and_agreement_tell_subject_from_object(arcs: Arcs, language: str, text: str, arc: str) -> None:
    assert arc in arcs(language, text)


@pytest.mark.parametrize(
    ("language", "text", "title", "name"),
    [
        ("ru", "Президент Франции Эммануэль Макрон отклонил план.", "Президент", "Эммануэль"),
        ("ru", "Канцлер Фридрих Мерц прибыл в Киев.", "Канцлер", "Фридрих"),
        ("en", "Kremlin spokesman Dmitry Peskov rejected the plan.", "spokesman", "Dmitry"),
        ("en", "French President Emmanuel Macron rejected the plan.", "President", "Emmanuel"),
        ("uk", "Речник Кремля Дмитро Пєсков відкинув план.", "Речник", "Дмитро"),
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


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "A senior Ukrainian official complained to the FT that it was unclear.",
            "official nsubj complained",
        ),
        ("Spokesman Dmitry Peskov said Putin would speak by phone again.", "Putin nsubj speak"),
    ],
)
def test_a_noun_before_a_finite_verb_is_its_subject(arcs: Arcs, text: str, subject: str) -> None:
    assert subject in arcs("en", text)


@pytest.mark.parametrize(
    ("language", "text", "arc"),
    [
        ("uk", "Військові команди зустрінуться наступного тижня в Лондоні.", "тижня obl зустрінуться"),
        ("en", "The sides will meet next week in Paris.", "week obl meet"),
    ],
)
def test_a_bare_time_is_an_adjunct(arcs: Arcs, language: str, text: str, arc: str) -> None:
    assert arc in arcs(language, text)


def test_a_leading_adjunct_is_not_taken_for_something_said(arcs: Arcs) -> None:
    assert not any(" ccomp " in arc for arc in arcs("en", "On 3 November, Griffin told reporters the truth."))


@pytest.mark.parametrize(
    ("text", "arcs_told"),
    [
        ("Britain imposed sanctions on Rosneft.", {"Britain nsubj imposed", "sanctions obj imposed"}),
        ("Negotiators from Ukraine and the US focused on the economy.", {"Negotiators nsubj focused"}),
        (
            "Zelenskyy and Macron discussed sanctions, the frozen assets and the exchange of prisoners.",
            {"Zelenskyy nsubj discussed", "sanctions obj discussed"},
        ),
        (
            "At the same press conference Norway's prime minister, Jonas Gahr Støre, promised air defence.",
            {"minister nsubj promised", "defence obj promised"},
        ),
    ],
)
def test_a_sentence_has_its_verb_for_a_root_and_no_participle(
    arcs: Arcs, text: str, arcs_told: set[str]
) -> None:
    assert arcs_told <= arcs("en", text)


@pytest.mark.parametrize(
    ("text", "arc"),
    [
        ("Norway plans to allocate 85 billion kroner for Ukraine.", "Norway nsubj plans"),
        ("Delegations of Ukraine and Russia held talks in Istanbul.", "Delegations nsubj held"),
        ("Witkoff said the document was ready.", "Witkoff nsubj said"),
    ],
)
def test_names_and_plans_do_what_the_sentence_says(arcs: Arcs, text: str, arc: str) -> None:
    assert arc in arcs("en", text)


@pytest.mark.parametrize(
    ("language", "text", "arc"),
    [
        ("uk", "Такий пункт американці зі свого тексту прибрали.", "американці nsubj прибрали"),
        ("uk", "Відповіді Москви Київ очікує в середу.", "Київ nsubj очікує"),
        ("uk", "У грудні США схиляли Київ до поступок.", "США nsubj схиляли"),
        ("uk", "Голосувати за місію буде Палата громад.", "Палата nsubj Голосувати"),
        ("uk", "Міністр, який приймав у Берліні Емманюеля Макрона, мовчав.", "Емманюеля obj приймав"),
        ("uk", "У Брюсселі обговорюють нові санкції проти Росії.", "санкції obj обговорюють"),
        ("uk", "Делегація США заявила про готовність.", "Делегація nsubj заявила"),
        ("uk", "Агентство Reuters повідомило про зустріч.", "Агентство nsubj повідомило"),
        ("uk", "Ділити Запорізьку АЕС із росіянами Україна не буде.", "Україна nsubj Ділити"),
        ("uk", "Проєкт плану вручив міністр армії США.", "Проєкт obj вручив"),
        ("uk", "Рубіо запевнив, що США нададуть Україні надійні гарантії безпеки.", "США nsubj нададуть"),
    ],
)
def test_what_stands_in_front_of_the_verb_need_not_be_its_subject(
    arcs: Arcs, language: str, text: str, arc: str
) -> None:
    assert arc in arcs(language, text)


@pytest.mark.parametrize(
    ("language", "text", "arc"),
    [
        ("uk", "Роберт Фіцо, за словами двох дипломатів, вимагає змін.", "Роберт nsubj вимагає"),
        ("uk", "Роберт Фіцо, за словами двох дипломатів, вимагає змін.", "словами obl вимагає"),
        ("ru", "Эстония, по его словам, уже перевела на это миллион евро.", "Эстония nsubj перевела"),
        ("uk", "Від цієї умови, сказав посадовець, США відмовилися.", "умови obl відмовилися"),
    ],
)
def test_an_aside_does_not_part_a_clause(arcs: Arcs, language: str, text: str, arc: str) -> None:
    assert arc in arcs(language, text)


@pytest.mark.parametrize(
    ("text", "arc"),
    [
        ("Witkoff is due in Moscow on Thursday to see Putin.", "Witkoff nsubj due"),
        ("EU ambassadors are weighing options for the frozen assets.", "options obj weighing"),
        ("President Alexander Stubb has in fact opposed any cap on Ukraine's army.", "has aux opposed"),
        ("Britain to send 3,000 troops to Ukraine once a ceasefire is in place", "Britain nsubj send"),
    ],
)
def test_english_predicates_keep_their_subjects(arcs: Arcs, text: str, arc: str) -> None:
    assert arc in arcs("en", text)


@pytest.mark.parametrize(
    ("language", "text", "arc"),
    [
        ("uk", "Київ — за.", "Київ nsubj за"),
        ("uk", "Лондон проти.", "Лондон nsubj проти"),
        ("uk", "Варшава — проти миротворців.", "Варшава nsubj миротворців"),
        ("uk", "Пєсков заявив, що говорити про дату зустрічі президентів зарано.", "говорити csubj зарано"),
    ],
)
def test_a_stance_and_a_judgement_are_predicates(arcs: Arcs, language: str, text: str, arc: str) -> None:
    assert arc in arcs(language, text)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Рим твердо стоит за планом.", "стоять"),
        ("Министр слушал стоя.", "стоять"),
        ("Такая батарея стоит миллиард.", "стоить"),
        ("На этом стоит остановиться.", "стоить"),
    ],
)
def test_standing_is_told_from_being_worth(trees: Trees, text: str, lemma: str) -> None:
    assert lemma in [token.lemma for sentence in trees("ru", text) for token in sentence.tokens]

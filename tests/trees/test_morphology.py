from guarantor.trees.morphology import analyses, known


def _readings(word: str, language: str) -> set[tuple[str, str | None, str]]:
    return {(a.upos, a.feats.get("Case"), a.lemma) for a in analyses(word, language)}


def test_a_ukrainian_noun_lists_all_its_cases() -> None:
    assert _readings("безпеки", "uk") >= {("NOUN", "Gen", "безпека"), ("NOUN", "Nom", "безпека")}
    assert {a.feats["Number"] for a in analyses("безпеки", "uk")} == {"Sing", "Plur"}


def test_a_russian_noun_has_its_case_and_gender() -> None:
    (first, *_) = analyses("гарантией", "ru")
    assert (first.upos, first.lemma, first.feats["Case"], first.feats["Gender"]) == (
        "NOUN",
        "гарантия",
        "Ins",
        "Fem",
    )


def test_the_preposition_do_is_never_the_musical_note() -> None:
    assert _readings("до", "uk") == {("ADP", None, "до")}


def test_shcho_is_a_subordinator_or_a_pronoun_in_both_languages() -> None:
    for word, language in (("що", "uk"), ("что", "ru")):
        assert {a.upos for a in analyses(word, language)} >= {"SCONJ", "PRON"}


def test_verb_forms_are_told_apart() -> None:
    forms = {word: analyses(word, "uk")[0].feats.get("VerbForm") for word in ("читати", "читає", "працюючи")}
    assert forms == {"читати": "Inf", "читає": "Fin", "працюючи": "Conv"}
    assert analyses("зроблено", "uk")[0].feats["Person"] == "0"
    assert analyses("подписан", "ru")[0].feats["Variant"] == "Short"


def test_a_passive_participle_says_so_in_both_languages() -> None:
    for word, language in (("підписаний", "uk"), ("подписанный", "ru")):
        feats = analyses(word, language)[0].feats
        assert (feats["VerbForm"], feats["Voice"]) == ("Part", "Pass")


def test_letter_case_and_kind_of_apostrophe_play_no_part() -> None:
    assert analyses("П’ять", "uk") == analyses("п'ять", "uk")
    assert analyses("п'ять", "uk")[0].upos == "NUM"


def test_to_be_is_an_auxiliary() -> None:
    assert analyses("був", "uk")[0].upos == "AUX"
    assert analyses("будет", "ru")[0].upos == "AUX"


def test_which_is_a_determiner_of_relative_type() -> None:
    assert {(a.upos, a.feats["PronType"]) for a in analyses("який", "uk")} == {("DET", "Rel")}
    assert {(a.upos, a.feats["PronType"]) for a in analyses("который", "ru")} == {("DET", "Rel")}


def test_an_unknown_word_is_read_by_its_ending() -> None:
    assert not known("кібергарантіями", "uk")
    assert "Ins" in {a.feats.get("Case") for a in analyses("кібергарантіями", "uk")}


def test_english_has_no_dictionary() -> None:
    assert analyses("guarantees", "en") == ()
    assert not known("guarantees", "en")


def test_numbers_and_punctuation_are_recognised() -> None:
    for language in ("uk", "ru"):
        assert analyses("28", language)[0].upos == "NUM"
        assert analyses(",", language)[0].upos == "PUNCT"

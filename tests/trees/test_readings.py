from guarantor.trees.readings import bounded, inflections


def test_a_case_that_the_word_lacks_gives_way_to_the_best_that_it_has() -> None:
    feats = {"Case": "Dat", "Number": "Plur", "Animacy": "Inan"}
    found = bounded(
        "безпеки", "uk", "NOUN", feats, lambda name, value: float((name, value) == ("Case", "Gen"))
    )
    assert (found["Case"], found["Number"], found["Animacy"]) == ("Gen", "Sing", "Inan")


def test_a_case_that_the_word_has_stays_whatever_the_scores() -> None:
    feats = {"Case": "Gen", "Number": "Sing"}
    assert bounded("безпеки", "uk", "NOUN", feats, lambda name, value: -1.0) is feats


def test_a_word_outside_the_dictionary_is_not_bounded() -> None:
    feats = {"Case": "Loc", "Number": "Sing"}
    assert bounded("Кібергарантіями", "uk", "NOUN", feats, lambda name, value: 0.0) is feats
    assert inflections("Кібергарантіями", "uk", "NOUN") == ()


def test_a_part_of_speech_that_the_word_cannot_be_is_not_bounded() -> None:
    assert inflections("безпеки", "uk", "VERB") == ()
    assert inflections("безпеки", "uk", "PROPN") == inflections("безпеки", "uk", "NOUN")

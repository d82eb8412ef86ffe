from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from guarantor import dossiers
from guarantor.dossiers import load
from guarantor.errors import DossierError
from guarantor.model import LANGUAGES

SHIPPED = Path(dossiers.__file__).parent / "ukraine"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return Path(copytree(SHIPPED, tmp_path / "own"))


def test_the_dossier_is_read_once() -> None:
    assert load("ukraine") is load()


def test_everybody_has_a_name_in_three_languages() -> None:
    for person in load().people.values():
        assert all(person.family[language] for language in LANGUAGES), person.id


def test_an_office_changes_hands_on_its_day() -> None:
    dossier = load()
    office = ("UA", "head-of-presidential-office")
    assert [person.id for person in dossier.holders(*office, date(2025, 11, 20))] == ["UA/yermak"]
    assert dossier.holders(*office, date(2025, 12, 15)) == ()
    assert [person.id for person in dossier.holders(*office, date(2026, 1, 10))] == ["UA/budanov"]


def test_on_a_day_of_change_the_newcomer_stands_first() -> None:
    held = load().holders("CZ", "prime-minister", date(2025, 12, 9))
    assert [person.id for person in held] == ["CZ/babis", "CZ/fiala"]


def test_a_detail_tells_two_spokespeople_apart() -> None:
    dossier, day = load(), date(2026, 1, 8)
    assert [p.id for p in dossier.holders("RU", "spokesperson", day, "kremlin")] == ["RU/peskov"]
    assert [p.id for p in dossier.holders("RU", "spokesperson", day, "foreign-ministry")] == ["RU/zakharova"]


@pytest.mark.parametrize(
    ("party", "leader"),
    [
        ("UA", "UA/zelenskyy"),
        ("DE", "DE/merz"),
        ("GB", "GB/starmer"),
        ("NATO", "NATO/rutte"),
        ("FR", "FR/macron"),
    ],
)
def test_a_leader_is_head_of_state_or_government_as_the_state_has_it(party: str, leader: str) -> None:
    found = load().leader(party, date(2026, 1, 8))
    assert found is not None
    assert found.id == leader


def test_the_draft_graph_has_several_versions_at_once() -> None:
    instruments = load().instruments
    assert instruments["plan-20"].parents == ("plan-19",)
    assert {instruments[name].points for name in ("plan-28", "plan-19", "plan-27", "plan-20")} == {
        28,
        19,
        27,
        20,
    }


def test_a_kind_of_body_belongs_to_its_state() -> None:
    kinds = load().kinds
    assert kinds["parliament"].of("UA") == "UA/rada"
    assert kinds["parliament"].of("DK") == "DK/parliament"
    assert kinds["government"].of("IT") == "IT"


def test_an_own_folder_is_a_dossier_too(own: Path) -> None:
    assert set(load(own).people) == set(load().people)


def test_a_missing_dossier_is_named_with_those_that_exist() -> None:
    with pytest.raises(DossierError, match=r"nowhere.*ukraine"):
        load("nowhere")


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("people.toml", "[UA]\nx = { en = 'Joe Doe' }", r"people.toml.*UA/x.*expected 'given"),
        (
            "people.toml",
            "[UA]\nx = { en = 'J + D', uk = 'Д + Д', ru = 'Д + Д', offices = ['president'] }",
            "from/to",
        ),
        (
            "people.toml",
            "[UA]\nx = { en = 'J + D', uk = 'Д + Д', ru = 'Д + Д', offices = ['tsar 2020/..'] }",
            "'tsar' is not defined",
        ),
        (
            "people.toml",
            "[ZZ]\nx = { en = 'J + D', uk = 'Д + Д', ru = 'Д + Д', offices = [] }",
            "'ZZ' is not defined",
        ),
        ("parties.toml", "[state.UA]\nen = {}", "lacks 'uk'"),
        ("instruments.toml", "[plan]\nkind = 'draft'", "lacks 'holders'"),
        ("bodies.toml", "[kind", "expected TOML"),
    ],
)
def test_a_broken_file_is_named_with_what_was_expected(own: Path, file: str, text: str, message: str) -> None:
    (own / file).write_text(text, encoding="utf-8")
    with pytest.raises(DossierError, match=message):
        load(own)


def test_a_missing_file_is_named(own: Path) -> None:
    (own / "offices.toml").unlink()
    with pytest.raises(DossierError, match=r"offices\.toml"):
        load(own)


def test_issues_may_be_absent(own: Path) -> None:
    (own / "issues.toml").unlink(missing_ok=True)
    assert load(own).issues == {}

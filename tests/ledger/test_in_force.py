"""What counts: codings, decisions, new versions, copies; nothing is ever deleted."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from guarantor.errors import LedgerError
from guarantor.ledger import Ledger, schema
from guarantor.model import Article, Decision, Statement

MakeArticle = Callable[..., Article]
MakeStatement = Callable[..., Statement]
NOON = datetime(2026, 1, 9, 12, tzinfo=UTC)
STORY = (
    "Russia on Tuesday rejected the plan that Washington and Kyiv had drawn up over four weeks of talks; "
    "it could be no basis of a settlement and that Moscow would put forward terms of its own soon."
)


def in_force(ledger: Ledger, day: date | None = None) -> list[str]:
    """Ids of the statements that count now, as of a day."""
    table, number = schema.statement.c, (day - date(1970, 1, 1)).days if day else 10**6
    chosen = select(table.id).where(
        table.ended == schema.FOREVER, table.known <= number, table.until > number
    )
    with ledger.connect() as connection:
        return sorted(connection.execute(chosen).scalars())


def origins(ledger: Ledger) -> list[str]:
    table = schema.statement.c
    chosen = select(table.origin).where(table.ended == schema.FOREVER).order_by(table.article)
    with ledger.connect() as connection:
        return list(connection.execute(chosen).scalars())


def test_a_newer_coding_by_rules_takes_the_place_of_the_older(
    ledger: Ledger, an_article: MakeArticle, a_statement: MakeStatement
) -> None:
    old, new = a_statement(coder="rules/1.4"), a_statement(coder="rules/1.5", act="agree")
    ledger.append([an_article()], [old])
    ledger.append([], [new])
    assert in_force(ledger) == [new.id]
    assert len(ledger.statements()) == 2


def test_a_coding_that_finds_nothing_counts_as_a_coding(
    ledger: Ledger, an_article: MakeArticle, a_statement: MakeStatement
) -> None:
    ledger.append([an_article()], [a_statement(coder="rules/1.4")])
    ledger.append([an_article()], coder="rules/1.5")
    assert in_force(ledger) == []
    assert ledger.coded("a1", "rules/1.5")
    assert not ledger.coded("a1", "rules/1.6")


def test_a_persons_coding_outranks_a_machines_and_the_first_of_two_persons_stands(
    ledger: Ledger, an_article: MakeArticle, a_statement: MakeStatement
) -> None:
    made = {
        name: a_statement(coder=name) for name in ("rules/1", "human/ann", "human/bob", "rules/2", "llm/x")
    }
    for statement in made.values():
        ledger.append([an_article()], [statement])
    assert in_force(ledger) == [made["human/ann"].id]
    assert {held.coder for held in ledger.statements(article="a1")} == set(made)


def test_a_reviewers_addition_stands_beside_the_coding(
    ledger: Ledger, an_article: MakeArticle, a_statement: MakeStatement
) -> None:
    coded, added = a_statement(), a_statement(coder="human/ann", act="await")
    ledger.append([an_article()], [coded])
    ledger.append([], [added], whole=False)
    assert in_force(ledger) == sorted([coded.id, added.id])


def test_a_rejected_statement_counts_no_more_until_it_is_accepted_after_all(
    ledger: Ledger, an_article: MakeArticle, a_statement: MakeStatement
) -> None:
    said = a_statement()
    ledger.append([an_article()], [said])
    ledger.append(decisions=[Decision(said.id, "reject", "ann", NOON, "a quotation of another")])
    assert in_force(ledger) == []
    ledger.append(decisions=[Decision(said.id, "accept", "bob", NOON, "no, it is his own")])
    assert in_force(ledger) == [said.id]
    assert [held.reviewer for held in ledger.decisions(said.id)] == ["ann", "bob"]


def test_an_amendment_takes_the_place_of_what_it_amends_and_of_its_like_in_later_codings(
    ledger: Ledger, an_article: MakeArticle, a_statement: MakeStatement
) -> None:
    said, better = a_statement(), a_statement(coder="human/ann", issues=("talks",))
    other = a_statement(act="await")
    ledger.append([an_article()], [said, other])
    ledger.append([], [better], [Decision(said.id, "amend", "ann", NOON, "the talks", better.id)])
    assert in_force(ledger) == sorted([better.id, other.id])
    ledger.append([], [a_statement(coder="rules/2"), a_statement(coder="rules/2", act="meet")])
    assert in_force(ledger) == sorted([better.id, a_statement(coder="rules/2", act="meet").id])


def test_deciding_the_same_twice_adds_nothing(
    ledger: Ledger, an_article: MakeArticle, a_statement: MakeStatement
) -> None:
    said = a_statement()
    decision = Decision(said.id, "reject", "ann", NOON, "no")
    ledger.append([an_article()], [said], [decision])
    assert ledger.append(decisions=[decision]).already == 1
    assert in_force(ledger) == []


def test_a_decision_that_makes_no_sense_is_refused(
    ledger: Ledger, an_article: MakeArticle, a_statement: MakeStatement
) -> None:
    said, same = a_statement(), a_statement(coder="human/ann")
    ledger.append([an_article()], [said])
    wrong = [
        Decision("0" * 16, "reject", "ann", NOON, ""),
        Decision(said.id, "doubt", "ann", NOON, ""),
        Decision(said.id, "amend", "ann", NOON, ""),
        Decision(said.id, "reject", "ann", NOON, "", said.id),
        Decision(said.id, "amend", "ann", NOON, "", same.id),
    ]
    for decision in wrong:
        with pytest.raises(LedgerError):
            ledger.append([], [same], [decision])
    assert in_force(ledger) == [said.id]


def test_a_text_that_changes_at_its_address_is_a_new_version(
    ledger: Ledger, an_article: MakeArticle, a_statement: MakeStatement
) -> None:
    page = "https://news.example/plan"
    ledger.append([an_article("a1", day=5, address=page)], [a_statement("a1")])
    ledger.append(
        [an_article("a2", "It did not reject it.", 7, address=page)], [a_statement("a2", act="await")]
    )
    old, new = ledger.statements()
    assert in_force(ledger, date(2026, 1, 6)) == [old.id]
    assert in_force(ledger, date(2026, 1, 7)) == [new.id]


def test_an_id_that_comes_with_another_text_is_kept_apart(
    ledger: Ledger, an_article: MakeArticle, a_statement: MakeStatement
) -> None:
    ledger.append([an_article()], [a_statement()])
    changed = an_article(text="Moscow did not reject the plan.", day=6)
    added = ledger.append([changed], [a_statement()])
    assert added.renamed == {"a1": "a1~2"}
    assert ledger.append([changed], [a_statement()]).already == 2
    assert [held.article for held in ledger.statements()] == ["a1", "a1~2"]
    assert len(in_force(ledger, date(2026, 1, 6))) == 1


def test_a_copy_has_the_origin_of_the_text_that_was_published_first_whichever_came_in_first(
    ledger: Ledger, an_article: MakeArticle, a_statement: MakeStatement
) -> None:
    ledger.append([an_article("late", STORY + " Photo: AP", 7, outlet="copyist")], [a_statement("late")])
    assert origins(ledger) == ["copyist"]
    ledger.append([an_article("early", STORY, 5, outlet="agency")], [a_statement("early")])
    ledger.append(
        [an_article("other", "Quite another text. " * 20, 8, outlet="rival")], [a_statement("other")]
    )
    assert origins(ledger) == ["agency", "agency", "rival"]


def test_a_rebuild_after_all_that_makes_the_same_rows(
    ledger: Ledger, an_article: MakeArticle, a_statement: MakeStatement
) -> None:
    page = "https://news.example/plan"
    said, better = a_statement("late"), a_statement("late", coder="human/ann", issues=("talks",))
    ledger.append([an_article("late", STORY, 7, outlet="copyist", address=page)], [said])
    ledger.append([an_article("early", STORY, 5, outlet="agency")], [a_statement("early")])
    ledger.append([], [better], [Decision(said.id, "amend", "ann", NOON, "talks", better.id)])
    ledger.append([an_article("newer", STORY, 9, address=page)], [a_statement("newer")])
    ledger.append([], [a_statement("early", coder="rules/2", act="agree")])
    ledger.append(decisions=[Decision(said.id, "accept", "bob", NOON, "was right")])
    with ledger.connect() as connection:
        before = [list(connection.execute(select(table))) for table in schema.DERIVED]
    ledger.rebuild()
    with ledger.connect() as connection:
        after = [list(connection.execute(select(table))) for table in schema.DERIVED]
    for one, other in zip(before, after, strict=True):
        assert sorted(map(tuple, one), key=repr) == sorted(map(tuple, other), key=repr)

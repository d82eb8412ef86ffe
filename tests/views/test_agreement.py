import pytest

from guarantor.model import Span, Statement
from guarantor.views.agreement import agreement


def said(number: int, act: str = "reject", coder: str = "human/ann", **fields: object) -> Statement:
    held = {"actors": ("RU",), "issues": ("plan",), "evidence": Span(10 * number, 10 * number + 8), **fields}
    return Statement(article="a1", act=act, coder=coder, **held)  # type: ignore[arg-type]


def test_equal_codings_agree_wholly() -> None:
    coding = [said(1), said(2, "agree"), said(3, "meet", negated=True)]
    found = {row.field: row for row in agreement(coding, coding)}
    assert found["statement"].equal == 1.0
    assert found["act"].alpha == pytest.approx(1.0)
    assert found["act"].ac1 == pytest.approx(1.0)
    assert found["status"].alpha is None  # one value throughout


def test_alpha_and_ac1_have_the_values_of_a_worked_example() -> None:
    """Ten pairs, nine `reject` for both and one split: agreement 0.9, alpha 0, AC1 0.8895."""
    ours = [said(number) for number in range(10)]
    theirs = [said(number, "agree" if number == 0 else "reject", "human/bob") for number in range(10)]
    act = {row.field: row for row in agreement(ours, theirs)}["act"]
    assert act.n == 10
    assert act.equal == pytest.approx(0.9)
    assert act.alpha == pytest.approx(0.0)
    assert act.ac1 == pytest.approx((0.9 - 0.095) / (1 - 0.095))


def test_a_statement_that_only_one_found_lowers_f1_and_nothing_else() -> None:
    ours, theirs = [said(1), said(2, "agree")], [said(1, coder="human/bob")]
    found = {row.field: row for row in agreement(ours, theirs)}
    assert found["statement"].equal == pytest.approx(2 / 3)
    assert found["act"].n == 1


def test_articles_that_only_one_coded_do_not_count() -> None:
    other = Statement("a2", "meet", ("UA",), ("talks",), Span(0, 5), coder="human/ann")
    assert agreement([said(1), other], [said(1, coder="human/bob")])[0].equal == 1.0

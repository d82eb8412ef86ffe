"""What people coded comes in as statements and decisions; a bad line is a problem and the rest is read."""

import json
from collections.abc import Callable

from guarantor.ledger import Ledger
from guarantor.ledger.coded import coded
from guarantor.model import Article, Statement

LINE = {"article": "a1", "act": "reject", "actors": ["RU"], "issues": ["plan"], "evidence": "Moscow rejected"}


def test_lines_become_statements_of_their_coder_with_exact_evidence(
    ledger: Ledger, an_article: Callable[..., Article]
) -> None:
    ledger.append([an_article()])
    made = coded([json.dumps(LINE), ""], ledger.article, "human/ann")
    assert made.problems == []
    assert made.statements[0].evidence.of(an_article().body) == "Moscow rejected"
    ledger.append([], made.statements)
    assert [held.coder for held in ledger.statements()] == ["human/ann"]


def test_what_is_wrong_with_a_line_is_said_and_the_other_lines_are_read(
    ledger: Ledger, an_article: Callable[..., Article]
) -> None:
    ledger.append([an_article()])
    wrong = [
        LINE | {"act": "muse"},
        LINE | {"article": "nowhere"},
        LINE | {"evidence": "words that do not stand there"},
        LINE | {"colour": "red"},
        {key: value for key, value in LINE.items() if key != "actors"},
    ]
    lines = ["{torn", *map(json.dumps, wrong), json.dumps(LINE)]
    made = coded(lines, ledger.article, "human/ann", where="file, line")
    assert len(made.statements) == 1
    assert [problem.where for problem in made.problems] == [f"file, line {number}" for number in range(1, 7)]
    assert "actors" in made.problems[-1].found


def test_decisions_and_amendments_come_in_beside_the_machines_version(
    ledger: Ledger, an_article: Callable[..., Article], a_statement: Callable[..., Statement]
) -> None:
    said = a_statement()
    ledger.append([an_article()], [said])
    line = {
        "statement": said.id,
        "verdict": "amend",
        "reason": "of the talks",
        "amended": LINE | {"issues": ["talks"]},
    }
    made = coded([json.dumps(line)], ledger.article, "human/ann")
    ledger.append([], made.amendments, made.decisions)
    assert [held.coder for held in ledger.statements()] == ["rules/1", "human/ann"]
    assert ledger.decisions()[0].reviewer == "ann"

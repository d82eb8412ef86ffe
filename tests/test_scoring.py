"""The score is the one of ../shared/gold/score.py, and does what its name says."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from guarantor.cli import main
from guarantor.scoring import pairing, ungrounded
from tests.gold_folders import OWN, SHARED, gold_of

JUDGE = SHARED / "score.py"


def row(**fields: Any) -> dict[str, Any]:
    plain = {
        "article": "a",
        "act": "pledge",
        "actors": ["FR"],
        "issues": ["guarantees.troops"],
        "evidence": "words",
    }
    return {**plain, **fields}


def test_gold_scores_1_against_itself() -> None:
    pairs = pairing(gold_of(OWN / "sample"), gold_of(OWN / "sample"))
    assert pairs.core.f1 == pairs.exactly.f1 == 1.0
    assert set(pairs.slots().values()) == {1.0}


@pytest.mark.parametrize(
    ("other", "matches"),
    [
        ({}, True),
        ({"actors": ["FR/macron"]}, True),
        ({"actors": ["FR", "GB"]}, True),
        ({"actors": ["FR", "GB", "DE"]}, False),
        ({"issues": ["guarantees"]}, True),
        ({"issues": ["plan"]}, False),
        ({"act": "provide"}, False),
        ({"negated": True}, False),
        ({"article": "b"}, False),
        ({"evidence": "another place"}, True),
    ],
)
def test_a_match_needs_act_polarity_parties_and_issue_family(other: dict[str, Any], matches: bool) -> None:
    assert bool(pairing([row()], [row(**other)]).matched) == matches


def test_one_prediction_matches_one_gold_statement() -> None:
    pairs = pairing([row(), row(when="2026-01-06")], [row()])
    assert (len(pairs.matched), len(pairs.missed), len(pairs.spurious)) == (1, 1, 0)
    assert (pairs.core.precision, pairs.core.recall) == (1.0, 0.5)


def test_the_closest_pairs_are_made_first() -> None:
    far, near = row(issues=["guarantees.finance"], evidence="money"), row()
    pairs = pairing([row()], [far, near])
    assert pairs.matched == ((row(), near),)
    assert pairs.spurious == (far,)


def test_nothing_predicted_scores_0() -> None:
    assert pairing([row()], []).core.f1 == 0.0


def test_evidence_outside_the_text_is_found() -> None:
    assert ungrounded([row(), row(evidence="other")], {"a": "the words"}) == [row(evidence="other")]


def disturbed(seed: int) -> list[dict[str, Any]]:
    """The gold of the sample with a third of its rows changed, and some gone or doubled."""
    chance = random.Random(seed)
    rows = []
    for held in gold_of(OWN / "sample"):
        changed = dict(held)
        kind = chance.randrange(9)
        if kind == 0:
            changed["act"] = chance.choice(["pledge", "propose", "meet"])
        elif kind == 1:
            changed["actors"] = [*held["actors"], "CN"]
        elif kind == 2:
            changed["status"] = "possible"
        elif kind == 3:
            continue
        rows += [changed, {**held, "recipients": []}] if kind == 4 else [changed]
    return rows


@pytest.mark.skipif(not JUDGE.exists(), reason="the shared score is not here")
@pytest.mark.parametrize("seed", range(3))
def test_the_figures_are_those_of_the_shared_score(tmp_path: Path, seed: int) -> None:
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("\n".join(map(json.dumps, disturbed(seed))), encoding="utf-8")
    command = [sys.executable, str(JUDGE), str(OWN / "sample"), str(predicted), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    ours = json.loads(
        CliRunner().invoke(main, ["score", str(OWN / "sample"), str(predicted), "--json"]).stdout
    )
    assert set(ours) == set(theirs)
    for language, figures in ours.items():
        assert list(figures["core"].values()) == theirs[language]["core"]
        assert list(figures["exact"].values()) == theirs[language]["exact"]
        assert figures["slots"] == theirs[language]["slots"]


def test_score_lists_what_was_missed_and_fails_on_evidence_outside_the_text(tmp_path: Path) -> None:
    rows = [dict(held) for held in gold_of(OWN / "sample")][1:]
    rows[0]["evidence"] = "these words stand nowhere"
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = CliRunner().invoke(main, ["score", str(OWN / "sample"), str(predicted), "--errors"])
    assert done.exit_code == 1
    assert "missed" in done.stdout
    assert "these words stand nowhere" in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "line 1: not JSON"),
        ("[1]", "the fields article"),
        ('{"article": "a"}', "are missing"),
        (json.dumps(row(article="elsewhere")), "does not hold"),
    ],
)
def test_a_file_that_holds_no_statements_is_told(tmp_path: Path, text: str, said: str) -> None:
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["score", str(OWN / "sample"), str(predicted)])
    assert done.exit_code == 2
    assert said in done.stderr

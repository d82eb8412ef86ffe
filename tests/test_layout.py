"""The house is laid out as the design says: names, sizes, and what must travel in the package."""

from __future__ import annotations

import ast
from importlib.resources import files
from pathlib import Path

import pytest

from guarantor.dossiers import load
from guarantor.grammar.rules import rules
from guarantor.model import LANGUAGES
from guarantor.samples import path as sample

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
LONG = 300  # lines of a file; a few are longer


def test_no_module_has_a_vague_name() -> None:
    assert [path for path in SOURCES if path.stem in VAGUE] == []


def test_files_are_short_with_few_exceptions() -> None:
    long = [path.name for path in SOURCES if len(path.read_text("utf-8").splitlines()) > LONG]
    assert len(long) <= len(SOURCES) // 30, long


def test_functions_are_short() -> None:
    lengths = sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    assert lengths[len(lengths) // 2] <= 9
    assert sum(length > 30 for length in lengths) <= len(lengths) // 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_weights_travel_in_the_package_each_under_15_megabytes_with_a_licence(language: str) -> None:
    folder = files("guarantor.trees").joinpath("weights")
    assert 1_000_000 < len(folder.joinpath(f"{language}.npz").read_bytes()) < 15_000_000
    assert folder.joinpath("LICENSE.md").is_file()


def test_rules_dossier_and_sample_travel_in_the_package() -> None:
    assert len(rules()) > 20
    assert len(load().people) >= 60
    assert len(list(sample().iterdir())) >= 12

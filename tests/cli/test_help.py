"""Every command teaches itself."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from guarantor.cli import main
from guarantor.cli.commands import PLACES


@pytest.mark.parametrize("name", list(PLACES))
def test_every_command_explains_itself_and_its_options(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.help
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0


def test_help_names_every_command_and_the_exit_statuses() -> None:
    printed = CliRunner().invoke(main, ["--help"]).stdout
    assert all(f"\n  {name} " in printed for name in PLACES)
    assert "Exit status: 0 done" in printed


def test_python_m_guarantor_is_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "guarantor", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("guarantor, version ")

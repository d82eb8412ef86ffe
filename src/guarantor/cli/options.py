"""Options and argument types that mean the same in every command."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from guarantor.ledger import Ledger, open_ledger
from guarantor.model import LANGUAGES

DEFAULT_LEDGER = "guarantor.db"
INCOMPLETE = 1  # exit status when something could not be read, or a check failed
REFUSED = 2  # exit status for wrong usage, as click has it, and for what cannot be opened
PIPE_WIDTH = 160  # columns where output is no terminal


class Refusal(click.ClickException):
    """One line that says why nothing was done; exit status 2."""

    exit_code = REFUSED


class Day(click.ParamType[date]):
    """A day as ISO 8601 writes it."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or click's own error with what is expected."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"found {value!r}, expected a day like 2026-01-06", param, ctx)


class Moment(click.ParamType[datetime]):
    """A day or a time as ISO 8601 writes it; UTC where it tells no zone."""

    name = "TIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The time with its zone, or click's own error with what is expected."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"found {value!r}, expected a day or time like 2026-01-06T18:30+02:00", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
PUBLISHED = click.option(
    "--published", type=Moment(), help="Publication time of articles that do not tell theirs."
)
OUTLET = click.option("--outlet", help="Outlet of articles that do not tell theirs.")
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="csv and json hold every column and whole statement ids.",
)


def filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose what a question is asked about."""
    for option in (
        click.option("--language", type=click.Choice(LANGUAGES), help="Only articles in this language."),
        click.option("--issue", help="Only this issue and those below it, as guarantees.troops."),
        click.option("--party", help="Only what names this party, as UA."),
        click.option("--since", type=Day(), help="Only what was published on this day or later."),
        click.option("--as-recorded", type=Moment(), help="Only what this ledger held by then."),
        click.option(
            "--as-of",
            type=Day(),
            help="Only what had been published by the end of this day.  [default: today]",
        ),
    ):
        command = option(command)
    return command


def output() -> Console:
    """Standard output: as wide as the terminal or COLUMNS, or as a table needs where there is neither."""
    told = sys.stdout.isatty() or "COLUMNS" in os.environ
    return Console(width=None if told else PIPE_WIDTH, highlight=False)


def existing(address: str) -> Ledger:
    """The ledger at an address; LedgerError if there is none."""
    return open_ledger(address, create=False)

"""Statements that people coded: checked line by line against the articles of the ledger."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click

from guarantor.cli.options import Refusal
from guarantor.errors import StatementError
from guarantor.ledger import Ledger
from guarantor.model import Article, Problem, Statement

CODER = re.compile(r"(?:human|llm)/[\w.-]+")
ADVICE = "docs/codebook.md tells what each field holds."


def imported(ledger: Ledger, file: Path, coder: str, beside: bool) -> list[Problem]:
    """Append the statements of a file, list what does not fit; OSError if the file cannot be read."""
    if not CODER.fullmatch(coder):
        raise Refusal(f"--coder is {coder!r}, expected human/NAME or llm/NAME")
    read = list(_statements(ledger, file, coder))
    problems = [item for item in read if isinstance(item, Problem)]
    statements = [item for item in read if isinstance(item, Statement)]
    done = ledger.append(statements=statements, whole=not beside)
    for problem in problems:
        click.echo(f"problem: {problem}", err=True)
    click.echo(f"{done.statements} statements added, {done.already} there already, {len(problems)} problems")
    return problems


def _statements(ledger: Ledger, file: Path, coder: str) -> Iterator[Statement | Problem]:
    articles: dict[str, Article | None] = {}
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _statement(ledger, articles, f"{file}, line {number}", line, coder)


def _statement(
    ledger: Ledger, articles: dict[str, Article | None], where: str, line: str, coder: str
) -> Statement | Problem:
    try:
        data = json.loads(line)
        id = data["article"]
        if id not in articles:
            articles[id] = ledger.article(id)
        article = articles[id]
        if article is None:
            return Problem(where, f"the ledger holds no article {id!r}", "Read the article first.")
        return Statement.from_gold(data, article, coder)
    except StatementError as error:
        return Problem(where, str(error), ADVICE)
    except KeyError as error:
        return Problem(where, f"the field {error} is missing", ADVICE)
    except (AttributeError, TypeError, ValueError) as error:
        return Problem(where, f"this is not a statement in JSON ({error})", ADVICE)

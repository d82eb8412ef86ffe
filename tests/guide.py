"""The examples of README.md and docs/guide.md: found, run on the sample, and their output written anew.

    python -m tests.guide

runs every example and puts what it prints under it. A block ```console begins with `$ guarantor ...`; of a block
```console lines=9 only the first nine lines are shown. `ID` stands for the statement that the EU lends 90 bn EUR.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner, Result

from guarantor.cli import main

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "guide.md")
BLOCK = re.compile(
    r"^```console(?: lines=(?P<lines>\d+))?\n\$ guarantor (?P<command>.*)\n(?P<output>(?:.*\n)*?)```$", re.M
)
WIDTH = "120"
SAMPLE = "read --sample"
NOTE = (
    "Harbour Wire\n\nParis and London promise troops after a ceasefire\n\nFrance and Britain will send troops to "
    "Ukraine after a ceasefire, President Emmanuel Macron said on Tuesday.\n\nRussia rejects the deployment of "
    "foreign troops, Kremlin spokesman Dmitry Peskov told reporters.\n"
)


@dataclass(frozen=True, slots=True)
class Example:
    """A command as the page shows it, without `guarantor`, and the output that stands under it."""

    command: str
    output: str
    lines: int | None


def examples(page: Path) -> list[Example]:
    """The examples of a page, in order."""
    found = BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [Example(m["command"], m["output"], int(m["lines"]) if m["lines"] else None) for m in found]


def workplace(folder: Path) -> None:
    """Make the files that the examples name: one article without a date, and an empty one."""
    (folder / "articles").mkdir()
    (folder / "articles" / "paris.txt").write_text(NOTE, encoding="utf-8")
    (folder / "articles" / "empty.txt").write_text("", encoding="utf-8")


def runs(page: Path) -> Iterator[tuple[Example, Result]]:
    """Each example of a page with what it does, one after another in a folder of its own."""
    with TemporaryDirectory() as place, chdir(place):
        workplace(Path(place))
        found = examples(page)
        if found[0].command != SAMPLE:
            done = call(SAMPLE)
            assert done.exit_code == 0, done.output
        for example in found:
            yield example, call(example.command)


def call(command: str) -> Result:
    """Run a command, its output sent to a file where it ends in `> FILE`."""
    words, _, target = command.partition(" > ")
    arguments = [the_loan() if word == "ID" else word for word in shlex.split(words)]
    done = CliRunner(env={"COLUMNS": WIDTH}).invoke(main, arguments)
    if target:
        Path(target).write_text(done.stdout, encoding="utf-8")
    return done


def the_loan() -> str:
    """The id of the statement that the EU lends 90 bn EUR."""
    rows = json.loads(CliRunner().invoke(main, ["view", "timeline", "--format", "json"]).stdout)
    chosen = next(row for row in rows if row["actors"] == ["EU"] and row["act"] == "pledge")
    return str(chosen["statements"][0][:8])


def shown(example: Example, done: Result) -> str:
    """What a page shows of an example's output."""
    if " > " in example.command:
        return done.stderr
    lines = [line.rstrip() for line in done.output.splitlines()]
    while lines and not lines[0]:
        lines.pop(0)
    cut = lines[: example.lines] + (["…"] if example.lines and len(lines) > example.lines else [])
    return "".join(f"{line}\n" for line in cut)


def refresh(page: Path) -> None:
    """Write the output of every example anew."""
    outputs = iter([shown(*run) for run in runs(page)])

    def renewed(match: re.Match[str]) -> str:
        head = match[0][: match.start("output") - match.start()]
        return f"{head}{next(outputs)}```"

    page.write_text(BLOCK.sub(renewed, page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    for name in PAGES:
        refresh(name)

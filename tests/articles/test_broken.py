"""Broken input: each gives a clear problem, and the rest is read."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guarantor.articles import LIMIT, articles_in, files, read
from guarantor.model import Article, Problem

Reader = Callable[[str, str | bytes], Article | Problem]
Writer = Callable[[str, str | bytes], Path]

GOOD = json.dumps(
    {
        "id": "good",
        "published": "2026-01-01T00:00Z",
        "title": "A good one",
        "text": "The president said on Monday that the talks in Paris would go on for two more days.",
    }
)
STORY = "A plan\n\nThe allies said that they would meet in Paris in the next days, and that it was late."
NOBODY = 65534


def problem(outcome: Article | Problem | Path) -> Problem:
    assert isinstance(outcome, Problem), repr(outcome)
    assert outcome.where
    assert outcome.advice.endswith((".", "'."))
    return outcome


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.json"])
@pytest.mark.parametrize("content", [b"", b" \n\n "])
def test_an_empty_file_is_a_problem(read_one: Reader, name: str, content: bytes) -> None:
    assert "empty" in problem(read_one(name, content)).found


def test_an_empty_list_or_file_of_lines_is_a_problem(read_one: Reader) -> None:
    assert "empty" in problem(read_one("a.jsonl", "\n\n")).found
    assert "empty" in problem(read_one("b.json", "[]")).found


def test_lines_that_are_no_utf8_text_are_one_problem(read_one: Reader) -> None:
    assert "UTF-16" in problem(read_one("a.jsonl", GOOD.encode("utf-16"))).found
    assert "gzip" in problem(read_one("b.jsonl", b"\x1f\x8b\x08\x00" + bytes(99))).found


def test_a_name_that_is_no_utf8_can_be_printed_and_stored(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xfe.txt")).write_text(f"Published: 2026-01-01\n\n{STORY}")
    first, second = read([tmp_path])
    assert isinstance(first, Article)
    assert problem(second).where.encode().endswith("/\ufffd.txt".encode())
    assert first.address.encode().endswith("/\ufffd.txt".encode())


def test_a_pdf_under_another_name_is_a_problem(read_one: Reader) -> None:
    assert "PDF" in problem(read_one("a.html", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + b"x" * 1000)).found


def test_a_file_over_the_limit_is_a_problem_and_is_not_read_whole(write: Writer) -> None:
    path = write("a.html", "")
    with path.open("r+b") as file:
        file.truncate(50_000_000)
    (outcome,) = read([path])
    assert "50,000,000 bytes" in problem(outcome).found
    assert f"{LIMIT:,}" in problem(outcome).found


def test_a_text_longer_than_any_article_is_a_problem(read_one: Reader) -> None:
    assert "characters" in problem(read_one("a.txt", "Title\n\n" + "A word and another one. " * 20_000)).found


def test_an_article_in_french_is_a_problem(read_one: Reader) -> None:
    text = "Un plan pour la paix\n\nLe président a dit que les alliés se réuniront dans les prochains jours."
    assert "French" in problem(read_one("a.txt", f"Published: 2026-01-01\n\n{text}")).found


def test_latin1_bytes_of_an_english_article_are_read(read_one: Reader) -> None:
    text = "Published: 2026-01-01\n\nA plan\n\nThe Élysée said that the allies would meet in the next days."
    made = read_one("a.txt", text.encode("latin-1"))
    assert isinstance(made, Article)
    assert "Élysée" in made.text


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 200_000,
        "<b>" * 200_000 + "words",
        "<table><tr><td>" * 50_000,
        "<p>word</p>" * 60_000,
        "<!--" * 200_000,
    ],
)
def test_html_bombs_end_in_a_problem(read_one: Reader, body: str) -> None:
    problem(read_one("a.html", f"<html><body>{body}</body></html>"))


def test_null_bytes_inside_a_text_are_dropped(read_one: Reader) -> None:
    text = (
        "Published: 2026-01-01\n\nA plan\n\nThe allies said that they\0 would meet in Paris in the next days."
    )
    made = read_one("a.txt", text)
    assert isinstance(made, Article)
    assert "that they would" in made.text


def test_an_unknown_kind_of_file_is_a_problem_that_lists_the_known(read_one: Reader) -> None:
    outcome = problem(read_one("a.docx", b"x"))
    assert ".docx" in outcome.found
    assert ".jsonl" in outcome.advice


def test_other_files_in_a_folder_are_one_problem(write: Writer, tmp_path: Path) -> None:
    for name in ("in/a.css", "in/b.css", "in/c.png", "in/.hidden", "in/LICENSE"):
        write(name, "x")
    write("in/good.json", GOOD)
    outcome, good = read([tmp_path / "in"])
    assert "2 × .css, 1 × no ending, 1 × .png" in problem(outcome).found
    assert isinstance(good, Article)


def test_a_path_that_does_not_exist_is_a_problem(tmp_path: Path) -> None:
    (outcome,) = read([tmp_path / "nothing.html"])
    assert "no such file" in problem(outcome).found


def test_a_dangling_link_is_a_problem_and_the_rest_is_read(write: Writer, tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to(tmp_path / "gone.html")
    write("b.json", GOOD)
    dangling, good = read([tmp_path])
    assert "link" in problem(dangling).found
    assert isinstance(good, Article)


def test_a_link_that_points_at_itself_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to(tmp_path / "a.html")
    (outcome,) = read([tmp_path / "a.html"])
    problem(outcome)


def test_a_loop_of_folders_ends(write: Writer, tmp_path: Path) -> None:
    write("in/good.json", GOOD)
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in", target_is_directory=True)
    (only,) = read([tmp_path / "in"])
    assert isinstance(only, Article)


@pytest.mark.parametrize("name", ["a.html", "a.jsonl"])
def test_a_pipe_is_a_problem_and_does_not_hang(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    for outcomes in (list(read([tmp_path])), list(articles_in(tmp_path / name))):
        (outcome,) = outcomes
        assert "a pipe" in problem(outcome).found


def test_a_device_is_a_problem() -> None:
    (outcome,) = read([Path("/dev/zero")])
    assert "a device" in problem(outcome).found


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    (outcome,) = read([tmp_path])
    assert "empty" in problem(outcome).found


def test_files_come_in_sorted_order_from_folders_within_folders(write: Writer, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.html", "c.json"):
        write(name, "x")
    found = [str(path.relative_to(tmp_path)) for path in files([tmp_path]) if isinstance(path, Path)]
    assert found == ["a/b/c.html", "a/z.txt", "b.txt", "c.json"]


def test_a_path_given_twice_is_read_once(write: Writer, tmp_path: Path) -> None:
    path = write("good.json", GOOD)
    assert len(list(read([path, tmp_path, path]))) == 1


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can reach, as pytest's own cannot be."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def as_nobody(paths: list[Path]) -> list[str]:
    """What an unprivileged process reads: permission bits bind everyone but root."""
    receiver, sender = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            said = [f"{type(item).__name__}: {item}" for item in read(paths)]
            os.write(sender, json.dumps(said).encode())
        finally:
            os._exit(0)
    os.close(sender)
    with os.fdopen(receiver, "rb") as stream:
        said = json.loads(stream.read())
    os.waitpid(child, 0)
    return [str(item) for item in said]


@pytest.mark.parametrize("mode", [0o000, stat.S_IRUSR | stat.S_IWUSR])
def test_a_file_without_rights_is_a_problem_and_the_rest_is_read(open_folder: Path, mode: int) -> None:
    if mode and os.getuid():
        pytest.skip("one's own file can be read")
    (open_folder / "a.json").write_text(GOOD)
    (open_folder / "b.json").write_text(GOOD)
    (open_folder / "a.json").chmod(mode)
    locked, good = as_nobody([open_folder])
    assert "no permission" in locked
    assert good.startswith("Article")


def test_a_folder_without_rights_is_a_problem_and_the_rest_is_read(open_folder: Path) -> None:
    (open_folder / "a").mkdir()
    (open_folder / "a" / "x.json").write_text(GOOD)
    (open_folder / "b.json").write_text(GOOD)
    (open_folder / "a").chmod(0o000)
    locked, good = as_nobody([open_folder])
    (open_folder / "a").chmod(0o755)
    assert "no permission" in locked
    assert good.startswith("Article")


def test_a_folder_that_can_be_listed_but_not_entered_is_a_problem(open_folder: Path) -> None:
    (open_folder / "a").mkdir()
    (open_folder / "a" / "x.json").write_text(GOOD)
    (open_folder / "a").chmod(0o444)
    (locked,) = as_nobody([open_folder])
    (open_folder / "a").chmod(0o755)
    assert "no permission" in locked


def test_twelve_bad_files_and_a_good_one_give_twelve_problems_and_an_article(
    write: Writer, tmp_path: Path
) -> None:
    bad = [
        b"",
        b"%PDF",
        b"\0\1\2\3" * 99,
        b"<html></html>",
        b"<p>x",
        b"{",
        b"[1]",
        b"PK\x03\x04",
        b"\xff\xfe",
        b"'",
        b" ",
        b"<",
    ]
    for number, content in enumerate(bad):
        write(f"in/{number:02}.{'html' if number % 2 else 'json'}", content)
    write("in/99.json", GOOD)
    outcomes = list(read([tmp_path / "in"]))
    assert [type(outcome).__name__ for outcome in outcomes] == ["Problem"] * 12 + ["Article"]

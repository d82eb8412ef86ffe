"""Which files there are to read: folders are walked in sorted order, each folder and file once."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from guarantor.model import Problem

KINDS = (".html", ".htm", ".xhtml", ".txt", ".json", ".jsonl")
_LISTED = ", ".join(KINDS)


def found(paths: Sequence[Path]) -> Iterator[Path | Problem]:
    """The files at and under `paths`, and a Problem for each path that cannot be read.

    Nothing is opened. Hidden files are left out; other kinds of file make one Problem a folder.
    Symbolic links are followed; what is reached twice is given once, so that a loop ends.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _at(path, seen, named=True)


def shown(path: Path) -> str:
    """The path as text that can be printed and stored: bytes of its name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _at(path: Path, seen: set[tuple[int, int]], named: bool) -> Iterator[Path | Problem]:
    try:
        status = path.stat()
    except OSError as error:
        yield unreadable(path, error)
        return
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    if stat.S_ISDIR(status.st_mode):
        yield from _inside(path, seen, named)
    elif not stat.S_ISREG(status.st_mode):
        yield Problem(
            shown(path), f"this is {_special(status.st_mode)}, not a file", "Save the article as a file."
        )
    elif path.suffix.lower() not in KINDS:
        yield Problem(shown(path), f"{_kind(path)} are not read", _advice())
    else:
        yield path


def _inside(folder: Path, seen: set[tuple[int, int]], named: bool) -> Iterator[Path | Problem]:
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield unreadable(folder, error)
        return
    entries = [folder / name for name in names if not name.startswith(".")]
    others = Counter(
        shown(Path(entry.suffix)) if entry.suffix else "no ending" for entry in entries if _is_other(entry)
    )
    if others:
        kinds = ", ".join(f"{count} × {suffix}" for suffix, count in others.most_common())
        yield Problem(shown(folder), f"files of other kinds are left out ({kinds})", _advice())
    if named and not entries:
        yield Problem(shown(folder), "the folder is empty", "Name a folder that holds articles.")
    for entry in entries:
        if not _is_other(entry):
            yield from _at(entry, seen, named=False)


def _kind(path: Path) -> str:
    return f"files of the kind {shown(Path(path.suffix))}" if path.suffix else "files without an ending"


def _is_other(path: Path) -> bool:
    return path.suffix.lower() not in KINDS and os.path.isfile(path)


def unreadable(path: Path, error: OSError) -> Problem:
    """The Problem for a path that the operating system refuses."""
    if isinstance(error, FileNotFoundError):
        kind = "a link to a file that does not exist" if path.is_symlink() else "no such file or folder"
        return Problem(shown(path), kind, "Check the spelling of the path.")
    if isinstance(error, PermissionError):
        return Problem(
            shown(path), "no permission to read it", f"Give yourself the right: chmod +rX '{shown(path)}'."
        )
    reason = (error.strerror or str(error)).lower()
    return Problem(shown(path), f"the system cannot read it ({reason})", "Check the path and the disk.")


def _special(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"


def _advice() -> str:
    return f"Read are {_LISTED}."

"""A ledger of the sample's gold, a real server on the loopback, and a real browser where one is installed."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from guarantor.ledger import open_ledger
from guarantor.model import Article, Source, Span, Statement
from guarantor.web import app

SAMPLE = Path(__file__).resolve().parents[1] / "gold" / "sample"
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
HOSTILE = Article(
    id='x/<b>"1"',
    language="en",
    outlet="<script>alert('outlet')</script>",
    published=datetime(2026, 1, 9, 12, tzinfo=UTC),
    title="<script>document.title = 'title ran'</script>",
    text="Before. <img src=x onerror=alert(1)> Moscow rejected <script>alert(2)</script> the plan. After.",
    address="javascript:alert(3)",
    author="<i>nobody</i>",
)


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Message
    body: bytes
    address: str

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def data(self) -> Any:
        return json.loads(self.body)


Get = Callable[[str], Answer]


def sample_articles() -> list[Article]:
    lines = (SAMPLE / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Article(**{**row, "published": datetime.fromisoformat(row["published"])}) for row in rows]


def sample_statements(articles: list[Article]) -> list[Statement]:
    held = {article.id: article for article in articles}
    lines = (SAMPLE / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Statement.from_gold(row, held[row["article"]], "human/gold") for row in rows]


def hostile_statement() -> Statement:
    start = HOSTILE.body.index("Moscow")
    end = HOSTILE.body.index(" After.")
    sources = (Source("<b>Bulletin</b>", "outlet"),)
    fields = {"actors": ("RU",), "issues": ("plan",), "coder": "human/<u>me</u>", "sources": sources}
    return Statement(article=HOSTILE.id, act="reject", evidence=Span(start, end), **fields)  # type: ignore[arg-type]


def fill(address: str) -> None:
    articles = sample_articles()
    with open_ledger(address) as ledger:
        ledger.append([*articles, HOSTILE], [*sample_statements(articles), hostile_statement()])


@contextmanager
def serving(address: str) -> Iterator[str]:
    """The site's address while a server runs in a thread, at a port that the system gave."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app(address), log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    for _ in range(500):
        if server.started:
            break
        time.sleep(0.02)
    assert server.started
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listener.close()


def got(address: str) -> Answer:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return Answer(answer.status, answer.headers, answer.read(), answer.url)
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read(), address)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    ledger = str(tmp_path_factory.mktemp("web") / "ledger.db")
    fill(ledger)
    with serving(ledger) as address:
        yield address


@pytest.fixture(scope="session")
def get(site: str) -> Get:
    return lambda path: got(site + path)


@pytest.fixture
def browser(tmp_path: Path) -> Callable[..., str]:
    """A browser with an empty profile: give it arguments, get what it writes."""
    if BROWSER is None:
        pytest.skip("no chromium is installed")

    def run(*arguments: str) -> str:
        command = [str(BROWSER), *QUIET, f"--user-data-dir={tmp_path / 'profile'}", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout

    return run

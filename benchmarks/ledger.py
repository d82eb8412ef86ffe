"""Appending to a ledger and answering from it, at size: `ledger.py [--statements N] [--engine sqlite|postgresql]`.

Statements are made up with the skew of a real archive: a few parties and issues have most of the statements,
most articles tell what others told, a tenth is background with an older date, and the archive covers three
years. PostgreSQL is started for the occasion, with its durable defaults, where it is installed.

    python benchmarks/ledger.py --statements 1000000 --engine sqlite --keep /tmp/bench
"""

from __future__ import annotations

import argparse
import json
import os
import pwd
import random
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from sqlalchemy import text

from guarantor import views
from guarantor.ledger import Ledger, open_ledger
from guarantor.model import Amount, Article, Source, Span, Statement, Terms

START, DAYS = date(2023, 1, 1), 1095
PER_ARTICLE = 10
BATCH = 200  # articles in one transaction
STATES = [
    "UA",
    "US",
    "RU",
    "FR",
    "GB",
    "DE",
    "PL",
    "IT",
    "TR",
    "CN",
    "ES",
    "NL",
    "SE",
    "NO",
    "FI",
    "DK",
    "CZ",
    "SK",
    "HU",
    "RO",
    "BG",
    "LT",
    "LV",
    "EE",
    "BE",
    "CA",
    "AU",
    "JP",
]
PARTIES = [*STATES, "coalition", "EU", "NATO", "europe", "allies", "UN", "IAEA", "mediators"]
PEOPLE = {"UA": "zelenskyy", "US": "trump", "RU": "putin", "FR": "macron", "GB": "starmer", "DE": "merz"}
ISSUES = [
    "plan",
    "talks",
    "guarantees",
    "ceasefire",
    "territory.donbas",
    "guarantees.troops",
    "sanctions",
    "assets",
    "guarantees.weapons",
    "territory",
    "guarantees.finance",
    "prisoners",
    "hostilities",
    "guarantees.legal-force",
    "guarantees.mutual-defence",
    "nuclear-plant",
    "nato",
    "eu",
    "guarantees.monitoring",
    "guarantees.training",
    "guarantees.duration",
    "territory.line",
    "ceasefire.energy",
    "reconstruction",
    "elections",
    "forces",
    "territory.south",
    "trade",
    "justice",
    "ceasefire.sea",
]
ACTS = [
    "pledge",
    "demand",
    "propose",
    "reject",
    "agree",
    "discuss",
    "meet",
    "accuse",
    "threaten",
    "provide",
    "await",
    "revise",
    "submit",
    "ratify",
]
PLACES = ("Paris", "Kyiv", "Berlin", "Geneva", "Abu Dhabi", "London", "Moscow", "Washington")
WORDS = [f"word{number}" for number in range(20_000)]
OUTLETS = [f"outlet {number}" for number in range(400)]


def skewed(count: int) -> list[float]:
    """Cumulative weights of Zipf's law."""
    return list(accumulate(1 / (place + 1) for place in range(count)))


WEIGHTS = {
    size: skewed(size)
    for size in (len(PARTIES), len(ISSUES), len(ACTS), len(OUTLETS), len(PLACES), len(WORDS))
}


def picked(dice: random.Random, values: list[str] | tuple[str, ...]) -> str:
    return dice.choices(values, cum_weights=WEIGHTS[len(values)])[0]


def an_actor(dice: random.Random) -> str:
    party = picked(dice, PARTIES)
    return f"{party}/{PEOPLE[party]}" if party in PEOPLE and dice.random() < 0.5 else party


def articles(statements: int, seed: int = 1) -> Iterator[tuple[Article, list[Statement]]]:
    """Articles in the order of publication, with their statements."""
    dice = random.Random(seed)
    count = statements // PER_ARTICLE
    for number in range(count):
        day = START + timedelta(days=number * DAYS // count)
        published = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(
            seconds=dice.randrange(86400)
        )
        words = " ".join(dice.choices(WORDS, cum_weights=WEIGHTS[len(WORDS)], k=200))
        language = dice.choice(("en", "uk", "ru"))
        outlet = picked(dice, OUTLETS)
        article = Article(
            f"a{number}", language, outlet, published, f"News {number}", words, f"https://x.test/{number}"
        )
        yield article, [a_statement(dice, article, day) for _ in range(PER_ARTICLE)]


def a_statement(dice: random.Random, article: Article, day: date) -> Statement:
    act = picked(dice, ACTS)
    told = day - timedelta(days=dice.randrange(1, 60) if dice.random() < 0.1 else dice.randrange(2))
    ahead = day + timedelta(days=dice.randrange(1, 20))
    planned = act == "meet" and dice.random() < 0.3
    return Statement(
        article=article.id,
        act=act,
        actors=tuple(dict.fromkeys(an_actor(dice) for _ in range(dice.choice((1, 1, 1, 2, 2, 3))))),
        recipients=(an_actor(dice),) if dice.random() < 0.3 else (),
        issues=tuple(dict.fromkeys(picked(dice, ISSUES) for _ in range(dice.choice((1, 1, 1, 2))))),
        negated=dice.random() < 0.06,
        status="planned" if planned else dice.choices(("actual", "possible", "conditional"), (9, 1, 1))[0],
        when=(ahead if planned else told).isoformat() if dice.random() < 0.6 else None,
        sources=(Source(an_actor(dice), dice.choice(("named", "anonymous"))),) if dice.random() < 0.5 else (),
        terms=some_terms(dice),
        evidence=Span(dice.randrange(100), dice.randrange(200, 300)),
        coder="rules/1",
    )


def some_terms(dice: random.Random) -> Terms:
    return Terms(
        points=dice.choice((19, 20, 27, 28)) if dice.random() < 0.03 else None,
        amount=Amount("troops", dice.choice((5000, 6000, 15000))) if dice.random() < 0.05 else None,
        duration=dice.choice(("P10Y", "P15Y")) if dice.random() < 0.03 else None,
        within="P7D" if dice.random() < 0.02 else None,
        condition=dice.choice(("after-ceasefire", "upon-attack")) if dice.random() < 0.08 else None,
        place=picked(dice, PLACES) if dice.random() < 0.1 else None,
    )


def fill(ledger: Ledger, statements: int) -> list[tuple[int, float, float]]:
    """Append; returns, for each transaction, how many statements there are then, and seconds of clock and CPU."""
    batch: list[tuple[Article, list[Statement]]] = []
    steps, held = [], 0
    for pair in articles(statements):
        batch.append(pair)
        if len(batch) == BATCH:
            said = [made for _, statements_ in batch for made in statements_]
            began, used = time.perf_counter(), time.process_time()
            held += ledger.append([article for article, _ in batch], said).statements
            steps.append((held, time.perf_counter() - began, time.process_time() - used))
            batch = []
    return steps


def rate(steps: list[tuple[int, float, float]], part: float) -> dict[str, float]:
    """Statements a second over the last `part` of the transactions."""
    last = steps[-max(2, int(len(steps) * part)) :]
    added = last[-1][0] - last[0][0]
    clock, used = (sum(step[place] for step in last[1:]) for place in (1, 2))
    return {"per_second": round(added / clock), "per_cpu_second": round(added / used)}


def dashboard(now: date) -> dict[str, views.Scope]:
    """What a dashboard asks of each view: its page, and of the views that count, the last month."""
    page, month = (
        views.Scope(as_of=now, limit=50),
        views.Scope(as_of=now, since=now - timedelta(days=30), limit=50),
    )
    return {name: month if name in ("sources", "calendar") else page for name in views.names()}


def timed(ledger: Ledger, name: str, scope: views.Scope, runs: int) -> dict[str, float]:
    supposed = views.Supposed(scope.as_of, scope.day + timedelta(days=30))
    spent, used = [], time.process_time()
    with ledger.connect() as connection:
        for _ in range(runs + 2):
            began = time.perf_counter()
            rows = len(views.answer_in(connection, name, scope, supposed))
            spent.append(1000 * (time.perf_counter() - began))
    used = 1000 * (time.process_time() - used) / (runs + 2)
    spent = sorted(spent[2:])
    return {
        "median_ms": round(statistics.median(spent), 1),
        "p95_ms": round(spent[min(len(spent) - 1, int(0.95 * len(spent)))], 1),
        "cpu_ms": round(used, 1),  # of this process: all there is to SQLite
        "rows": rows,
    }


def size(ledger: Ledger, path: Path) -> int:
    if ledger.engine.dialect.name == "sqlite":
        return sum(part.stat().st_size for part in path.parent.glob(path.name + "*"))
    with ledger.connect() as connection:
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """The address of a server of our own, settings as Debian ships them but for a larger cache."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))[-1].parent
    prefix: list[str] = []
    if os.getuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        folder.chmod(0o755)
        prefix = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"
    options = (
        f"-c listen_addresses='' -c unix_socket_directories={folder} -c shared_buffers=1GB"
        " -c max_wal_size=4GB -c random_page_cost=1.1 -c jit=off"
    )
    if not data.exists():
        initdb = [
            *prefix,
            f"{programs}/initdb",
            "-D",
            str(data),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
        ]
        subprocess.run(initdb, check=True, capture_output=True, cwd="/")
    control = [*prefix, f"{programs}/pg_ctl", "-D", str(data), "-w"]
    start = [*control, "-l", str(folder / "log"), "-o", options, "start"]
    subprocess.run(start, check=True, capture_output=True, cwd="/")
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        with suppress(subprocess.CalledProcessError):
            subprocess.run([*control, "-m", "fast", "stop"], check=True, capture_output=True, cwd="/")


def measure(address: str, path: Path, statements: int, runs: int, only: list[str]) -> dict[str, object]:
    """Fill the ledger if it is empty, then time each view as of today and as of a day a year back."""
    found: dict[str, object] = {"statements": statements}
    with open_ledger(address) as ledger:
        with ledger.connect() as connection:
            empty = connection.execute(text("SELECT 1 FROM journal LIMIT 1")).first() is None
        if empty:
            steps = fill(ledger, statements)
            found["append"] = {"whole": rate(steps, 1.0), "last_tenth": rate(steps, 0.1)}
            with ledger.connect() as connection:
                connection.execute(text("ANALYZE"))
                connection.commit()
        found["bytes_per_statement"] = round(size(ledger, path) / statements)
        now = START + timedelta(days=DAYS - 1)
        for name, scope in dashboard(now).items():
            if only and name not in only:
                continue
            back = timedelta(days=365)
            then = replace(scope, as_of=now - back, since=scope.since and scope.since - back)
            found[name] = {"today": timed(ledger, name, scope, runs), "past": timed(ledger, name, then, runs)}
            print(name, json.dumps(found[name]), flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--keep", type=Path, help="Folder to keep the ledger in; used again if it is there.")
    parser.add_argument("--only", nargs="*", default=[], help="Only these views.")
    asked = parser.parse_args()
    folder = asked.keep or Path(tempfile.mkdtemp(prefix="guarantor-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if asked.engine == "sqlite":
            path = folder / f"{asked.statements}.db"
            found = measure(str(path), path, asked.statements, asked.runs, asked.only)
        else:
            with postgresql(folder) as address:
                found = measure(address, folder, asked.statements, asked.runs, asked.only)
        print(json.dumps(found, indent=1))
    finally:
        if not asked.keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

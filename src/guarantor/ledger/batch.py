"""What of a batch is new, in the order in which the journal takes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from guarantor.errors import LedgerError
from guarantor.ledger import schema
from guarantor.ledger.payload import Coding, Content, decision_id, said
from guarantor.model import Article, Decision, Statement

CHUNK = 500
Held = TypeVar("Held", Statement, Decision)


@dataclass(frozen=True, slots=True)
class Batch:
    """New contents in journal order, how many given things were there already, and ids that were changed."""

    contents: list[Content]
    already: int
    renamed: dict[str, str] = field(default_factory=dict)


def batch(
    connection: Connection,
    articles: Sequence[Article],
    statements: Sequence[Statement],
    decisions: Sequence[Decision],
    coder: str | None,
    whole: bool,
) -> Batch:
    """Articles, codings, statements, decisions, and last the statements by which decisions amend."""
    new_articles, renamed = _articles(connection, articles)
    named = [_renamed(statement, renamed) for statement in statements]
    new_statements = _new(connection, schema.entry.c.statement, {held.id: held for held in named})
    new_decisions = _new(connection, schema.decision.c.id, {decision_id(held): held for held in decisions})
    amendments = {held.amended for held in decisions if held.amended}
    plain = [held for held in new_statements if held.id not in amendments]
    pairs = [(held.article, held.coder) for held in named if held.id not in amendments] if whole else []
    pairs += [(renamed.get(held.id, held.id), coder) for held in articles] if coder else []
    _refuse_unknown_articles(connection, new_articles, new_statements)
    _refuse_unknown_statements(connection, named, new_decisions)
    contents: list[Content] = [*new_articles, *_codings(connection, pairs), *plain, *new_decisions]
    contents += [held for held in new_statements if held.id in amendments]
    given = len(articles) + len(statements) + len(decisions)
    return Batch(contents, given - len(new_articles) - len(new_statements) - len(new_decisions), renamed)


def _articles(connection: Connection, articles: Sequence[Article]) -> tuple[list[Article], dict[str, str]]:
    """Articles not known yet; one that has a known id and another text gets the id `ID~2`, and so on."""
    table, bases = schema.article.c, {held.id.partition("~")[0] for held in articles}
    rows = _in_chunks(connection, table.base, bases, table.id, table.digest)
    digests = {row.id: row.digest for row in rows}
    new: list[Article] = []
    renamed: dict[str, str] = {}
    for article in articles:
        version = _version(article, digests)
        if version != article.id:
            renamed[article.id] = version
        if version not in digests:
            digests[version] = article.digest
            new.append(replace(article, id=version))
    return new, renamed


def _version(article: Article, digests: dict[str, str]) -> str:
    """The id under which this text is or will be known."""
    if digests.get(article.id, article.digest) == article.digest:
        return article.id
    base, number = article.id.partition("~")[0], 2
    while digests.get(f"{base}~{number}", article.digest) != article.digest:
        number += 1
    return f"{base}~{number}"


def _renamed(statement: Statement, renamed: dict[str, str]) -> Statement:
    return (
        replace(statement, article=renamed[statement.article]) if statement.article in renamed else statement
    )


def _new(connection: Connection, column: Any, held: dict[str, Held]) -> list[Held]:
    known = {row[0] for row in _in_chunks(connection, column, held, column)}
    return [value for key, value in held.items() if key not in known]


def _codings(connection: Connection, pairs: Iterable[tuple[str, str]]) -> list[Coding]:
    wanted = dict.fromkeys(pairs)
    rows = _in_chunks(connection, schema.coding.c.article, {article for article, _ in wanted})
    known = {(row.article, row.coder) for row in rows}
    return [Coding(*pair) for pair in wanted if pair not in known]


def _in_chunks(connection: Connection, column: Any, values: Iterable[str], *read: Any) -> list[Any]:
    """Rows by the values of a column: those columns, or whole rows."""
    chosen, wanted = select(*(read or (column.table,))), sorted(set(values))
    found: list[Any] = []
    for start in range(0, len(wanted), CHUNK):
        found += connection.execute(chosen.where(column.in_(wanted[start : start + CHUNK]))).all()
    return found


def _refuse_unknown_articles(
    connection: Connection, articles: Sequence[Article], statements: Sequence[Statement]
) -> None:
    wanted = {held.article for held in statements} - {held.id for held in articles}
    known = {row.id for row in _in_chunks(connection, schema.article.c.id, wanted, schema.article.c.id)}
    if wanted - known:
        raise LedgerError(
            f"statements are about articles that the ledger does not hold: {sorted(wanted - known)}"
        )


def _refuse_unknown_statements(
    connection: Connection, statements: Sequence[Statement], decisions: Sequence[Decision]
) -> None:
    if not decisions:
        return
    here = {held.id: said(held) for held in statements}
    wanted = {held.statement for held in decisions} | {held.amended for held in decisions if held.amended}
    rows = _in_chunks(connection, schema.entry.c.statement, wanted - set(here))
    known = here | {row.statement: row.said for row in rows}
    for decision in decisions:
        _refuse_decision(decision, known)


def _refuse_decision(decision: Decision, known: dict[str, str]) -> None:
    if decision.verdict not in ("accept", "reject", "amend"):
        raise LedgerError(f"verdict is {decision.verdict!r}, expected accept, reject or amend")
    if (decision.verdict == "amend") != (decision.amended is not None):
        raise LedgerError(
            "an amendment, and nothing else, names the statement that takes the judged one's place"
        )
    for statement in (decision.statement, decision.amended):
        if statement is not None and statement not in known:
            raise LedgerError(f"a decision is about statement {statement}, which the ledger does not hold")
    if decision.amended and known[decision.amended] == known[decision.statement]:
        raise LedgerError("an amendment says the same as what it amends; accept it instead")

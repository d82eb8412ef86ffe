"""Why a statement stands as it does: its sentence with the evidence marked, the tree, the rule that fired."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from guarantor.cli.cells import duration
from guarantor.cli.finding import statement_named
from guarantor.cli.rendering import marked, tree_of
from guarantor.coding import coded
from guarantor.dossiers import Dossier
from guarantor.grammar.coder import Coded
from guarantor.grammar.rules import Rule, rule_named
from guarantor.ledger import Ledger
from guarantor.model import Article, Decision, Span, Statement

HUMAN = "human/"


def explain_statement(console: Console, ledger: Ledger, id: str, dossier: Dossier) -> None:
    """Print what was coded, where it stands, what made it, who judged it; LedgerError if it is not there."""
    statement, article = statement_named(ledger, id)
    _head(console, statement, article)
    made = None if statement.coder.startswith(HUMAN) else _found(statement, coded(article, dossier))
    console.print(marked(article.body, _around(article, statement, made), statement.evidence))
    if made:
        _how(console, made)
    else:
        console.print(f"\n{_other(statement)}", markup=False)
    for decision in ledger.decisions(statement.id):
        console.print(f"\n{_judged(decision)}", markup=False)


def _head(console: Console, statement: Statement, article: Article) -> None:
    console.print(f"{statement.id}  {statement}", markup=False, style="bold")
    for label, value in _fields(statement):
        console.print(f"  {label:<10} {value}", markup=False)
    console.print(f"{article.outlet}, {article.published:%Y-%m-%d %H:%M %Z}, {article.title}", markup=False)
    console.print(f"{article.address or article.id}\n", markup=False, style="dim")


def _fields(statement: Statement) -> list[tuple[str, str]]:
    """What the one line of the statement leaves out or has in code."""
    terms = statement.terms
    rows = [
        ("coder", statement.coder),
        (
            "confidence",
            "" if statement.confidence is None else f"{statement.confidence:.0%} of such are right",
        ),
        ("instrument", statement.instrument or ""),
        ("duration", duration(terms.duration) if terms.duration else ""),
        ("within", duration(terms.within) if terms.within else ""),
    ]
    return [(label, value) for label, value in rows if value]


def _found(statement: Statement, now: Sequence[Coded]) -> Coded | None:
    """What this version codes there: the same statement, else the same act on the same evidence."""
    same = [item for item in now if item.statement.id == statement.id]
    alike = [
        item
        for item in now
        if (item.statement.act, item.statement.evidence) == (statement.act, statement.evidence)
    ]
    return next(iter(same + alike), None)


def _around(article: Article, statement: Statement, made: Coded | None) -> Span:
    """The sentence of the evidence, or its paragraph where no tree was made."""
    evidence = statement.evidence
    if made:
        return Span(min(made.sentence.start, evidence.start), max(made.sentence.end, evidence.end))
    end = article.body.find("\n", evidence.end)
    return Span(article.body.rfind("\n", 0, evidence.start) + 1, len(article.body) if end < 0 else end)


def _how(console: Console, found: Coded) -> None:
    rule = rule_named(found.statement.rule)
    console.print()
    console.print(tree_of(found.sentence, {found.cue: f"<- cue of rule {rule.name}"}))
    console.print(f"\nrule {rule.name}: {rule.gloss}", markup=False)
    _example(console, rule)


def _example(console: Console, rule: Rule) -> None:
    for example in rule.examples[:1]:
        console.print(f"for example: {example.text}\n          -> {'; '.join(example.states)}", markup=False)


def _other(statement: Statement) -> str:
    if statement.coder.startswith(HUMAN):
        return f"coded by a person: {statement.coder.removeprefix(HUMAN)}"
    return f"coded by {statement.coder}; this version codes the sentence in another way"


def _judged(decision: Decision) -> str:
    replaced = f" by {decision.amended}" if decision.amended else ""
    return (
        f"{decision.verdict}{replaced}: {decision.reviewer}, {decision.decided:%Y-%m-%d}: {decision.reason}"
    )

"""Why a statement stands as it does: its sentence with the evidence marked, the tree, the rule that fired."""

from __future__ import annotations

from rich.console import Console

from guarantor.cli.rendering import marked, tree_of
from guarantor.coding import coded
from guarantor.dossiers import Dossier
from guarantor.errors import GuarantorError
from guarantor.grammar.coder import Coded
from guarantor.grammar.rules import Rule, rule_named
from guarantor.ledger import Ledger
from guarantor.model import Article, Span, Statement


def explain_statement(console: Console, ledger: Ledger, id: str, dossier: Dossier) -> None:
    """Print what was coded, where it stands and what made it; GuarantorError if the ledger has no such statement."""
    statement = ledger.statement(id)
    if statement is None:
        raise GuarantorError(f"no statement {id} in this ledger; `guarantor view timeline` lists their ids")
    article = ledger.article(statement.article)
    if article is None:
        raise GuarantorError(f"statement {id} names article {statement.article}, which this ledger does not hold")
    _head(console, statement, article)
    found = next((item for item in coded(article, dossier) if item.statement.id == statement.id), None)
    if found:
        _how(console, found, article)
    else:
        console.print(f"coded by {statement.coder}; the rules of this version do not code it the same way")


def _head(console: Console, statement: Statement, article: Article) -> None:
    console.print(f"{statement.id}  {statement}", markup=False, style="bold")
    console.print(f"{article.outlet}, {article.published:%Y-%m-%d %H:%M}, {article.title}", markup=False)
    console.print(article.address or article.id, markup=False, style="dim")


def _how(console: Console, found: Coded, article: Article) -> None:
    rule = rule_named(found.statement.rule)
    around = Span(found.sentence.start, found.sentence.end)
    console.print()
    console.print(marked(article.body, around, found.statement.evidence))
    console.print()
    console.print(tree_of(found.sentence, {found.cue: f"<- cue of rule {rule.name}"}))
    console.print(f"\nrule {rule.name}: {rule.gloss}", markup=False)
    _example(console, rule)


def _example(console: Console, rule: Rule) -> None:
    for example in rule.examples[:1]:
        console.print(f"for example: {example.text}\n          -> {'; '.join(example.states)}", markup=False)

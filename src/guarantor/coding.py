"""Articles to statements: the one place where articles, trees, dossier and grammar meet."""

from __future__ import annotations

from guarantor import trees
from guarantor.dossiers import Dossier
from guarantor.grammar.coder import Coded, code, readings
from guarantor.model import Article, Statement


def coded(article: Article, dossier: Dossier) -> list[Coded]:
    """All statements of an article with the sentence and cue behind each, in order of the text."""
    sentences = trees.parse(article.language, article.body, trees.segments(article))
    return code(article, readings(article, sentences, dossier), dossier)


def statements(article: Article, dossier: Dossier) -> list[Statement]:
    """All statements of an article, in order of the text."""
    return [item.statement for item in coded(article, dossier)]

"""The HTTP API: views, the brief and statements as JSON, with the filters and field names of the pages."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from guarantor import views
from guarantor.ledger import Ledger
from guarantor.web import asking
from guarantor.web.filters import Filters, filters
from guarantor.web.findings import finding, statement_data
from guarantor.web.pages import known_view, missing

ROWS = 1_000  # of one answer, unless `limit` says otherwise


class Api:
    """The endpoints that answer in JSON."""

    def __init__(self, ledger: Ledger):
        self.ledger = ledger

    def view(self, request: Request) -> Response:
        """`/api/view/NAME`: `view question filters columns rows more`; `more`: rows were left out."""
        return self._view(request, known_view(request))

    def differences(self, request: Request) -> Response:
        """`/api/view/drafts/differences`: what changed between versions, in the form of a view."""
        return self._view(request, "differences")

    def _view(self, request: Request, name: str) -> Response:
        asked = filters(request.query_params.multi_items(), ROWS, strict=True, name=name)
        with self.ledger.connect() as connection:
            page = asking.page(connection, name, asked)
        head = {"view": name, "question": views.question(name), "as_of": asked.scope.day}
        rows = {"columns": page.table.columns, "rows": list(page.table.dicts()), "more": page.more}
        return as_json(head | {"filters": _shown(asked)} | rows)

    def brief(self, request: Request) -> Response:
        """`/api/brief`: `as_of filters counts`, and the rows of each section under its key."""
        asked = filters(request.query_params.multi_items(), ROWS, strict=True)
        with self.ledger.connect() as connection:
            brief = views.brief(connection, replace(asked.scope, limit=None))
        tables = {section.key: asking.cut(section.table, asked.limit).table for section in brief.sections}
        sections = {key: list(table.dicts()) for key, table in tables.items()}
        return as_json({"as_of": brief.as_of, "filters": _shown(asked), "counts": brief.counts, **sections})

    def statement(self, request: Request) -> Response:
        """`/api/statement/ID`: the coded fields, the article's head, the sentence, what made it."""
        id = request.path_params["id"]
        found = finding(self.ledger, id)
        if found is None:
            raise missing("statement", id)
        return as_json(statement_data(found))


def error(status: int, title: str, message: str) -> Response:
    """An error as JSON: its status, its name, and what was found and expected."""
    return as_json({"status": status, "error": title, "message": message}, status)


def as_json(data: Any, status: int = 200) -> Response:
    """Data as JSON; days and moments in ISO 8601."""
    text = json.dumps(data, ensure_ascii=False, default=str, separators=(",", ":"))
    return Response(text, status, media_type="application/json")


def _shown(asked: Filters) -> dict[str, Any]:
    return {**asked.given, "limit": asked.limit}

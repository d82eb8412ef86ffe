"""The pages: brief, views, statements, articles. Each answers from a connection of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from guarantor import __version__, views
from guarantor.ledger import Ledger
from guarantor.model import LANGUAGES
from guarantor.web import asking, cells
from guarantor.web.filters import Filters, address, filters, place
from guarantor.web.findings import finding, reading

ROWS = 50  # of a view's page
BRIEF_ROWS = 15  # of each section of the brief


def environment() -> Environment:
    """The templates; all that they show is escaped."""
    made = Environment(
        loader=PackageLoader("guarantor.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "address": address,
        "place": place,
        "views": views.names(),
        "languages": LANGUAGES,
        "linked": cells.LINKED,
        "unbroken": cells.UNBROKEN,
        "version": __version__,
    }
    made.filters |= {"heading": cells.heading, "web_address": cells.web_address}
    made.globals["cell"] = cells.cell
    return made


class Pages:
    """The endpoints that answer in HTML."""

    def __init__(self, ledger: Ledger, templates: Environment):
        self.ledger = ledger
        self.templates = templates

    def brief(self, request: Request) -> Response:
        """`/`: the front page."""
        asked = filters(request.query_params.multi_items(), BRIEF_ROWS)
        if cleared := _cleared(request, asked):
            return cleared
        with self.ledger.connect() as connection:
            brief = views.brief(connection, replace(asked.scope, limit=None))
        sections = [_section(section, asked) for section in brief.sections]
        return self._page("brief.html", request, brief=brief, sections=sections, asked=asked, view="")

    def view(self, request: Request) -> Response:
        """`/view/NAME`: one view as a table."""
        return self._view(request, known_view(request))

    def differences(self, request: Request) -> Response:
        """`/view/drafts/differences`: what changed between versions, word by word where there are words."""
        return self._view(request, "differences")

    def _view(self, request: Request, name: str) -> Response:
        asked = filters(request.query_params.multi_items(), ROWS, name=name)
        if cleared := _cleared(request, asked):
            return cleared
        with self.ledger.connect() as connection:
            page = asking.page(connection, name, asked)
        more = address(request.url.path, asked.given, limit=asking.longer(asked)) if page.more else None
        opening = views.opening(name)
        return self._page(
            "view.html",
            request,
            view=name,
            question=opening[0],
            explanation=_explained(opening[1:], asked.limit),
            table=page.table,
            columns=cells.all_columns(page.table.columns),
            more=more if asking.longer(asked) else None,
            cut=page.more,
            asked=asked,
        )

    def statement(self, request: Request) -> Response:
        """`/statement/ID`: what was coded, from which sentence, by whom."""
        id = request.path_params["id"]
        found = finding(self.ledger, id)
        if found is None:
            raise missing("statement", id)
        return self._page("statement.html", request, found=found, fields=_fields(found.statement.content()))

    def article(self, request: Request) -> Response:
        """`/article/ID`: the text with all evidence marked."""
        id = request.path_params["id"]
        read = reading(self.ledger, id)
        if read is None:
            raise missing("article", id)
        return self._page("article.html", request, read=read)

    def error(self, request: Request, status: int, title: str, message: str) -> Response:
        """A page that says what was found and what was expected."""
        return self._page("error.html", request, status=status, title=title, message=message)

    def _page(self, template: str, request: Request, status: int = 200, **shown: Any) -> Response:
        given = shown["asked"].given if "asked" in shown else {}
        context = {"given": given, "view": None, "path": request.url.path, "status": status, **shown}
        return HTMLResponse(self.templates.get_template(template).render(context), status)


def known_view(request: Request) -> str:
    """The name of the view that the path asks for; 404 if there is none."""
    name: str = request.path_params["name"]
    if name not in views.names():
        raise HTTPException(404, f"found the view {name!r}, expected one of {', '.join(views.names())}")
    return name


def missing(kind: str, id: str) -> HTTPException:
    """404 for a statement or an article that the ledger does not hold."""
    return HTTPException(404, f"found no {kind} {id!r}, expected the id of one that this ledger holds")


def _cleared(request: Request, asked: Filters) -> Response | None:
    """To the same address without the fields that the form left empty, so that addresses stay short."""
    items = request.query_params.multi_items()
    if all(value.strip() for _, value in items):
        return None
    return RedirectResponse(address(request.url.path, asked.given), 303)


def _section(section: views.Section, asked: Filters) -> dict[str, Any]:
    name = cells.VIEW_OF.get(section.key, section.key)
    page = asking.cut(section.table, asked.limit)
    given = {key: value for key, value in asked.given.items() if key != "limit"}
    return {
        "key": section.key,
        "title": cells.SECTIONS[section.key][0],
        "question": section.question,
        "note": section.note,
        "table": page.table,
        "columns": cells.columns(section.key, section.table.columns),
        "total": len(section.table),
        "cut": page.more,
        "whole": address(f"/view/{name}", given),
    }


def _explained(lines: Sequence[str], limit: int) -> str:
    """What a view says of its rows, its parameters put into words."""
    text = " ".join(lines).replace("With :limit", f"Of more than {limit}").replace(":limit", str(limit))
    return (
        text.replace("told within :horizon", "told lately")
        .replace("told since :horizon", "told lately")
        .replace("`", "")
    )


def _fields(content: Mapping[str, Any]) -> dict[str, str]:
    """The coded fields as text; sources and evidence stand apart on the page."""
    shown = {key: value for key, value in content.items() if key not in ("sources", "evidence", "terms")}
    terms = {key: _term(value) for key, value in content["terms"].items()}
    return {key: cells.cell(key, value) for key, value in {**shown, **terms}.items()}


def _term(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    numbers = [f"{value[key]:,}" for key in ("value", "min", "max") if value.get(key) is not None]
    return f"{' to '.join(numbers)} {value['unit']}"

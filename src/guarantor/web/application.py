"""The application: routes, headers, errors, and the ledger that it answers from."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib.resources import files
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from guarantor.errors import LedgerError, ViewError
from guarantor.ledger import Ledger, open_ledger
from guarantor.web import api
from guarantor.web.api import Api
from guarantor.web.headers import HEADERS, StrictHeaders
from guarantor.web.pages import Pages, environment

LOG = logging.getLogger(__name__)
Handler = Callable[[Request, Exception], Response]


def app(address: str) -> Starlette:
    """Pages and API over the ledger at a file path or a `postgresql://` URL, which must be there.

    LedgerError if it is not. The endpoints run in a pool of threads, each request on a connection of its own.
    """
    ledger = open_ledger(address, create=False)
    pages = Pages(ledger, environment())
    return Starlette(
        routes=_routes(pages, Api(ledger)),
        middleware=[Middleware(StrictHeaders), Middleware(GZipMiddleware, minimum_size=1_000)],
        exception_handlers=_handlers(pages),
        lifespan=_closing(ledger),
    )


def _routes(pages: Pages, answers: Api) -> list[Route | Mount]:
    return [
        Route("/", pages.brief),
        Route("/view/drafts/differences", pages.differences),
        Route("/view/{name}", pages.view),
        Route("/statement/{id}", pages.statement),
        Route("/article/{id:path}", pages.article),
        Route("/api/brief", answers.brief),
        Route("/api/view/drafts/differences", answers.differences),
        Route("/api/view/{name}", answers.view),
        Route("/api/statement/{id}", answers.statement),
        Mount("/static", StaticFiles(directory=str(files("guarantor.web").joinpath("static")))),
    ]


def _closing(ledger: Ledger) -> Callable[[Starlette], Any]:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        ledger.close()

    return lifespan


def _handlers(pages: Pages) -> dict[Any, Handler]:
    def told(request: Request, status: int, message: str) -> Response:
        title = HTTPStatus(status).phrase
        if request.url.path.startswith("/api/"):
            return api.error(status, title, message)
        return pages.error(request, status, title, message)

    def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        plain = error.detail == HTTPStatus(error.status_code).phrase
        message = f"found {request.url.path!r}, expected a page of this site" if plain else error.detail
        answer = told(request, error.status_code, message)
        answer.headers.update(error.headers or {})
        return answer

    def wrong(request: Request, error: Exception) -> Response:
        return told(request, 400, str(error))

    def away(request: Request, error: Exception) -> Response:
        LOG.error("%s: %s", request.url.path, error)
        return told(request, 503, "the ledger cannot be read at the moment; try again")

    def broken(request: Request, _: Exception) -> Response:
        answer = told(request, 500, "this should not happen; the server's log says what did")
        answer.headers.update(HEADERS)  # it is made outside the middleware
        return answer

    unread = dict.fromkeys((LedgerError, SQLAlchemyError), away)
    return {HTTPException: http, ViewError: wrong, **unread, Exception: broken}

"""The app: the pages, the files they need, and the guard before all of them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from headwater import __version__
from headwater.errors import Absent, StopRun
from headwater.view.lookup import Dangling
from headwater.web.api import router as api
from headwater.web.guard import Guard
from headwater.web.keys import Keys
from headwater.web.pages import ROUTERS
from headwater.web.rendering import render
from headwater.web.room import Room
from headwater.web.words import say

STATIC = Path(str(files("headwater.web"))) / "static"
LOOK = Path(str(files("headwater.exports"))) / "page" / "page.css"


def create_app(room: Room, keys: Keys | None = None, host: str = "127.0.0.1") -> FastAPI:
    """Return the app that serves a room to those who have one of the keys. `host` is the address that it listens at."""
    app = FastAPI(title="Headwater", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.state.room = room
    app.state.keys = keys or Keys()
    for router in ROUTERS:
        app.include_router(router, include_in_schema=False)
    app.include_router(api)
    app.add_api_route("/static/page.css", lambda: FileResponse(LOOK), include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC))
    app.add_middleware(Guard, keys=app.state.keys, host=host)
    _handle_errors(app)
    return app


def _handle_errors(app: FastAPI) -> None:
    """Let every foreseen error be told in a sentence: as a page, or as JSON under /api."""

    @app.exception_handler(Absent)
    def absent(request: Request, error: Absent) -> Response:
        return tell(request, 404, say("problem.missing"), str(error))

    @app.exception_handler(StopRun)
    def stopped(request: Request, error: StopRun) -> Response:
        return tell(request, 503, say("problem.title"), str(error))

    @app.exception_handler(Dangling)
    def unfinished(request: Request, _: Dangling) -> Response:
        return tell(request, 503, say("problem.title"), say("problem.working"))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        what = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
        return tell(request, 422, say("problem.title"), say("problem.unread", what=what))

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        return tell(
            request,
            error.status_code,
            say("problem.title"),
            say("problem.nowhere") if error.status_code == 404 else error.detail,
        )


def tell(request: Request, status: int, heading: str, message: str) -> Response:
    """Return a page that says what went wrong, or the same as JSON under /api."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": message}, status)
    return render(request, "problem.html", status, heading=heading, message=message)

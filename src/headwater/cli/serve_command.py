"""`serve`: the case room in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.commands import CaseFile, app
from headwater.errors import Uninstalled


@app.command()
def serve(
    case: CaseFile,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen at; 0 takes a free one.")] = 0,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen at.")] = "127.0.0.1",
    password: Annotated[
        str, typer.Option(metavar="WORDS", help="Let others in who know it.", envvar="HEADWATER_PASSWORD")
    ] = "",
    *,
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open the room in the browser.")] = True,
) -> None:
    """Open the case room: a local web page to look into a case, check it and correct it.

    Prints an address that lets in one browser, once. Only this machine is heard; an address that others can reach needs a
    password. Ends with Ctrl-C.

    Example: headwater serve dam.sqlite
    """
    open_room(case, host, port, password, show=show)


def open_room(case: Path, host: str = "127.0.0.1", port: int = 0, password: str = "", *, show: bool = True) -> None:
    """Serve the room of a case until Ctrl-C; raise Uninstalled where a library for it is missing."""
    try:
        from headwater.web.serving import Address, serve_room
    except ModuleNotFoundError as error:
        raise Uninstalled(f"the case room needs {error.name}: pip install 'headwater[web]'") from None
    serve_room(case, Address(host, port), password, lambda url: _announce(url, show=show))


def _announce(url: str, *, show: bool) -> None:
    typer.echo(f"The case room is open at\n  {url}\nThe address works once. Ctrl-C closes the room.")
    if show:
        typer.launch(url)

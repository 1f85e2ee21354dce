"""What surrounds the commands: the progress bar, errors, files, the console."""

from __future__ import annotations

import io
import itertools
import sys

import pytest
import typer
from typer.testing import CliRunner

from headwater.cli import progress
from headwater.cli.files import write_bytes
from headwater.cli.guard import Guarded
from headwater.cli.progress import Bar
from headwater.cli.screen import NARROW, WIDE, open_console, printable
from headwater.errors import Bug, StopRun


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def seconds(monkeypatch):
    """A clock that goes on by a second with every look at it."""
    clock = itertools.count()
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))


def draw(monkeypatch, stream, *, quiet=False):
    monkeypatch.setattr(sys, "stderr", stream)
    with Bar(("segment", "attribute"), quiet=quiet) as bar:
        for done in range(4):
            bar("attribute", done, 3)
    return stream.getvalue()


@pytest.mark.usefixtures("seconds")
def test_a_long_run_shows_which_stage_it_is_at(monkeypatch):
    assert "2/2 attribute" in draw(monkeypatch, Terminal())


@pytest.mark.usefixtures("seconds")
def test_nothing_is_drawn_where_nobody_looks_or_nobody_wants_it(monkeypatch):
    assert draw(monkeypatch, io.StringIO()) == ""
    assert draw(monkeypatch, Terminal(), quiet=True) == ""


def test_a_short_run_draws_nothing(monkeypatch):
    monkeypatch.setattr(progress.time, "monotonic", lambda: 7.0)
    assert draw(monkeypatch, Terminal()) == ""


@pytest.mark.usefixtures("seconds")
def test_the_bar_is_taken_away_when_a_run_stops(monkeypatch):
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)

    def run():
        with Bar(("segment",), quiet=False) as bar:
            bar("segment", 1, 2)
            bar("segment", 1, 2)
            raise StopRun("disk full")

    with pytest.raises(StopRun):
        run()
    assert stream.getvalue().endswith("\x1b[2K")


def failing(error):
    app = typer.Typer(cls=Guarded, pretty_exceptions_enable=False)
    app.callback()(lambda: None)

    @app.command()
    def fail():
        raise error

    return CliRunner().invoke(app, ["fail"])


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (StopRun("no case at x: check the name"), 1, "headwater: no case at x: check the name\n"),
        (FileNotFoundError(2, "No such file", "x.txt"), 1, "headwater: x.txt: No such file; check that it is there"),
        (OSError(28, "No space left on device"), 1, "headwater: No space left on device; check"),
        (KeyboardInterrupt(), 130, "Stopped. What was finished is kept; run the same command again to go on.\n"),
    ],
    ids=["stop", "missing file", "full disk", "Ctrl-C"],
)
def test_a_foreseen_error_is_one_line_and_a_code(error, code, line):
    result = failing(error)
    assert result.exit_code == code
    assert result.stderr.startswith(line)
    assert result.stderr.count("\n") == 1


def test_a_bug_of_our_own_is_not_hidden():
    assert isinstance(failing(Bug("two rows")).exception, Bug)


def test_a_file_is_whole_or_as_it_was(tmp_path, monkeypatch):
    target = tmp_path / "trace.json"
    write_bytes(target, b"first")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(target), "replace", fail)
    with pytest.raises(StopRun, match=r"trace\.json cannot be written"):
        write_bytes(target, b"second")
    assert target.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(("columns", "width"), [("20", NARROW), ("100", 100), ("400", WIDE)])
def test_a_console_is_as_wide_as_the_terminal_within_reason(monkeypatch, columns, width):
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("TERM", "xterm")
    assert open_console(Terminal()).width == width


def test_what_goes_into_a_pipe_does_not_depend_on_the_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "47")
    assert open_console(io.StringIO()).width == 110


def test_text_with_brackets_is_shown_as_it_stands():
    out = io.StringIO()
    open_console(out).print(printable("[bold]x[/bold] :wave: 5:30 http://a.example"))
    assert out.getvalue() == "[bold]x[/bold] :wave: 5:30 http://a.example\n"

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from headwater import __version__
from headwater.case import Case
from headwater.cli import app
from headwater.cli.screen import clean
from headwater.exports.trace import trace_schema
from headwater.records import Report
from tests.stories import Story, tell_hostile_story, tell_story

ROOT = Path(__file__).parents[1]
COMMANDS = ["trace", "add", "claims", "claim", "report", "export", "score", "plan", "decide", "decisions", "undo"]
REPORT = "Dam gates broke, chief says\nThe gates broke at dawn, fire chief Darragh Quill said on Sunday.\n"


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], prog_name="headwater")


def save(story, path):
    with Case.create(path) as case:
        case.add(story.rows)
    return path


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An empty current directory."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def case(place):
    return save(tell_story(), place / "dam.sqlite")


@pytest.fixture
def pile(tmp_path):
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "01.txt").write_text(REPORT, encoding="utf-8")
    (folder / "02.txt").write_text(REPORT.replace("said", "told National Wire"), encoding="utf-8")
    return folder


# ------------------------------------------------------------ trace


def test_tracing_a_folder_makes_a_case_and_a_page_named_after_it(pile, place):
    result = run("trace", pile)
    assert result.exit_code == 0
    assert result.stdout.startswith("2 reports from ")
    assert result.stdout.endswith("case  pile.sqlite\npage  pile.html\n")
    assert sorted(path.name for path in place.iterdir()) == ["pile.html", "pile.sqlite"]


def test_tracing_again_brings_the_case_up_to_date(pile, place):
    run("trace", pile)
    (pile / "03.txt").write_text(REPORT.replace("dawn", "noon"), encoding="utf-8")
    assert run("trace", pile).stdout.startswith("3 reports from ")
    (pile / "03.txt").unlink()
    result = run("trace", pile)
    assert result.stdout.startswith("2 reports from ")
    assert "1 report no longer in" in result.stderr
    assert run("plan", place / "pile.sqlite").stdout == f"{place / 'pile.sqlite'} is up to date\n"


def test_json_is_the_whole_trace_and_nothing_else_on_stdout(pile, place):
    (pile / "broken.pdf").write_bytes(b"%PDF-\x00\x01\x02")
    result = run("trace", pile, "--case", "a.sqlite", "--format", "json")
    assert result.exit_code == 0
    jsonschema.validate(json.loads(result.stdout), trace_schema())
    assert "broken.pdf" in result.stderr
    assert [path.name for path in place.iterdir()] == ["a.sqlite"]


def test_what_cannot_be_read_is_listed_but_stops_nothing(pile, place):
    (pile / "broken.pdf").write_bytes(b"%PDF-\x00\x01\x02")
    result = run("trace", pile)
    assert result.exit_code == 0
    assert "broken.pdf" in result.stderr
    assert "broken.pdf" in (place / "pile.html").read_text(encoding="utf-8")


def test_a_folder_traced_from_inside_does_not_take_its_own_page_for_a_report(pile, monkeypatch):
    monkeypatch.chdir(pile)
    run("trace", ".")
    result = run("trace", ".")
    assert result.stdout.startswith("2 reports from ")
    assert result.stderr == ""


def test_one_file_can_be_traced_and_is_never_overwritten(place):
    page = place / "late.html"
    content = f"<html><body><h1>Dam gates broke</h1><p>{REPORT * 5}</p></body></html>"
    page.write_text(content, encoding="utf-8")
    assert run("trace", page).exit_code == 0
    assert page.read_text(encoding="utf-8") == content
    assert (place / "late.headwater.html").exists()


def test_pages_written_into_a_folder_before_are_no_reports_of_it(pile, place):
    run("trace", pile, "--html", pile / "page.html")
    assert run("trace", pile).stdout.startswith("2 reports from ")
    assert (place / "pile.html").exists()


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("inside", [True, False])
def test_a_page_is_never_written_over_a_file_that_is_not_one(pile, tmp_path, inside):
    theirs = (pile if inside else tmp_path) / "01.txt"
    theirs.write_text(REPORT, encoding="utf-8")
    result = run("trace", pile, "--html", theirs)
    assert result.exit_code == 1
    assert "no page of Headwater's" in result.stderr
    assert theirs.read_text(encoding="utf-8") == REPORT


@pytest.mark.usefixtures("place")
def test_a_report_is_never_taken_as_the_place_to_write(pile):
    result = run("trace", pile / "01.txt", "--html", pile / "01.txt")
    assert result.exit_code == 1
    assert "both what to read and what to write" in result.stderr
    assert (pile / "01.txt").read_text(encoding="utf-8") == REPORT


def test_adding_reports_brings_them_into_the_case(pile, place, tmp_path):
    run("trace", pile)
    late = tmp_path / "late.txt"
    late.write_text("Gates held, owner says\nThe gates held, the owner said on Monday.\n", encoding="utf-8")
    result = run("add", "pile.sqlite", late)
    assert result.exit_code == 0
    assert result.stdout.startswith("3 reports from ")
    assert (place / "pile.sqlite").exists()


# ------------------------------------------------------------ reading a case


@pytest.mark.parametrize(
    "arguments",
    [
        ("claims", "dam.sqlite"),
        ("claim", "dam.sqlite", "1"),
        ("claim", "dam.sqlite", "2"),
        ("report", "dam.sqlite", "02.txt"),
    ],
    ids=" ".join,
)
def test_what_is_printed_of_a_case(case, arguments, snapshot):
    result = run(*arguments)
    assert case.exists()
    assert result.exit_code == 0
    assert "\n".join(line.rstrip() for line in result.stdout.splitlines()) == snapshot


def test_the_summary_of_a_case(snapshot):
    from io import StringIO

    from headwater.cli.screen import open_console
    from headwater.cli.summary import print_summary

    out = StringIO()
    print_summary(tell_story().view, open_console(out))
    assert "\n".join(line.rstrip() for line in out.getvalue().splitlines()) == snapshot


def test_an_empty_case_is_summed_up_without_a_table():
    from io import StringIO

    from headwater.cli.screen import open_console
    from headwater.cli.summary import print_summary

    out = StringIO()
    print_summary(Story().view, open_console(out))
    assert "No claims were found" in out.getvalue()


@pytest.mark.parametrize(
    ("option", "texts"),
    [
        ("--denied", ["The spillway gates"]),
        ("--single-source", ["The spillway gates"]),
        ("--changed", ["At least 9 people"]),
    ],
)
def test_claims_can_be_listed_by_what_is_the_matter_with_them(case, option, texts):
    result = run("claims", case, option)
    lines = [line for line in result.stdout.splitlines() if re.match(r"\s*\d+ +\d+ ", line)]
    assert len(lines) == len(texts)
    assert all(text in line for text, line in zip(texts, lines, strict=True))


def test_a_list_that_was_cut_says_how_to_get_the_rest(case):
    assert "1 of 3 claims: --limit 3 shows all" in run("claims", case, "--limit", 1).stdout


def test_no_such_claims_is_said_in_words(case):
    assert run("claims", case, "--denied", "--changed").stdout == "No such claims in this case.\n"


@pytest.mark.parametrize(
    ("arguments", "begin"),
    [
        (("--format", "trace"), b"{"),
        (("--format", "csv"), b"\xef\xbb\xbfstatement,"),
        (("--format", "csv", "--table", "claims"), b"\xef\xbb\xbfclaim,"),
        (("--format", "html"), b"<!DOCTYPE html>"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_case_is_exported_to_a_file_and_to_stdout_alike(case, place, arguments, begin):
    assert run("export", case, *arguments, "-o", "out").exit_code == 0
    printed = run("export", case, *arguments, "-o", "-").stdout_bytes
    assert (place / "out").read_bytes() == printed
    assert printed.startswith(begin)


def test_an_export_that_fails_leaves_what_was_there(case, place):
    (place / "out").mkdir()
    result = run("export", case, "--format", "trace", "-o", "out")
    assert result.exit_code == 1
    assert "out cannot be written" in result.stderr
    assert sorted(path.name for path in place.iterdir() if "sqlite" not in path.name) == ["out"]


def test_a_link_is_followed_and_stays_a_link(case, place):
    (place / "real").write_text("before", encoding="utf-8")
    (place / "link").symlink_to("real")
    assert run("export", case, "--format", "trace", "-o", "link").exit_code == 0
    assert (place / "link").is_symlink()
    assert json.loads((place / "real").read_text(encoding="utf-8"))["reports"]


def test_what_is_no_plain_file_is_written_to_and_not_replaced(case, place):
    os.mkfifo(place / "pipe")
    reader = os.open(place / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    result = run("export", case, "--format", "csv", "--table", "claims", "-o", "pipe")
    assert result.exit_code == 0
    assert os.read(reader, 1000).startswith(b"\xef\xbb\xbfclaim,")
    os.close(reader)
    assert (place / "pipe").is_fifo()


def test_a_case_is_never_exported_over_itself(case):
    result = run("export", case, "--format", "trace", "-o", case)
    assert "is the case itself" in result.stderr
    with Case.open(case) as opened:
        assert opened.count(Report) == 3


def test_a_case_and_its_trace_are_scored_alike(place):
    example = ROOT / "examples" / "kestrel-dam"
    story = Story()
    for path in sorted(example.glob("*.txt")):
        story.report(path.name, "Post", "2031-03-03", path.read_text(encoding="utf-8"))
    case = save(story, place / "k.sqlite")
    run("export", case, "--format", "trace", "-o", "k.json")
    by_case, by_trace = run("score", case, example), run("score", "k.json", example)
    assert by_case.exit_code == 0
    assert by_case.stdout == by_trace.stdout
    assert json.loads(run("score", case, example, "--json").stdout)["reports_missing"] == []


def test_a_plan_of_a_folder_counts_what_its_case_lacks(pile, place):
    assert run("plan", pile).stdout == f"2 reports in {pile}, 2 not in pile.sqlite yet\n"
    run("trace", pile)
    (pile / "03.txt").write_text(REPORT.replace("dawn", "noon"), encoding="utf-8")
    assert run("plan", pile).stdout == f"3 reports in {pile}, 1 not in pile.sqlite yet\npile.sqlite is up to date\n"
    assert (place / "pile.sqlite").exists()


def test_a_plan_of_a_case_lists_the_stages_that_are_out_of_date(case):
    assert re.search(r"segment\s+3\s+3\n", run("plan", case).stdout)


def test_control_characters_of_a_report_do_not_reach_the_terminal(place):
    story = Story()
    report = story.report("1.txt", "Post\x1b]0;x\x07", None, "Title\nThe gates\x1b[31m broke.")
    story.claim([story.say(report, "The gates\x1b[31m broke.")], [])
    case = save(story, place / "dam.sqlite")
    for arguments in (("claims", case), ("claim", case, 1), ("report", case, "1.txt")):
        assert "\x1b" not in run(*arguments).stdout
    assert clean("a\tb\n\x9b水\u200d\u0301") == "a\ufffdb\n\ufffd水\u200d\u0301"


def test_markup_and_emoji_codes_in_reports_are_printed_as_they_stand(place):
    story = tell_hostile_story()
    report = story.report("m.txt", "[bold]Post[/bold]", None, "Title\nThe [red]gates :wave: broke.")
    story.claim([story.say(report, "The [red]gates :wave: broke.")], [])
    printed = run("claims", save(story, place / "dam.sqlite")).stdout
    assert "The [red]gates :wave: broke." in printed


# ------------------------------------------------------------ what goes wrong


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("trace", "missing"), "headwater: missing "),
        (("trace", "empty"), "empty is empty"),
        (("trace", "unreadable"), "no report in unreadable could be read"),
        (("trace", "pile", "--case", "nowhere/a.sqlite"), "nowhere"),
        (("trace", "pile", "--case", "note.txt"), "note.txt is not a case"),
        (("trace", "pile", "--case", "a", "--html", "a"), "a cannot be both the case and its page"),
        (("trace", "pile", "--html", "nowhere/a.html"), "nowhere/a.html cannot be written"),
        (("add", "missing.sqlite", "pile"), "no case at missing.sqlite"),
        (("add", "dam.sqlite", "missing"), "headwater: missing "),
        (("claims", "missing.sqlite"), "no case at missing.sqlite"),
        (("claims", "note.txt"), "note.txt is not a case"),
        (("claims", "pile"), "pile is a folder"),
        (("claims", "other.sqlite"), "other.sqlite"),
        (("claim", "dam.sqlite", "99"), "no claim '99'"),
        (("report", "dam.sqlite", "nope"), "no report 'nope'"),
        (("export", "dam.sqlite", "--format", "trace", "-o", "nowhere/a.json"), "nowhere/a.json cannot be written"),
        (("score", "dam.sqlite", "missing"), "missing"),
        (("score", "dam.sqlite", "pile"), "gold.json"),
        (("score", "missing.json", "gold"), "missing.json"),
        (("score", "note.txt", "gold"), "note.txt is neither a trace nor a case"),
        (("plan", "missing.sqlite"), "no case at missing.sqlite"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_the_user_can_mend_is_one_sentence_and_exit_code_1(case, pile, place, arguments, words):
    for name in ("empty", "unreadable"):
        (place / name).mkdir()
    (place / "unreadable" / "a.pdf").write_bytes(b"%PDF-\x00\x01\x02")
    (place / "note.txt").write_text("no case", encoding="utf-8")
    connection = sqlite3.connect(place / "other.sqlite")
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    shutil.copytree(pile, place / "pile")
    shutil.copytree(ROOT / "examples" / "kestrel-dam", place / "gold")
    result = run(*arguments)
    assert case.exists()
    assert result.exit_code == 1
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stderr.rstrip().splitlines()[-1].startswith("headwater: ")


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("trace",), ("trace", "x", "--format", "xml"), ("claims", "x", "--limit", "0")]
)
def test_a_command_that_is_not_understood_is_exit_code_2(arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage: headwater" in result.stderr


def test_no_case_is_left_behind_where_nothing_could_be_read(place):
    (place / "empty").mkdir()
    run("trace", "empty")
    assert [path.name for path in place.iterdir()] == ["empty"]


# ------------------------------------------------------------ the process


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: headwater {command}" in " ".join(result.stdout.split())


def test_the_version_is_that_of_the_package():
    assert run("--version").stdout == f"headwater {__version__}\n"


def test_help_lists_every_command_and_the_exit_codes():
    result = run("--help")
    assert all(re.search(rf"^  {command} ", result.stdout, re.MULTILINE) for command in COMMANDS)
    assert "Exit codes: 0 done, 1 something stopped it" in " ".join(result.stdout.split())


def test_help_loads_nothing_heavy():
    heavy = ("numpy", "onnxruntime", "numba", "jinja2", "trafilatura", "sqlite3", "headwater.stages", "headwater.readers")
    code = f"""
import sys
from headwater.cli import main
sys.argv = ["headwater", "--help"]
try:
    main()
except SystemExit:
    print([name for name in {heavy} if name in sys.modules])
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_help_comes_at_once():
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([Path(sys.executable).with_name("headwater"), "--help"], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.4


def interrupted(pile, place):
    """Run a real process that gets a real Ctrl-C when the third stage begins."""
    code = """
import os, signal, sys
from headwater.cli import main, tracing
def stop(case, jobs, bar):
    def hear(stage, done, total):
        if stage == "name":
            os.kill(os.getpid(), signal.SIGINT)
    return update(case, 1, hear)
update, tracing.update = tracing.update, stop
main()
"""
    return subprocess.run(
        [sys.executable, "-c", code, "trace", str(pile)], capture_output=True, text=True, cwd=place, check=False
    )


def test_ctrl_c_is_one_line_and_leaves_a_case_that_goes_on_where_it_stopped(pile, place):
    result = interrupted(pile, place)
    assert result.returncode == 130
    assert result.stderr == "Stopped. What was finished is kept; run the same command again to go on.\n"
    assert result.stdout == ""
    with Case.open(place / "pile.sqlite") as case:
        assert case.count(Report) == 2
        assert case.sql("SELECT count(*) FROM done WHERE stage = 'segment'") != [(0,)]
    assert run("trace", pile).exit_code == 0


def test_the_installed_command_prints_json_only_on_stdout(case):
    command = Path(sys.executable).with_name("headwater")
    result = subprocess.run(
        [command, "export", case, "--format", "trace", "-o", "-"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert len(json.loads(result.stdout.decode("utf-8"))["claims"]) == 3
    assert result.stderr == b""


def test_a_terminal_that_lacks_letters_gets_a_question_mark(case):
    command = Path(sys.executable).with_name("headwater")
    result = subprocess.run(
        [command, "claims", case], capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    assert b"Le caf? du barrage" in result.stdout

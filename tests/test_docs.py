"""The documents say what the program does: every command, option, page, table and export is there, and the tour runs."""

from __future__ import annotations

import doctest
import json
import re
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
import typer

from headwater.cli import app
from headwater.exports.formats import FORMS
from headwater.exports.graph import EDGE_VALUES, NODE_VALUES
from headwater.exports.lines import RECORDS
from headwater.exports.sheets import SHEETS
from headwater.exports.trace import SECTIONS
from headwater.records import TABLES
from headwater.web.pages import ROUTERS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
COMMANDS = typer.main.get_command(app).commands
OUTSIDE = re.compile(r"""(?:src|href)="?(?:https?:)?//|@import|url\(["']?(?:https?:)?//""")


def read(name):
    return (DOCS / name).read_text(encoding="utf-8")


def make(name):
    """Return a page as the program in docs/making makes it."""
    spec = spec_from_file_location(name, DOCS / "making" / f"{name}.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.make_page()


ADDRESSES = sorted({route.path for router in ROUTERS for route in router.routes})
MADE = {"case-file.md": "tables", "api.md": "api", "python.md": "python"}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name):
    section = read("commands.md").partition(f"## headwater {name}\n")[2].partition("\n## ")[0]
    assert section, f"docs/commands.md has no section on {name}"
    for parameter in COMMANDS[name].params:
        if parameter.name != "help" and not getattr(parameter, "hidden", False):
            known = [option for option in parameter.opts if option.startswith("--")] or [parameter.name]
            assert any(f"`{word}" in section for word in known), f"{name}: {known} is not documented"


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_of_the_case_room_is_documented(address):
    assert f"| `{address}` |" in read("case-room.md"), f"docs/case-room.md does not tell of {address}"


@pytest.mark.parametrize("page", MADE)
def test_a_page_that_is_made_from_the_code_is_as_the_code_is_now(page):
    assert read(page) == make(MADE[page]), f"docs/{page} tells of what was: run `make docs`, which makes it again"


def test_every_table_and_column_of_a_case_is_documented():
    for record in TABLES:
        section = read("case-file.md").partition(f"### {record.__name__.lower()}\n")[2].partition("\n### ")[0]
        assert [name for name in record.__dataclass_fields__ if f"| `{name}` |" not in section] == []


def test_every_part_of_the_trace_is_documented():
    assert all(f"| `{name}` |" in read("files.md") for name in SECTIONS)


def test_every_form_table_and_column_of_the_exports_is_documented():
    page = read("exports.md")
    assert all(f"`{form}`" in page for form in FORMS)
    for name, sheet in SHEETS.items():
        section = page.partition(f"### {name}\n")[2].partition("\n### ")[0].partition("\n## ")[0]
        assert [column for column in sheet.columns if f"`{column}`" not in section] == []
    lines = page.partition("## JSON lines\n")[2].partition("\n## ")[0]
    assert [name for name in RECORDS.values() if name not in lines] == []
    graphs = page.partition("## Graphs\n")[2].partition("\n## ")[0]
    assert [name for name in {**NODE_VALUES, **EDGE_VALUES} if f"`{name}`" not in graphs] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_in_the_documents_leads_to_a_file(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_every_picture_of_the_documents_is_shown_and_described():
    shown = [alt for page in PAGES for alt in re.findall(r"!\[([^\]]*)\]", page.read_text(encoding="utf-8"))]
    assert all(len(alt.split()) > 3 for alt in shown)
    used = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [path.name for path in (DOCS / "pictures").glob("*.png") if path.name not in used] == []


def test_the_documents_become_pages_without_a_warning_that_load_nothing_from_elsewhere(tmp_path):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path / "site"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) >= len(PAGES) - 1
    for path in [*pages, *(tmp_path / "site").rglob("*.css")]:
        loads = re.sub(r"<a [^>]*>", "", path.read_text(encoding="utf-8"))
        assert not OUTSIDE.search(loads), path.name
    assert json.loads((tmp_path / "site/search/search_index.json").read_text(encoding="utf-8"))["docs"]


def test_the_tour_runs_as_it_is_written(monkeypatch):
    monkeypatch.chdir(ROOT)
    found = doctest.testfile(str(DOCS / "tour.md"), module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8")
    assert found.attempted > 10
    assert found.failed == 0

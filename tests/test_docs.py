"""The documents say what the program does: every command and option is there, the tour runs, links lead to files."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
import typer

from headwater.cli import app

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
COMMANDS = typer.main.get_command(app).commands


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name):
    page = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    section = page.partition(f"## headwater {name}\n")[2].partition("\n## ")[0]
    assert section, f"docs/commands.md has no section on {name}"
    for parameter in COMMANDS[name].params:
        if parameter.name != "help" and not getattr(parameter, "hidden", False):
            known = [option for option in parameter.opts if option.startswith("--")] or [parameter.name]
            assert any(f"`{word}" in section for word in known), f"{name}: {known} is not documented"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_in_the_documents_leads_to_a_file(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_the_tour_runs_as_it_is_written(monkeypatch):
    monkeypatch.chdir(ROOT)
    found = doctest.testfile(str(ROOT / "docs/tour.md"), module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8")
    assert found.attempted > 10
    assert found.failed == 0

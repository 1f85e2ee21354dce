"""`headwater export`, in every form, as the command line writes it."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from headwater.api import open_case
from headwater.case import Case
from headwater.cli import app
from headwater.exports.formats import FORMS, export
from tests.stories import tell_story


@pytest.fixture
def case(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "kestrel.sqlite"
    with Case.create(path) as opened:
        opened.add(tell_story().rows)
    return path


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_to_a_file_and_nothing_is_said(case, tmp_path, form):
    result = run("export", case, "--format", form, "-o", "out")
    assert (result.exit_code, result.output) == (0, "")
    with open_case(case) as view:
        assert (tmp_path / "out").read_bytes() == b"".join(export(view, form))


def test_one_claim_is_written_as_a_page_by_its_number_and_by_its_id(case, tmp_path):
    with open_case(case) as view:
        claim = view.claims()[1].id
    for name, which in (("number", "2"), ("id", claim)):
        assert run("export", case, "--format", "html", "--claim", which, "-o", name).exit_code == 0
    assert (tmp_path / "number").read_bytes() == (tmp_path / "id").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "html", "--claim", "99"), "no claim '99' in this case"),
        (("--format", "csv", "--claim", "1"), "one claim can be written as a page, not as csv"),
    ],
)
def test_what_cannot_be_written_is_told_and_leaves_no_file(case, tmp_path, arguments, message):
    result = run("export", case, *arguments, "-o", "out")
    assert result.exit_code == 1
    assert message in result.stderr
    assert not [path.name for path in tmp_path.iterdir() if "sqlite" not in path.name]

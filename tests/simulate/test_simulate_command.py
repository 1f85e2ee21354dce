from __future__ import annotations

from typer.testing import CliRunner

from headwater.cli import app


def run(*arguments):
    return CliRunner().invoke(app, [*map(str, arguments)])


def test_the_command_writes_reports_and_their_truth(tmp_path):
    folder = tmp_path / "invented"
    result = run("simulate", folder, "--reports", 7, "--seed", 3)
    assert result.exit_code == 0
    assert len(list(folder.glob("*.txt"))) == 7
    assert (folder / "reports.csv").exists()
    assert (folder / "gold.json").exists()
    assert "7 reports" in result.stdout


def test_a_folder_that_is_there_is_never_written_over(tmp_path):
    result = run("simulate", tmp_path)
    assert result.exit_code == 1
    assert "does not exist yet" in " ".join(result.output.split())
    assert not list(tmp_path.iterdir())


def test_a_corpus_without_reports_is_refused(tmp_path):
    assert run("simulate", tmp_path / "none", "--reports", 0).exit_code == 2


def test_the_command_explains_itself_with_an_example():
    assert "Example: headwater simulate" in " ".join(run("simulate", "--help").stdout.split())

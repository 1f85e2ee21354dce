from __future__ import annotations

import pytest

from tests.readers.piles import BODY, read, write, write_file

HEADER = "file,url,outlet,published,byline\n"


def pile(folder, manifest, **files):
    return read(write(folder, reports__csv=manifest, **files))


def test_the_manifest_says_what_a_file_is(tmp_path):
    row = "a.txt,https://harrowherald.example/a,Harrow Herald,2031-03-08T10:02,Nils Tarrant\n"
    report = pile(tmp_path, HEADER + row, a__txt=BODY).report
    assert (report.outlet, report.published, report.byline) == ("Harrow Herald", "2031-03-08T10:02", "Nils Tarrant")
    assert report.url == "https://harrowherald.example/a"
    assert {place for _, place in report.found} == {"manifest"}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_columns_come_in_any_order_case_and_separator(tmp_path, separator):
    lines = [["Published At", "FILE", "Source"], ["8 March 2031", "a.txt", "Harrow Herald"]]
    manifest = "\r\n".join(separator.join(line) for line in lines)
    report = pile(tmp_path, "\ufeff" + manifest, a__txt=BODY).report
    assert (report.outlet, report.published) == ("Harrow Herald", "2031-03-08")


def test_the_manifest_counts_before_what_the_text_says(tmp_path):
    text = f"Title\n\nBy Hattie Corless, Corrin Wire\n\nPublished 3 March 2031\n\n{BODY}"
    report = pile(tmp_path, HEADER + "a.txt,,Harrow Herald,2031-03-08,Nils Tarrant\n", a__txt=text).report
    assert (report.outlet, report.published, report.byline) == ("Harrow Herald", "2031-03-08", "Nils Tarrant")


def test_what_the_manifest_leaves_open_is_looked_for_elsewhere(tmp_path):
    manifest = HEADER + "a.txt,https://harrowherald.example/2031/03/08/a,Harrow Herald,,\n"
    report = pile(tmp_path, manifest, a__txt=f"Title\n\nBy Nils Tarrant\n\n{BODY}").report
    assert dict(report.found) == {"outlet": "manifest", "url": "manifest", "published": "url", "byline": "text: byline"}


def test_a_byline_that_is_another_outlet_of_the_manifest_is_a_credit(tmp_path):
    rows = "a.txt,,Globe Dispatch,2031-03-08,Anneke Sorel\nb.txt,,Sable Bay Gazette,2031-03-08,Globe Dispatch\n"
    reports = pile(tmp_path, HEADER + rows, a__txt=f"A\n\n{BODY}", b__txt=f"B\n\n{BODY}").by_file
    assert (reports["a.txt"].credit, reports["b.txt"].credit) == ("", "Globe Dispatch")
    assert dict(reports["b.txt"].found)["credit"] == "byline"


def test_a_date_that_is_none_is_a_problem_but_the_report_is_read(tmp_path):
    found = pile(tmp_path, HEADER + "a.txt,,Harrow Herald,03/04/2031,\n", a__txt=BODY)
    assert found.report.published is None
    assert found.problem.message == "a.txt: its date “03/04/2031” (manifest) is not understood: write it as 2031-03-08"


def test_a_file_that_is_named_but_missing_is_a_problem(tmp_path):
    found = pile(tmp_path, HEADER + "a.txt,,,,\nb.txt,,,,\n", a__txt=BODY)
    assert found.problem.file == "b.txt"
    assert "it is not there" in found.problem.message


def test_a_file_that_is_not_named_is_read_with_a_notice(tmp_path):
    found = pile(tmp_path, HEADER + "a.txt,,Harrow Herald,,\n", a__txt=f"A\n\n{BODY}", b__txt=f"B\n\n{BODY}")
    assert set(found.by_file) == {"a.txt", "b.txt"}
    assert (
        found.problem.message
        == "b.txt: no manifest names it, so what it is was looked for in the file itself: add a row for it"
    )


def test_of_two_rows_for_one_file_the_first_counts(tmp_path):
    found = pile(tmp_path, HEADER + "a.txt,,Harrow Herald,,\na.txt,,Civic Ledger,,\na.txt,,Harrow Herald,,\n", a__txt=BODY)
    assert found.report.outlet == "Harrow Herald"
    assert found.problem.message.startswith("reports.csv, line 3: a.txt was named before, and differently")


@pytest.mark.parametrize("cell", ["../secret.txt", "/etc/hostname", "", "  ", "."])
def test_a_row_that_names_no_file_of_the_folder_is_a_problem(tmp_path, cell):
    found = pile(tmp_path, HEADER + f"a.txt,,,,\n{cell},https://x.example/,,,\n", a__txt=BODY)
    assert "it names no file of its folder" in found.problem.message


@pytest.mark.parametrize("cell", ["sub/a.txt", "./sub/a.txt", "sub\\a.txt", " sub/a.txt "])
def test_a_file_may_be_named_by_its_way_from_the_manifest(tmp_path, cell):
    write_file(tmp_path / "sub" / "a.txt", BODY)
    assert pile(tmp_path, HEADER + f"{cell},,Harrow Herald,,\n").report.outlet == "Harrow Herald"


def test_the_manifest_nearest_to_a_file_counts(tmp_path):
    write(tmp_path, reports__csv=HEADER + "sub/a.txt,,Civic Ledger,,\nb.txt,,Civic Ledger,,\n", b__txt=f"B\n\n{BODY}")
    write_file(tmp_path / "sub" / "a.txt", BODY)
    write_file(tmp_path / "sub" / "reports.csv", HEADER + "a.txt,,Harrow Herald,,\n")
    found = read(tmp_path)
    assert {name: report.outlet for name, report in found.by_file.items()} == {
        "sub/a.txt": "Harrow Herald",
        "b.txt": "Civic Ledger",
    }


def test_a_row_with_too_many_cells_is_left_out_and_shown(tmp_path):
    found = pile(tmp_path, HEADER + "a.txt,,Harrow Herald,2031-03-08,Verity Oakes, Social Affairs Editor\n", a__txt=BODY)
    assert found.report.outlet == ""
    assert "more cells than there are columns" in " ".join(problem.message for problem in found.problems)


@pytest.mark.parametrize("manifest", [b"", b"\x00\x01", b"name\nx\n", b'file,outlet\n"a.txt', b"\xff\xd8\xff\xe0"])
def test_a_broken_manifest_is_a_problem_and_the_files_are_read_without_it(tmp_path, manifest):
    found = pile(tmp_path, manifest, a__txt=BODY)
    assert found.report.file == "a.txt"
    assert found.problems or manifest.startswith(b"file")


def test_the_manifest_itself_stands_for_its_folder(tmp_path):
    write(tmp_path, reports__csv=HEADER + "a.txt,,Harrow Herald,,\n", a__txt=BODY)
    assert read(tmp_path / "reports.csv").report.outlet == "Harrow Herald"


def test_a_reports_csv_with_texts_in_it_is_a_table_of_reports(tmp_path):
    assert pile(tmp_path, f'outlet,text\nHarrow Herald,"{BODY}"\n').report.outlet == "Harrow Herald"

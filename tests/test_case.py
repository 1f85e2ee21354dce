"""The case file: made, opened, refused, brought up to date, read and searched."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from headwater import __version__, case_schema
from headwater.case import Case
from headwater.case_schema import MIGRATIONS, PARTS, migrate, misshapen
from headwater.case_table import table_of
from headwater.errors import Bug, StopRun
from headwater.records import TABLES, Claim, Kin, Passage, Place, Problem, Relies, Report, Vector
from headwater.run.local import run_local
from tests.run.toys import SPLIT, TOYS, dump, make_pile, make_report


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kestrel dam?#%.case"


@pytest.fixture
def case(path):
    with Case.create(path) as opened:
        yield opened


# ---------------------------------------------------------------- making and opening


def test_a_new_case_is_empty_and_knows_who_made_it(case):
    assert all(case.count(record) == 0 for record in TABLES)
    assert (case.parts, case.setting("made_by")) == (PARTS, __version__)


def test_what_was_added_is_there_when_the_case_is_opened_again(case, path):
    report = make_report("a", "Nine dead")
    case.add([report])
    case.close()
    with Case.open(str(path)) as again:
        assert again.rows(Report) == [report]


def test_making_a_case_leaves_one_file_and_nothing_beside_it(case, path):
    case.close()
    assert list(path.parent.iterdir()) == [path]


def test_a_case_is_not_made_over_a_file_that_is_there(path):
    path.write_text("my notes")
    with pytest.raises(StopRun, match="is there already"):
        Case.create(path)
    assert path.read_text() == "my notes"


def test_a_case_is_not_made_in_a_folder_that_is_not_there(path):
    with pytest.raises(StopRun, match="is the folder there"):
        Case.create(path.parent / "nowhere" / "a.case")


def other_database(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE report (id)")
    connection.commit()
    connection.close()


def newer_case(path):
    Case.create(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()


def damaged_case(path):
    Case.create(path).close()
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.mkdir(), "is a folder, not a case"),
        (lambda _path: None, "there is no case at"),
        (lambda path: path.write_text("file,url,outlet\n"), "is not a case"),
        (lambda path: path.touch(), "is not a case"),
        (other_database, "is a database of another program"),
        (newer_case, r"was made by a newer Headwater \(format"),
        (damaged_case, "cannot be read as a case"),
    ],
    ids=["folder", "nothing", "text", "empty", "database", "newer", "damaged"],
)
def test_what_is_no_case_is_refused_with_its_name_and_left_as_it_was(path, make, message, writable):
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StopRun, match=message) as caught:
        Case.open(path, writable=writable)
    assert str(path) in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before


# ---------------------------------------------------------------- older formats


def version_one(path, rows):
    """Make a case as the first format had it, with rows brought and no stage's table."""
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, to=1)
    for row in rows:
        table = table_of(type(row))
        connection.execute(table.insert, table.encode(row, "", 0))
    connection.close()


def test_a_case_of_the_first_format_opens_and_holds_what_it_held(path):
    rows = [*make_pile(3), Problem("read", "", "a.pdf", "a scan")]
    version_one(path, rows)
    with Case.open(path) as case:
        assert sorted(r.id for kind in (Report, Place, Problem) for r in case.rows(kind)) == sorted(r.id for r in rows)
        assert case.search("only2 WORD0") == [rows[4]]
        run_local(case, TOYS)
        assert case.count(Passage) == 6


def test_an_older_case_is_not_opened_for_reading_only(path):
    version_one(path, [])
    with pytest.raises(StopRun, match="older Headwater: run it once more"):
        Case.open(path, writable=False)


def test_every_migration_leads_from_the_one_before(path):
    for number in range(1, len(MIGRATIONS) + 1):
        connection = sqlite3.connect(path, isolation_level=None)
        migrate(connection, to=number)
        assert connection.execute("PRAGMA user_version").fetchone() == (number,)
        connection.close()
    Case.open(path).close()


def test_the_migrations_make_the_tables_of_what_is_brought_as_their_records_have_them(case):
    assert misshapen(case._connection) == []  # noqa: SLF001  # what no case shows


def test_a_stages_table_that_lost_its_shape_is_made_anew_and_its_stage_runs_again(case, path):
    case.add(make_pile(6))
    run_local(case, TOYS)
    expected = dump(case)
    case.sql("ALTER TABLE passage DROP COLUMN note")
    case.sql("ALTER TABLE relies ADD COLUMN gone TEXT")
    case.close()
    with Case.open(path) as again:
        assert again.count(Passage) == again.count(Relies) == 0
        ran = {row.stage: row.groups for row in run_local(again, TOYS)}
        assert ran["split"] == 6
        assert ran["name"] == ran["spread"] == 0
        assert dump(again) == expected


def test_a_changed_record_of_what_is_brought_without_a_migration_is_a_bug(case, path, monkeypatch):
    case.close()
    monkeypatch.setattr(case_schema, "BROUGHT", (Vector,))
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE vector")
    connection.close()
    with pytest.raises(Bug, match="Vector changed without a migration"):
        Case.open(path)


# ---------------------------------------------------------------- rows


def test_rows_come_in_the_order_of_their_key_fields(case):
    rows = [Passage("r", start, 90, "sentence", 0, "") for start in (30, 4, 100, 0)]
    case.add(rows)
    assert case.rows(Passage) == sorted(rows, key=lambda row: row.start)


def test_rows_can_be_asked_for_by_any_field_even_one_named_like_a_word_of_sql(case):
    relies = [Relies("a", "b", "verbatim", 1.0, ()), Relies("a", "c", "rewrite", 0.5, ("because",))]
    case.add([*relies, Vector("s", "a", b"\0")])
    assert case.rows(Relies, on="c") == relies[1:]
    assert case.rows(Relies, report="a", how="verbatim") == relies[:1]
    assert case.rows(Relies, on=["b", "c", "d"]) == relies
    assert case.rows(Relies, on=[]) == []
    assert case.count(Relies, on=("b", "x")) == 1


def test_a_field_that_is_none_can_be_asked_for(case):
    dated, undated = replace(make_report("a", "x"), published="2031-03-08"), make_report("b", "y")
    case.add([dated, undated])
    assert case.rows(Report, published=None) == [undated]


def test_asking_by_a_field_that_the_record_has_not_is_a_bug(case):
    with pytest.raises(Bug, match="Claim has no field report"):
        case.rows(Claim, report="a")


def test_one_row_is_had_by_its_id(case):
    claim = Claim("s")
    case.add([claim])
    assert case.get(Claim, claim.id) == claim
    assert case.get(Claim, "nothing") is None


def test_adding_counts_what_is_new_or_changed(case):
    report = make_report("a", "Nine dead")
    assert case.add([report, report]) == 1
    assert case.add([report]) == 0
    dated = replace(report, published="2031-03-08")
    assert case.add([dated]) == 1
    assert case.rows(Report) == [dated]


def test_of_two_rows_with_one_id_in_one_adding_the_first_counts(case):
    report = make_report("a", "Nine dead")
    assert case.add([report, replace(report, file="other.txt")]) == 1
    assert case.rows(Report) == [report]


def test_removing_takes_only_what_was_brought(case):
    case.add(make_pile(2))
    run_local(case, (SPLIT,))
    passage = case.rows(Passage)[0]
    assert case.remove(Passage) == 0
    assert case.remove(Report, id=passage.report) == 1
    assert case.count(Report) == 1
    assert case.count(Passage) == 4


def test_what_fails_half_way_leaves_nothing(case):
    raws = [table_of(Claim).encode(Claim(name), "", 0) for name in "aba"]
    with pytest.raises(sqlite3.IntegrityError), case.transaction():
        case.sql_each(table_of(Claim).insert, raws)
    assert case.count(Claim) == 0
    with pytest.raises(TypeError):
        case.add([Claim("a"), Claim(None)])
    assert case.count(Claim) == 0


def test_rows_are_the_same_whatever_order_they_came_in(case, tmp_path):
    rows = [*make_pile(8), *(Kin(a, b, 0.5) for a in "abc" for b in "xyz")]
    case.add(rows)
    with Case.create(tmp_path / "other.case") as other:
        other.add(rows[::-1])
        assert dump(other) == dump(case)


def test_settings_are_kept(case, path):
    case.set("title", "Kestrel dam 大坝")
    case.close()
    with Case.open(path) as again:
        assert again.setting("title") == "Kestrel dam 大坝"
        assert again.setting("nothing", "else") == "else"


# ---------------------------------------------------------------- reading while a run writes


def test_a_reader_sees_the_last_finished_part_while_a_run_writes(case, path):
    case.add(make_pile(2))
    with Case.open(path, writable=False) as reader:
        with case.transaction():
            case.replace(Claim, "", (), [table_of(Claim).encode(Claim("a"), "", 0)])
            assert reader.count(Claim) == 0
            assert reader.count(Report) == 2
        assert reader.count(Claim) == 1


@pytest.mark.usefixtures("case")
def test_a_case_open_for_reading_cannot_be_written(path):
    with Case.open(path, writable=False) as reader, pytest.raises(StopRun, match="cannot be used"):
        reader.add([Claim("a")])


def test_replacing_a_parts_rows_writes_only_those_that_differ(case):
    table = table_of(Kin)
    first = [table.encode(Kin("a", other, 0.5), "relate", part) for other, part in (("x", 1), ("y", 1), ("z", 2))]
    second = [table.encode(Kin("a", other, score), "relate", 1) for other, score in (("x", 0.5), ("y", 0.9), ("w", 0.1))]
    case.replace(Kin, "relate", [1, 2], first)
    before = case.sql("SELECT total_changes()")[0][0]
    case.replace(Kin, "relate", [1], second)
    assert case.sql("SELECT total_changes()")[0][0] - before == 3
    assert [(row.other, row.likeness) for row in case.rows(Kin)] == [("w", 0.1), ("x", 0.5), ("y", 0.9), ("z", 0.5)]


# ---------------------------------------------------------------- search


def test_search_finds_the_reports_that_hold_all_the_words_case_and_accents_aside(case):
    one = make_report("a", "The café owner Qaani denied it.")
    two = make_report("b", "Ghaani's café closed. He denied nothing.")
    case.add([one, two])
    assert case.search("CAFE qaani") == [one]
    assert {report.id for report in case.search("denied")} == {one.id, two.id}
    assert case.search("denied absent") == case.search("  ") == []


@pytest.mark.parametrize("words", ['"', "a AND", "NEAR(", "text:x", "-x", "*", "a OR b", "'"])
def test_search_takes_any_words_as_words(case, words):
    case.add([make_report("a", "plain")])
    assert case.search(words) == []


def test_search_does_not_find_what_was_removed_or_changed(case):
    report = make_report("a", "the gates failed")
    case.add([report])
    case.add([replace(report, text="the gates held")])
    assert case.search("failed") == []
    assert len(case.search("held")) == 1
    case.remove(Report, id=report.id)
    assert case.search("held") == []

"""What every form in which a case leaves has in common."""

from __future__ import annotations

import re

import pytest

from headwater.cli.commands import Format, Sheet
from headwater.errors import Absent, StopRun
from headwater.exports.formats import FORMS, Wanted, export, name_file
from headwater.exports.sheets import SHEETS
from tests.exports.readers import READERS
from tests.stories import Story, tell_hostile_story, tell_story

WORDS = (
    "ein Staudamm 🌊👩🏽‍🚒 brach",
    "水門は二〇二七年に検査された",
    "السدّ لم يُفحص منذ عام 2027",
    "cafe\u0301 n\u0303o a\u0308 \U0001d518\U0001d52b\U0001d526",
    "a bell\x07, a tab\there, a null\x00, an escape\x1b[31m, \x85 \u2028 \ufffe and \x7f",
    "=1+1, “quoted”, 'single', <b>&amp;</b>, ]]>, {{ 7*7 }}, \\u0041, back\\slash",
    "one\rline\r\nafter\nthe other",
)
XML = {"graphml", "gexf"}


def tell_letters():
    """Return a case whose statements are hard to write."""
    story = Story()
    text = "Letters of the world\n" + "\n".join(WORDS)
    report = story.report("letters, “all” & <some>.txt", "Wire 水 \x07", "2031-03-03T10:00:00+02:00", text)
    said = [story.say(report, words, ("Ann \x1b O'Neill", "person")) for words in WORDS]
    story.claim(said, [("Ann \x1b O'Neill", "person", said, "She is “named”, & <heard>.")])
    return story


STORIES = {"a story": tell_story, "hostile texts": tell_hostile_story, "letters of the world": tell_letters, "nothing": Story}


def write(story, form, **wanted):
    return b"".join(export(story.view, form, Wanted(**wanted)))


def as_xml(text):
    return re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\N{REPLACEMENT CHARACTER}", text)


@pytest.mark.parametrize("tell", STORIES.values(), ids=STORIES)
@pytest.mark.parametrize("form", READERS)
def test_every_statement_is_read_back_with_its_place_and_the_exact_words_of_its_report(form, tell):
    story = tell()
    clean = as_xml if form in XML else str
    expected = [
        (said.row.report, said.row.start, said.row.end, clean(said.report.text[said.row.start : said.row.end]))
        for said in story.view.statements()
    ]
    assert sorted(READERS[form](write(story, form))) == sorted(expected)


@pytest.mark.parametrize("form", FORMS)
def test_the_order_in_which_rows_come_does_not_change_a_byte(form):
    backwards = tell_story()
    backwards.rows.reverse()
    assert write(tell_story(), form) == write(backwards, form)


@pytest.mark.parametrize("form", FORMS)
def test_a_second_export_gives_the_same_bytes(form):
    assert write(tell_letters(), form) == write(tell_letters(), form)


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"html"}))
def test_a_form_is_written_row_by_row(form):
    small, large = Story(), Story()
    for story, number in ((small, 1), (large, 30)):
        reports = [
            story.report(f"{n}.txt", f"Post {n}", "2031-03-03", f"Title {n}\nThe gates broke {n}.") for n in range(number)
        ]
        for report in reports:
            story.claim([story.say(report, report.text.splitlines()[1])], [])
    most = max(map(len, export(large.view, form)))
    if form == "parquet":
        assert most < 20_000
    else:
        assert most <= max(map(len, export(small.view, form))) * 1.2 + 100


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"html"}))
def test_one_claim_can_only_be_asked_of_the_page(form):
    with pytest.raises(StopRun, match="give --format html"):
        write(tell_story(), form, claim="1")


def test_a_claim_that_is_not_there_is_told_in_words():
    with pytest.raises(Absent, match="no claim '99'"):
        write(tell_story(), "html", claim="99")


@pytest.mark.parametrize(
    ("form", "wanted", "name"),
    [
        ("trace", Wanted(), "kestrel.trace.json"),
        ("csv", Wanted("figures"), "kestrel.figures.csv"),
        ("html", Wanted(), "kestrel.html"),
        ("html", Wanted(claim="2"), "kestrel.claim-2.html"),
        ("stix", Wanted(), "kestrel.stix.json"),
    ],
)
def test_a_file_is_called_after_its_case_and_what_it_holds(form, wanted, name):
    assert name_file(tell_story().view, form, wanted) == name


def test_the_command_line_knows_every_form_and_every_table():
    assert [form.value for form in Format] == list(FORMS)
    assert [sheet.value for sheet in Sheet] == list(SHEETS)

"""Every invented corpus keeps to the rules of a case, and is the same for the same seed."""

from __future__ import annotations

import csv
import json
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.readers.folder import read_folder
from headwater.records import Problem, Report
from headwater.simulate import simulate, write_corpus
from tests.simulate.rules import find_faults

SEEDS = st.integers(min_value=0, max_value=10**6)
few = settings(max_examples=10)


def merge(stories):
    """Return one truth and all texts of several stories."""
    gold = {section: [row for story in stories for row in story.truth[section]] for section in stories[0].truth}
    outlets = {one.draft.outlet.id: one.draft.outlet.name for story in stories for one in story.printed}
    gold["sources"] += [{"id": id_, "name": name, "kind": "outlet", "aliases": []} for id_, name in outlets.items()]
    return gold, {one.id: one.draft.text for story in stories for one in story.printed}


@pytest.fixture(scope="module")
def stories():
    return list(simulate(1, 400))


@few
@given(SEEDS, st.integers(min_value=1, max_value=80))
def test_every_corpus_keeps_to_the_rules_of_a_case(seed, reports):
    gold, texts = merge(list(simulate(seed, reports)))
    assert len(texts) == reports
    assert find_faults(gold, texts) == []


@pytest.fixture
def folder(tmp_path):
    write_corpus(tmp_path / "one", 7, 60)
    return tmp_path / "one"


def test_the_same_seed_gives_the_same_bytes(folder, tmp_path):
    write_corpus(tmp_path / "two", 7, 60)
    files = sorted(path.name for path in folder.iterdir())
    assert files == sorted(path.name for path in (tmp_path / "two").iterdir())
    assert all((folder / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in files)


def test_another_seed_gives_other_stories():
    assert merge(list(simulate(1, 30)))[1] != merge(list(simulate(2, 30)))[1]


def test_a_written_corpus_holds_what_the_stories_hold(folder):
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.txt")}
    expected, known = merge(list(simulate(7, 60)))
    assert find_faults(gold, texts) == []
    assert texts == known
    assert gold["claims"] == expected["claims"]
    with (folder / "reports.csv").open(encoding="utf-8", newline="") as table:
        assert list(csv.DictReader(table).fieldnames) == ["file", "url", "outlet", "published", "byline"]


def test_a_written_corpus_is_read_without_a_problem_as_the_simulator_says(folder):
    rows = list(read_folder(folder))
    assert not [row for row in rows if isinstance(row, Problem)]
    read = {row.file: row for row in rows if isinstance(row, Report)}
    told = {report.file: report for story in simulate(7, 60) for report in story.reports}
    assert read.keys() == told.keys()
    for file, report in told.items():
        for name in ("text", "outlet", "url", "published", "byline", "digest"):
            assert getattr(read[file], name) == getattr(report, name), (file, name)


def test_reports_are_as_long_as_short_news(stories):
    words = sorted(one.draft.words for story in stories for one in story.printed)
    assert 80 <= words[len(words) // 2] <= 250
    assert words[0] >= 15
    assert words[-1] <= 320


def test_every_way_of_travelling_occurs(stories):
    gold, _ = merge(stories)
    assert {row["how"] for row in gold["reports"]} == {"original", "verbatim", "rewrite", "partial"}
    stances = {row["stance"] for claim in gold["claims"] for row in claim["statements"]}
    assert stances == {"asserts", "denies", "doubts"}
    assert {row["kind"] for row in gold["unsupported"]} == {"added", "contradicts"}
    assert {row["kind"] for row in gold["sources"]} == {"person", "organisation", "outlet", "document", "unnamed"}
    assert gold["altered_quotes"]
    assert gold["names"]
    assert any(len(row["chain"]) == 2 for row in gold["attributions"])
    assert any(claim["origins_min"] < claim["origins_max"] for claim in gold["claims"])
    assert any(len(set(variant["values"].values())) > 1 for claim in gold["claims"] for variant in claim["variants"])


def test_nobody_relies_on_a_report_that_comes_later(stories):
    for story in stories:
        order = {one.id: number for number, one in enumerate(story.printed)}
        for row in story.truth["reports"]:
            assert all(order[on] < order[row["id"]] for on in row["relies_on"])


def test_a_time_expression_means_a_day_at_or_before_the_first_print(stories):
    for story in stories:
        times = {one.id: one.draft.time.date() for one in story.printed}
        assert all(date.fromisoformat(row["value"]) <= times[row["report"]] for row in story.truth["dates"])


@pytest.mark.parametrize(("words", "most"), [(16, 40), (26, 0)])
def test_reports_of_which_none_copied_hardly_ever_share_a_long_run_outside_quotations(stories, words, most):
    runs, pairs = {}, set()
    for story in stories:
        relies = {row["id"]: row["relies_on"] for row in story.truth["reports"]}
        for one in story.printed:
            for run in list_runs(one.draft.text, words):
                first = runs.setdefault(run, (one.id, family(one.id, relies)))
                if not first[1] & family(one.id, relies):
                    pairs.add((first[0], one.id))
    assert len(pairs) <= most


def family(report, relies):
    """Return a report and all that it has from others, at any remove."""
    found = {report}
    for on in relies[report]:
        found |= family(on, relies)
    return found


def list_runs(text, words):
    """Return the runs of so many words that stand within a line and outside quotations."""
    parts = re.sub('[“"][^”"]*[”"]', "\n", text).lower().split("\n")
    return {tuple(split[at : at + words]) for part in parts if (split := part.split()) for at in range(len(split) - words + 1)}


def test_a_story_may_be_followed_by_one_much_like_it():
    texts = ["\n".join(one.draft.text for one in story.printed) for story in simulate(1, 600)]
    sites = [set(re.findall(r"the (\w+ (?:pumping station|junction|dyke|footbridge|rolling mill))", text)) for text in texts]
    found = [site for number, names in enumerate(sites) for site in names if any(site in other for other in sites[:number])]
    assert found

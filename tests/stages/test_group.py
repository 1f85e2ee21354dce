from __future__ import annotations

import random

import numpy as np
import pytest

from headwater.claims.columns import pack_gists
from headwater.claims.reasons import pack_reasons
from headwater.ids import pack_ids, unpack_ids
from headwater.records import Claim, Gist, Likeness, Matches, Membership, Report, Statement, hash_key
from headwater.run.memory import run_in_memory
from headwater.stages.embed import EMBED
from headwater.stages.gist import GIST
from headwater.stages.group import GROUP
from headwater.stages.match import MATCH
from headwater.stages.propose import PROPOSE
from tests.stages.claim_stories import dam_story


class Story:
    """Reports, statements and scores by hand."""

    def __init__(self):
        self.rows = []
        self.pairs = []
        self.words = {}

    def say(self, file, published, start=0, words="gates", stance="asserts"):
        report = Report(hash_key(file), "Outlet", "text", file, "", published, "", "", "en", ())
        lean = 2.0 if stance == "denies" else 0.0
        statement = Statement(report.id, start, start + 10, stance, "sentence", "", lean)
        self.rows += [report, statement]
        self.words[statement] = tuple(words.split())
        return statement

    def match(self, a, b, score=0.9, cosine=0.7, opposes=0.5):
        """Score a pair that shares the first word of the one with the lower id."""
        a, b = sorted((a, b), key=lambda statement: statement.id)
        self.pairs.append((a, b, score, cosine, opposes))

    def list_rows(self):
        return [*self.rows, *self._pack_gists(), *self._pack_matches()]

    def _pack_gists(self):
        for report in {statement.report for statement in self.words}:
            own = [statement for statement in self.words if statement.report == report]
            gists = [
                Gist(row.id, report, 0, 10, "sentence", words, words, ("negated",) if "not" in words else (), 0.5)
                for row, words in ((row, self.words[row]) for row in own)
            ]
            yield pack_gists(report, gists)

    def _pack_matches(self):
        for report in {pair[0].report for pair in self.pairs}:
            own = [pair for pair in self.pairs if pair[0].report == report]
            a, b = (pack_ids(pair[end].id for pair in own).tobytes() for end in (0, 1))
            scores, opposes = (np.array([pair[at] for pair in own], np.float32).tobytes() for at in (2, 4))
            first_word = np.full(len(own), 0xFFFF00)
            reasons = pack_reasons(first_word, np.array([pair[3] for pair in own]))
            yield Matches(report, a, b, scores, opposes, reasons.tobytes())

    def run(self, seed=None):
        rows = self.list_rows()
        rows = rows if seed is None else random.Random(seed).sample(rows, len(rows))  # noqa: S311
        tables = run_in_memory((GROUP,), rows)
        claims = {row.statement: tables[Claim][row.claim].first for row in tables[Membership].values()}
        return claims, {row.statement: row.why for row in tables[Membership].values()}


def test_a_claim_is_named_after_its_earliest_statement():
    story = Story()
    late, early = story.say("01.txt", "2031-03-09"), story.say("02.txt", "2031-03-08")
    story.match(late, early)
    assert story.run()[0] == {late.id: early.id, early.id: early.id}


def test_of_one_day_the_first_file_and_of_one_file_the_first_place_is_the_earliest():
    story = Story()
    second, first, further = (
        story.say("02.txt", "2031-03-08"),
        story.say("01.txt", "2031-03-08"),
        story.say("01.txt", "2031-03-08", 50),
    )
    story.match(second, first)
    story.match(second, further)
    story.match(first, further)
    assert set(story.run()[0].values()) == {first.id}


def test_a_report_without_a_date_is_never_the_earliest():
    story = Story()
    undated, dated = story.say("01.txt", None), story.say("02.txt", "2031-03-08")
    story.match(undated, dated)
    assert set(story.run()[0].values()) == {dated.id}


def test_a_statement_that_nothing_matches_is_a_claim_of_its_own():
    story = Story()
    alone = story.say("01.txt", "2031-03-08")
    claims, why = story.run()
    assert claims == {alone.id: alone.id}
    assert why[alone.id] == "no other statement says the same"


def test_every_statement_belongs_to_one_claim_and_every_claim_has_its_first():
    tables = run_in_memory((EMBED, GIST, PROPOSE, MATCH, GROUP), dam_story())
    assert sorted(row.statement for row in tables[Membership].values()) == sorted(tables[Statement])
    assert {row.claim for row in tables[Membership].values()} == set(tables[Claim])
    for claim in tables[Claim].values():
        assert any(row.statement == claim.first and row.claim == claim.id for row in tables[Membership].values())


def test_one_wrong_pair_does_not_glue_two_claims():
    story = Story()
    gates = [story.say(f"{n}.txt", "2031-03-08") for n in range(4)]
    dead = [story.say(f"{n}.txt", "2031-03-09", 50) for n in range(4, 8)]
    for claim in (gates, dead):
        for a in claim:
            for b in claim:
                if a.id < b.id:
                    story.match(a, b)
    story.match(gates[0], dead[0], 0.6)
    assert set(story.run()[0].values()) == {gates[0].id, dead[0].id}


def test_the_order_of_the_rows_changes_nothing():
    story = Story()
    said = [story.say(f"{n}.txt", "2031-03-08", n) for n in range(8)]
    for n, (a, b) in enumerate((a, b) for a in said for b in said if a.id < b.id):
        story.match(a, b, round((n * 37 % 100) / 100, 2))
    expected = story.run()
    assert all(story.run(seed) == expected for seed in range(10))


def test_the_reason_is_that_of_the_likeliest_pair_inside_the_claim():
    story = Story()
    a, b, c, other = (story.say(f"{n}.txt", "2031-03-08") for n in range(4))
    story.match(a, b, 0.9, cosine=0.95)
    story.match(b, c, 0.8, cosine=0.7)
    story.match(a, c, 0.7, cosine=0.4)
    story.match(c, other, 0.01, cosine=0.4)
    why = story.run()[1]
    assert why[a.id] == why[b.id] == "shares “gates”; the same in meaning"
    assert why[c.id] == "shares “gates”; close in meaning"


def test_a_match_in_another_report_is_a_better_reason_than_one_in_the_same():
    story = Story()
    sentence, content, far = (
        story.say("01.txt", "2031-03-08", 0),
        story.say("01.txt", "2031-03-08", 5),
        story.say("02.txt", None),
    )
    story.match(sentence, content, 0.99, cosine=0.95)
    story.match(sentence, far, 0.6)
    why = story.run()[1]
    assert why[sentence.id] == why[far.id] == "shares “gates”; close in meaning"
    assert why[content.id] == "lies in one passage with another statement of the claim"


def test_how_likely_the_statements_of_a_claim_say_the_same_is_kept_and_nothing_else():
    story = Story()
    a, b, other = (story.say(f"{n}.txt", "2031-03-08") for n in range(3))
    story.match(a, b, 0.9)
    story.match(b, other, 0.01)
    (row,) = run_in_memory((GROUP,), story.list_rows())[Likeness].values()
    assert [*unpack_ids(row.a), *unpack_ids(row.b)] == sorted((a.id, b.id))
    assert np.frombuffer(row.scores, np.float32).tolist() == [pytest.approx(0.9)]


def test_nothing_makes_no_claims():
    assert not run_in_memory((GROUP,), [])[Claim]


def test_two_things_said_by_three_reports_are_two_claims_and_the_festival_is_a_third():
    tables = run_in_memory((EMBED, GIST, PROPOSE, MATCH, GROUP), dam_story())
    reports = tables[Report]
    groups = {}
    for row in tables[Membership].values():
        statement = tables[Statement][row.statement]
        groups.setdefault(row.claim, set()).add(reports[statement.report].text[statement.start : statement.end][:12])
    assert sorted(len(group) for group in groups.values()) == [1, 3, 4]


def test_what_a_statement_does_to_its_claim_is_told_from_those_it_contradicts():
    story = Story()
    said = [story.say(f"0{n}.txt", f"2031-03-0{n}") for n in (1, 2, 3)]
    story.match(said[0], said[1], opposes=0.03)
    story.match(said[0], said[2], opposes=0.97)
    story.match(said[1], said[2], opposes=0.97)
    rows = run_in_memory((GROUP,), story.list_rows())[Membership].values()
    assert {row.statement: row.stance for row in rows} == {
        said[0].id: "asserts",
        said[1].id: "asserts",
        said[2].id: "denies",
    }


@pytest.mark.parametrize(("words", "stance"), [("not inspected", "asserts"), ("inspected", "denies")])
def test_what_reports_deny_is_what_they_assert_where_nobody_says_otherwise_and_their_words_negate(words, stance):
    story = Story()
    said = [story.say(f"0{n}.txt", f"2031-03-0{n}", words=words, stance="denies") for n in (1, 2)]
    story.match(*said, opposes=0.03)
    assert {row.stance for row in run_in_memory((GROUP,), story.list_rows())[Membership].values()} == {stance}

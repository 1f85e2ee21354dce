from __future__ import annotations

import numpy as np

from headwater.copying.words import QUOTED
from headwater.records import Fingerprint, Passage, Report, Words
from headwater.stage import Group
from headwater.stages.fingerprint import FINGERPRINT
from tests.copying.newsroom import passages, report

LONG = report(" ".join(f"word{n}" for n in range(200)) + " “it was safe”", "The Post")
SHORT = report("Two words", "The Herald")


def fingerprint(*rows):
    groups = [
        Group(row.id, {Report: [row], Passage: passages(row, ("“it was safe”", "quotation"))}) for row in rows if row is LONG
    ]
    return FINGERPRINT.run(groups + [Group(row.id, {Report: [row]}) for row in rows if row is not LONG])


def test_a_report_becomes_one_row_of_words_and_a_row_for_each_bucket():
    (rows,) = fingerprint(LONG)
    assert [type(row) for row in rows] == [Words] + [Fingerprint] * 2
    assert [row.bucket for row in rows[1:]] == list(range(2))
    assert {row.outlet for row in rows[1:]} == {"The Post"}


def test_words_of_quotations_are_flagged():
    words = fingerprint(LONG)[0][0]
    assert np.flatnonzero(np.frombuffer(words.flags, np.uint8) & QUOTED).tolist() == [200, 201, 202]


def test_a_report_of_two_words_has_words_but_no_fingerprint():
    (rows,) = fingerprint(SHORT)
    assert [type(row) for row in rows] == [Words]


def test_a_report_is_read_alike_whatever_comes_with_it():
    assert fingerprint(LONG, SHORT) == [*fingerprint(LONG), *fingerprint(SHORT)]

from __future__ import annotations

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from headwater.copying.aligning import extend
from headwater.copying.passages import align_pair
from headwater.copying.rules import DROP, FEWEST, SIZE
from headwater.copying.words import split_text
from headwater.records import Seed
from tests.copying.newsroom import copies, passages, report, shown

LEAD = "The reservoir held sixty one million tonnes when the gates jammed late on Friday, according to Minister Ilse Brandvold."
OTHER = (
    "Farmers in the valley have complained of low prices for barley and rye since the new tariff came into force last autumn."
)
LETTERS = st.lists(st.sampled_from("abcdef"), max_size=40)


def test_a_shared_passage_is_found_with_its_offsets():
    one, two = (
        report(f"Old news.\n{LEAD} {OTHER}", "Wire"),
        report(f"{OTHER.upper()[:30]}\nFlood: {LEAD} Nothing more.", "Post"),
    )
    (found,) = copies(one, two)
    assert shown(found, one, two) == (LEAD[:-1], LEAD[:-1])
    assert (found.words, found.score, found.kind) == (19, 1.0, "prose")


def test_case_accents_quotation_marks_and_missing_spaces_do_not_hide_a_copy():
    one = report(f"{LEAD} {OTHER}")
    two = report(f"{LEAD.upper()}{OTHER}".replace("autumn", "autümn"))
    (found,) = copies(one, two)
    assert found.score == 1.0
    assert shown(found, one, two)[0] == f"{LEAD} {OTHER}"[:-1]


def test_an_edited_copy_is_one_passage_with_a_lower_score():
    edited = LEAD.replace("sixty one million", "about sixty million").replace("late on Friday", "on Friday night")
    (found,) = copies(report(f"{LEAD} {OTHER}"), report(f"{edited} {OTHER}"))
    assert 0.8 < found.score < 1.0


def test_fewer_than_ten_words_are_no_passage_in_a_long_report():
    run = "the gates jammed late on Friday"
    assert not copies(report(f"{OTHER} First {run}."), report(f"{LEAD[::-1]} then {run} again, and more words than twice ten."))


def test_a_short_report_may_be_a_copy_as_a_whole():
    (found,) = copies(
        report("The gates jammed late on Friday."), report(f"{OTHER} The gates jammed late on Friday. {OTHER[::-1]}")
    )
    assert found.words == 6


def test_the_same_words_said_twice_are_found_at_both_places():
    one, two = report(f"{LEAD} And then nothing else. {OTHER}"), report(f"{LEAD} In between. {LEAD}")
    found = copies(one, two)
    sides = [shown(copy, one, two) for copy in found]
    assert len(found) == 2
    assert all(first.lower() == second.lower() == LEAD[:-1].lower() for first, second in sides)


def test_two_reporters_at_one_press_conference_share_a_quotation():
    said = "“No ship of this company will leave port until I have seen its steering gear with my own eyes”"
    one, two = report(f"{said}, the commodore said."), report(f"At noon he stood up. {said}, Quezada told reporters.")
    (found,) = copies(one, two, *passages(one, (said, "quotation")), *passages(two, (said, "quotation")))
    assert found.kind == "quotation"


def test_a_passage_that_is_partly_quoted_is_mixed():
    said = "“until I have seen its steering gear with my own eyes”"
    text = f"No ship of this company will leave the port of Dalisay {said}, he said"
    one, two = report(text + " on Monday."), report("Today: " + text + ".")
    (found,) = copies(one, two, *passages(one, (said, "quotation")), *passages(two, (said, "quotation")))
    assert found.kind == "mixed"


def test_shared_furniture_is_stock():
    note = "By clicking Agree you accept our cookies and those of our 214 partners in advertising"
    one, two = report(f"{LEAD}\n{note}", "Post"), report(f"{OTHER}\n{note}", "Post")
    (found,) = copies(one, two, *passages(one, (note, "furniture")))
    assert found.kind == "stock"


def test_titles_and_stock_phrases_are_stock():
    titles = "Prime Minister Ilse Brandvold and Foreign Minister Tor Halvorsen of the Republic of Norvania"
    (found,) = copies(report(f"{LEAD} {titles} were there."), report(f"{OTHER} So were {titles} in a hurry."))
    assert found.kind == "stock"


def test_an_inserted_sentence_does_not_break_a_passage():
    said = LEAD.split(", according", maxsplit=1)[0]
    one, two = report(f"{said}. {OTHER}"), report(f"{said}. Nobody was there at that time of the night. {OTHER} Ends.")
    (found,) = copies(one, two)
    assert 0.7 < found.score < 0.9


def test_two_passages_far_apart_are_not_bridged():
    between = " ".join(f"word{n}" for n in range(60))
    assert len(copies(report(f"{LEAD} {OTHER}"), report(f"{LEAD} {between} {OTHER}"))) == 2


def test_shared_grams_in_unrelated_text_are_no_passage():
    one, two = ([f"{letter}{n}" for n in range(30)] for letter in "ab")
    for at in (3, 15):
        one[at : at + SIZE] = two[at : at + SIZE] = [f"same{n}" for n in range(at, at + SIZE)]
    assert not copies(report(" ".join(one)), report(" ".join(two)))


def test_an_outlet_may_copy_its_own_earlier_report():
    (found,) = copies(report(f"{LEAD} So far.", "Post"), report(f"UPDATE: {LEAD} {OTHER}", "Post"))
    assert found.kind == "prose"


def rows(text_a, text_b):
    """Return what `align_pair` finds with all seeds there are."""
    a, b = split_text(" ".join(text_a)), split_text(" ".join(text_b))
    at = [
        (i, j)
        for i in range(len(a) - SIZE + 1)
        for j in range(len(b) - SIZE + 1)
        if text_a[i : i + SIZE] == text_b[j : j + SIZE]
    ]
    sides = [np.array([pair[side] for pair in at], np.uint32).tobytes() for side in (0, 1)]
    return sorted(map(tuple, align_pair(a, b, [Seed("a:b", 0, "a", "b", *sides)]).tolist()))


@given(LETTERS, LETTERS)
@example(list("abcdeabcde"), list("abcde"))
def test_passages_begin_and_end_on_equal_words_and_count_them(text_a, text_b):
    for a_first, a_last, b_first, b_last, equal in rows(text_a, text_b):
        assert 0 <= a_first < a_last <= len(text_a)
        assert 0 <= b_first < b_last <= len(text_b)
        assert text_a[a_first] == text_b[b_first]
        assert text_a[a_last - 1] == text_b[b_last - 1]
        assert SIZE <= equal <= min(a_last - a_first, b_last - b_first)


@given(LETTERS, LETTERS)
def test_swapping_the_reports_swaps_the_sides_and_changes_nothing_else(text_a, text_b):
    if text_a != text_b:
        assert rows(text_b, text_a) == sorted((b, d, a, c, n) for a, c, b, d, n in rows(text_a, text_b))


@given(LETTERS, LETTERS, LETTERS)
def test_a_long_exact_run_is_always_covered(before, run, after):
    run = [f"{letter}{n}" for n, letter in enumerate(run)]
    found = rows(before + run, run + after)
    if len(run) >= FEWEST:
        assert any(a <= len(before) and c >= len(before) + len(run) and b == 0 and d >= len(run) for a, c, b, d, _ in found)


@given(LETTERS, LETTERS)
def test_an_extension_counts_what_is_equal_and_stops_where_it_started_or_on_an_equal_word(text_a, text_b):
    a, b = split_text(" ".join(text_a)).hashes, split_text(" ".join(text_b)).hashes
    end_a, end_b, equal = extend((a, b), (0, 0), (len(a), len(b)), 1, (DROP, len(a)))
    straight = next((i for i, (x, y) in enumerate(zip(text_a, text_b, strict=False)) if x != y), min(len(a), len(b)))
    assert end_a >= straight
    assert end_b >= straight
    assert straight <= equal <= min(end_a, end_b)
    assert not equal or text_a[end_a - 1] == text_b[end_b - 1]


HOSTILE = st.text(st.characters() | st.sampled_from(" 🙂大坝بَيْت\u0301\n"), max_size=200)


@given(st.lists(HOSTILE, min_size=2, max_size=4), st.text("abc ", min_size=30, max_size=80))
def test_offsets_hold_in_any_text(texts, common):
    reports = [report(f"{text} {common}") for text in texts]
    by_id = {row.id: row.text for row in reports}
    for copy in copies(*reports):
        sides = by_id[copy.a][copy.a_start : copy.a_end], by_id[copy.b][copy.b_start : copy.b_end]
        words = [split_text(side).hashes.tolist() for side in sides]
        assert copy.a < copy.b
        assert copy.pair == f"{copy.a}:{copy.b}"
        assert max(map(len, words)) == copy.words
        assert 0 < copy.score <= 1
        if copy.score == 1:
            assert words[0] == words[1]


@given(st.lists(st.text("abcd ", min_size=20, max_size=80), min_size=3, max_size=5))
def test_a_further_report_changes_no_earlier_copy(texts):
    before, after = (set(copies(*map(report, part))) for part in (texts[:-1], texts))
    assert before <= after

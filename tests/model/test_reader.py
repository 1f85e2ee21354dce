from __future__ import annotations

import hashlib
import json
import time
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from benchmarks.attribution import count_hits, rate
from hypothesis import given, settings
from hypothesis import strategies as st
from training.reader_data import read_cases

from headwater import model
from headwater.model.reader import Reading, infer, read_attributions, read_card
from headwater.model.tokens import tokenise
from headwater.model.windows import cut_windows

STORY = """Mayor says the dam was safe

The dam above Tarn was safe, the mayor, Ana Pohl, told reporters on Monday.

"We looked at every gate," she said. "Nobody was at risk."

According to the ministry, two gates had not been opened since 2027.
"""


def shown(text):
    """Each attribution of a text as source, cue and first content."""
    return [
        (text[slice(*found.source)] if found.source else None, text[slice(*found.cue)], text[slice(*found.content[0])])
        for found in read_attributions(text)
    ]


def test_source_cue_and_content_are_found_and_linked():
    found = shown(STORY)
    assert ("the mayor, Ana Pohl", "told", "The dam above Tarn was safe") in found
    assert ("she", "said", '"We looked at every gate,"') in found
    assert ("the ministry", "According to", "two gates had not been opened since 2027") in found


def test_attributions_come_in_the_order_of_their_cues_with_a_score():
    found = read_attributions(STORY)
    assert [one.cue for one in found] == sorted(one.cue for one in found)
    assert all(0 < one.score <= 1 for one in found)


def test_a_text_is_read_the_same_whatever_was_read_before():
    first = read_attributions(STORY)
    read_attributions("Another text. " * 200)
    assert read_attributions(STORY) == first


def test_a_window_is_read_alone_since_neighbours_would_change_the_answer():
    (window,) = cut_windows(tokenise(STORY), read_card().window, read_card().context)
    assert all(np.array_equal(a, b) for a, b in zip(infer(window), infer(window), strict=True))


@pytest.mark.parametrize(
    "text", ["", " \n", "👍🏽👍🏽", "\u0301\u0301", "“”“”\"\"''", "قال الوزير إن السد آمن.", "大臣は「安全だ」と述べた。"]
)
def test_texts_that_it_has_not_learned_are_read_without_harm(text):
    for found in read_attributions(text):
        assert all(0 <= start < end <= len(text) for start, end in found.content)


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.sampled_from(["The mayor", "said", "that", "“it", "fell”", ".", "\n", "👍", "é", "e\u0301", "12"]), max_size=40)
)
def test_every_span_lies_in_the_text_and_shows_words(parts):
    text = " ".join(parts)
    for found in read_attributions(text):
        for start, end in (found.cue, *found.content, *([found.source] if found.source else [])):
            assert text[start:end].strip() == text[start:end] != ""


def test_a_line_of_ten_thousand_characters_is_read():
    began = time.process_time()
    assert read_attributions("The mayor said that it was safe. " * 300)
    assert time.process_time() - began < 60


def test_the_card_names_the_weights_and_the_tokenizer_that_are_bundled():
    folder = files(model)
    card = json.loads(folder.joinpath("reader.json").read_text(encoding="utf-8"))
    assert hashlib.sha256(folder.joinpath(card["weights"]).read_bytes()).hexdigest() == card["weights_sha256"]
    assert hashlib.sha256(folder.joinpath("tokenizer.json").read_bytes()).hexdigest() == card["tokenizer_sha256"]


def test_rounded_weights_cost_at_most_half_a_point():
    """Beside what the same weights find with 32 bits, which training/export_reader.py keeps."""
    documents = read_cases(Path(__file__).parents[2] / "examples")
    kept = json.loads(Path(__file__).with_name("reader_32_bits.json").read_text(encoding="utf-8"))
    exact = [[Reading(source, cue, content, 1.0) for source, cue, content in rows] for rows in kept]
    rounded = [read_attributions(document["text"]) for document in documents]
    figures = ("whole relation exact", "whole relation, half of each role")
    of_exact, of_rounded = (
        sum(rate(count_hits(documents, readings), name)[2] for name in figures) / 2 for readings in (exact, rounded)
    )
    assert of_exact > 0.6
    assert of_rounded >= of_exact - 0.005

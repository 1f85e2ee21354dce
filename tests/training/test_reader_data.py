from __future__ import annotations

import json

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from training.reader_data import (
    KINDS,
    NOWHERE,
    UNKNOWN,
    Lesson,
    cut_bare_samples,
    cut_samples,
    draw_batches,
    make_lesson,
    place_rows,
    read_cases,
    read_documents,
)

from headwater.model.decode import CONTENT, CUE, SOURCE, find_spans

TEXT = 'Mayor: dam was safe\n\n"We looked," Ana Pohl said. "Nobody was at risk."\n\nThe ministry denied that it knew.\n'


def mark(text, *rows):
    """Attributions given as words, as a case gives them."""
    return place_rows(
        text, [{"source_text": source, "cue": cue, "content": content, **more} for source, cue, content, more in rows]
    )


def lesson_of(text, *rows) -> Lesson:
    return make_lesson({"text": text, "attributions": mark(text, *rows)})


LESSON = lesson_of(
    TEXT,
    ("Mayor", ":", "dam was safe", {}),
    ("Ana Pohl", "said", '"We looked,"', {}),
    ("", "", '"Nobody was at risk."', {"continues": True}),
    ("The ministry", "denied", "it knew", {}),
)


def show(lesson, text, begin):
    """The words of one role."""
    spans = find_spans(lesson.labels, begin)
    return [text[lesson.tokens.starts[start] : lesson.tokens.ends[end - 1]] for start, end in spans]


def test_each_role_has_the_words_that_the_truth_gives_it():
    assert show(LESSON, TEXT, SOURCE) == ["Mayor", "Ana Pohl", "The ministry"]
    assert show(LESSON, TEXT, CUE) == [":", "said", "denied"]
    assert show(LESSON, TEXT, CONTENT) == ["dam was safe", '"We looked,"', '"Nobody was at risk."', "it knew"]


def test_what_goes_on_with_a_quotation_belongs_to_its_cue():
    first, second = (find_spans(LESSON.labels, CONTENT)[n][0] for n in (1, 2))
    assert LESSON.cue_of[first] == LESSON.cue_of[second] == find_spans(LESSON.labels, CUE)[1][0]


def test_of_cues_with_the_same_words_the_nearest_to_the_content_is_meant():
    text = "He said no. It rained. She said yes."
    (found,) = mark(text, ("She", "said", "yes", {}))
    assert found == {"source": [(23, 26)], "cue": [(27, 31)], "content": [(32, 35)]}


def test_a_cue_is_not_sought_inside_another_word():
    text = "Theirs was he who left, he added."
    (found,) = mark(text, ("he", "added", "Theirs was he who left", {}))
    assert found["source"] == [(24, 26)]


def test_a_row_that_the_text_does_not_have_or_that_has_no_cue_is_left_out():
    assert mark("It rained.", ("she", "said", "it snowed", {}), ("", "", "It rained", {})) == []


def test_of_attributions_within_each_other_the_shorter_has_its_words():
    text = "Pohl said the ministry claims that all is well."
    lesson = lesson_of(
        text, ("Pohl", "said", "the ministry claims that all is well", {}), ("the ministry", "claims", "that all is well", {})
    )
    assert show(lesson, text, SOURCE) == ["Pohl", "the ministry"]
    assert show(lesson, text, CONTENT) == ["that all is well"]


def test_a_cue_without_source_points_nowhere():
    text = "It was reportedly closed."
    lesson = lesson_of(text, ("", "reportedly", "closed", {}))
    assert lesson.source_of[lesson.source_of != UNKNOWN].tolist() == [NOWHERE]


def test_names_that_another_program_found_are_labelled_by_kind():
    person, ministry = TEXT.index("Ana Pohl"), TEXT.index("ministry")
    silver = {"ner": [[person, person + 8, "PERSON"], [ministry, ministry + 8, "ORGANIZATION"], [0, 5, "DATE"]]}
    lesson = make_lesson({"text": TEXT, "attributions": [], "silver": silver})
    named = [TEXT[lesson.tokens.starts[at] : lesson.tokens.ends[at]] for at in np.flatnonzero(lesson.names)]
    labels = lesson.names[lesson.names > 0].tolist()
    assert dict(zip(named, labels, strict=True))["Pohl"] == KINDS["PERSON"] + 1
    assert labels.count(KINDS["PERSON"]) == labels.count(KINDS["ORGANIZATION"]) == 1
    assert KINDS["LOCATION"] not in labels


def test_of_names_that_nobody_looked_for_nothing_is_learnt():
    assert set(LESSON.names.tolist()) == {UNKNOWN}


def test_of_a_text_without_truth_each_word_is_asked_for_once_and_nothing_is_known():
    samples = cut_bare_samples(TEXT * 30, 64)
    assert sum(int(sample.asked.sum()) for sample in samples) == len(LESSON.labels) * 30
    assert all(
        (getattr(sample, name) == UNKNOWN).all() for sample in samples for name in ("labels", "cues", "sources", "names")
    )


def test_context_is_read_and_not_asked_for():
    sample = next(s for seed in range(9) for s in cut_samples(lesson_of(TEXT * 9), 64, np.random.default_rng(seed))[1:])
    assert ((sample.labels != UNKNOWN) == (sample.asked == 1)).all()


@given(st.integers(0, 1000), st.integers(64, 192))
def test_every_word_is_learnt_in_exactly_one_window_whatever_the_cuts(seed, size):
    lesson = lesson_of(TEXT * 9, ("Ana Pohl", "said", '"We looked,"', {}))
    samples = cut_samples(lesson, size, np.random.default_rng(seed))
    assert all(len(sample) <= size for sample in samples)
    assert sum(int((sample.labels != UNKNOWN).sum()) for sample in samples) == len(lesson.labels)


def test_a_content_points_to_its_cue_and_a_cue_to_its_source():
    (sample,) = cut_samples(LESSON, 192, np.random.default_rng(4))
    content = np.flatnonzero(sample.labels == CONTENT)
    cue = np.flatnonzero(sample.labels == CUE)
    source = np.flatnonzero(sample.labels == SOURCE)
    assert sample.cues[content].tolist() == [cue[0], cue[1], cue[1], cue[2]]
    assert sample.sources[cue].tolist() == source.tolist()
    assert (sample.sources >= 0).sum() == len(cue)


def test_an_empty_text_has_no_window():
    assert cut_samples(lesson_of(""), 192, np.random.default_rng(1)) == []


def test_only_reports_whose_attributions_are_all_given_are_learnt_from(tmp_path):
    case = tmp_path / "storm"
    case.mkdir()
    row = {"report": "01", "source_text": "Mayor", "cue": ":", "content": "dam was safe"}
    reports = [{"id": "01", "attributions_complete": True}, {"id": "02"}]
    (case / "01.txt").write_text(TEXT, encoding="utf-8")
    (case / "gold.json").write_text(json.dumps({"reports": reports, "attributions": [row]}), encoding="utf-8")
    assert read_cases(tmp_path) == [{"text": TEXT, "attributions": mark(TEXT, ("Mayor", ":", "dam was safe", {}))}]


def test_documents_are_read_a_line_each(tmp_path):
    path = tmp_path / "documents.jsonl"
    path.write_text('{"text": "a\u2028b"}\n{"text": "c"}\n', encoding="utf-8")
    assert [row["text"] for row in read_documents(path)] == ["a\u2028b", "c"]


@given(st.lists(st.integers(1, 9), max_size=60), st.integers(1, 5))
def test_every_sample_is_drawn_once_among_others_of_like_length(sizes, most):
    samples = [range(size) for size in sizes]
    batches = draw_batches(samples, most, np.random.default_rng(1))
    assert sorted(map(len, (one for batch in batches for one in batch))) == sorted(sizes)
    assert all(0 < len(batch) <= most for batch in batches)
    assert all([*map(len, batch)] == sorted(map(len, batch)) for batch in batches)

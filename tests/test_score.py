from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import StopRun
from headwater.score import HEADLINE, read_truth, score_trace
from headwater.score.measure import find_all, measure_f1, overlap, pair_off, same_name, split_name

ROOT = Path(__file__).parents[1]
CASE = ROOT / "examples" / "kestrel-dam"
ORIGINAL = ROOT.parent / "shared" / "score" / "score.py"


def trace_from(truth, seed=None):
    """Return the perfect trace of a truth, or with a seed one with random mistakes."""
    chance = random.Random(seed)  # noqa: S311
    gold = truth.gold

    def slip(share):
        return seed is not None and chance.random() < share

    def place(row, words):
        start = truth.texts[row["report"]].find(words)
        return {"report": row["report"], "start": start, "end": start + len(words) - (3 if slip(0.2) and len(words) > 5 else 0)}

    def link(source):
        return {"name": truth.sources[source]["name"]}

    statements, claims = [], []
    for claim in gold["claims"]:
        for number, row in enumerate(claim["statements"]):
            statements.append(
                {
                    "id": f"{claim['id']} {number}",
                    **place(row, row["text"]),
                    "stance": "asserts" if slip(0.3) else row["stance"],
                    "chain": [link(source) for source in row["chain"][: 1 if slip(0.2) else None]],
                    "claim": None if slip(0.1) else gold["claims"][0]["id"] if slip(0.1) else claim["id"],
                }
            )
        claims.append(
            {
                "id": claim["id"],
                "origins": [link(source) for source in claim["origins"] if not slip(0.2)],
                "origins_min": claim["origins_min"],
                "origins_max": claim["origins_max"] + slip(0.2),
                "first_report": None if slip(0.2) else claim["first_report"],
            }
        )
    attributions = []
    for row in gold["attributions"]:
        content, source = place(row, row["content"]), row.get("source_text")
        at = place(row, source) if source and not slip(0.1) else None
        part = [content["start"], content["end"]]
        attributions.append({"report": row["report"], "content": [part], "source": [at["start"], at["end"]] if at else None})
    kept = [row for row in statements if not slip(0.1)]
    return {
        "reports": [{"id": key, "file": f"{key}.txt", "text": text} for key, text in truth.texts.items()],
        "entities": [{"names": group[: 2 if seed is not None else None]} for group in gold["names"]],
        "attributions": [row for row in attributions if not slip(0.2)],
        "statements": kept,
        "claims": claims,
        "relies": [{"report": row["id"], "on": on} for row in gold["reports"] for on in row["relies_on"] if not slip(0.2)],
        "altered_quotes": [
            {"a": place(row["b"], row["b"]["text"]), "b": place(row["a"], row["a"]["text"])}
            for row in gold["altered_quotes"]
            if not slip(0.3)
        ],
        "unsupported": [place(row, row["text"]) for row in gold["unsupported"] if not slip(0.3)],
        "dates": [{**date_place(truth, row), "value": "1999" if slip(0.2) else row["value"]} for row in gold["dates"]],
    }


def date_place(truth, row):
    start, end = find_all(truth.texts[row["report"]], row["text"])[row.get("occurrence", 1) - 1]
    return {"report": row["report"], "start": start, "end": end}


@pytest.fixture(scope="module")
def truth():
    return read_truth(CASE)


def test_a_perfect_trace_is_right_throughout(truth):
    figures = score_trace(trace_from(truth), truth)
    low = {name: figures[name][key] for name, key in HEADLINE if figures[name][key] < 97}
    assert low == {}
    assert figures["statement_recall"] == 100


def test_an_empty_trace_finds_nothing(truth):
    empty = {"reports": trace_from(truth)["reports"], "attributions": [], "statements": [], "claims": []}
    figures = score_trace(empty, truth)
    assert all(figures[name][key] == 0 for name, key in HEADLINE if name != "claims_b3")
    assert figures["reports_missing"] == []


def test_reports_that_a_trace_lacks_are_listed(truth):
    trace = trace_from(truth)
    trace["reports"] = [row for row in trace["reports"] if row["id"] != "03"]
    for key in ("statements", "attributions", "relies", "unsupported", "dates"):
        trace[key] = [row for row in trace[key] if row["report"] != "03"]
    assert score_trace(trace, truth)["reports_missing"] == ["03"]


def test_texts_that_differ_from_the_files_are_refused(truth):
    trace = trace_from(truth)
    trace["reports"][0]["text"] = "something else"
    with pytest.raises(StopRun, match="differs from the file"):
        score_trace(trace, truth)


@pytest.mark.skipif(not ORIGINAL.exists(), reason="the first scorer is not at hand")
@pytest.mark.parametrize("case", [CASE, *sorted(p.parent for p in ROOT.glob("tests/cases/*/gold.json"))], ids=lambda p: p.name)
@pytest.mark.parametrize("seed", [None, 1])
def test_figures_are_those_of_the_scorer_that_the_cases_were_made_with(case, seed):
    spec = importlib.util.spec_from_file_location("original_score", ORIGINAL)
    original = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(original)
    truth = read_truth(case)
    trace = trace_from(truth, seed)
    expected = original.score(trace, original.Case(case))
    assert {key: value for key, value in score_trace(trace, truth).items() if key in expected} == expected


def test_a_name_may_stand_for_a_source_by_any_of_its_names_without_titles_and_accents():
    source = {"name": "Mara Okafor", "aliases": ["the chief engineer"]}
    assert [same_name(name, source) for name in ("Dr. Okáfor", "Chief engineer", "Mara", "Okafor's", "Maria", "")] == [
        True,
        True,
        True,
        True,
        False,
        False,
    ]
    assert split_name("The Minister of Water") == {"minister", "water"}


def test_f1_is_in_percent_and_zero_where_nothing_fits():
    assert measure_f1(1, 2, 1) == {"p": 50.0, "r": 100.0, "f1": 66.7, "n": 1}
    assert measure_f1(0, 0, 0)["f1"] == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 5), st.integers(0, 5))))
def test_pairing_off_uses_each_side_once_and_the_best_pair_first(pairs):
    chosen = pair_off(pairs)
    assert len({a for a, _ in chosen}) == len({b for _, b in chosen}) == len(chosen)
    assert not pairs or max(pairs)[1:] in chosen


@given(st.text(alphabet="ab", max_size=12), st.text(alphabet="ab", min_size=1, max_size=3))
def test_every_place_of_a_piece_is_found(text, piece):
    assert [text[start:end] for start, end in find_all(text, piece)] == [piece] * sum(
        text.startswith(piece, at) for at in range(len(text))
    )


@given(st.frozensets(st.integers(0, 9)), st.frozensets(st.integers(0, 9)))
def test_overlap_is_symmetric_and_between_none_and_all(a, b):
    assert 0 <= overlap(set(a), set(b)) == overlap(set(b), set(a)) <= 1
    assert overlap(set(a), set(a)) == bool(a)


@pytest.mark.parametrize("content", [None, "no json", "[]", json.dumps({"reports": [{"id": "1"}]})])
def test_a_truth_that_cannot_be_read_stops_with_the_next_step(tmp_path, content):
    if content:
        (tmp_path / "gold.json").write_text(content)
    with pytest.raises(StopRun, match=r"give the folder that holds gold\.json and its reports"):
        read_truth(tmp_path)

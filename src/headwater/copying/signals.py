"""Features from what reports say of each other: namings, credits, times (see `features.FEATURES`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from headwater.copying.kernels import Marks
from headwater.copying.measures import Columns, best_other
from headwater.copying.namings import Citation, count_phrases, credit_strength, name_self
from headwater.copying.outlets import find_namings, tabulate_forms
from headwater.copying.overlap import Floats, Overlap
from headwater.copying.reading import Reading

UNKNOWN_HOURS = 3.0
NOT_NAMED = -0.2  # below any share of words, so that "not named" and "named, nothing shared" differ
THROUGH_THIRD = 0.3  # what is left of the strength of a name that is cited through a third outlet
TAKEN = 0.7  # cosine from which a sentence is taken from another candidate


def measure_namings(
    report: Reading, candidates: Sequence[Reading], overlap: Overlap, citations: Mapping[str, Sequence[Citation]]
) -> Columns:
    """Return the features of the namings of the candidates' outlets in the report."""
    rows = [_measure_naming(report, candidates, overlap, citations, n) for n in range(len(candidates))]
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def _measure_naming(
    report: Reading, candidates: Sequence[Reading], overlap: Overlap, citations: Mapping[str, Sequence[Citation]], one: int
) -> dict[str, float]:
    outlet = candidates[one].report.outlet
    own = citations.get(outlet, ())
    found = {"outlets_named": float(len(citations)), "named_count": float(np.log1p(len(own)))}
    if not own:
        unnamed = dict.fromkeys(("named", "named_cue", "named_via", "named_late", "named_inherited"), 0.0)
        return {**found, **unnamed, **dict.fromkeys(AROUND, NOT_NAMED)}
    siblings = [n for n, other in enumerate(candidates) if n != one and other.report.outlet == outlet]
    return {
        **found,
        "named": max(citation.naming.strength * (THROUGH_THIRD if citation.via else 1.0) for citation in own),
        "named_cue": float(any(citation.cue for citation in own)),
        "named_via": float(all(citation.via for citation in own)),
        "named_late": max(citation.naming.first for citation in own) / len(report.words),
        "named_inherited": float(_inherited(overlap, own, one)),
        **_measure_around(overlap, own, one, siblings),
    }


AROUND = ("named_cover", "named_cover_lead", "named_cover_lead_own", "named_alike", "named_alike_lead")


def _windows(overlap: Overlap, citations: Sequence[Citation]) -> list[list[int]]:
    """Return the rows of Overlap around each naming: its sentence alone, with the one before, with the one after."""
    rows: list[list[int]] = []
    for citation in citations:
        row = overlap.row_of.get(citation.sentence)
        if row is not None:
            last = overlap.has.shape[0] - 1
            rows += [[row], [row, min(row + 1, last)], [max(0, row - 1), row]]
    return rows


def _measure_around(overlap: Overlap, citations: Sequence[Citation], one: int, siblings: Sequence[int]) -> dict[str, float]:
    """Return how well the candidate `one` fits the sentences around its namings, and by how much better than others."""
    found = dict.fromkeys(AROUND, NOT_NAMED)
    for rows in _windows(overlap, citations):
        words = overlap.has[rows].any(0)
        cover = (overlap.held[:, words] @ overlap.weights[words]) / max(float(overlap.weights[words].sum()), 1e-9)
        alike = overlap.alike[:, rows].max(1)
        around = {
            "named_cover": cover[one],
            "named_cover_lead": cover[one] - best_other(cover[:, None])[one, 0],
            "named_cover_lead_own": cover[one] - cover[siblings].max(initial=0.0),
            "named_alike": alike[one],
            "named_alike_lead": alike[one] - alike[siblings].max(initial=0.0),
        }
        found = {name: max(value, float(around[name])) for name, value in found.items()}
    return found


def _inherited(overlap: Overlap, citations: Sequence[Citation], one: int) -> bool:
    """Tell whether each naming stands in a sentence that another candidate has in nearly the same words."""
    rows = [overlap.row_of.get(citation.sentence) for citation in citations]
    others = np.delete(overlap.alike, one, 0)
    return all(row is not None and others[:, row].max(initial=0.0) > TAKEN for row in rows)


def measure_credits(report: Reading, candidates: Sequence[Reading]) -> Columns:
    """Return the features of credits, and of namings in the other direction."""
    readings = [report, *candidates]
    outlets = sorted({reading.report.outlet for reading in readings} - {""})
    wires = {outlet for outlet in outlets if any(credit_strength(reading, outlet) for reading in readings)}
    table = tabulate_forms([report.report.outlet])
    back = [find_namings(other.report.text, other.words, table) for other in candidates]
    return {
        "credit": _column(credit_strength(report, other.report.outlet) for other in candidates),
        "credit_back": _column(credit_strength(other, report.report.outlet) for other in candidates),
        "names_back": _column(max((naming.strength for naming in found), default=0.0) for found in back),
        "wire": _column(float(other.report.outlet in wires) for other in candidates),
    }


def measure_times(report: Reading, candidates: Sequence[Reading], earlier: Marks) -> Columns:
    """Return the features of times, outlets and lengths; `earlier[i, j]` tells that candidate j came out before i."""
    outlets = [other.report.outlet for other in candidates]
    same = np.array([[bool(one) and one == other for other in outlets] for one in outlets])
    same_outlet = _column(float(bool(outlet) and outlet == report.report.outlet) for outlet in outlets)
    later = earlier.T
    hours = [_hours(report, other) for other in candidates]
    return {
        "hours": _column(UNKNOWN_HOURS if hour is None else float(np.log1p(hour)) for hour in hours),
        "undated": _column(float(hour is None) for hour in hours),
        "newer": later.sum(1).astype(float),
        "newer_own": (later & same).sum(1).astype(float),
        "names_self": np.full(len(candidates), float(name_self(report))) * same_outlet,
        "same_outlet": same_outlet,
        "vague": np.full(len(candidates), np.log1p(count_phrases(report, "citing_vague.txt"))),
        "candidates": np.full(len(candidates), float(len(candidates))),
        "length": np.full(len(candidates), np.log(len(report.words))),
        "length_back": np.log([len(other.words) for other in candidates]),
    }


def _hours(report: Reading, other: Reading) -> float | None:
    if report.time is None or other.time is None:
        return None
    return max(0, report.time.minutes - other.time.minutes) / 60


def _column(values: Iterable[float]) -> Floats:
    return np.fromiter(values, float)

"""Measure the tagger of names on GUM's news and interviews, each left out of what it learnt from; write benchmarks/tagger.md.

    PYTHONPATH=training python benchmarks/tagger.py

The texts lie outside the repository, in ../shared. Needs the extra `training`; half an hour on one core.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from headwater.model.reader import read_attributions, read_with_states
from headwater.model.tagger import Weights, make_weights, rate_words
from headwater.records import Passage, Report
from headwater.run.memory import run_in_memory
from headwater.sources.tagging import KINDS, agree, find_names_by_tagger, find_words
from headwater.sources.words import BODY, OUTLET, PERSON, PLACE
from headwater.stages.segment import SEGMENT
from names_lessons import Lesson, read_all
from train_names import MARKED, SHARED, begin, export, finish, split

ROOT = Path(__file__).resolve().parents[1]
FOLDS = 3
ORDER = (PERSON, BODY, PLACE)
SPORT = "GUM_news_soccer"  # the one report on sport, where countries are teams and invented matches help most
Names = set[tuple[int, int, str]]
"""Names as first word, word after the last, and kind."""

Scored = tuple[Names, Names]
"""True names and found ones."""


def find_tagged(lesson: Lesson, weights: Weights) -> Names:
    """Return the names that a tagger finds."""
    rated = rate_words(lesson.states, lesson.hints, lesson.shapes, weights)
    return {(first, after, KINDS[label]) for first, after, label, _ in agree(lesson.text, lesson.tokens, rated)}


def find_by_rules(lesson: Lesson) -> Names:
    """Return the names that the rules find alone, outlets taken for organisations."""
    kinds = {OUTLET: BODY, **{kind: kind for kind in ORDER}}
    return {(*find_words(lesson.tokens, start, end), kinds[kind]) for start, end, kind in lesson.ruled if kind in kinds}


def find_true(lesson: Lesson, *, wider: bool = False) -> Names:
    """Return the names that people marked, with groups of people or without."""
    names = lesson.wider if wider else lesson.names
    return {(*find_words(lesson.tokens, start, end), kind) for start, end, kind in names}


def rate(rows: Iterable[Scored], keep: Callable[[tuple[int, int, str]], object] = lambda name: name) -> tuple[float, ...]:
    """Return precision, recall and F1 in percent; `keep` is what of a name must be right, None where it does not count."""
    counts: Counter[str] = Counter()
    for true, found in rows:
        wanted, given = ({keep(name) for name in names} - {None} for names in (true, found))
        counts.update(right=len(wanted & given), true=len(wanted), found=len(given))
    p, r = counts["right"] / max(counts["found"], 1), counts["right"] / max(counts["true"], 1)
    return 100 * p, 100 * r, 200 * p * r / max(p + r, 1e-9)


def format_row(title: str, rows: Sequence[Scored]) -> str:
    """Return a line of the table."""
    p, r, f = rate(rows)
    of_kinds = [rate(rows, partial(_of_kind, kind))[2] for kind in ORDER]
    extent = rate(rows, lambda name: name[:2])[2]
    return f"| {title} | {p:.1f} | {r:.1f} | **{f:.1f}** | " + " | ".join(f"{x:.1f}" for x in (*of_kinds, extent)) + " |"


def _of_kind(kind: str, name: tuple[int, int, str]) -> tuple[int, int, str] | None:
    return name if name[2] == kind else None


def cross_validate(lessons: Sequence[Lesson]) -> dict[str, list[tuple[Lesson, Names]]]:
    """Return what the tagger finds in news and interviews, without GUM and with all of it but a third of these."""
    net = begin(lessons)
    early = make_weights(export(net))
    held = [lesson for lesson in lessons if lesson.genre in MARKED]
    found: dict[str, list[tuple[Lesson, Names]]] = {"early": [(lesson, find_tagged(lesson, early)) for lesson in held]}
    for left_out in split(lessons, FOLDS):
        late = make_weights(export(finish(net, [lesson for lesson in lessons if lesson.id not in left_out])))
        rows = [(lesson, find_tagged(lesson, late)) for lesson in held if lesson.id in left_out]
        found.setdefault("late", []).extend(rows)
    return found


def format_figures(lessons: Sequence[Lesson]) -> list[str]:
    """Return the table of figures."""
    found = cross_validate(lessons)
    held = [lesson for lesson, _ in found["early"]]
    tables = {
        "rules alone": [(find_true(lesson), find_by_rules(lesson)) for lesson in held],
        "tagger, without GUM (other programs' names, lists)": [(find_true(lesson), names) for lesson, names in found["early"]],
        "**tagger, cross-validated**": [(find_true(lesson), names) for lesson, names in found["late"]],
    }
    for genre in MARKED:
        tables[f"of it {genre}"] = [(find_true(lesson), names) for lesson, names in found["late"] if lesson.genre == genre]
    tables["without the one report on sport"] = [
        (find_true(lesson), names) for lesson, names in found["late"] if lesson.id != SPORT
    ]
    tables["with groups of people as persons"] = [(find_true(lesson, wider=True), names) for lesson, names in found["late"]]
    head = ["", "precision", "recall", "F1", *(f"F1 {kind}" for kind in ORDER), "F1, extent only"]
    lines = [
        f"{len(held)} documents, {sum(len(find_true(lesson)) for lesson in held)} names; exact extent and kind, in percent.",
        "",
    ]
    lines += ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    return [*lines, *(format_row(title, rows) for title, rows in tables.items())]


def format_speed(texts: Sequence[str]) -> list[str]:
    """Return how long the reader takes for texts, with and without the tagger."""
    reports = [Report(str(number), "", text, "", "", None, "", "", "en", ()) for number, text in enumerate(texts)]
    passages: dict[str, list[Passage]] = {report.id: [] for report in reports}
    for row in run_in_memory([SEGMENT], reports)[Passage].values():
        if isinstance(row, Passage):
            passages[row.report].append(row)
    read_attributions(texts[0])
    began = time.process_time()
    for text in texts:
        read_attributions(text)
    alone = time.process_time() - began
    tagging = 0.0
    began = time.process_time()
    for report in reports:
        _, states = read_with_states(report.text)
        here = time.process_time()
        list(find_names_by_tagger(report, passages[report.id], states))
        tagging += time.process_time() - here
    both = time.process_time() - began
    words = sum(len(text.split()) for text in texts)
    return [
        f"Speed, on {len(texts)} articles of {words // len(texts)} words, in a CPU second: the reader alone",
        f"{words / alone:,.0f} words, giving away its states {words / (both - tagging):,.0f}, with the tagger",
        f"{words / both:,.0f}.",
        f"What the tagger adds to the reader's pass would alone go through {len(texts) / tagging:.0f} articles a second.",
    ]


def format_page(lessons: Sequence[Lesson]) -> str:
    """Return the page."""
    texts = [lesson.text for lesson in lessons if lesson.genre == "silver"][:40]
    lines = [
        "# Names found by the trained tagger",
        "",
        "Made by `PYTHONPATH=training python benchmarks/tagger.py`, on the training documents of GUM (no others were read):",
        f"news and interviews in {FOLDS} parts, each read by a tagger that learnt from the others and from all other genres.",
        "What of GUM's mentions counts as a name is said in `training/names_gum.py`.",
        "",
        *format_figures(lessons),
        "",
        *format_speed(texts),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the page."""
    page = format_page(list(read_all(SHARED, ROOT / "training/cases")))
    Path(__file__).with_suffix(".md").write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()

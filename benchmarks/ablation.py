"""Measure what each stage's errors cost the count of origins; write benchmarks/ablation.md.

    python benchmarks/ablation.py [dev] [train]

Every case is traced as its user would; then the truth takes the place of what one stage found (or of what several did, in
the order of the pipeline), the stages after it run again, and the count of origins is compared with the truth anew. `dev` are
the cases for measuring (examples/kestrel-dam and tests/cases), `train` those that the models were made with.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np

from headwater.claims.scored import Scored
from headwater.exports.trace import make_trace
from headwater.ids import pack_ids
from headwater.model.session import set_threads
from headwater.readers.folder import read_folder
from headwater.records import (
    Candidates,
    Claim,
    Entity,
    Gist,
    Gists,
    Likeness,
    Link,
    Matches,
    Meaning,
    Membership,
    Origin,
    Publisher,
    Record,
    Referent,
    Relies,
    Report,
    Statement,
    Tally,
    Vector,
    Version,
)
from headwater.run.memory import Tables, run_in_memory
from headwater.score import Truth, read_truth, score_trace
from headwater.score.mapping import Mapping, map_statements
from headwater.score.measure import find_all, same_name
from headwater.stages import PIPELINE
from headwater.stages.embed import EMBED
from headwater.stages.gist import GIST
from headwater.stages.group import GROUP, settle_sides
from headwater.stages.match import MATCH
from headwater.stages.origin import ORIGIN
from headwater.stages.propose import PROPOSE
from headwater.view import view_tables

ROOT = Path(__file__).resolve().parents[1]
SETS = {"dev": (ROOT / "examples", ROOT / "tests" / "cases"), "train": (ROOT / "training" / "cases",)}
STEPS = ("spans", "chains", "reliance", "claims", "stance")
FIGURES = {
    "origins": ("origin_count", "acc"),
    "exact range": ("origin_count", "exact_range"),
    "names": ("origin_names", "f1"),
    "first": ("first_report", "acc"),
    "claim pairs": ("same_claim_pairs", "f1"),
    "claims B³": ("claims_b3", "f1"),
}
SEVERAL = "two and more"
COLUMNS = ("origins", SEVERAL, "exact range", "names", "first", "claim pairs", "claims B³")
Row = dict[str, float]


@dataclass
class Trial:
    """A case in the making: its rows, its truth, and which statement of the rows stands for which of the truth."""

    tables: Tables
    truth: Truth
    wanted: list[dict[str, Any]]
    owners: list[str]
    found: list[str | None]

    @property
    def reports(self) -> dict[str, str]:
        """Id of a report in the truth → id of its row."""
        return {Truth.stem(row.file): row.id for row in self.tables[Report].values() if isinstance(row, Report)}

    def clear(self, *records: type[Record]) -> None:
        """Empty tables."""
        for record in records:
            self.tables[record] = {}

    def add(self, *rows: Record) -> None:
        """Put rows into their tables."""
        for row in rows:
            self.tables[type(row)][row.id] = row

    def pairs(self) -> Iterator[tuple[dict[str, Any], str, str]]:
        """Yield each true statement that is found, with its true claim and the statement that stands for it, each once."""
        seen: set[str] = set()
        for row, owner, found in zip(self.wanted, self.owners, self.found, strict=True):
            if found is not None and found not in seen:
                seen.add(found)
                yield row, owner, found


def main() -> None:
    """Measure the sets that are asked for, or both, and write the page."""
    set_threads(1)
    names = [name for name in SETS if name in sys.argv[1:]] or list(SETS)
    lines = [line for name in names for line in measure_set(name, find_cases(SETS[name]))]
    Path(__file__).with_suffix(".md").write_text(format_page(lines, " ".join(sys.argv[1:])), encoding="utf-8")


def find_cases(places: Sequence[Path]) -> list[Path]:
    """Return the folders with a truth at or in places, by name."""
    return [path.parent for place in places for path in sorted((*place.glob("gold.json"), *place.glob("*/gold.json")))]


def measure_set(name: str, folders: Sequence[Path]) -> Iterator[str]:
    """Yield the lines of the table for a set of cases."""
    alone = [(step,) for step in STEPS]
    together = [tuple(steps) for steps in accumulate([step] for step in STEPS)][1:]
    rows: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for folder in folders:
        tables, truth = run_in_memory(PIPELINE, read_folder(folder)), read_truth(folder)
        for steps in ((), *alone, *together):
            rows[steps].append(measure(tables, truth, steps))
        print(f"{folder.name}: measured", file=sys.stderr)
    yield format_row(name, "1 for every claim", [answer_one(read_truth(folder)) for folder in folders])
    for steps, figures in rows.items():
        yield format_row(name, " + ".join(steps) or "nothing: end to end", figures)


def answer_one(truth: Truth) -> Row:
    """Return how often "one origin" is right about the claims that several reports assert: what a count has to beat."""
    asserting = ({one["report"] for one in row["statements"] if one["stance"] == "asserts"} for row in truth.gold["claims"])
    shared = [row for row, reports in zip(truth.gold["claims"], asserting, strict=True) if len(reports) > 1]
    ranges = [(row["origins_min"], row["origins_max"]) for row in shared]
    inside, exact = sum(low <= 1 <= high for low, high in ranges), sum(one == (1, 1) for one in ranges)
    return {"origins": 100 * inside / len(shared), "exact range": 100 * exact / len(shared), SEVERAL: 0.0}


def format_row(name: str, label: str, rows: Sequence[Row]) -> str:
    """Return a line of the table: the means over the cases, a dash for figures that there are not."""
    cells = (f"{mean(row[column] for row in rows):.0f}" if column in rows[0] else "–" for column in COLUMNS)
    return f"| {name} | {label} | {' | '.join(cells)} |"


def measure(tables: Tables, truth: Truth, steps: Sequence[str]) -> Row:
    """Return the figures of a case with the truth in place of what the stages of some steps found."""
    trial = begin_trial(tables, truth)
    for step in STEPS:
        if step in steps:
            GIVE[step](trial)
    trial.clear(Origin, Tally, Version)
    trial.tables = run_in_memory((ORIGIN,), [row for rows in trial.tables.values() for row in rows.values()])
    trace = make_trace(view_tables(trial.tables))
    scores = score_trace(trace, truth)
    several = Truth({**truth.gold, "claims": [row for row in truth.gold["claims"] if row["origins_min"] > 1]}, truth.texts)
    row = {figure: scores[name][key] for figure, (name, key) in FIGURES.items()}
    return row | {SEVERAL: score_trace(trace, several)["origin_count"]["acc"]}


def begin_trial(tables: Tables, truth: Truth) -> Trial:
    """Return a trial with a copy of the tables."""
    copied: Tables = defaultdict(dict, {record: dict(rows) for record, rows in tables.items()})
    mapping: Mapping = map_statements(make_trace(view_tables(tables)), truth)
    found = [row["id"] if row else None for row in mapping.found]
    return Trial(copied, truth, [row for _, row in mapping.wanted], [claim for claim, _ in mapping.wanted], found)


def give_spans(trial: Trial) -> None:
    """Make statements of the true spans and of no others, each with what was found about the one that stood for it."""
    known, reports, links = trial.tables[Statement], trial.reports, _group_links(trial)
    trial.clear(Statement, Vector, Gist, Gists, Candidates, Matches, Likeness, Claim, Membership)
    for number, (row, old) in enumerate(zip(trial.wanted, trial.found, strict=True)):
        start, end = find_all(trial.truth.texts[row["report"]], row["text"])[0]
        like = known[old] if old else Statement(reports[row["report"]], start, end, "asserts", "sentence", "")
        made = replace(like, start=start, end=end)  # type: ignore[type-var]
        trial.add(made, *(replace(link, owner=made.id) for link in links.get(old or "", ())))
        trial.found[number] = made.id
    rows = [row for rows in trial.tables.values() for row in rows.values()]
    trial.tables = run_in_memory((EMBED, GIST, PROPOSE, MATCH, GROUP), rows)


def give_chains(trial: Trial) -> None:
    """Give each statement its true chain, of sources that are known to be who they are."""
    entities = {}
    for source in trial.truth.gold["sources"]:
        names = (source["name"], *source.get("aliases", ()))
        entities[source["id"]] = Entity(f"truth {source['id']}", source["name"], source["kind"], names)
    trial.add(*entities.values(), *_mean_sources(trial, entities), *_publish(trial, entities))
    links = _group_links(trial)
    for number, (row, _, found) in enumerate(trial.pairs()):
        for link in links.get(found, ()):
            del trial.tables[Link][link.id]
        for place, source in enumerate(row["chain"]):
            entity, report = entities[source], trial.reports[row["report"]]
            key = 1_000_000 + 100 * number + place  # no mention stands there
            referent = Referent(report, key, entity.name, entity.kind, entity.names, "", plural=False)
            link = Link(found, place, report, entity.name, entity.kind, referent.id, None, None)
            trial.add(referent, link, Meaning(referent.id, entity.id, "the truth"))


def _mean_sources(trial: Trial, entities: dict[str, Entity]) -> Iterator[Meaning]:
    """Yield who is truly meant by each referent that has the name of a source: an outlet's own only by that of an outlet."""
    sources = trial.truth.gold["sources"]
    for row in trial.tables[Referent].values():
        if isinstance(row, Referent) and row.name:
            fitting = (source for source in sources if row.key >= 0 or source["kind"] == "outlet")
            same = next((source["id"] for source in fitting if same_name(row.name, source)), None)
            if same:
                yield Meaning(row.id, entities[same].id, "the truth")


def _publish(trial: Trial, entities: dict[str, Entity]) -> Iterator[Publisher]:
    """Yield who truly published each report, of those that are sources: an outlet before a body of its name."""
    sources = sorted(trial.truth.gold["sources"], key=lambda source: source["kind"] != "outlet")
    for row in trial.tables[Report].values():
        if isinstance(row, Report) and row.outlet:
            same = next((source["id"] for source in sources if same_name(row.outlet, source)), None)
            if same:
                yield Publisher(row.id, entities[same].id)


def _group_links(trial: Trial) -> dict[str, list[Link]]:
    links: dict[str, list[Link]] = defaultdict(list)
    for row in trial.tables[Link].values():
        if isinstance(row, Link):
            links[row.owner].append(row)
    return links


def give_reliance(trial: Trial) -> None:
    """Let the reports rely on one another as they truly do."""
    trial.clear(Relies)
    ids = trial.reports
    for row in trial.truth.gold["reports"]:
        trial.add(*(Relies(ids[row["id"]], ids[other], row["how"], 1.0, ()) for other in row["relies_on"]))


def give_claims(trial: Trial) -> None:
    """Join the statements that truly are one claim; all others stand alone. Sides are taken anew within the claims."""
    owners = {found: owner for _, owner, found in trial.pairs()}
    rows = [row for row in trial.tables[Statement].values() if isinstance(row, Statement)]
    claims = [owners.get(row.id, row.id) for row in rows]
    numbers = np.unique(claims, return_inverse=True)[1]
    scored = Scored.of(
        [row for row in trial.tables[Matches].values() if isinstance(row, Matches)], pack_ids(row.id for row in rows)
    )
    gists = [row for row in trial.tables[Gists].values() if isinstance(row, Gists)]
    sides = settle_sides(rows, numbers, scored.within(numbers), gists)
    trial.clear(Likeness, Claim, Membership)
    firsts: dict[str, Claim] = {}
    for row, name, side in zip(rows, claims, sides, strict=True):
        claim = firsts.setdefault(name, Claim(row.id))
        trial.add(claim, Membership(row.id, claim.id, "the truth", side))


def give_stance(trial: Trial) -> None:
    """Let each statement do to its claim what it truly does."""
    stances = {found: row["stance"] for row, _, found in trial.pairs()}
    for row in list(trial.tables[Membership].values()):
        if isinstance(row, Membership):
            trial.add(replace(row, stance=stances.get(row.statement, row.stance)))


GIVE = {
    "spans": give_spans,
    "chains": give_chains,
    "reliance": give_reliance,
    "claims": give_claims,
    "stance": give_stance,
}


def format_page(lines: Sequence[str], asked: str) -> str:
    """Return the page with the table."""
    return "\n".join(
        [
            "# What each stage costs the count of origins",
            "",
            f"In percent, means over the cases; made by `{f'python benchmarks/ablation.py {asked}'.strip()}`.",
            "Each line tells what is given from the truth before origins are counted, in place of what the program found:",
            "`spans` (where the statements are, and no others), `chains` (their sources, and who is who), `reliance` (who took",
            "from whom), `claims` (which statements say the same: sides are taken anew within them, and no origin is doubted),",
            "`stance` (what each does to its claim). `dev` is to measure only; the models were made with `train`.",
            "",
            "`origins`: claims in several reports whose number of origins lies in the true range; `two and more`: the same, of",
            "those that truly have two at least; `exact range`: both ends right; `names`: F1 of their names; `first`: the",
            "first report is right; `claim pairs`: F1 of the pairs of statements that were joined; `claims B³`: F1 by",
            "statement. Most claims have one origin, so that `1 for every claim` is often right and never about the others:",
            "look at both columns.",
            "",
            "| set | given | " + " | ".join(COLUMNS) + " |",
            "|---|---|" + "---|" * len(COLUMNS),
            *lines,
            "",
        ]
    )


if __name__ == "__main__":
    main()

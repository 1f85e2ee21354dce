"""Whether the names of the cases are joined, no two persons are taken for one, and pronouns and roles mean whom they should."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from headwater.readers.folder import read_folder
from headwater.records import Attribution, Entity, Link, Mention, Referent, Report
from headwater.run.memory import Tables, run_in_memory
from headwater.score.measure import characters, find_all, overlap, same_name, split_name
from headwater.score.truth import Truth, read_truth
from headwater.sources.clusters import is_named
from headwater.stages.attribute import ATTRIBUTE
from headwater.stages.name import NAME
from headwater.stages.resolve import RESOLVE
from headwater.stages.segment import SEGMENT
from headwater.stages.state import STATE

FOLLOWED = ("pronoun", "role")
HALF = 0.5
RIGHT, WRONG, OPEN = "right", "wrong", "left open"


@dataclass
class Figures:
    """What came out for a case. `sources` counts (form, outcome); the lists hold what to look at, in words."""

    case: str
    pairs: int = 0
    joined: int = 0
    merged: list[str] = field(default_factory=list)
    sources: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    amiss: list[str] = field(default_factory=list)

    def count(self, outcome: str, forms: Iterable[str] = FOLLOWED) -> int:
        """Return how many sources of these forms came out so."""
        return sum(self.sources[form, outcome] for form in forms)


def measure_case(folder: Path) -> Figures:
    """Return the figures of a case, read as its user would have it read."""
    return measure_rows(folder, run_in_memory([SEGMENT, ATTRIBUTE], read_folder(folder)))


def measure_rows(folder: Path, read: Tables) -> Figures:
    """Return the figures of a case whose reports, passages and attributions are given."""
    rows = [row for table in read.values() for row in table.values()]
    tables = run_in_memory([NAME, STATE, RESOLVE], rows)
    truth = read_truth(folder)
    figures = Figures(folder.name)
    _measure_names(figures, tables, truth)
    _measure_sources(figures, tables, truth)
    return figures


# ---------------------------------------------------------------- names joined, persons merged


def _measure_names(figures: Figures, tables: Tables, truth: Truth) -> None:
    entities = list(_rows(tables, Entity))
    for one, other in (pair for group in truth.gold["names"] for pair in combinations(group, 2)):
        found = any(one in entity.names and other in entity.names for entity in entities)
        figures.pairs += 1
        figures.joined += found
        if not found:
            figures.missed.append(f"{one} / {other}")
    known = _bearers(truth)
    for entity in entities:
        meant = {known[plain]: name for name in entity.names if (plain := _plain(name)) in known}
        if len(meant) > 1:
            figures.merged.append(f"{entity.name}: " + ", ".join(f"{name} = {who}" for who, name in sorted(meant.items())))


def _bearers(truth: Truth) -> dict[str, str]:
    """Return each proper name that only one person of the case bears → the person."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for source in truth.gold["sources"]:
        if source["kind"] == "person":
            names = {source["name"], *source.get("aliases", [])}
            for group in truth.gold["names"]:
                names |= set(group) if source["name"] in group else set()
            for name in filter(_is_proper, names):
                bearers[_plain(name)].add(source["name"])
    shared = {
        name
        for name, who in bearers.items()
        if any(set(name.split()) <= set(other.split()) and them != who for other, them in bearers.items())
    }
    return {name: next(iter(who)) for name, who in bearers.items() if len(who) == 1 and name not in shared}


def _is_proper(name: str) -> bool:
    words = [word for word in name.split() if word.casefold() not in {"the", "a", "an", "his", "her", "its"}]
    return bool(words) and words[0][:1].isupper() and words[-1][:1].isupper()


def _plain(name: str) -> str:
    return " ".join(sorted(split_name(name)))


# ---------------------------------------------------------------- whom pronouns and roles mean


def _measure_sources(figures: Figures, tables: Tables, truth: Truth) -> None:
    """Compare the source of each attribution that is a pronoun or a role with the true innermost one."""
    reports = {row.id: row for row in _rows(tables, Report)}
    mentions = {(row.report, row.start, row.end): row for row in _rows(tables, Mention)}
    last: dict[str, Link] = {}
    for link in sorted(_rows(tables, Link), key=lambda link: link.position):
        last[link.owner] = link
    for row in _rows(tables, Attribution):
        report = reports[row.report]
        wanted = _wanted(row, report, truth)
        if not wanted or row.source_start is None or row.source_end is None:
            continue
        mention = mentions[row.report, row.source_start, row.source_end]
        link, referent = last.get(row.id), tables[Referent].get(mention.referent)
        outcome = min((_judge(mention, link, referent, one, report) for one in wanted), key=(RIGHT, OPEN, WRONG).index)
        figures.sources[mention.form, outcome] += 1
        if outcome != RIGHT:
            shown, meant = report.text[row.source_start : row.source_end], " or ".join(one["name"] for one in wanted)
            given = link.name if link else "nobody"
            figures.amiss.append(f"{Truth.stem(report.file)} {mention.form} {outcome}: {shown!r} → {given}; is {meant}")


def _wanted(row: Attribution, report: Report, truth: Truth) -> list[dict[str, Any]]:
    """Return the true innermost source of an attribution, several where the truth has it from each of them."""
    stem, content = Truth.stem(report.file), characters(row.content)
    source = characters([(row.source_start or 0, row.source_end or 0)])
    found: dict[float, list[dict[str, Any]]] = defaultdict(list)
    for gold in truth.gold["attributions"]:
        if gold["report"] == stem and gold["chain"] and gold["source_text"]:
            fits = any(source & characters([place]) for place in find_all(report.text, gold["source_text"]))
            shared = max((overlap(characters([at]), content) for at in find_all(report.text, gold["content"])), default=0.0)
            if fits and shared >= HALF:
                found[shared].append(truth.sources[gold["chain"][-1]])
    return found[max(found)] if found else []


def _judge(mention: Mention, link: Link | None, referent: Referent | None, wanted: dict[str, Any], report: Report) -> str:
    """Say whether a source is right. Whom the report names must be found by name; whom it does not, only by no other's."""
    if link is None or referent is None:
        return OPEN
    names = [name for name in (wanted["name"], *wanted.get("aliases", [])) if _is_proper(name) and name in report.text]
    if same_name(link.name, {"name": names[0], "aliases": names[1:]} if names else wanted):
        return RIGHT
    if referent.kind == wanted["kind"] == "unnamed" and mention.form == "pronoun":
        return RIGHT
    if is_named(referent) or (mention.form == "pronoun" and not any(same_name(name, wanted) for name in referent.names)):
        return WRONG
    return OPEN if names else RIGHT


def _rows(tables: Tables, record: type[Any]) -> Iterator[Any]:
    yield from tables.get(record, {}).values()

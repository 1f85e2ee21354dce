"""Join the referents of all reports that mean one person, body, outlet, place or document; in doubt they stay apart.

Names are first joined where they are the same, then where one is the other's acronym, spelling or short form; what could be
short for two stays apart. Two referents of one report are never joined: their report told them apart. The order of the
reports does not matter: clusters are walked by (date, file, place) of their first referent. The time it takes grows with the
number of names: each is compared only with those that share a key (`blocking`, `shortening`, `calling`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.decisions.bonds import Bonds
from headwater.decisions.links import ENTITIES, settle_ties
from headwater.records import Entity, Meaning, Referent, Report, Ruling
from headwater.sources.calling import pair_roles
from headwater.sources.clusters import Cluster, add, best_name, genders_of, is_named, merge, new_cluster, unite
from headwater.sources.shortening import pair_acronyms, pair_short_forms, pair_surnames
from headwater.sources.spelling import pair_initials, pair_spellings
from headwater.sources.words import PERSON, listed
from headwater.text.names import name_words

_LATE = "9999"
_PASSES = (pair_acronyms, pair_spellings, pair_initials, pair_short_forms, pair_surnames, pair_roles)


def join_referents(
    reports: Sequence[Report], referents: Sequence[Referent], rulings: Sequence[Ruling] = ()
) -> Iterator[Entity | Meaning]:
    """Yield the entities of a case, and for each referent which of them it means and why.

    What was decided holds: it goes before what the names say, and what one report tells apart.
    """
    when = {report.id: (report.published or _LATE, report.file) for report in reports}
    ordered = sorted(referents, key=lambda row: (*when.get(row.report, (_LATE, "")), row.key))
    decided = settle_ties(rulings, ENTITIES)
    bonds = decided.bonds()
    clusters = _same_names(ordered, bonds)
    for find_pairs in _PASSES:
        clusters = merge(clusters, find_pairs(clusters), bonds)
    reasons = decided.reasons()
    place = {id(row): at for at, row in enumerate(ordered)}
    for cluster in unite(clusters, decided, bonds):
        yield from _rows(cluster, place, reasons)


def _same_names(ordered: Sequence[Referent], bonds: Bonds[str]) -> list[Cluster]:
    """Join what has exactly the same words in its name; what has no name stays alone.

    A single word with a title that tells the gender is kept apart from others: Mr Moor is not Ms Moor.
    """
    clusters: list[Cluster] = []
    known: dict[tuple[str, ...], Cluster] = {}
    for referent in ordered:
        key = _key(referent)
        home = known.get(key) if key else None
        apart = home is not None and (referent.report not in home.reports or referent.key < 0)
        if home is not None and apart and bonds.join(home.stands_for, referent.id):
            add(home, referent, f"named the same: {referent.name}")
            continue
        clusters.append(new_cluster(referent))
        if key:
            known.setdefault(key, clusters[-1])
    return clusters


def _key(referent: Referent) -> tuple[str, ...]:
    """Return the words by which a name is the same as another, () for what has none."""
    if not is_named(referent):
        return ()
    words = _without_form(name_words(referent.name))
    if len(words) == 1 and referent.kind == PERSON:
        return (*words, *sorted(genders_of(referent, words)))
    return words


def _without_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name without the legal form at its end: Barafu Logistics Ltd is Barafu Logistics."""
    return words[:-1] if len(words) > 2 and words[-1] in listed("legal_forms.txt") else words


def _rows(cluster: Cluster, place: dict[int, int], reasons: dict[str, str]) -> Iterator[Entity | Meaning]:
    members = sorted(cluster.members, key=lambda member: place[id(member[0])])
    names = tuple(dict.fromkeys(name for referent, _ in members for name in referent.names))
    entity = Entity(members[0][0].id, best_name(cluster), cluster.kind, names)
    yield entity
    meant = entity.id
    for referent, why in members:
        key = referent.id
        yield Meaning(key, meant, f"{why}; {reasons[key]}" if reasons.get(key, why) != why else why)

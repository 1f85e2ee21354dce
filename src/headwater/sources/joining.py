"""Join the referents of all reports that mean one person, body, outlet, place or document; in doubt they stay apart.

Names are first joined where they are the same, then where one is the other's acronym, spelling or short form; each pass joins
only what has one candidate. Two referents of one report are never joined: their report told them apart. The order of the
reports does not matter: clusters are walked by (date, file, place) of their first referent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from headwater.decisions.bonds import Bonds
from headwater.decisions.links import ENTITIES, settle_ties
from headwater.records import Entity, Meaning, Referent, Report, Ruling
from headwater.sources.clusters import Cluster, Pair, add, best_name, is_named, merge, new_cluster, unite
from headwater.sources.likeness import same_body, same_given, same_person, same_unspaced, same_word
from headwater.sources.roles import Role, same_role
from headwater.sources.words import (
    BODY,
    DOCUMENT,
    OUTLET,
    PERSON,
    PLACE,
    UNNAMED,
    gender_of_name,
    kind_of_noun,
    listed,
    role_of,
)
from headwater.text.names import abbreviates, name_words, skeleton, strip_marks

_LATE = "9999"
_LONG, _END = 5, 4  # letters of a long word, and of an end that spellings share


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
    for find_pairs in (_acronyms, _spellings, _short_forms, _roles):
        clusters = merge(clusters, find_pairs(clusters), bonds)
    reasons = decided.reasons()
    place = {row.id: at for at, row in enumerate(ordered)}
    for cluster in unite(clusters, decided, bonds):
        yield from _rows(cluster, place, reasons)


def _same_names(ordered: Sequence[Referent], bonds: Bonds[str]) -> list[Cluster]:
    """Join what has exactly the same words in its name; what has no name stays alone."""
    clusters: list[Cluster] = []
    known: dict[tuple[str, ...], Cluster] = {}
    for referent in ordered:
        words = _without_form(name_words(referent.name))
        home = known.get(words) if is_named(referent) else None
        apart = home is not None and (referent.report not in home.reports or referent.key < 0)
        if home is not None and apart and bonds.join(home.stands_for, referent.id):
            add(home, referent, f"named the same: {referent.name}")
            continue
        clusters.append(new_cluster(referent))
        if is_named(referent):
            known.setdefault(words, clusters[-1])
    return clusters


def _without_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name without the legal form at its end: Barafu Logistics Ltd is Barafu Logistics."""
    return words[:-1] if len(words) > 2 and words[-1] in listed("legal_forms.txt") else words


def _acronyms(clusters: list[Cluster]) -> list[Pair]:
    """Pair an acronym with the one body that defines it, else with the one that has its letters."""
    named = [at for at, cluster in enumerate(clusters) if cluster.kind not in {UNNAMED, PERSON} or cluster.acronyms]
    letters: dict[str, list[int]] = defaultdict(list)
    for at in named:
        for first in sorted({words[0][0] for words in clusters[at].words}):
            letters[first].append(at)
    pairs = []
    for at in named:
        short = _only_short(clusters[at])
        near = [bt for bt in letters[strip_marks(short[0])] if bt != at and _is_long(clusters[bt])] if short else []
        defining = [bt for bt in near if short in clusters[bt].acronyms]
        fitting = defining or [bt for bt in near if any(abbreviates(short, words) for words in clusters[bt].words)]
        if len(fitting) == 1:
            pairs.append((fitting[0], at, f"{short} stands for {best_name(clusters[fitting[0]])}"))
    return pairs


def _only_short(cluster: Cluster) -> str:
    """Return the abbreviation by which alone a cluster is called, "" where it has a longer name."""
    names = sorted(cluster.words.values())
    return names[0] if len(names) == 1 and " " not in names[0] and sum(map(str.isupper, names[0])) > 1 else ""


def _is_long(cluster: Cluster) -> bool:
    return any(len(words) > 1 for words in cluster.words)


def _blocks(clusters: Sequence[Cluster], which: Callable[[Cluster], bool]) -> dict[str, list[int]]:
    """Return consonant skeleton → the clusters with a word that has it."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, cluster in enumerate(clusters):
        if which(cluster):
            for key in sorted({key for words in cluster.words for key in _keys(words)}):
                blocks[key].append(at)
    return blocks


def _keys(words: Sequence[str]) -> Iterator[str]:
    """Yield what names must share one of to be compared: a consonant skeleton, the end of a long word, the beginning of all."""
    for word in words:
        yield skeleton(word)
        if len(word) > _LONG:
            yield f"-{word[-_END:]}"
    yield f"{''.join(words)[:_LONG]}-"


def _spellings(clusters: list[Cluster]) -> list[Pair]:
    """Pair full names that are spellings of one name."""
    pairs = []
    for at, bt in _neighbours(clusters):
        a, b = clusters[at], clusters[bt]
        if {a.kind, b.kind} & {UNNAMED} or (PERSON in {a.kind, b.kind} and a.kind != b.kind):
            continue
        if _spelt_alike(a, b):
            pairs.append((at, bt, f"{best_name(b)} is a spelling of {best_name(a)}"))
    return pairs


def _spelt_alike(a: Cluster, b: Cluster) -> bool:
    if a.kind == PERSON:
        return any(len(x) > 1 and len(y) > 1 and same_person(x, y) for x in a.full for y in b.full)
    return any(_one_spelling(x, y) for x in a.words for y in b.words)


def _one_spelling(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names of places or bodies are spelt alike, word for word or with the blanks put elsewhere."""
    if len(one) == len(other):
        return all(map(same_word, one, other)) and sum(map(len, one)) > _LONG
    return same_unspaced(one, other)


def _neighbours(clusters: Sequence[Cluster]) -> list[tuple[int, int]]:
    """Return the pairs of clusters that share a skeleton, in order; a skeleton that very many share pairs nobody."""
    blocks = _blocks(clusters, lambda cluster: bool(cluster.words))
    pairs = {(a, b) for places in blocks.values() if len(places) <= 200 for n, a in enumerate(places) for b in places[n + 1 :]}
    return sorted(pairs)


def _short_forms(clusters: list[Cluster]) -> list[Pair]:
    """Pair a surname with the one person, a short form with the one body, that it fits."""
    fits: dict[int, list[int]] = defaultdict(list)
    for at, bt in _neighbours(clusters):
        for short, long in ((at, bt), (bt, at)):
            if _is_short_for(clusters[short], clusters[long]):
                fits[short].append(long)
    pairs = []
    for short, longs in sorted(fits.items()):
        apart = [at for at in longs if not clusters[at].reports & clusters[short].reports]
        if len(longs) == 1 and apart:
            pairs.append((longs[0], short, f"{best_name(clusters[short])} is short for {best_name(clusters[longs[0]])}"))
    return pairs


def _is_short_for(short: Cluster, long: Cluster) -> bool:
    most, least = max(map(len, short.words)), max(map(len, long.words))
    if most >= least or UNNAMED in {short.kind, long.kind}:
        return False
    whole = [words for words in long.words if len(words) > most]
    if long.kind == PERSON:
        return most == 1 and short.kind in {PERSON, BODY} and all(any(_means(x[0], y) for y in whole) for x in short.words)
    if (short.kind == PERSON and most > 1) or (PLACE in {short.kind, long.kind} and short.kind != long.kind):
        return False
    if long.kind == OUTLET != short.kind:  # an outlet's first word alone is the place it is named after
        whole = [words[1:] for words in whole]
    return all(any(same_body(x, y) for y in whole) for x in short.words)


def _means(word: str, words: Sequence[str]) -> bool:
    """Whether a single word means a person of that full name: the surname, or a given name that is known as one."""
    given = len(word) > _END - 1 and gender_of_name((word, "")) != "" and same_given(word, words[0])
    return same_word(word, words[-1]) or given


def _roles(clusters: list[Cluster]) -> list[Pair]:
    """Pair a role with the one person whom a report gives it, "the health ministry" with the only health ministry."""
    pairs = []
    first: dict[Role, int] = {}
    known = _known_by(clusters)
    for at, cluster in enumerate(clusters):
        if cluster.words or cluster.kind == UNNAMED or not cluster.roles:
            continue
        wanted, shown = cluster.roles[0], cluster.members[0][0].name
        near = sorted(known[role_of(wanted.head) or wanted.head])
        fitting = [bt for bt in near if _has_role(clusters[bt], cluster.kind, wanted)]
        if len(fitting) == 1:
            pairs.append((fitting[0], at, f"{best_name(clusters[fitting[0]])} is called {shown}"))
        elif not fitting and len(wanted.words) > 1 and cluster.kind == BODY:
            pairs.append((first.setdefault(wanted, at), at, f"called the same: {shown}"))
    return pairs


def _known_by(clusters: Sequence[Cluster]) -> dict[str, set[int]]:
    """Return head noun → the named clusters that are known by a role with that head, or have the noun in their name."""
    known: dict[str, set[int]] = defaultdict(set)
    for at, cluster in enumerate(clusters):
        if cluster.words:
            heads = {role.head for role in cluster.roles} | {word for words in cluster.words for word in words}
            for head in heads:
                known[role_of(head) or head].add(at)
    return known


def _has_role(named: Cluster, kind: str, wanted: Role) -> bool:
    if kind == PERSON:
        alike = any(len(role.words) > 1 and same_role(role, wanted) for role in named.roles)
        return named.kind == PERSON and len(wanted.words) > 1 and alike
    same = any(wanted.words <= set(words) for words in named.words)
    return same and named.kind == kind != DOCUMENT and kind_of_noun(wanted.head) == kind


def _rows(cluster: Cluster, place: dict[str, int], reasons: dict[str, str]) -> Iterator[Entity | Meaning]:
    members = sorted(cluster.members, key=lambda member: place[member[0].id])
    names = tuple(dict.fromkeys(name for referent, _ in members for name in referent.names))
    entity = Entity(members[0][0].id, best_name(cluster), cluster.kind, names)
    yield entity
    for referent, why in members:
        decided = reasons.get(referent.id, why)
        yield Meaning(referent.id, entity.id, why if decided == why else f"{why}; {decided}")

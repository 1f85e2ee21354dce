"""Join the referents of all reports that mean one person, body, outlet, place or document; in doubt they stay apart.

Names are first joined where they are the same, then where one is the other's acronym, spelling or short form; each pass joins
only what has one candidate. Two referents of one report are never joined: their report told them apart. The order of the
reports does not matter: clusters are walked by (date, file, place) of their first referent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from headwater.records import Entity, Meaning, Referent, Report
from headwater.sources.likeness import same_body, same_person, same_word
from headwater.sources.roles import Role, read_role, same_role
from headwater.sources.words import BODY, DOCUMENT, PERSON, UNNAMED, kind_of_noun
from headwater.text.names import abbreviates, is_acronym, name_words, skeleton, strip_marks

_LATE = "9999"


@dataclass(slots=True, eq=False)
class Cluster:
    """Referents that mean one entity, the earliest first, each with the reason why it was joined."""

    members: list[tuple[Referent, str]]
    reports: set[str] = field(default_factory=set)
    words: dict[tuple[str, ...], str] = field(default_factory=dict)
    acronyms: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    roles: list[Role] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What most of its referents are; of two as many, the first in the alphabet."""
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], kind))

    @property
    def full(self) -> list[tuple[str, ...]]:
        """Its names of two words and more, else its single ones."""
        return [words for words in self.words if len(words) > 1] or list(self.words)


def join_referents(reports: Sequence[Report], referents: Sequence[Referent]) -> Iterator[Entity | Meaning]:
    """Yield the entities of a case, and for each referent which of them it means and why."""
    when = {report.id: (report.published or _LATE, report.file) for report in reports}
    ordered = sorted(referents, key=lambda row: (*when.get(row.report, (_LATE, "")), row.key))
    clusters = _same_names(ordered)
    for one_pass in (_acronyms, _spellings, _short_forms, _roles):
        clusters = one_pass(clusters)
    place = {row.id: at for at, row in enumerate(ordered)}
    for cluster in clusters:
        yield from _rows(cluster, place)


def _new(referent: Referent) -> Cluster:
    cluster = Cluster([])
    _add(cluster, referent, "the first to be named so")
    return cluster


def _add(cluster: Cluster, referent: Referent, why: str) -> None:
    cluster.members.append((referent, why))
    cluster.reports.add(referent.report)
    cluster.kinds[referent.kind] += 1
    if is_named(referent):
        cluster.words.setdefault(name_words(referent.name), referent.name)
        cluster.acronyms |= {name for name in referent.names if " " not in name and sum(map(str.isupper, name)) > 1}
    if referent.description:
        cluster.roles.append(read_role(referent.description))


def is_named(referent: Referent) -> bool:
    """Whether a referent has a name of its own, and is not only called by what it is or does."""
    if referent.kind == UNNAMED or not any(c.isupper() for c in referent.name):
        return False
    return referent.kind != PERSON or referent.description != referent.name


def _same_names(ordered: Sequence[Referent]) -> list[Cluster]:
    """Join what has exactly the same words in its name; what has no name stays alone."""
    clusters: list[Cluster] = []
    known: dict[tuple[str, ...], Cluster] = {}
    for referent in ordered:
        words = name_words(referent.name)
        home = known.get(words) if is_named(referent) else None
        if home is not None and (referent.report not in home.reports or referent.key < 0):
            _add(home, referent, f"named the same: {referent.name}")
            continue
        clusters.append(_new(referent))
        if is_named(referent):
            known.setdefault(words, clusters[-1])
    return clusters


def _merge(clusters: list[Cluster], pairs: Iterable[tuple[int, int, str]]) -> list[Cluster]:
    """Join clusters by index, the later into the earlier, unless one report has both."""
    home = list(range(len(clusters)))

    def root(at: int) -> int:
        while home[at] != at:
            at = home[at]
        return at

    for a, b, why in pairs:
        to, off = sorted((root(a), root(b)))
        if to == off or clusters[to].reports & clusters[off].reports:
            continue
        if not _agree(clusters[to], clusters[off]):
            continue
        home[off] = to
        for referent, _ in clusters[off].members:
            _add(clusters[to], referent, why)
    return [cluster for at, cluster in enumerate(clusters) if home[at] == at]


def _agree(one: Cluster, other: Cluster) -> bool:
    """Whether no full name of a person in one contradicts one in the other."""
    if PERSON not in {one.kind, other.kind}:
        return True
    return all(same_person(a, b) for a in one.full for b in other.full)


def _acronyms(clusters: list[Cluster]) -> list[Cluster]:
    """Join an acronym with the one body that defines it, else with the one that has its letters."""
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
            pairs.append((fitting[0], at, f"{short} stands for {_best_name(clusters[fitting[0]])}"))
    return _merge(clusters, pairs)


def _only_short(cluster: Cluster) -> str:
    """The abbreviation by which alone a cluster is called, "" where it has a longer name."""
    names = sorted(cluster.words.values())
    return names[0] if len(names) == 1 and " " not in names[0] and sum(map(str.isupper, names[0])) > 1 else ""


def _is_long(cluster: Cluster) -> bool:
    return any(len(words) > 1 for words in cluster.words)


def _blocks(clusters: Sequence[Cluster], which: Callable[[Cluster], bool]) -> dict[str, list[int]]:
    """Return consonant skeleton → the clusters with a word that has it."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, cluster in enumerate(clusters):
        if which(cluster):
            for bones in sorted({skeleton(word) for words in cluster.words for word in words}):
                blocks[bones].append(at)
    return blocks


def _spellings(clusters: list[Cluster]) -> list[Cluster]:
    """Join full names that are spellings of one name."""
    pairs = []
    for at, bt in _neighbours(clusters):
        a, b = clusters[at], clusters[bt]
        if {a.kind, b.kind} & {UNNAMED} or (PERSON in {a.kind, b.kind} and a.kind != b.kind):
            continue
        if _spelt_alike(a, b):
            pairs.append((at, bt, f"{_best_name(b)} is a spelling of {_best_name(a)}"))
    return _merge(clusters, pairs)


def _spelt_alike(a: Cluster, b: Cluster) -> bool:
    if a.kind == PERSON:
        return any(len(x) > 1 and len(y) > 1 and same_person(x, y) for x in a.full for y in b.full)
    return any(len(x) == len(y) and all(map(same_word, x, y)) and sum(map(len, x)) > 5 for x in a.words for y in b.words)


def _neighbours(clusters: Sequence[Cluster]) -> list[tuple[int, int]]:
    """Return the pairs of clusters that share a skeleton, in order; a skeleton that very many share pairs nobody."""
    blocks = _blocks(clusters, lambda cluster: bool(cluster.words))
    pairs = {(a, b) for places in blocks.values() if len(places) <= 200 for n, a in enumerate(places) for b in places[n + 1 :]}
    return sorted(pairs)


def _short_forms(clusters: list[Cluster]) -> list[Cluster]:
    """Join a surname with the one person, a short form with the one body, that it fits."""
    fits: dict[int, list[int]] = defaultdict(list)
    for at, bt in _neighbours(clusters):
        for short, long in ((at, bt), (bt, at)):
            if _is_short_for(clusters[short], clusters[long]):
                fits[short].append(long)
    pairs = []
    for short, longs in sorted(fits.items()):
        apart = [at for at in longs if not clusters[at].reports & clusters[short].reports]
        if len(longs) == 1 and apart:
            pairs.append((longs[0], short, f"{_best_name(clusters[short])} is short for {_best_name(clusters[longs[0]])}"))
    return _merge(clusters, pairs)


def _is_short_for(short: Cluster, long: Cluster) -> bool:
    most, least = max(map(len, short.words)), max(map(len, long.words))
    if most >= least or UNNAMED in {short.kind, long.kind}:
        return False
    whole = [words for words in long.words if len(words) > most]
    if long.kind == PERSON:
        return (
            most == 1 and short.kind in {PERSON, BODY} and all(any(same_word(x[0], y[-1]) for y in whole) for x in short.words)
        )
    if short.kind == PERSON and most > 1:
        return False
    return all(any(same_body(x, y) for y in whole) for x in short.words)


def _roles(clusters: list[Cluster]) -> list[Cluster]:
    """Join a role with the one person whom a report gives it, "the health ministry" with the only health ministry."""
    pairs = []
    first: dict[Role, int] = {}
    for at, cluster in enumerate(clusters):
        if cluster.words or cluster.kind == UNNAMED or not cluster.roles:
            continue
        wanted = cluster.roles[0]
        fitting = [bt for bt, other in enumerate(clusters) if other.words and _has_role(other, cluster.kind, wanted)]
        if len(fitting) == 1:
            pairs.append((fitting[0], at, f"{_best_name(clusters[fitting[0]])} is called {cluster.members[0][0].name}"))
        elif not fitting and len(wanted.words) > 1 and cluster.kind == BODY:
            pairs.append((first.setdefault(wanted, at), at, f"called the same: {cluster.members[0][0].name}"))
    return _merge(clusters, pairs)


def _has_role(named: Cluster, kind: str, wanted: Role) -> bool:
    if kind == PERSON:
        return (
            named.kind == PERSON
            and len(wanted.words) > 1
            and any(len(r.words) > 1 and same_role(r, wanted) for r in named.roles)
        )
    return (
        named.kind == kind != DOCUMENT
        and kind_of_noun(wanted.head) == kind
        and any(wanted.words <= set(words) for words in named.words)
    )


def _best_name(cluster: Cluster) -> str:
    """Return the fullest name, of several the commonest, then the earliest."""
    named = [row.name for row, _ in cluster.members if is_named(row)] or [cluster.members[0][0].name]
    counts = Counter(named)
    return max(
        dict.fromkeys(named),
        key=lambda name: (not is_acronym(name), min(len(name_words(name)), 5 if cluster.kind != PERSON else 3), counts[name]),
    )


def _rows(cluster: Cluster, place: dict[str, int]) -> Iterator[Entity | Meaning]:
    members = sorted(cluster.members, key=lambda member: place[member[0].id])
    names = tuple(dict.fromkeys(name for referent, _ in members for name in referent.names))
    entity = Entity(members[0][0].id, _best_name(cluster), cluster.kind, names)
    yield entity
    for referent, why in members:
        yield Meaning(referent.id, entity.id, why)

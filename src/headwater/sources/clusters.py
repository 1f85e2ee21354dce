"""What several referents, of many reports, mean: clusters on their way to being entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from headwater.decisions.bonds import Bonds
from headwater.decisions.links import Settled
from headwater.records import Referent
from headwater.sources.likeness import persons_alike
from headwater.sources.roles import Role, read_role
from headwater.sources.words import BODY, PERSON, PLACE, UNNAMED, gender_of, gender_of_name, kind_of_noun
from headwater.text.names import is_acronym, name_words

Pair = tuple[int, int, str]  # two clusters by their places, and why they are one
_LONGEST = 4  # words of a person's name


@dataclass(slots=True, eq=False)
class Cluster:
    """Referents that mean one entity, the earliest first, each with the reason why it was joined.

    `stands_for` is the id of its first referent, `words` are its names as words, each with its wording; `short` the single
    words by which a report that has its full name also calls it; `genders` those that titles and given names say.
    """

    stands_for: str
    members: list[tuple[Referent, str]] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    words: dict[tuple[str, ...], str] = field(default_factory=dict)
    short: set[str] = field(default_factory=set)
    acronyms: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    roles: list[Role] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)

    @property
    def kind(self) -> str:
        """What most of its referents are; of two as many, the first in the alphabet."""
        if len(self.kinds) == 1:
            return next(iter(self.kinds))
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], kind))

    @property
    def may_be_person(self) -> bool:
        """Whether it is a person, or nothing but the guess of one report says that it is none."""
        if self.kind == PERSON:
            return True
        guessed = self.kind in {BODY, PLACE} and not self.acronyms and all(1 < len(words) <= _LONGEST for words in self.full)
        return guessed and bool(self.words) and not any(kind_of_noun(word) for words in self.full for word in words)

    @property
    def full(self) -> list[tuple[str, ...]]:
        """Its names of two words and more, else its single ones."""
        return [words for words in self.words if len(words) > 1] or list(self.words)


def new_cluster(referent: Referent) -> Cluster:
    """Return a cluster of one."""
    cluster = Cluster(referent.id)
    add(cluster, referent, "the first to be named so")
    return cluster


def add(cluster: Cluster, referent: Referent, why: str) -> None:
    """Add a referent with the reason why it is joined."""
    cluster.members.append((referent, why))
    cluster.reports.add(referent.report)
    cluster.kinds[referent.kind] += 1
    if is_named(referent):
        _add_names(cluster, referent)
    if referent.description:
        cluster.roles.append(read_role(referent.description))


def _add_names(cluster: Cluster, referent: Referent) -> None:
    words = name_words(referent.name)
    cluster.words.setdefault(words, referent.name)
    cluster.acronyms |= {name for name in referent.names if " " not in name and sum(map(str.isupper, name)) > 1}
    if len(words) > 1:
        cluster.short |= {short[0] for short in map(name_words, referent.names) if len(short) == 1}
    if referent.kind == PERSON:
        cluster.genders |= genders_of(referent, words)


def genders_of(referent: Referent, words: tuple[str, ...]) -> set[str]:
    """Return the genders that the titles, the given name and the role of a person say."""
    titles = {gender_of(word) for name in referent.names for word in name.split()[:-1]}
    return (titles | {gender_of_name(words), gender_of(read_role(referent.description).head)}) - {""}


def is_named(referent: Referent) -> bool:
    """Whether a referent has a name of its own, and is not only called by what it is or does."""
    if referent.kind == UNNAMED or not any(c.isupper() for c in referent.name):
        return False
    return referent.kind != PERSON or referent.description != referent.name


def merge(clusters: list[Cluster], pairs: Iterable[Pair], bonds: Bonds[str]) -> list[Cluster]:
    """Join clusters by index, the later into the earlier, unless one report has both or they were decided to be two."""
    home = list(range(len(clusters)))

    def root(at: int) -> int:
        while home[at] != at:
            home[at] = home[home[at]]
            at = home[at]
        return at

    for a, b, why in pairs:
        to, off = sorted((root(a), root(b)))
        if to == off or not clusters[to].reports.isdisjoint(clusters[off].reports):
            continue
        if not agree(clusters[to], clusters[off]) or not bonds.join(clusters[to].stands_for, clusters[off].stands_for):
            continue
        home[off] = to
        for referent, _ in clusters[off].members:
            add(clusters[to], referent, why)
    return [cluster for at, cluster in enumerate(clusters) if home[at] == at]


def unite(clusters: list[Cluster], decided: Settled, bonds: Bonds[str]) -> list[Cluster]:
    """Join the clusters that were decided to be one, the later into the earlier."""
    said = {bonds.root(tie.a): tie.ruling.said for tie in decided.joined()}
    homes: dict[str, Cluster] = {}
    for cluster in clusters:
        root = bonds.root(cluster.stands_for)
        home = homes.setdefault(root, cluster)
        if home is not cluster:
            for referent, _ in cluster.members:
                add(home, referent, said[root])
    return list(homes.values())


def agree(one: Cluster, other: Cluster) -> bool:
    """Whether neither gender nor any full name of a person in one contradicts the other."""
    if PERSON not in {one.kind, other.kind}:
        return True
    if not agree_in_gender(one, other):
        return False
    return all(persons_alike(a, b) for a in fullest_names(one) for b in fullest_names(other))


def fullest_names(cluster: Cluster) -> list[str]:
    """Return the wordings of its full names, without those whose words another of them has."""
    names = [cluster.words[words] for words in sorted(cluster.full, key=len, reverse=True)]
    kept: list[str] = []
    for name in names:
        if not any(set(name_words(name)) <= set(name_words(other)) for other in kept):
            kept.append(name)
    return kept


def agree_in_gender(one: Cluster, other: Cluster) -> bool:
    """Whether two persons may be of one gender: what is not known, or told in two ways, speaks against nothing."""
    return not (len(one.genders) == len(other.genders) == 1 and one.genders != other.genders)


def best_name(cluster: Cluster) -> str:
    """Return the fullest name, of several the commonest, then the earliest."""
    named = [row.name for row, _ in cluster.members if is_named(row)] or [cluster.members[0][0].name]
    counts = Counter(named)
    return max(
        dict.fromkeys(named),
        key=lambda name: (not is_acronym(name), min(len(name_words(name)), 5 if cluster.kind != PERSON else 3), counts[name]),
    )

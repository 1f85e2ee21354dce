"""What several referents, of many reports, mean: clusters on their way to being entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from headwater.decisions.bonds import Bonds
from headwater.decisions.links import Settled
from headwater.records import Referent
from headwater.sources.likeness import same_person
from headwater.sources.roles import Role, read_role
from headwater.sources.words import PERSON, UNNAMED
from headwater.text.names import is_acronym, name_words

Pair = tuple[int, int, str]  # two clusters by their places, and why they are one


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
        if len(self.kinds) == 1:
            return next(iter(self.kinds))
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], kind))

    @property
    def stands_for(self) -> str:
        """The id of its first referent."""
        return self.members[0][0].id

    @property
    def full(self) -> list[tuple[str, ...]]:
        """Its names of two words and more, else its single ones."""
        return [words for words in self.words if len(words) > 1] or list(self.words)


def new_cluster(referent: Referent) -> Cluster:
    """Return a cluster of one."""
    cluster = Cluster([])
    add(cluster, referent, "the first to be named so")
    return cluster


def add(cluster: Cluster, referent: Referent, why: str) -> None:
    """Add a referent with the reason why it is joined."""
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


def merge(clusters: list[Cluster], pairs: Iterable[Pair], bonds: Bonds[str]) -> list[Cluster]:
    """Join clusters by index, the later into the earlier, unless one report has both or they were decided to be two."""
    home = list(range(len(clusters)))

    def root(at: int) -> int:
        while home[at] != at:
            at = home[at]
        return at

    for a, b, why in pairs:
        to, off = sorted((root(a), root(b)))
        if to == off or clusters[to].reports & clusters[off].reports:
            continue
        if not _agree(clusters[to], clusters[off]) or not bonds.join(clusters[to].stands_for, clusters[off].stands_for):
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


def _agree(one: Cluster, other: Cluster) -> bool:
    """Whether no full name of a person in one contradicts one in the other."""
    if PERSON not in {one.kind, other.kind}:
        return True
    return all(same_person(a, b) for a in one.full for b in other.full)


def best_name(cluster: Cluster) -> str:
    """Return the fullest name, of several the commonest, then the earliest."""
    named = [row.name for row, _ in cluster.members if is_named(row)] or [cluster.members[0][0].name]
    counts = Counter(named)
    return max(
        dict.fromkeys(named),
        key=lambda name: (not is_acronym(name), min(len(name_words(name)), 5 if cluster.kind != PERSON else 3), counts[name]),
    )

"""Pair the clusters that are only called by what they are with those that are known to be that: "the health minister"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from headwater.sources.clusters import Cluster, Pair, best_name
from headwater.sources.roles import Role, same_role
from headwater.sources.words import BODY, DOCUMENT, PERSON, UNNAMED, kind_of_noun


def pair_roles(clusters: list[Cluster]) -> list[Pair]:
    """Pair a role with the one person whom a report gives it, "the health ministry" with the only health ministry."""
    pairs: list[Pair] = []
    first: dict[Role, int] = {}
    known = _index_words(clusters)
    found: dict[tuple[Role, str], list[int]] = {}
    for at, cluster in enumerate(clusters):
        if cluster.words or cluster.kind == UNNAMED or not cluster.roles:
            continue
        wanted, shown = cluster.roles[0], cluster.members[0][0].name
        key = wanted, cluster.kind
        if key not in found:
            found[key] = _bearers(clusters, known, wanted, cluster.kind)
        if len(found[key]) == 1:
            pairs.append((found[key][0], at, f"{best_name(clusters[found[key][0]])} is called {shown}"))
        elif not found[key] and len(wanted.words) > 1 and cluster.kind == BODY:
            pairs.append((first.setdefault(wanted, at), at, f"called the same: {shown}"))
    return pairs


def _index_words(clusters: Sequence[Cluster]) -> dict[str, list[int]]:
    """Return word → the named clusters that have it in a name, if they are no person, or else in a role of several words."""
    known: dict[str, list[int]] = defaultdict(list)
    for at, cluster in enumerate(clusters):
        if cluster.words and cluster.kind == PERSON:
            told = {word for role in cluster.roles if len(role.words) > 1 for word in role.words}
        else:
            told = {word for words in cluster.words for word in words}
        for word in told:
            known[word].append(at)
    return known


def _bearers(clusters: Sequence[Cluster], known: dict[str, list[int]], wanted: Role, kind: str) -> list[int]:
    """Return the first two named clusters that a role may mean: more are as unclear as two."""
    told = wanted.words - {wanted.head} if kind == PERSON else wanted.words
    places: list[list[int]] = [known.get(word, []) for word in sorted(told)]
    if not places:
        return []
    rarest = sorted(places, key=len)[:1]
    near = {at for some in (places if kind == PERSON else rarest) for at in some}
    found: list[int] = []
    for at in sorted(near):
        if _has_role(clusters[at], kind, wanted):
            found.append(at)
        if len(found) > 1:
            break
    return found


def _has_role(named: Cluster, kind: str, wanted: Role) -> bool:
    if kind == PERSON:
        alike = any(len(role.words) > 1 and same_role(role, wanted) for role in named.roles)
        return named.kind == PERSON and len(wanted.words) > 1 and alike
    same = any(wanted.words <= set(words) for words in named.words)
    return same and named.kind == kind != DOCUMENT and kind_of_noun(wanted.head) == kind

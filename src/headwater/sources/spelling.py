"""Pair the clusters whose names are spellings of one name, and those that have an initial for a given name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from headwater.sources.blocking import find_neighbours
from headwater.sources.clusters import Cluster, Pair, agree_in_gender, best_name
from headwater.sources.likeness import persons_alike, same_reordered, same_unspaced, same_word
from headwater.sources.words import PERSON, UNNAMED
from headwater.text.names import name_forms

_LONG = 5  # letters above which a single name may be spelt in two ways


def pair_spellings(clusters: list[Cluster]) -> list[Pair]:
    """Pair full names that are spellings of one name."""
    return [
        (at, bt, f"{best_name(clusters[bt])} is a spelling of {best_name(clusters[at])}")
        for at, bt in find_neighbours([_forms(cluster) for cluster in clusters])
        if _are_spellings(clusters[at], clusters[bt])
    ]


def _forms(cluster: Cluster) -> list[tuple[str, ...]]:
    return [form for name in cluster.words.values() for form in name_forms(name)]


def _are_spellings(a: Cluster, b: Cluster) -> bool:
    kinds = {a.kind, b.kind}
    if UNNAMED in kinds:
        return False
    if PERSON in kinds:
        spelt = a.may_be_person and b.may_be_person and agree_in_gender(a, b) and not (_is_cut(a) or _is_cut(b))
        return spelt and any(persons_alike(x, y) for x in _full(a) for y in _full(b))
    return any(_one_spelling(x, y) for x in a.words for y in b.words)


def _one_spelling(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names of places or bodies are spelt alike, word for word or with the blanks put elsewhere."""
    if len(one) == len(other):
        return (all(map(same_word, one, other)) and sum(map(len, one)) > _LONG) or same_reordered(one, other)
    return same_unspaced(one, other)


def _is_cut(cluster: Cluster) -> bool:
    """Whether a person is only called by a name with an initial: A. Krishnaswamy."""
    return all(len(words) > 1 and len(words[0]) == 1 for words in cluster.full)


def pair_initials(clusters: list[Cluster]) -> list[Pair]:
    """Pair a name with an initial with the one full name that it can stand for."""
    cut = {at for at, cluster in enumerate(clusters) if cluster.words and cluster.may_be_person and _is_cut(cluster)}
    if not cut:
        return []
    fits: dict[int, list[int]] = defaultdict(list)
    for at, bt in find_neighbours([_forms(cluster) if cluster.may_be_person else () for cluster in clusters]):
        for short, long in ((at, bt), (bt, at)):
            if short in cut and long not in cut and _stands_for(clusters[short], clusters[long]):
                fits[short].append(long)
    return [
        (longs[0], short, f"{best_name(clusters[short])} is short for {best_name(clusters[longs[0]])}")
        for short, longs in sorted(fits.items())
        if len(longs) == 1
    ]


def _stands_for(short: Cluster, long: Cluster) -> bool:
    return agree_in_gender(short, long) and any(persons_alike(x, y) for x in _full(short) for y in _full(long))


def _full(cluster: Cluster) -> list[str]:
    """Return the wordings of its names of two words and more."""
    return [name for words, name in cluster.words.items() if len(words) > 1]

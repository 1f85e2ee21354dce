"""Pair the clusters of which one has a shorter name than the other: acronyms, surnames, parts of a body's name.

What could be short for two stays apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from headwater.sources.blocking import Words, index_words, word_keys
from headwater.sources.clusters import Cluster, Pair, agree_in_gender, best_name
from headwater.sources.likeness import same_body, same_given, same_unspaced, same_word
from headwater.sources.words import BODY, OUTLET, PERSON, PLACE, UNNAMED, gender_of_name, kind_of_noun
from headwater.text.names import abbreviates, name_forms, strip_marks

_MANY = 3  # what more than so many names fit is short for none of them
_GIVEN = 4  # letters from which a given name alone may mean its bearer


# ---------------------------------------------------------------- acronyms


def pair_acronyms(clusters: list[Cluster]) -> list[Pair]:
    """Pair an acronym with the one body that defines it, else with the one that has its letters."""
    defining: dict[str, list[int]] = defaultdict(list)
    lettered: dict[str, list[int]] = defaultdict(list)
    for at, cluster in enumerate(clusters):
        if any(len(words) > 1 for words in cluster.words) and (cluster.kind not in {UNNAMED, PERSON} or cluster.acronyms):
            for short in cluster.acronyms:
                defining[short].append(at)
            for letters in {"".join(word[0] for word in words) for words in cluster.words if len(words) > 1}:
                lettered[letters].append(at)
    pairs = []
    for at, cluster in enumerate(clusters):
        short = _only_short(cluster) if cluster.kind not in {UNNAMED, PERSON} or cluster.acronyms else ""
        fitting = (defining.get(short) or _lettered(short, clusters, lettered)) if short else []
        if len(fitting) == 1:
            pairs.append((fitting[0], at, f"{short} stands for {best_name(clusters[fitting[0]])}"))
    return pairs


def _lettered(short: str, clusters: Sequence[Cluster], lettered: Mapping[str, Sequence[int]]) -> list[int]:
    """Return the clusters of whose words' beginnings an acronym is made, no more than are needed to see that it is unclear."""
    plain = strip_marks(short).replace(".", "")
    fitting: list[int] = []
    for letters in _beginnings(plain):
        for at in lettered.get(letters, ()):
            if at not in fitting and any(abbreviates(short, words) for words in clusters[at].words):
                fitting.append(at)
            if len(fitting) > 1:
                return fitting
    return fitting


def _beginnings(plain: str) -> Iterator[str]:
    """Yield what the first letters of the words may be that an abbreviation is made of: its own first and some others."""
    if not 2 <= len(plain) <= 8:
        return
    for count in range(1, len(plain)):
        yield from dict.fromkeys(plain[0] + "".join(rest) for rest in combinations(plain[1:], count))


def _only_short(cluster: Cluster) -> str:
    """Return the abbreviation by which alone a cluster is called, "" where it has a longer name."""
    names = sorted(cluster.words.values())
    return names[0] if len(names) == 1 and " " not in names[0] and sum(map(str.isupper, names[0])) > 1 else ""


# ---------------------------------------------------------------- persons


@dataclass
class _Persons:
    """The fully named persons by the single words that may mean them; `like` finds the words that are spelt alike."""

    surnames: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    given: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    like: Mapping[str, Sequence[str]] = field(default_factory=dict)


def pair_surnames(clusters: list[Cluster]) -> list[Pair]:
    """Pair a single word with the one person whose surname, or given name, it is; what is left with each other."""
    persons = _index_persons(clusters)
    pairs, alone = [], defaultdict[str, list[int]](list)
    for at, cluster in enumerate(clusters):
        if cluster.kind not in {PERSON, BODY} or not cluster.words or any(len(words) > 1 for words in cluster.words):
            continue
        fitting = _bearers(cluster, clusters, persons)
        if len(fitting) == 1 and fitting[0] != at:
            pairs.append((fitting[0], at, f"{best_name(cluster)} is short for {best_name(clusters[fitting[0]])}"))
        elif not fitting:
            alone[next(iter(cluster.words))[0]].append(at)
    pairs += [(places[0], at, f"named the same: {word}") for word, places in sorted(alone.items()) for at in places[1:]]
    return pairs


def _index_persons(clusters: Sequence[Cluster]) -> _Persons:
    persons = _Persons()
    for at, cluster in enumerate(clusters):
        if cluster.may_be_person:
            full = {form for name in cluster.words.values() for form in name_forms(name) if len(form) > 1}
            surnames = {word for words in full for word in (*words[1:], "".join(words[1:]))}
            for word in sorted(surnames | (cluster.short & {words[0] for words in full})):
                persons.surnames[word].append(at)
            for word in sorted({words[0] for words in full}):
                persons.given[word].append(at)
    persons.like = index_words([*persons.surnames, *persons.given])
    return persons


def _bearers(cluster: Cluster, clusters: Sequence[Cluster], persons: _Persons) -> list[int]:
    """Return the persons whom all single words of a cluster may mean: by surname, else given name, else a spelling of one."""
    for find in (_by_surname, _by_given, _by_spelling, _by_nickname):
        found = [set(find(words[0], persons)) for words in cluster.words]
        fitting = sorted(set.intersection(*found)) if found else []
        fitting = [at for at in fitting if agree_in_gender(cluster, clusters[at])]
        if fitting:
            return _by_role(cluster, clusters, fitting) if len(fitting) > 1 else fitting
    return []


def _by_surname(word: str, persons: _Persons) -> Iterable[int]:
    return persons.surnames.get(word, ())


def _by_given(word: str, persons: _Persons) -> Iterable[int]:
    return persons.given.get(word, ()) if len(word) >= _GIVEN else ()


def _by_spelling(word: str, persons: _Persons) -> Iterable[int]:
    near = {like for key in set(word_keys(word)) for like in persons.like.get(key, ())}
    alike = (like for like in near if abs(len(like) - len(word)) <= 1 and same_word(word, like))
    return (at for like in alike for at in persons.surnames.get(like, ()))


def _by_nickname(word: str, persons: _Persons) -> Iterable[int]:
    if len(word) < _GIVEN or not gender_of_name((word, "")):
        return ()
    near = {like for key in set(word_keys(word)) for like in persons.like.get(key, ())}
    return (at for like in near if same_given(word, like) for at in persons.given.get(like, ()))


def _by_role(cluster: Cluster, clusters: Sequence[Cluster], fitting: list[int]) -> list[int]:
    """Return those of several bearers of a surname who are known in the post that the short name comes with: Minister Moor."""
    heads = {role.head for role in cluster.roles}
    alike = [at for at in fitting if any(role.head in heads for role in clusters[at].roles)]
    return alike or fitting


# ---------------------------------------------------------------- bodies, outlets, places


def pair_short_forms(clusters: list[Cluster]) -> list[Pair]:
    """Pair a short form with the one body, outlet or place that it fits."""
    edges, called = _index_edges(clusters)
    pairs = []
    for at, cluster in enumerate(clusters):
        if not cluster.words or cluster.kind == UNNAMED or (cluster.kind == PERSON and max(map(len, cluster.words)) > 1):
            continue
        near = {bt for words in cluster.words for bt in edges.get(words, ())[: _MANY + 1]} - {at}
        longs = sorted(bt for bt in near if _is_short_for(cluster, clusters[bt]))
        known = {bt for words in cluster.words if len(words) == 1 for bt in called.get(words[0], ())} - {at}
        if not longs and len(known) == 1 and cluster.kind not in {PERSON, PLACE}:
            longs = list(known)
        apart = [bt for bt in longs if clusters[bt].reports.isdisjoint(cluster.reports)]
        if len(longs) == 1 and apart:
            pairs.append((longs[0], at, f"{best_name(cluster)} is short for {best_name(clusters[longs[0]])}"))
    return pairs


def _index_edges(clusters: Sequence[Cluster]) -> tuple[Mapping[Words, list[int]], Mapping[str, list[int]]]:
    """Return beginning or end of a name → the bodies that have it, and single word → those that a report calls so in short."""
    edges: dict[Words, list[int]] = defaultdict(list)
    called: dict[str, list[int]] = defaultdict(list)
    for at, cluster in enumerate(clusters):
        if cluster.kind in {PERSON, UNNAMED}:
            continue
        for edge in {edge for words in cluster.words for n in range(1, len(words)) for edge in (words[:n], words[n:])}:
            edges[edge].append(at)
        for word in sorted(cluster.short):
            called[word].append(at)
    return edges, called


def _is_short_for(short: Cluster, long: Cluster) -> bool:
    most, least = max(map(len, short.words)), max(map(len, long.words))
    if most >= least or (PLACE in {short.kind, long.kind} and short.kind != long.kind):
        return False
    whole = [words for words in long.words if len(words) > most]
    if long.kind == OUTLET != short.kind:  # the Harrow Herald's first word alone is the place it is named after
        whole = [words[1:] if kind_of_noun(words[-1]) == OUTLET else words for words in whole]
    return all(any(same_body(x, y) or same_unspaced(x, y) for y in whole) for x in short.words)

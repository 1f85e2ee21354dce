"""Who is no source though a text has him speak, and which statements only tell who says so."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from headwater.records import Statement
from headwater.text.words import fold_word

ASKING = 0.5
"""The share of a speaker's turns that must end in a question for him to be the host."""
TURNS = 2

_TURN = re.compile(r"^[ \t]*(?P<who>[^\W\d_][^\n:.!?]{1,40}):[ \t]*(?P<said>\S[^\n]*)$", re.MULTILINE)


def find_handed_on(statements: Iterable[Statement], chains: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the statements that only say who says so: of "the channel said that Quill claimed X", X rests on Quill."""
    beside: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        beside[one.report].append(one)
    return {
        outer.id
        for rows in beside.values()
        for outer in rows
        if chains.get(outer.id)
        for inner in rows
        if outer.start <= inner.start and inner.end <= outer.end and _goes_on(chains[outer.id], chains.get(inner.id, ()))
    }


def _goes_on(outer: Sequence[str], inner: Sequence[str]) -> bool:
    return len(inner) > len(outer) and list(inner[: len(outer)]) == list(outer)


@lru_cache(maxsize=256)
def find_hosts(text: str) -> frozenset[str]:
    """Return, folded, how the turns of a transcript call its hosts: speakers in capitals who mostly ask."""
    turns: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for found in _TURN.finditer(text):
        who = found["who"].strip()
        if who.isupper():
            turns[fold_word(who)] += 1
            asked[fold_word(who)] += found["said"].rstrip(" ”\"'").endswith("?")
    return frozenset(who for who, count in turns.items() if count >= TURNS and asked[who] >= ASKING * count)


def is_host(name: str, hosts: Collection[str]) -> bool:
    """Return whether someone is called like one of the hosts in the transcript's own way, in capitals."""
    return name.isupper() and fold_word(name) in hosts

"""Small piles for the tests of origins: who says the claim where, in a line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.origins.count import Count, count_origins
from headwater.origins.follow import follow_claim
from headwater.origins.pile import Assertion, Pile, Source

QUILL = Source("quill", "Darragh Quill", "person", ("Quill", "Mr Quill"))
OYELARAN = Source("oyelaran", "Tamsin Oyelaran", "person", ("Oyelaran",))
AUTHORITY = Source("authority", "Orrin Valley Water Authority", "organisation", ("OVWA",))
OFFICIAL = Source("official", "official", "unnamed")
INSPECTOR = Source("inspector", "inspector", "unnamed")
AUDIT = Source("audit", "2028 audit", "document")
OUTLETS = {letter: Source(f"outlet-{letter}", f"The {letter.upper()} Times", "outlet") for letter in "abcdefgh"}
SOURCES = {s.key: s for s in (QUILL, OYELARAN, AUTHORITY, OFFICIAL, INSPECTOR, AUDIT, *OUTLETS.values())}


def make_pile(
    said: Sequence[tuple[str, Sequence[str]]],
    relies: Mapping[str, Sequence[str]] | None = None,
    texts: Mapping[str, str] | None = None,
    sources: Sequence[Source] = (),
) -> Pile:
    """Return a pile of reports "a" to "h", in that order of time, in which (report, chain) pairs assert the claim."""
    return Pile(
        assertions=[Assertion(f"{report}{number}", report, tuple(chain)) for number, (report, chain) in enumerate(said)],
        sources=SOURCES | {s.key: s for s in sources},
        outlets={letter: source.key for letter, source in OUTLETS.items()},
        relies=dict(relies or {}),
        rank={letter: number for number, letter in enumerate(OUTLETS)},
        texts=dict(texts or {}),
        labels={letter: source.name for letter, source in OUTLETS.items()},
    )


def count(pile: Pile) -> Count:
    """Return the count of the pile's origins."""
    return count_origins(pile, follow_claim(pile))

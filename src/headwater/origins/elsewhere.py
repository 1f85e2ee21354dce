"""Reports that give a claim in their own voice, and elsewhere name the source that an earlier report gives for it.

The claim itself has no source there, yet the reporter knows the one who is said to know: most likely it comes from him. In
the stories whose truth is known three of four such outlets were no origin.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.origins.follow import OWN, THROUGH, TOOK, Trail
from headwater.origins.pile import OUTLET, PERSON, Pile
from headwater.origins.ties import find_whole

_LEAST = 4  # letters of a name that is looked for


def find_elsewhere(pile: Pile, found: Mapping[str, Sequence[Trail]]) -> dict[str, str]:
    """Return each outlet that names no source for the claim → the first of its sources whom all its reports name elsewhere.

    Only a source that stands in an earlier report than any of the outlet's is one that it may have the claim from.
    """
    first = {key: min(pile.rank.get(trail.report, 0) for trail in trails) for key, trails in found.items()}
    sources = sorted((key for key in found if pile.kind(key) != OUTLET), key=lambda key: (first[key], key))
    told: dict[str, str] = {}
    for outlet in (key for key in found if pile.kind(key) == OUTLET and _is_own(found[key])):
        texts = [pile.texts.get(trail.report, "") for trail in found[outlet] if trail.step == OWN]
        earlier = (key for key in sources if first[key] < first[outlet])
        source = next((key for key in earlier if all(_is_named(pile, key, text) for text in texts)), None)
        if source is not None:
            told[outlet] = source
    return told


def _is_own(trails: Sequence[Trail]) -> bool:
    """Return whether all that leads to an outlet is its own voice, and what others took from that."""
    steps = {trail.step for trail in trails}
    return OWN in steps and steps <= {OWN, TOOK, THROUGH}


def _is_named(pile: Pile, key: str, text: str) -> bool:
    """Return whether a text calls a source by one of its names, or a person by the last word of it."""
    source = pile.sources[key]
    names = {source.name, *source.names}
    if source.kind == PERSON:
        names |= {name.rsplit(maxsplit=1)[-1] for name in names if name.strip()}
    return any(find_whole(text, name) for name in names if len(name) >= _LEAST and name != name.lower())

"""All attributions of a report, from the model and from rules for what it misses."""

from __future__ import annotations

from headwater.model.reader import read_attributions
from headwater.sources.attributing.contents import shape_readings
from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.relation import Relation


def find_relations(prose: Prose) -> list[Relation]:
    """Return the attributions of a report, in the order of their contents."""
    readings = read_attributions(prose.shown)
    relations = list(shape_readings(prose, readings))
    return sorted(relations, key=lambda r: (r.content, r.cue or (0, 0)))

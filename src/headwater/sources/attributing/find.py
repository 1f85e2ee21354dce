"""All attributions of a report, from a reader and from rules for what it misses."""

from __future__ import annotations

from headwater.model.reader import Reading, read_attributions
from headwater.sources.attributing.acts import find_acts
from headwater.sources.attributing.clauses import find_clauses
from headwater.sources.attributing.contents import shape_readings
from headwater.sources.attributing.continuing import continue_quotations
from headwater.sources.attributing.counts import find_counts
from headwater.sources.attributing.fronts import complete_fronts
from headwater.sources.attributing.headings import drop_repeats, read_headings
from headwater.sources.attributing.nesting import find_inner
from headwater.sources.attributing.notices import find_notices
from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.quoting import find_quoted
from headwater.sources.attributing.refusals import says_something
from headwater.sources.attributing.relation import Relation, settle_links
from headwater.sources.attributing.relatives import resolve_relatives
from headwater.sources.attributing.transcripts import read_transcripts


def find_relations(prose: Prose, readings: list[Reading] | None = None) -> list[Relation]:
    """Return the attributions of a report, in the order of their contents.

    `readings` are those of another engine; where there are none, the bundled reader reads.
    """
    readings = read_attributions(prose.shown) if readings is None else readings
    relations = [found for found in shape_readings(prose, readings) if says_something(prose, found.head)]
    relations = find_clauses(prose, complete_fronts(prose, find_quoted(prose, relations)))
    relations = find_counts(prose, relations)
    relations = resolve_relatives(prose, relations)
    relations = read_transcripts(prose, drop_repeats(prose, read_headings(prose, relations)))
    relations += continue_quotations(prose, relations)
    relations = find_notices(prose, find_acts(prose, relations))
    relations += find_inner(prose, relations)
    return settle_links(relations)

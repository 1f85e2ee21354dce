"""Find who says what: source, cue and content of every attribution."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Attribution, Passage, Record, Report
from headwater.sources.attributing.find import find_relations
from headwater.sources.attributing.prose import Prose, lay_out
from headwater.sources.attributing.relation import Relation
from headwater.stage import Group, Read, Stage, each
from headwater.text.languages import is_read


def attribute(group: Group) -> Iterator[Record]:
    """Yield the attributions of one report; furniture has none, nor has a report in a language that is not read."""
    report = group.one(Report)
    if not is_read(report.language):
        return
    prose = lay_out(report.text, group[Passage])
    for relation in find_relations(prose):
        yield _record(report.id, prose, relation)


def _record(report: str, prose: Prose, relation: Relation) -> Attribution:
    """Return the row of a relation, with the ids of those that it goes on with or lies in."""
    source, cue = relation.source or (None, None), relation.cue or (None, None)
    return Attribution(
        report=report,
        source_start=source[0],
        source_end=source[1],
        cue_start=cue[0],
        cue_end=cue[1],
        content=(relation.content,),
        type=_name_type(prose, relation),
        form=relation.form,
        continues=_record(report, prose, relation.after).id if relation.after else "",
        parent=_record(report, prose, relation.outer).id if relation.outer else "",
        score=relation.score,
    )


def _name_type(prose: Prose, relation: Relation) -> str:
    """Return direct where the content is wholly quoted, mixed where it is in part, indirect where it is not."""
    start, end = relation.content
    quoted = prose.count_quoted(relation.content)
    return "direct" if quoted >= end - start else "mixed" if quoted else "indirect"


ATTRIBUTE = Stage(
    "attribute",
    version=2,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
    ),
    writes=(Attribution,),
    run=each(attribute),
)

"""Find who says what: source, cue and content of every attribution."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.model.reader import Reading, read_with_states
from headwater.records import Attribution, Drop, Engine, Naming, Passage, Record, Refusal, Reply, Report
from headwater.sources.attributing.find import find_relations
from headwater.sources.attributing.prose import Prose, lay_out
from headwater.sources.attributing.questions import ask_about
from headwater.sources.attributing.relation import Relation
from headwater.sources.attributing.replies import Miss, place_replies
from headwater.sources.attributing.silences import find_silences
from headwater.sources.tagging import find_names_by_tagger
from headwater.stage import Group, Hop, Read, Stage, each
from headwater.text.languages import is_read


def attribute(group: Group) -> Iterator[Record]:
    """Yield the attributions of one report, who declined to speak, and the names that the tagger finds in the same pass.

    Nothing of furniture and of languages not read. Where the user chose a language model that has answered every question about
    the report, its answers are read in place of the attributions that the bundled reader finds, and what of them is not in the
    text is yielded as drops.
    """
    report = group.one(Report)
    if not is_read(report.language):
        return
    prose = lay_out(report.text, group[Passage])
    readings, misses = _read_replies(prose, group)
    found, states = read_with_states(prose.shown)
    yield from find_names_by_tagger(report, group[Passage], states)
    for relation in find_relations(prose, found if readings is None else readings):
        yield _record(report.id, prose, relation)
    for source, cue in find_silences(prose):
        yield Refusal(report.id, *source, *cue)
    for miss in misses:
        yield Drop(report.id, miss.start, miss.role, miss.words)


def _read_replies(prose: Prose, group: Group) -> tuple[list[Reading] | None, list[Miss]]:
    """Return what the chosen language model answered, None where there is none or it has not answered everything."""
    models = {engine.model for engine in group[Engine] if engine.name == "llm" and engine.stage == "attribute"}
    known = {row.question: row.text for row in group[Reply] if row.model in models and not row.failure}
    questions = list(ask_about(prose)) if models else []
    if not questions or not all(question.id in known for question in questions):
        return None, []
    return place_replies(prose, ((question, known[question.id]) for question in questions))


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
    version=10,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
        Read(Engine, None),
        Read(Reply, "digest", via=(Hop(Report, "digest", "id"),)),
    ),
    writes=(Attribution, Refusal, Naming, Drop),
    run=each(attribute),
)

"""Read whom a report names and whom its sources are: mentions, and what each means inside the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.records import Attribution, Description, Mention, Passage, Referent, Report
from headwater.sources.descriptions import DEED
from headwater.sources.drafts import Draft, draft_names
from headwater.sources.naming import Tag, find_names
from headwater.sources.phrases import NAME
from headwater.sources.reading import Reading, prose_of
from headwater.sources.words import OUTLET, UNNAMED, small_words

_OWN = -1


def read_names(
    report: Report, passages: Sequence[Passage], attributions: Sequence[Attribution], tags: Sequence[Tag] = ()
) -> Iterator[Mention | Referent | Description]:
    """Yield the mentions of a report, what it says of whom it names, and whom they mean; every source is a mention.

    `tags` are names that something else has found, with what they are: they go before a guess by the form of a name alone.
    """
    text = report.text
    sources = sorted(
        {(a.source_start, a.source_end) for a in attributions if a.source_start is not None and a.source_end is not None}
    )
    names = find_names(text, prose_of(passages), sources, tags)
    outlet = Draft(_OWN, report.outlet, OUTLET, names=[report.outlet] if report.outlet else [])
    drafts = draft_names(text, names, outlet)
    reading = Reading(text, passages, [span for a in attributions for span in a.content], names, drafts)
    rows = [(*span, *reading.meaning(*span)) for span in sources]
    reading.introduce(len(text))
    yield from _descriptions(report, reading, attributions)
    yield from _rows(report, reading, [(a, b, form, reading.who(draft) if draft else None) for a, b, form, draft in rows])


def _descriptions(report: Report, reading: Reading, attributions: Sequence[Attribution]) -> Iterator[Description]:
    """Yield what the report says of whom it names, with the attribution in whose content it does so."""
    said = sorted(((end - start, start, end, row.id) for row in attributions for start, end in row.content))
    for told, draft in reading.told:
        wording = report.text[told.start : told.end].rstrip(".").casefold()
        if told.kind == DEED or wording in small_words("courtesy"):
            continue
        giver = next((key for _, start, end, key in said if start <= told.start and told.end <= end), "")
        referent = Referent(report.id, reading.who(draft).key, "", "", (), "", plural=False).id
        yield Description(report.id, told.start, told.end, referent, told.kind, giver)


def _rows(
    report: Report, reading: Reading, sources: Sequence[tuple[int, int, str, Draft | None]]
) -> Iterator[Mention | Referent]:
    rows: dict[tuple[int, int], tuple[str, Draft | None]] = {span: (NAME, draft) for span, draft in reading.home.items()}
    for start, end, form, draft in sources:
        if (start, end) not in reading.home:
            rows[start, end] = (form, draft)
    referents = {draft.key: _referent(report.id, draft) for draft in reading.drafts}
    yield from referents.values()
    for (start, end), (form, draft) in sorted(rows.items(), key=lambda row: row[0]):
        meant = referents[draft.key] if draft else None
        yield Mention(report.id, start, end, meant.kind if meant else UNNAMED, form, meant.id if meant else "")


def _referent(report: str, draft: Draft) -> Referent:
    names = tuple(dict.fromkeys(draft.names))
    return Referent(report, draft.key, draft.name, draft.kind, names, draft.roles[0] if draft.roles else "", draft.plural)

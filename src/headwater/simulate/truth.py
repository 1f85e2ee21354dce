"""The truth about a story's reports, in the sections of a `gold.json`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from headwater.records import Names
from headwater.simulate.nouns import Draft, Matter, Outlet, Speaker, Told

Json = dict[str, Any]
Truth = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Printed:
    """A draft under the id of its report."""

    id: str
    draft: Draft


def tell_truth(printed: Sequence[Printed]) -> Truth:
    """Return the sections of the truth about a story; `printed` is in the order of time. Outlets are not among its sources."""
    ids = [one.id for one in printed]
    speakers = _find_speakers(printed)
    return {
        "sources": [_source(speaker) for speaker in speakers.values()],
        "reports": [_report(one, ids) for one in printed],
        "attributions": [row for one in printed for row in _attributions(one)],
        "claims": list(_claims(printed, speakers)),
        "altered_quotes": [row for one in printed for row in _altered(one, ids)],
        "unsupported": [row for one in printed for row in _unsupported(one, ids)],
        "dates": [row for one in printed for row in _dates(one)],
        "names": list(_names(printed, speakers)),
    }


def tell_outlet(outlet: Outlet) -> Json:
    """Return an outlet as a source."""
    return {"id": outlet.id, "name": outlet.name, "kind": "outlet", "aliases": []}


def _find_speakers(printed: Sequence[Printed]) -> dict[str, Speaker]:
    found: dict[str, Speaker] = {}
    for one in printed:
        for sentence in one.draft.sentences:
            for speaker in (sentence.testimony.speaker, sentence.source):
                if speaker and speaker.kind != "outlet":
                    found.setdefault(speaker.id, speaker)
    return found


def _source(speaker: Speaker) -> Json:
    return {"id": speaker.id, "name": speaker.name, "kind": speaker.kind, "aliases": list(speaker.aliases)}


def _report(one: Printed, ids: list[str]) -> Json:
    relies = [ids[number] for number in one.draft.relies_on]
    return {"id": one.id, "relies_on": relies, "how": one.draft.how, "attributions_complete": True}


def _attributions(one: Printed) -> Iterator[Json]:
    for sentence in one.draft.sentences:
        for saying in sentence.sayings:
            yield {
                "report": one.id,
                "source": saying.chain[-1],
                "source_text": saying.source_text,
                "cue": saying.cue,
                "content": saying.content,
                "type": saying.type,
                "chain": list(saying.chain),
            }


def _claims(printed: Sequence[Printed], speakers: dict[str, Speaker]) -> Iterator[Json]:
    statements: dict[str, list[tuple[str, Told]]] = defaultdict(list)
    matters: dict[str, Matter] = {}
    for one in printed:
        for sentence in one.draft.sentences:
            matters[sentence.testimony.matter.id] = sentence.testimony.matter
            for told in sentence.told:
                statements[told.claim].append((one.id, told))
    for claim, rows in statements.items():
        yield _claim(matters[claim], rows, speakers)


def _claim(matter: Matter, rows: list[tuple[str, Told]], speakers: dict[str, Speaker]) -> Json:
    asserted = [(report, told) for report, told in rows if told.stance == "asserts"]
    origins = find_origins([told for _, told in asserted], speakers)
    unnamed = sum(origin in speakers and speakers[origin].kind == "unnamed" for origin in origins)
    figures = {report: told.value for report, told in reversed(rows) if told.value}
    return {
        "id": matter.id,
        "text": matter.text,
        "statements": [
            {"report": report, "text": told.text, "stance": told.stance, "chain": list(told.chain)} for report, told in rows
        ],
        "origins": list(origins),
        "origins_min": len(origins) - max(0, unnamed - 1),
        "origins_max": len(origins),
        "first_report": (asserted or rows)[0][0],
        "variants": [{"slot": "figure", "values": figures}] if figures else [],
    }


def find_origins(asserted: Sequence[Told], speakers: dict[str, Speaker]) -> Names:
    """Return the origins of a claim's assertions; a body and who speaks for it are one, called by the person."""
    voices = {}
    for told in asserted:
        for source in (told.origin, *told.chain[-1:]):
            if source in speakers and speakers[source].voice_of:
                voices[speakers[source].voice_of] = source
    return tuple(dict.fromkeys(voices.get(told.origin, told.origin) for told in asserted))


def _altered(one: Printed, ids: list[str]) -> Iterator[Json]:
    for number, there, here in one.draft.altered:
        yield {"a": {"report": ids[number], "text": there}, "b": {"report": one.id, "text": here}}


def _unsupported(one: Printed, ids: list[str]) -> Iterator[Json]:
    for number, here, kind in one.draft.unsupported:
        yield {"report": one.id, "cites": ids[number], "text": here, "kind": kind}


def _dates(one: Printed) -> Iterator[Json]:
    text, at = one.draft.text, 0
    for sentence in one.draft.sentences:
        at = text.index(sentence.text, at)
        for words, day in sentence.days:
            before = text[: text.index(words, at)]
            occurrence = before.count(words) + 1
            yield {"report": one.id, "text": words, "occurrence": occurrence, "value": day.isoformat()}


def _names(printed: Sequence[Printed], speakers: dict[str, Speaker]) -> Iterator[list[str]]:
    """Yield the spellings of each person that the reports have, where there are several."""
    texts = "\n".join(one.draft.text for one in printed)
    for speaker in speakers.values():
        if speaker.kind == "person":
            first = speaker.name.removesuffix(speaker.family)
            forms = [first + speaker.family, *([first + speaker.variant] if speaker.variant else [])]
            found = [form for form in forms if form in texts]
            if len(found) > 1:
                yield found

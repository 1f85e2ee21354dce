"""Read whom a report names and whom its sources are: mentions, and what each means inside the report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from headwater.records import Attribution, Mention, Passage, Referent, Report
from headwater.sources.drafts import Draft, draft_names
from headwater.sources.naming import Name, find_names
from headwater.sources.phrases import NAME, NOBODY, PRONOUN, Phrase, read_phrase
from headwater.sources.roles import apposed_role, find_pronoun, find_role
from headwater.sources.words import BODY, OUTLET, PERSON, UNNAMED

_OWN = -1


def read_names(
    report: Report, passages: Sequence[Passage], attributions: Sequence[Attribution]
) -> Iterator[Mention | Referent]:
    """Yield the mentions of a report and the referents they mean; every attribution's source is a mention."""
    text = report.text
    prose = sorted((p.start, p.end) for p in passages if p.kind in {"heading", "sentence"})
    sources = sorted(
        {(a.source_start, a.source_end) for a in attributions if a.source_start is not None and a.source_end is not None}
    )
    names = find_names(text, prose, sources)
    outlet = Draft(_OWN, report.outlet, OUTLET)
    drafts = draft_names(text, names, outlet)
    reading = _Reading(text, prose, [span for a in attributions for span in a.content], names, drafts)
    rows = [(*span, *reading.meaning(*span)) for span in sources]
    yield from _rows(report, reading, rows)


class _Reading:
    """One report while its sources are read in order."""

    def __init__(
        self,
        text: str,
        prose: Sequence[tuple[int, int]],
        contents: Sequence[tuple[int, int]],
        names: Sequence[Name],
        drafts: list[Draft],
    ):
        self.text, self.prose, self.names, self.drafts = text, prose, names, drafts
        self.home = {span: draft for draft in drafts for span in draft.at}
        self.heard: list[tuple[int, Draft]] = []
        self.subjects = self._subjects(contents)
        self._describe()

    def _subjects(self, contents: Sequence[tuple[int, int]]) -> list[tuple[int, Draft]]:
        """The first person named in each sentence, outside what others say."""
        first: dict[int, tuple[int, Draft]] = {}
        for name in self.names:
            draft = self.home[name.start, name.end]
            if draft.kind == PERSON and not any(a <= name.start < b for a, b in contents):
                first.setdefault(self.sentence(name.start), (name.start, draft))
        return sorted(first.values(), key=lambda row: row[0])

    def sentence(self, at: int) -> int:
        """Return where the sentence that holds an offset begins."""
        return self.prose[max(bisect_right(self.prose, (at, len(self.text))) - 1, 0)][0] if self.prose else 0

    def _describe(self) -> None:
        for name in self.names:
            draft = self.home[name.start, name.end]
            role = apposed_role(self.text, name.end)
            if role and role not in draft.roles and draft.kind in {PERSON, BODY, ""}:
                draft.roles.append(role)
                draft.kind = PERSON

    def meaning(self, start: int, end: int) -> tuple[str, Draft | None]:
        """Return the form of a source phrase and whom it means, None where a pronoun leaves it open."""
        phrase = read_phrase(self.text, start, end, self.names)
        draft = self._find(phrase, start)
        if draft is None and phrase.form == PRONOUN:
            return phrase.form, None
        if draft is None:
            draft = self._new(phrase)
        elif phrase.form == NAME:
            self._learn(draft, phrase)
        if phrase.form == PRONOUN and phrase.gender in {"m", "f"}:
            draft.gender = draft.gender or phrase.gender
        if draft not in self.drafts:
            self.drafts.append(draft)
        if phrase.form not in {NAME, PRONOUN}:
            wording = self.text[phrase.core[0] : phrase.core[1]]
            draft.names.extend([wording] if wording not in draft.names else [])
        self.heard.append((start, draft))
        return phrase.form, draft

    def _find(self, phrase: Phrase, at: int) -> Draft | None:
        if phrase.name is not None:
            return self.home[phrase.name.start, phrase.name.end]
        if phrase.form == NOBODY:
            return None
        if phrase.form == PRONOUN:
            return find_pronoun(phrase, at, self.sentence(at), self.heard, self.subjects)
        return find_role(self.text, phrase, at, self.drafts, self.heard)

    def _new(self, phrase: Phrase) -> Draft:
        start, end = phrase.core
        draft = Draft(
            self._free_key(start, end),
            self.text[start:end],
            phrase.kind or UNNAMED,
            gender=phrase.gender if phrase.gender in {"m", "f"} else "",
        )
        draft.plural = phrase.plural
        draft.roles.append(self.text[start:end])
        draft.at.append((start, end))
        return draft

    def _free_key(self, start: int, end: int) -> int:
        """The first offset of a phrase at which no other referent begins."""
        taken = {draft.key for draft in self.drafts}
        return next((at for at in range(start, end) if at not in taken), start)

    @staticmethod
    def _learn(draft: Draft, phrase: Phrase) -> None:
        draft.gender = draft.gender or (phrase.gender if phrase.gender in {"m", "f"} else "")
        if phrase.apposition and phrase.apposition not in draft.roles:
            draft.roles.append(phrase.apposition)


def _rows(
    report: Report, reading: _Reading, sources: Sequence[tuple[int, int, str, Draft | None]]
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

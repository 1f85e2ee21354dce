"""Read whom a report names and whom its sources are: mentions, and what each means inside the report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from headwater.records import Attribution, Mention, Passage, Referent, Report
from headwater.sources.drafts import Draft, draft_names
from headwater.sources.naming import Name, find_names, is_beside
from headwater.sources.phrases import NAME, NOBODY, PRONOUN, Phrase, read_phrase
from headwater.sources.pronouns import antecedent, find_pronoun
from headwater.sources.roles import apposed_role, find_role
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
    outlet = Draft(_OWN, report.outlet, OUTLET, names=[report.outlet] if report.outlet else [])
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
    ) -> None:
        self.text, self.prose, self.names, self.drafts = text, prose, names, drafts
        self.home = {span: draft for draft in drafts for span in draft.at}
        self.heard: list[tuple[int, Draft]] = []
        self.subjects = self._subjects(contents)
        self._describe()

    def _subjects(self, contents: Sequence[tuple[int, int]]) -> list[tuple[int, Draft]]:
        """Return the first person and the first body named in each sentence, outside what others say."""
        first: dict[tuple[int, bool], tuple[int, Draft]] = {}
        for name in self.names:
            draft = self.home[name.start, name.end]
            able = (
                draft.kind in {PERSON, BODY, OUTLET}
                and draft.key >= 0
                and not (draft.kind == PERSON and is_beside(self.text, name))
            )
            if able and not any(a <= name.start < b for a, b in contents):
                first.setdefault((self.sentence(name.start), draft.kind == PERSON), (name.start, draft))
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
                draft.kind, draft.sure = PERSON, True

    def meaning(self, start: int, end: int) -> tuple[str, Draft | None]:
        """Return the form of a source phrase and whom it means, None where a pronoun leaves it open."""
        phrase = read_phrase(self.text, start, end, self.names)
        draft = self._find(phrase, start)
        if draft is None and phrase.form == PRONOUN:
            return PRONOUN, None
        draft = draft or self._new(phrase)
        self._learn(draft, phrase)
        self.heard.append((start, draft))
        return phrase.form, draft

    def _find(self, phrase: Phrase, at: int) -> Draft | None:
        if phrase.name is not None:
            return self.home[phrase.name.start, phrase.name.end]
        beside = self._before(phrase, at)
        if beside is not None:
            return beside
        if phrase.form == PRONOUN:
            meant = self._stand_in(phrase.gender, at)
            if meant is not None and meant.kind == BODY and not meant.sure and phrase.gender in {"m", "f"}:
                meant.kind = PERSON
            return meant
        if phrase.form == NOBODY:
            return None
        return find_role(self.text, phrase, at, self.drafts, self.heard)

    def _before(self, phrase: Phrase, at: int) -> Draft | None:
        """Return the person whose name stands right before the phrase that says what he is: "Benedikt Aas, an actuary"."""
        if phrase.form == PRONOUN or not self.text.startswith((", a ", ", an "), at - 2):
            return None
        name = next((name for name in self.names if name.end + 2 == at), None)
        draft = self.home[name.start, name.end] if name else None
        return draft if draft is not None and draft.kind == PERSON else None

    def _stand_in(self, agrees: str, at: int) -> Draft | None:
        """Return whom a pronoun stands for."""
        if agrees == "own":
            return self.drafts[0]
        if agrees != "relative":
            return find_pronoun(agrees, at, self.heard, self.subjects)
        sentence = self.sentence(at)
        span = antecedent(self.text, at, sentence)
        named = [name for name in self.names if max(sentence, at - 90, span[0] if span else 0) <= name.start and name.end <= at]
        if span and not (named and named[-1].end >= span[1] - 1 and named[-1].start <= span[0]):
            phrase = read_phrase(self.text, *span, self.names)
            if phrase.form != PRONOUN:
                return self._find(phrase, span[0]) or self._new(phrase)
        return self.home[named[-1].start, named[-1].end] if named else None

    def _new(self, phrase: Phrase) -> Draft:
        start, end = phrase.core
        gender = phrase.gender if phrase.gender in {"m", "f"} else ""
        draft = Draft(
            self._free_key(start, end), self.text[start:end], phrase.kind or UNNAMED, gender=gender, plural=phrase.plural
        )
        draft.roles.append(self.text[start:end])
        draft.at.append((start, end))
        self.drafts.append(draft)
        return draft

    def _free_key(self, start: int, end: int) -> int:
        """Return the first offset of a phrase at which no other referent begins."""
        taken = {draft.key for draft in self.drafts}
        return next((at for at in range(start, end) if at not in taken), start)

    def _learn(self, draft: Draft, phrase: Phrase) -> None:
        """Note what a source phrase says of whom it means."""
        draft.gender = draft.gender or (phrase.gender if phrase.gender in {"m", "f"} and draft.kind != BODY else "")
        if phrase.apposition and phrase.apposition not in draft.roles:
            draft.roles.append(phrase.apposition)
        wording = self.text[phrase.core[0] : phrase.core[1]]
        if phrase.form not in {NAME, PRONOUN} and wording not in draft.names:
            draft.names.append(wording)


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

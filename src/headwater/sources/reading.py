"""Follow the sources of one report in the order in which they speak: whom each name, role and pronoun means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from headwater.records import Passage
from headwater.sources.actors import find_actors
from headwater.sources.anonymity import find_terms
from headwater.sources.descriptions import ADJECTIVE, DEED, EARLIER, Told, find_descriptions
from headwater.sources.drafts import Draft
from headwater.sources.introductions import INTRODUCED, Place, find_introduced, find_stood_for
from headwater.sources.naming import Name, is_beside
from headwater.sources.phrases import NAME, NOBODY, PRONOUN, ROLE, Phrase, read_phrase
from headwater.sources.pronouns import FAR, antecedent, find_pronoun, goes_on
from headwater.sources.roles import find_role, read_role
from headwater.sources.words import BODY, OUTLET, PERSON, UNNAMED, kind_of_noun

_DEFINITE = re.compile(r"[Tt]he |[Tt]his |[Tt]hat ")
_SINGLE = re.compile(r"(?:[Oo]ne|[Aa]nother|[Ee]ither|[Tt]he (?:other|first|second|former|latter))\b")
_PLACED = re.compile(r"['’]s? |\b(?:other|second|third|in|at|from|for)\b")
_LEAD = 4  # sentences, headings among them, in which a role may wait for its name


def prose_of(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """Return the spans of headings and sentences, in order."""
    return sorted((p.start, p.end) for p in passages if p.kind in {"heading", "sentence"})


class Reading:
    """One report while its sources are read in order."""

    def __init__(
        self,
        text: str,
        passages: Sequence[Passage],
        contents: Sequence[tuple[int, int]],
        names: Sequence[Name],
        drafts: list[Draft],
    ) -> None:
        self.text, self.names, self.drafts = text, names, drafts
        self.prose = prose_of(passages)
        self.headings = sum(passage.kind == "heading" for passage in passages)
        self.home = {span: draft for draft in drafts for span in draft.at}
        self.named_at = {name.start: name for name in names}
        self.heard: list[Place] = []
        self.waiting: list[Draft] = []
        self.told: list[tuple[Told, Draft]] = []
        self.same: dict[int, Draft] = {}
        self.singled: set[int] = set()
        self.played: dict[int, Draft] = {}
        self.subjects = self._subjects(contents)
        said = [(start, end) for start, end in contents]
        self.actors = [span for span in find_actors(text, self.prose, names) if not any(a <= span[0] < b for a, b in said)]
        self._describe()
        named = [(name.start, self.home[name.start, name.end]) for name in names]
        self.people = [(at, draft) for at, draft in named if draft.kind == PERSON and draft.sure]

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

    def sentence_end(self, at: int) -> int:
        """Return where the sentence that holds an offset ends."""
        return self.prose[max(bisect_right(self.prose, (at, len(self.text))) - 1, 0)][1] if self.prose else at

    def is_lead(self, at: int) -> bool:
        """Whether an offset lies in the headings or the first sentences."""
        return bisect_right(self.prose, (at, len(self.text))) <= self.headings + _LEAD

    def _describe(self) -> None:
        """Note what the report says of whom it names."""
        for name in self.names:
            draft = self.home[name.start, name.end]
            for told in find_descriptions(self.text, name):
                wording = self.text[told.start : told.end]
                self.told.append((told, draft))
                if told.kind == DEED:
                    draft.hints.extend(told.roles if draft.kind == PERSON else ())
                elif told.kind not in {ADJECTIVE, EARLIER} and wording not in draft.roles and draft.kind in {PERSON, BODY, ""}:
                    draft.roles.append(wording)
                    draft.kind, draft.sure = PERSON, True

    def meaning(self, start: int, end: int) -> tuple[str, Draft | None]:
        """Return the form of a source phrase and whom it means, None where a pronoun leaves it open."""
        phrase = read_phrase(self.text, start, end, self.names)
        self.introduce(end)
        draft = self._find(phrase, start)
        if draft is None and phrase.form == PRONOUN:
            return PRONOUN, None
        if draft is None:
            draft = self._new(phrase)
            if phrase.form == ROLE and _is_post(phrase) and self.is_lead(start):
                self.waiting.append(draft)
        self._learn(draft, phrase)
        self.heard.append((start, draft))
        if phrase.form == NOBODY and draft.kind == UNNAMED:
            self.told.extend((told, draft) for told in find_terms(self.text, (start, end), self.sentence_end(end), self.names))
        if phrase.gender == "group" and _SINGLE.match(self.text, start):
            self.singled.add(start)
        return phrase.form, draft

    def introduce(self, upto: int) -> None:
        """Let the roles that were spoken of without a name mean whom the text goes on to name, as far as offset `upto`."""
        for role in list(self.waiting):
            last = max((at for at, draft in self.heard if draft is role), default=role.key)
            named = [place for place in self._floor() if last < place[0] < upto]
            person = find_introduced(role, last, _head_of(role), named)
            if person is not None:
                self._unite(role, person)
            if person is not None or named or upto - last > INTRODUCED:
                self.waiting.remove(role)

    def _floor(self) -> list[Place]:
        """Return where sentences have a person as their subject and where persons are sources, in order."""
        heard = [(at, draft) for at, draft in self.heard if draft.kind == PERSON and draft.is_named]
        return sorted(
            [*heard, *((at, draft) for at, draft in self.subjects if draft.kind == PERSON and draft.sure)],
            key=lambda place: place[0],
        )

    def _unite(self, role: Draft, person: Draft) -> None:
        """Make a role and the person named behind it one."""
        self.same[id(role)] = person
        person.roles.extend(wording for wording in role.roles if wording not in person.roles)
        person.names.extend(wording for wording in role.names if wording not in person.names)
        person.gender = person.gender or role.gender
        self.heard = [(at, person if draft is role else draft) for at, draft in self.heard]
        self.drafts.remove(role)

    def who(self, draft: Draft) -> Draft:
        """Return whom a draft turned out to be."""
        return self.same.get(id(draft), draft)

    def _find(self, phrase: Phrase, at: int) -> Draft | None:
        if phrase.name is not None:
            return self.home[phrase.name.start, phrase.name.end]
        if phrase.form == PRONOUN:
            return self._stand_in(phrase.gender, at)
        beside = self._before(at)
        if beside is not None or phrase.form == NOBODY:
            return beside
        return self._of_role(phrase, at)

    def _of_role(self, phrase: Phrase, at: int) -> Draft | None:
        """Return whom a role means: who is known by it, else the one person spoken of whom it may stand for."""
        known = find_role(self.text, phrase, at, self.drafts, self.heard)
        if known is not None:
            return known
        bare = _DEFINITE.match(self.text, at) is not None and _PLACED.search(self.text[phrase.core[0] : phrase.core[1]]) is None
        if not bare or not _is_post(phrase):
            return None
        at_length = self.is_lead(at) and " of " in self.text[phrase.core[0] : phrase.core[1]]
        line = self.text.rfind("\n", 0, at) + 1 if at_length else 0  # above the lead stand bylines
        spoken = [place for place in (*self.people, *self.heard) if place[0] >= line and not self._asks(place[0])]
        return find_stood_for(phrase, at, self.sentence(self.sentence(at) - 1), spoken)

    def _asks(self, at: int) -> bool:
        """Whether the name at an offset is the label of a speaker, or of one who asked: "TANCARA:", "Asked by Mlin"."""
        name = self.named_at.get(at)
        return name is not None and (self.text.startswith(":", name.end) or self.text.endswith(" by ", 0, name.lead))

    def _before(self, at: int) -> Draft | None:
        """Return the person whose name stands right before the phrase that says what he is: "Benedikt Aas, an actuary"."""
        if not self.text.startswith((", a ", ", an "), at - 2):
            return None
        name = next((name for name in self.names if name.end + 2 == at), None)
        draft = self.home[name.start, name.end] if name else None
        return draft if draft is not None and draft.kind == PERSON else None

    def _stand_in(self, agrees: str, at: int) -> Draft | None:
        """Return whom a pronoun stands for."""
        if agrees == "own":
            return self.drafts[0]
        if agrees != "relative":
            meant = self._find_heard(agrees, at) or find_pronoun(agrees, at, self._spoken(agrees, at), self.singled)
            if meant is not None and meant.kind == BODY and not meant.sure and agrees in {"m", "f"}:
                meant.kind = PERSON
            return self._admit(meant) if meant is not None else None
        sentence = self.sentence(at)
        span = antecedent(self.text, at, sentence)
        named = [name for name in self.names if max(sentence, at - 90, span[0] if span else 0) <= name.start and name.end <= at]
        if span and not (named and named[-1].end >= span[1] - 1 and named[-1].start <= span[0]):
            phrase = read_phrase(self.text, *span, self.names)
            if phrase.form != PRONOUN:
                return self._find(phrase, span[0]) or self._new(phrase)
        return self.home[named[-1].start, named[-1].end] if named else None

    def _find_heard(self, agrees: str, at: int) -> Draft | None:
        """Return whom a pronoun means whose verb says that he goes on speaking ("she added"): somebody heard before."""
        return find_pronoun(agrees, at, self.heard, self.singled) if goes_on(self.text, at) else None

    def _spoken(self, agrees: str, at: int) -> list[Place]:
        """Return where somebody was heard or was a sentence's subject before an offset; a name is never one of several."""
        actors = [(start, self._actor(start, end)) for start, end in self.actors if at - FAR <= start < at]
        return [*self.heard, *(self.subjects if agrees != "group" else ()), *actors]

    def _actor(self, start: int, end: int) -> Draft:
        """Return whom the noun phrase at the beginning of a sentence means; a new draft is not among the others yet."""
        if start not in self.played:
            phrase = read_phrase(self.text, start, end, self.names)
            self.played[start] = self._find(phrase, start) or self._draft(phrase)
        return self.who(self.played[start])

    def _admit(self, draft: Draft) -> Draft:
        """Add a draft to the others unless it is one of them."""
        if not any(draft is other for other in self.drafts):
            draft.key = self._free_key(*draft.at[0])
            self.drafts.append(draft)
        return draft

    def _new(self, phrase: Phrase) -> Draft:
        return self._admit(self._draft(phrase))

    def _draft(self, phrase: Phrase) -> Draft:
        start, end = phrase.core
        gender = phrase.gender if phrase.gender in {"m", "f"} else ""
        wording = self.text[start:end]
        draft = Draft(start, wording, phrase.kind or UNNAMED, gender=gender, plural=phrase.plural)
        draft.roles.append(wording)
        draft.names.append(wording)
        draft.at.append((start, end))
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


def _is_post(phrase: Phrase) -> bool:
    """Whether a phrase says by a known noun what one person is."""
    return phrase.kind == PERSON == kind_of_noun(phrase.head) and not phrase.plural


def _head_of(role: Draft) -> str:
    return read_role(role.name).head

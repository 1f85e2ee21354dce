"""Group the names of one report: what its referents will be, while they are being found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from headwater.sources.likeness import same_body, same_person, same_word
from headwater.sources.naming import Name
from headwater.sources.words import BODY, OUTLET, PERSON, PLACE, gender_of_name, kind_of_noun
from headwater.text.names import abbreviates, is_acronym, name_words

_ALSO = re.compile(
    r",? \(?(?:(?:also|better|previously|formerly)? ?known as|formerly(?: called)?|previously called|alias|a\.?k\.?a\.?|née"
    r"|nicknamed|nom de guerre|whose real name is|real name:?) (?:the )?[“\"‘']?"
)
_TOLD = re.compile(r"\b(?:told|tells|telling) (?:the )?$")
_LONGEST = 4  # words of a person's name


@dataclass(slots=True, eq=False)
class Draft:
    """A referent in the making: where it is mentioned, how it is written, what it is said to be.

    `roles` are what the report calls it besides, as it stands there; `hints` are nouns that what it does stands for ("edits":
    editor); `tags` the kinds that the tags on its mentions give it. `sure` is False where nothing but these or the form of its
    name says what kind of thing it is.
    """

    key: int
    name: str
    kind: str
    names: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    at: list[tuple[int, int]] = field(default_factory=list)
    gender: str = ""
    plural: bool = False
    where: int = 0
    sure: bool = True

    def add(self, name: Name, text: str) -> None:
        """Add a mention."""
        bare = text[name.start : name.end]
        self.names.extend(w for w in name.wordings(text) if w not in self.names)
        self.at.append((name.start, name.end))
        self.gender = self.gender or name.gender
        self.where += 1 if name.where else -1
        if name.tagged:
            self.tags.append(name.tagged)
        if name.role and name.role not in self.roles:
            self.roles.append(name.role)
        if (name.kind and not self.kind) or (name.role and name.kind == PERSON):
            self.kind = name.kind
        if len(name_words(bare)) > len(name_words(self.name)) or (is_acronym(self.name) and not is_acronym(bare)):
            self.name = bare

    @property
    def is_named(self) -> bool:
        """Whether it has a name, and is not only called by what it is."""
        return self.roles[:1] != [self.name]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its fullest name."""
        return name_words(self.name)


def draft_names(text: str, names: Sequence[Name], outlet: Draft) -> list[Draft]:
    """Return the referents that the names of a report mean, in order of first mention; full names draw short ones in."""
    drafts: list[Draft] = [outlet]
    defined = _defined(text, names)
    for name in sorted(names, key=lambda name: (-_fullness(text, name), name.start)):
        home = _home(text, name, drafts, defined)
        if home is None:
            home = Draft(name.start, text[name.start : name.end], name.kind)
            drafts.append(home)
        home.add(name, text)
        if home is not outlet:
            home.key = min(home.key, name.start)
    for draft in drafts:
        _settle(text, draft)
    return sorted(drafts, key=lambda draft: draft.key)


def _settle(text: str, draft: Draft) -> None:
    """Decide what a draft is, now that all its mentions are known."""
    draft.at.sort()
    if draft.kind in {"", BODY} and any(_TOLD.search(text, max(0, at - 16), at) for at, _ in draft.at):
        draft.kind = _of_listener(draft)
    last = draft.words[-1:]
    called = len(draft.words) > 1 and last in [name_words(name) for name in draft.names]
    guess = draft.kind or _kind_by_tags(draft) or _guess(draft)
    draft.sure = draft.kind != "" or (guess == PERSON and called)
    draft.kind = guess
    if draft.kind == PERSON:
        draft.gender = draft.gender or gender_of_name(draft.words)


def _of_listener(draft: Draft) -> str:
    """Return what something that is told news is taken for: an outlet, unless its name says that it is another body."""
    if BODY in map(kind_of_noun, draft.words) or len(draft.words) > _LONGEST:
        return draft.kind
    return OUTLET if is_acronym(draft.name) or draft.where <= 0 else draft.kind


def _defined(text: str, names: Sequence[Name]) -> dict[str, str]:
    """Return other name → name for each that a text explains by the one before it: in brackets, "formerly", "also known as"."""
    out: dict[str, str] = {}
    for one, other in pairwise(names):
        if _ALSO.fullmatch(text, one.end, other.start):
            out[text[other.start : other.end]] = text[one.start : one.end]
        if text[one.end : other.start] == " (" and text[other.end : other.end + 1] == ")":
            full, short = sorted((text[one.start : one.end], text[other.start : other.end]), key=len, reverse=True)
            letters = {word[0] for word in name_words(full)}
            if " " not in short and sum(map(str.isupper, short)) > 1 and short[0].casefold() in letters:
                out[short] = full
    return out


def _fullness(text: str, name: Name) -> int:
    """Return how much a name says, so that full names are read before short ones."""
    bare = text[name.start : name.end]
    words = len(name_words(bare))
    return 0 if is_acronym(bare) else min(words, 2) + (name.kind == OUTLET and words > 1)


def _home(text: str, name: Name, drafts: Sequence[Draft], defined: dict[str, str]) -> Draft | None:
    """Return the draft that a name belongs to: of several that fit, the one last mentioned before it."""
    bare = text[name.start : name.end]
    same = {bare, defined.get(bare), *(other for other, one in defined.items() if one == bare)}
    fitting = [draft for draft in drafts if name_words(bare) == draft.words or not same.isdisjoint(draft.names)]
    if not fitting:
        fitting = [draft for draft in drafts if _fits(text, name, draft)]
    before = [draft for draft in fitting if draft.at and min(draft.at)[0] < name.start] or fitting
    return max(
        before, key=lambda draft: max((at for at, _ in draft.at if at < name.start), default=-draft.key - 2), default=None
    )


def _fits(text: str, name: Name, draft: Draft) -> bool:
    bare = text[name.start : name.end]
    if is_acronym(bare):
        return draft.kind in {"", BODY, OUTLET} and len(draft.words) > 1 and abbreviates(bare, draft.words)
    if name.kind in {"", PERSON} and draft.kind in {"", PERSON} and _same_here(name_words(bare), draft):
        return True
    if draft.kind == OUTLET and _stands_for_own(text, name, draft):
        return True
    words = name_words(bare)
    if {name.kind, draft.kind} == {OUTLET, BODY} and draft.key >= 0 and " " not in bare:
        return False
    if PERSON in {name.kind, draft.kind} or len(words) == len(draft.words) or not same_body(words, draft.words):
        return False
    placed = draft.words[0] == words[0] and " " not in bare and kind_of_noun(draft.words[-1]) == OUTLET
    return draft.kind != OUTLET or name.kind == OUTLET or not placed


def _stands_for_own(text: str, name: Name, draft: Draft) -> bool:
    """Whether a name is how the report's own outlet signs: "(Koyo) –" of Koyo Press, AgSur of Agencia Sur."""
    bare = text[name.start : name.end]
    if draft.key >= 0 or " " in bare:
        return False
    signs = (
        text[name.start - 1 : name.start] == "(" and text[name.end : name.end + 1] == ")" and name_words(bare)[0] in draft.words
    )
    return signs or (len(draft.words) > 1 and abbreviates(bare, draft.words))


def _same_here(words: tuple[str, ...], draft: Draft) -> bool:
    """Whether two names of one report mean one person: one report spells a name in one way, so brothers are told apart.

    The first word alone means only who is known to be a person: Sarmoria is not Sarmoria One.
    """
    short, long = sorted((words, draft.words), key=len)
    if len(short) > 1:
        return set(short) <= set(long)
    somebody = draft.kind == PERSON or gender_of_name(long) != "" or same_word(short[0], long[-1])
    return somebody and same_person(short, long)


def _kind_by_tags(draft: Draft) -> str:
    """Return the kind that most tags on its mentions give it, "" where it has none or they disagree evenly."""
    counts = Counter(draft.tags).most_common(2)
    return "" if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]) else counts[0][0]


def _guess(draft: Draft) -> str:
    """Return what a name is taken for that nothing tells.

    Who is called by his last word later on is a person, what is called by its first word a body; behind "in" stands a
    place. Of the others, two to four words are a person, one a body.
    """
    if draft.where > 0:
        return PLACE
    if len(draft.words) == 1:
        return BODY
    alone = {words[0] for words in map(name_words, draft.names) if len(words) == 1}
    if draft.words[0] in alone and draft.words[-1] not in alone and not gender_of_name(draft.words):
        return BODY
    return PERSON if len(draft.words) <= _LONGEST else BODY

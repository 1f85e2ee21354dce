"""Group the names of one report: what its referents will be, while they are being found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from headwater.sources.likeness import same_body, same_person
from headwater.sources.naming import Name
from headwater.sources.words import BODY, OUTLET, PERSON, PLACE, gender_of_name, kind_of_noun
from headwater.text.names import abbreviates, is_acronym, name_words


_TOLD = re.compile(r"\b(?:told|tells|telling) (?:the )?$")
_LONGEST = 4  # words of a person's name


@dataclass(slots=True)
class Draft:
    """A referent in the making: where it is mentioned, how it is written, what it is said to be."""

    key: int
    name: str
    kind: str
    names: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    at: list[tuple[int, int]] = field(default_factory=list)
    gender: str = ""
    plural: bool = False
    where: int = 0

    def add(self, name: Name, text: str) -> None:
        """Add a mention."""
        bare = text[name.start : name.end]
        self.names.extend(w for w in name.wordings(text) if w not in self.names)
        self.at.append((name.start, name.end))
        self.gender = self.gender or name.gender
        self.where += 1 if name.where else -1
        if name.role and name.role not in self.roles:
            self.roles.append(name.role)
        if (name.kind and not self.kind) or (name.role and name.kind == PERSON):
            self.kind = name.kind
        if len(name_words(bare)) > len(name_words(self.name)) or (is_acronym(self.name) and not is_acronym(bare)):
            self.name = bare

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its fullest name."""
        return name_words(self.name)


def draft_names(text: str, names: Sequence[Name], outlet: Draft) -> list[Draft]:
    """Return the referents that the names of a report mean, in order of first mention; full names draw short ones in."""
    drafts: list[Draft] = [outlet]
    defined = _defined(text, names)
    order = sorted(range(len(names)), key=lambda at: (-_fullness(text, names[at]), at))
    for at in order:
        name = names[at]
        home = _home(text, name, drafts, defined)
        if home is None:
            home = Draft(name.start, text[name.start : name.end], name.kind)
            drafts.append(home)
        home.add(name, text)
        if home is not outlet:
            home.key = min(home.key, name.start)
    for draft in drafts:
        draft.at.sort()
        if draft.kind in {"", BODY} and any(_TOLD.search(text, max(0, at - 16), at) for at, _ in draft.at):
            draft.kind = _of_listener(draft)
        draft.kind = draft.kind or _guess(draft)
        if draft.kind == PERSON:
            draft.gender = draft.gender or gender_of_name(draft.words)
    return sorted(drafts, key=lambda draft: draft.key)


def _of_listener(draft: Draft) -> str:
    """What something that is told news is: an outlet, unless its name says that it is another body."""
    bodies = {kind_of_noun(word) for word in draft.words}
    return (
        OUTLET
        if BODY not in bodies and len(draft.words) <= _LONGEST and (is_acronym(draft.name) or draft.where <= 0)
        else draft.kind
    )


def _defined(text: str, names: Sequence[Name]) -> dict[str, str]:
    """Return short form → full name for each name that stands in brackets right behind another, as its abbreviation does."""
    out: dict[str, str] = {}
    for one, other in pairwise(names):
        if text[one.end : other.start] == " (" and text[other.end : other.end + 1] == ")":
            full, short = sorted((text[one.start : one.end], text[other.start : other.end]), key=len, reverse=True)
            if (
                " " not in short
                and sum(map(str.isupper, short)) > 1
                and short[0].casefold() in {w[0] for w in name_words(full)}
            ):
                out[short] = full
    return out


def _fullness(text: str, name: Name) -> int:
    bare = text[name.start : name.end]
    return (
        0
        if is_acronym(bare)
        else min(len(name_words(bare)), 2) + (1 if name.kind == OUTLET and len(name_words(bare)) > 1 else 0)
    )


def _home(text: str, name: Name, drafts: Sequence[Draft], defined: dict[str, str]) -> Draft | None:
    """The draft that a name belongs to: of several that fit, the one last mentioned before it."""
    bare = text[name.start : name.end]
    full = defined.get(bare)
    exact = [draft for draft in drafts if name_words(bare) == draft.words or bare in draft.names or full in draft.names]
    fitting = exact or [draft for draft in drafts if _fits(bare, name, draft)]
    if not fitting:
        return None
    before = [draft for draft in fitting if draft.at and min(draft.at)[0] < name.start]
    return max(before or fitting, key=lambda draft: max((at for at, _ in draft.at if at < name.start), default=-draft.key - 2))


def _fits(bare: str, name: Name, draft: Draft) -> bool:
    if is_acronym(bare):
        return draft.kind in {"", BODY, OUTLET} and len(draft.words) > 1 and abbreviates(bare, draft.words)
    if name.kind in {"", PERSON} and draft.kind in {"", PERSON} and _same_here(name_words(bare), draft.words):
        return True
    return PERSON not in {name.kind, draft.kind} and same_body(name_words(bare), draft.words)


def _same_here(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of one report mean one person: one report spells a name in one way, so brothers are told apart."""
    short, long = sorted((one, other), key=len)
    return same_person(short, long) if len(short) == 1 else set(short) <= set(long)


def _guess(draft: Draft) -> str:
    """What a name is taken for that nothing tells.

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

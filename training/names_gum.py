"""Which words of GUM's mentions are names: a mention there is a whole noun phrase ("U.S. President NAME, who came").

A mention of a person, an organisation or a place counts as named if a run of large words heads it; that run is the name,
without articles, titles and roles before it, and without what follows the head (" in Milan", ", who came", "'s"). "Of", "for"
and "and" may stand inside an organisation's or place's name. Of names within each other the longest counts, and none within
the title of something else (an event, a work). Groups of people (Muslims, the Saudis) are not counted as persons.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from headwater.sources.words import BODY, PERSON, PLACE, gender_of_name, is_plural, is_role, is_title, kind_of_noun

KINDS = {"person": PERSON, "organization": BODY, "place": PLACE}
GROUPS = ("ians", "ists", "crats", "icans")


def _read_lists(path: Path) -> dict[str, frozenset[str]]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {name: frozenset(words.split()) for name, words in rows[1:]}


_LISTS = _read_lists(Path(__file__).with_name("names_words.tsv"))
ARTICLES, INSIDE, STOPS = _LISTS["articles"], _LISTS["inside a name"], _LISTS["behind a name"]
LINKS = INSIDE | _LISTS["beside these"]
NEVER = _LISTS["pronouns"] | _LISTS["days"]
TOKEN = re.compile(r"[A-Z](?:\.[A-Z])+\.?|[^\W_]+(?:[-‑’'ʼ.][^\W_]+)*|[^\s\w]|_")
OWNED = re.compile(r"['’]s$")
ARTICLED = re.compile(r"(?:al|el|ad|as|an|at|ar|ash|d|l)[-'’][A-Z]")
ROLE_GAP = re.compile(r"(?:['’]s)?(?: (?!(?:of|for|and|in|at|to) )[a-z][\w-]*){0,3} (?=[A-Z])")
MOST_DIGITS = 2

Name = tuple[int, int, str]
"""Start, end (code points, without a last point) and kind."""


@dataclass(frozen=True)
class Token:
    """A word or sign at [start, end)."""

    start: int
    end: int
    text: str

    @cached_property
    def plain(self) -> str:
        """The word in small letters."""
        return self.text.casefold()

    @property
    def large(self) -> bool:
        """Whether it is written large, after a joined article too."""
        return self.text[:1].isupper() or ARTICLED.match(self.text) is not None


@dataclass(frozen=True)
class Phrase:
    """A mention of a document. `within` are the organisations and places named inside it, by their ends."""

    text: str
    start: int
    end: int
    type: str
    entity: str
    wiki: str
    within: tuple[tuple[int, int, str], ...]

    @cached_property
    def tokens(self) -> list[Token]:
        """Its words without what owns nothing at its end."""
        found: list[Token] = []
        for match in TOKEN.finditer(self.text, self.start, self.end):
            owner = OWNED.search(match.group())
            cut = match.end() - len(owner.group()) if owner else match.end()
            found.append(Token(match.start(), cut, self.text[match.start() : cut]))
            found += [Token(cut, match.end(), "'s")] if owner else []
        while found and (found[-1].text == "'s" or not found[-1].text[:1].isalnum()):
            found.pop()
        return [token for token in found if token.text]


@dataclass(frozen=True)
class Letters:
    """How often words are written small, and large in mid-sentence, in all documents."""

    small: Counter[str]
    large: Counter[str]


def count_letters(texts: Iterable[str]) -> Letters:
    """Return how the words of some texts are written."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for text in texts:
        for match in re.finditer(r"[^\W\d_]+", text):
            if match.group().islower():
                small[match.group()] += 1
            elif match.group()[0].isupper() and not _opens(text, match.start()):
                large[match.group().casefold()] += 1
    return Letters(small, large)


def find_names(document: dict[str, Any], letters: Letters, *, groups: bool = False) -> list[Name]:
    """Return the names of persons, organisations and places in a document, in order; of `groups` of people too if asked."""
    phrases = list(_read_phrases(document))
    found = [(phrase, span) for phrase in phrases if (span := _find_core(phrase, letters))]
    known = defaultdict(set)
    for phrase, span in found:
        known[phrase.entity].add(phrase.text[slice(*span)])
    missed = [phrase for phrase in phrases if phrase.type == "person" and phrase not in {p for p, _ in found}]
    found += [(phrase, span) for phrase in missed if (span := _find_known(phrase, known[phrase.entity]))]
    shortened = [(phrase, _shorten(phrase, span, known[phrase.entity])) for phrase, span in found]
    kept: list[tuple[Phrase, tuple[int, int]]] = []
    for phrase, span in sorted(shortened, key=lambda row: (row[1][0] - row[1][1], row[0].type not in KINDS, row[1])):
        if not any(span[0] < end and start < span[1] for _, (start, end) in kept):
            kept.append((phrase, span))
    named = [(phrase, span) for phrase, span in kept if phrase.type in KINDS and (groups or not _is_group(phrase, span))]
    return sorted((start, _without_point(phrase.text, end), KINDS[phrase.type]) for phrase, (start, end) in named)


def _read_phrases(document: dict[str, Any]) -> Iterable[Phrase]:
    rows = [row[:5] for row in document["mentions"]]
    inner = [(start, end, kind) for start, end, kind, *_ in rows if kind in {"place", "organization"}]
    for start, end, kind, entity, wiki in rows:
        within = tuple(one for one in inner if start <= one[0] and one[1] < end)
        yield Phrase(document["text"], start, end, kind, entity, (wiki or "").split("_(")[0].replace("_", " "), within)


def _find_core(phrase: Phrase, letters: Letters) -> tuple[int, int] | None:
    """Return the name that heads a mention, None where it has none."""
    if phrase.type not in KINDS:
        return _find_title(phrase)
    tokens = phrase.tokens
    run = _choose_run(phrase, tokens)
    if run is None:
        return None
    first, last = run
    if phrase.type == "person":
        first = _skip_titles(tokens, first, last, phrase.wiki)
    if first > last or (first == last and _is_common(phrase, tokens[first], letters)):
        return None
    return tokens[first].start, tokens[last].end


def _is_common(phrase: Phrase, token: Token, letters: Letters) -> bool:
    """Whether a single word is large for its place alone, or stands for nobody by name."""
    if token.plain in NEVER:
        return True
    person = phrase.type == "person" and (is_role(token.text) or kind_of_noun(token.text) != "")
    return _opens(phrase.text, token.start) and (person or letters.small[token.plain] > letters.large[token.plain])


def _find_title(phrase: Phrase) -> tuple[int, int] | None:
    """Return the span of a mention of something else that is written like a title: Nobel Peace Prize."""
    tokens = phrase.tokens
    while tokens and tokens[0].plain in ARTICLES:
        tokens = tokens[1:]
    words = [token for token in tokens if token.text[:1].isalnum()]
    title = len(words) > 1 and words[0].large and "\n" not in phrase.text[phrase.start : phrase.end]
    fits = all(word.large or word.text.isdigit() or word.text in LINKS | {"at", "with", "from"} for word in words)
    return (tokens[0].start, tokens[-1].end) if title and fits and "'s" not in {token.text for token in tokens} else None


def _choose_run(phrase: Phrase, tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Return the first run of large words that nothing but a modifier follows, behind an owner or another's name before it."""
    begins = next((n for n, t in enumerate(tokens) if t.plain not in ARTICLES and t.text[:1].isalnum()), len(tokens))
    for at in range(len(tokens) - 2, begins, -1):
        if tokens[at].text == "'s" and not any(t.plain in STOPS or t.text in {"of", ","} for t in tokens[begins:at]):
            begins = at + 1
            break
    run = _first_run(phrase, tokens, begins)
    if phrase.type != "person" or (run and not any(a <= tokens[run[0]].start < b for a, b, _ in phrase.within)):
        return run
    for _, end, _ in sorted(phrase.within, key=lambda one: -one[1]):
        gap = ROLE_GAP.match(phrase.text, end, phrase.end)
        behind = [n for n, token in enumerate(tokens) if gap and token.start >= gap.end()]
        if behind and (found := _first_run(phrase, tokens, behind[0])):
            return found
    return run


def _first_run(phrase: Phrase, tokens: Sequence[Token], begins: int) -> tuple[int, int] | None:
    at = begins
    while at < len(tokens):
        token = tokens[at]
        if not token.large:
            if token.plain in STOPS | {"of", "and", "or", ",", "(", ":", ";", "–", "—"} or token.text.endswith("ing"):
                return None
            at += 1
            continue
        last = _extend(phrase, tokens, at)
        if _is_head(tokens, last):
            return at, last
        at = last + 1
    return None


def _extend(phrase: Phrase, tokens: Sequence[Token], at: int) -> int:
    """Return the last token of the run that begins at `at`."""
    ends = [end for _, end, kind in phrase.within if kind == phrase.type]
    person, last, at = phrase.type == "person", at, at + 1
    while at < len(tokens) and "\n" not in phrase.text[tokens[at - 1].end : tokens[at].start]:
        token = tokens[at]
        if token.large or (token.text.isdigit() and not person and len(token.text) <= MOST_DIGITS):
            last = at
        elif token.text in INSIDE | {"for", "and"}:
            behind = next((n for n in range(at, len(tokens)) if tokens[n].text not in LINKS), len(tokens))
            split = token.text == "and" and any(token.start - 1 <= end <= token.start for end in ends)
            barred = person and token.text in {"of", "for", "and"}
            if split or barred or behind == len(tokens) or not tokens[behind].large:
                break
            last = at = behind
        elif not _is_inner_sign(tokens, at, person=person):
            break
        at += 1
    return last


def _is_inner_sign(tokens: Sequence[Token], at: int, *, person: bool) -> bool:
    sign = tokens[at].text
    if sign == ".":
        return len(tokens[at - 1].text) <= len("Capt")
    if sign in {"-", "‐", "/"}:
        return at + 1 < len(tokens) and tokens[at + 1].large
    return person and sign in set("\"“”'‘’")


def _is_head(tokens: Sequence[Token], last: int) -> bool:
    """Whether what follows a run leaves it the head of its phrase."""
    behind = next((token for token in tokens[last + 1 :] if token.text != "."), None)
    if behind is None or not behind.text[:1].isalnum() or behind.text.isdigit():
        return True
    return behind.plain in STOPS | {"of", "for", "and", "or", "but"} or behind.text.endswith(("ing", "ed"))


def _skip_titles(tokens: Sequence[Token], first: int, last: int, wiki: str) -> int:
    """Return where a person's name begins behind titles and roles; behind `last` where it is nothing but these."""
    begins, known = first, set(wiki.casefold().split())
    given = last > first and gender_of_name([tokens[first].plain, ""]) != ""
    for at in range(first, last + 1):
        word = tokens[at].text
        if not (is_title(word) or (is_role(word) and not is_plural(word))):
            continue
        if at == last and (tokens[at].plain in known or given):
            continue
        if at < last and ((given and at > first) or gender_of_name([tokens[at].plain, ""])):
            continue
        begins = at + 1
    while begins <= last and not tokens[begins].large:
        begins += 1
    return begins


def _find_known(phrase: Phrase, names: set[str]) -> tuple[int, int] | None:
    """Return the end of a person's mention if it is a name that he bears elsewhere: "Minister of Education NAME"."""
    text = re.sub(r"(?:['’]s?|,| himself| herself)$", "", phrase.text[phrase.start : phrase.end])
    wiki = {phrase.wiki} if " " in phrase.wiki else set()
    for name in sorted(names | wiki, key=len, reverse=True):
        if re.search(rf"(?:^|[\s.]){re.escape(name)}$", text):
            return phrase.start + len(text) - len(name), phrase.start + len(text)
    return None


def _shorten(phrase: Phrase, span: tuple[int, int], names: set[str]) -> tuple[int, int]:
    """Return a person's name without what stands before the full name that he bears elsewhere: "Scientologist NAME"."""
    text = phrase.text[slice(*span)]
    ends = [len(name) for name in names if " " in name and text.endswith(f" {name}")]
    if " " in phrase.wiki and text.casefold().endswith(f" {phrase.wiki.casefold()}"):
        ends.append(len(phrase.wiki))
    return (span[1] - min(ends), span[1]) if ends and phrase.type == "person" else span


def _is_group(phrase: Phrase, span: tuple[int, int]) -> bool:
    text = phrase.text[slice(*span)]
    last = text.casefold().split()[-1]
    if phrase.type != "person":
        return False
    if last in _LISTS["peoples"] or last.endswith(GROUPS):
        return True
    return " " not in text and last.endswith("s") and phrase.text[max(0, span[0] - 4) : span[0]].casefold() == "the "


def _without_point(text: str, end: int) -> int:
    return end - 1 if text[end - 1] == "." else end


def _opens(text: str, at: int) -> bool:
    """Whether a word at `at` begins a sentence, a quotation or a line."""
    before = text[:at].rstrip(" \"“‘'([")
    return not before or before[-1] in ".!?:\n*" or "\n" in text[max(0, at - 2) : at]

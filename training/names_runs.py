"""The name in one mention of GUM: the run of large words that heads it, without articles, titles and roles before it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from headwater.sources.words import gender_of_name, is_plural, is_role, is_title, kind_of_noun
from names_phrases import KINDS, Letters, Phrase, Token, opens, read_lists

_LISTS = read_lists()
ARTICLES, INSIDE, STOPS = _LISTS["articles"], _LISTS["inside a name"], _LISTS["behind a name"]
LINKS = INSIDE | _LISTS["beside these"]
WHERE, ANY = _LISTS["ends a title"], _LISTS["one of a kind"]
NEVER = _LISTS["pronouns"] | _LISTS["days"]
ENDS = STOPS | {"of", "and", "or", ",", "(", ":", ";", "–", "—"}
ROLE_GAP = re.compile(r"(?:['’]s)?(?: (?!(?:of|for|and|in|at|to) )[a-z][\w-]*){0,3} (?=[A-Z])")
STANCE = re.compile(r"(?:anti|ex|non|pan|pro)-", re.IGNORECASE)
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
MOST_DIGITS = 2


def find_core(phrase: Phrase, letters: Letters) -> tuple[int, int] | None:
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
        if first == run[0] and tokens[0].plain in ANY and not gender_of_name([tokens[first].plain, ""]):
            return None
    if first > last or (first == last and _is_common(phrase, tokens[first], letters)):
        return None
    start, end = tokens[first].start, tokens[last].end
    longer = " " in phrase.wiki and phrase.text[start:end].startswith(f"{phrase.wiki} of ")
    return start, start + len(phrase.wiki) if longer else end


def _is_common(phrase: Phrase, token: Token, letters: Letters) -> bool:
    """Whether a single word is large for its place alone, or stands for nobody by name."""
    if token.plain in NEVER and not _is_acronym(token.text):
        return True
    person = phrase.type == "person" and (is_role(token.text) or kind_of_noun(token.text) != "")
    return opens(phrase.text, token.start) and (person or letters.small[token.plain] > letters.large[token.plain])


def _is_acronym(word: str) -> bool:
    """Whether a word is all large, as no pronoun but "I" is: US, IT."""
    return len(word) > 1 and word.isupper()


def _find_title(phrase: Phrase) -> tuple[int, int] | None:
    """Return the span of a mention of something else that is written like a title: Nobel Peace Prize."""
    begins = itertools.dropwhile(lambda token: token.plain in ARTICLES, phrase.tokens)
    tokens = list(itertools.takewhile(lambda token: token.text not in WHERE, begins))
    if tokens and tokens[0].text[0].isdigit():
        tokens = _skip_small(tokens)
    words = [token for token in tokens if token.text[:1].isalnum()]
    title = len(words) > 1 and words[0].large and "\n" not in phrase.text[phrase.start : phrase.end]
    fits = all(word.large or word.text.isdigit() or word.text in LINKS for word in words)
    return (tokens[0].start, tokens[-1].end) if title and fits and not {"'s", ","} & {token.text for token in tokens} else None


def _skip_small(tokens: Sequence[Token]) -> list[Token]:
    """Return the large words at the end of a mention that begins with a number: World Cup, the 2018 football World Cup."""
    run = list(itertools.takewhile(lambda token: token.large, reversed(tokens)))
    return run[::-1]


def _choose_run(phrase: Phrase, tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Return the first run of large words that nothing but a modifier follows, behind an owner or another's name before it."""
    begins = next((n for n, t in enumerate(tokens) if t.plain not in ARTICLES and t.text[:1].isalnum()), len(tokens))
    for at in range(len(tokens) - 2, begins, -1):
        barred = any(t.plain in STOPS or t.text in {"of", ","} for t in tokens[begins:at])
        if tokens[at].text == "'s" and not (barred or _is_part(phrase, tokens, at)):
            begins = at + 1
            break
    run = _first_run(phrase, tokens, begins)
    if phrase.type != "person" or (run and not _is_office(phrase, tokens, run)):
        return run
    for _, end, _ in sorted(phrase.within, key=lambda one: -one[1]):
        gap = ROLE_GAP.match(phrase.text, end, phrase.end)
        behind = [n for n, token in enumerate(tokens) if gap and token.start >= gap.end()]
        if behind and (found := _first_run(phrase, tokens, behind[0])):
            return found
    return run


def _is_part(phrase: Phrase, tokens: Sequence[Token], at: int) -> bool:
    """Whether an "'s" is part of a body's name, since nobody is meant by what stands before it: the People's Army."""
    if phrase.type != "organization" or tokens[at].text != "'s" or at + 1 == len(tokens):
        return False
    return not {tokens[at].start, tokens[at].end} & phrase.owners and tokens[at - 1].large and tokens[at + 1].large


def _is_office(phrase: Phrase, tokens: Sequence[Token], run: tuple[int, int]) -> bool:
    """Whether a run before a person's name is another's name, or nothing but what he is: the CEO of NAME."""
    first, last = run
    other = any(start <= tokens[first].start < end for start, end, _ in phrase.within)
    return other or _skip_titles(tokens, first, last, phrase.wiki) > last


def _first_run(phrase: Phrase, tokens: Sequence[Token], begins: int) -> tuple[int, int] | None:
    at = begins
    while at < len(tokens):
        token = tokens[at]
        if not token.large or STANCE.match(token.text):
            if token.plain in ENDS or (token.text.islower() and token.text.endswith("ing")):
                return None
            at += 1
            continue
        last = _extend(phrase, tokens, at)
        if _is_head(tokens, last):
            numbered = phrase.type == "organization" and at > begins and ORDINAL.fullmatch(tokens[at - 1].text)
            return at - bool(numbered), last
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
        elif not (_is_inner_sign(tokens, at, person=person) or _is_part(phrase, tokens, at)):
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

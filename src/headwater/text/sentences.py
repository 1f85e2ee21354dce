"""Where sentences end, in the text of news as scrapers deliver it.

A line never joins the next. Inside a line a sentence ends at a full stop and its like, and also where a scraper glued
two paragraphs together (`the meeting."A draft`, `letters”He said`, `a joint roomOn May 20`).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from headwater.lore import load_lines, load_rows
from headwater.text.quotations import show_marks
from headwater.text.spans import Span, find_lines, trim_span

# Full stops inside these end nothing.
WHOLE = re.compile(
    r"(?:https?://|www\.)[^\s“”<>]*[^\s“”<>.,;:!?)\]]|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\."
    r"(?:com|org|net|info|gov|edu|tv|co|uk|eu|io|html?|php|pdf|jpe?g|png|gif|webp|svg)\b",
    re.IGNORECASE,
)
STOP = re.compile(
    r"(?P<stop>[.!?…]+|[。！？।]|؟|۔)(?P<close>(?:[”)\]]|\"(?=\s|$))*)(?P<gap>\s*)(?P<open>[“\"(\[¿¡—–-]*\s?)(?=(?P<next>\S))"
)
WORD_BEFORE = re.compile(r"[^\W_][\w’'.-]*$")
NEXT_WORD = re.compile(r"[^\W_]{1,40}")
# Where a scraper may have glued two sentences together: `warJune`, `letters”He`, `enter“The`, `2021The`.
JUNCTION = re.compile(r"[a-z0-9](?=[A-Z])|[^\W_]”(?=[A-Z])|[a-z](?=“[A-Z])")
NAME_LIKE = re.compile(r"[A-Z][a-z]{1,40}")
YEAR = re.compile(r"(?:19|20)\d\d")


def find_sentences(text: str) -> list[Span]:
    """Return the sentences in order: they do not overlap, none crosses a line, and only white space lies between."""
    shown = mask_stops(show_marks(text))
    sentences: list[Span] = []
    for start, end in find_lines(text):
        at = start
        for cut in find_cuts(shown[start:end]):
            sentences.append(trim_span(text, at, start + cut))
            at = start + cut
        sentences.append(trim_span(text, at, end))
    return [span for span in sentences if span[0] < span[1]]


def find_junctions(text: str) -> list[int]:
    """Return where a sentence begins right behind another, without so much as a space: a paragraph's border, as a rule."""
    return [start for (_, end), (start, _) in pairwise(find_sentences(text)) if start == end]


def mask_stops(text: str) -> str:
    """Return `text`, equally long, without the full stops inside addresses and file names."""
    return WHOLE.sub(lambda found: re.sub(r"[.!?]", "_", found.group()), text)


def find_cuts(line: str) -> list[int]:
    """Return where sentences of a line end that are not its last; quotation marks must be “ and ”."""
    cuts = {found.start() + len(found["stop"] + found["close"]) for found in STOP.finditer(line) if _ends_sentence(line, found)}
    cuts.update(found.end() for found in JUNCTION.finditer(line) if _is_glued(line, found.end()))
    return sorted(cuts)


def _is_glued(line: str, at: int) -> bool:
    """Whether a scraper glued the beginning of a sentence to the word or mark that ends at `at`."""
    if line[at] == "“" or line[at - 1] == "”":
        return NAME_LIKE.match(line, at) is not None or line[at] == "“"
    before = WORD_BEFORE.search(line, max(0, at - 40), at)
    word, following = before.group() if before else "", NEXT_WORD.match(line, at)
    start = following.group() if following else ""
    if YEAR.fullmatch(word):
        return NAME_LIKE.match(line, at) is not None or start == "A"
    alone = not line[max(0, at - len(word) - 1) : at - len(word)].strip()
    plain = alone and len(word) > 2 and word.isalpha() and word.islower()
    return (plain and start[1:].islower()) or (len(start) > 1 and start in _starters() and word[-2:].islower())


@cache
def _abbreviations() -> dict[str, str]:
    return {row["word"]: row["ends"] for row in load_rows("abbreviations.tsv")}


@cache
def _starters() -> frozenset[str]:
    return frozenset(load_lines("sentence_starters.txt"))


def _ends_sentence(line: str, found: re.Match[str]) -> bool:
    """Whether a full stop (question mark, …) with something after it on its line ends a sentence."""
    stop, following = found["stop"], found["next"]
    if stop in "。！？।؟۔":
        return True
    quoted_next = bool(set(found["open"]) & set('“"'))
    if not found["gap"]:
        return _ends_glued(line, found, quoted_next=quoted_next)
    if stop == "." and not found["close"]:
        return _ends_at_dot(line, found, quoted_next=quoted_next)
    if following.islower():
        return False
    return not ("”" in found["close"] and _is_cue_clause(line, found.end()) and stop != ".")


def _ends_glued(line: str, found: re.Match[str], *, quoted_next: bool) -> bool:
    """Whether a sentence ends where no white space follows: `end.The Finance`, `meeting.“A draft`."""
    if quoted_next:
        return True
    if not found["next"].isupper() or found["open"].strip():
        return False
    if found["close"] or found["stop"] != ".":
        return "”" in found["close"] or found["stop"] != "."
    before = WORD_BEFORE.search(line, max(0, found.start() - 40), found.start())
    word = before.group() if before else ""
    after = NEXT_WORD.match(line, found.end())
    return (
        len(word) > 1 and not word[-1].isupper() and "." not in word and after is not None and not after.group()[1:].isupper()
    )


def _ends_at_dot(line: str, found: re.Match[str], *, quoted_next: bool) -> bool:
    """Whether a sentence ends at a full stop before white space."""
    before = WORD_BEFORE.search(line, max(0, found.start() - 40), found.start())
    word = before.group() if before else ""
    following = found["next"]
    after = NEXT_WORD.match(line, found.end())
    starts = quoted_next or (after is not None and after.group() in _starters())
    if word.isdigit() and len(word) < 3 and found.start() - len(word) == 0:
        return False  # the number of a point in a list
    kind = _abbreviations().get(word.casefold(), "")
    if kind == "never" or (kind == "number" and following.isdigit()):
        return False
    if kind == "maybe" or (len(word) == 1 and word.isupper()) or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        return starts
    if following.islower():
        return kind == "" and len(word) > 2 and word.isalpha()
    return True


@cache
def _cue_clause() -> re.Pattern[str]:
    """Up to four words of a name and a verb of saying, as in `“Was it safe?” Mayor Ana Pohl asked`."""
    verbs = "|".join(sorted(load_lines("cue_verbs.txt")))
    return re.compile(rf"(?:[A-Z][\w’'-]*\s+|the\s+|[Tt]he\s+[a-z]+\s+){{1,4}}(?:{verbs})\b")


def _is_cue_clause(line: str, at: int) -> bool:
    return _cue_clause().match(line, at) is not None

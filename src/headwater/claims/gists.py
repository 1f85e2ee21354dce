"""Take down what statements are compared by besides their vectors: words, names, numbers, negation, place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from headwater.lore import load_lines
from headwater.records import Date, Figure, Gist, Link, Report, Statement
from headwater.text.numbers_words import load_values
from headwater.text.sentences import find_sentences
from headwater.text.spans import Span, find_touched
from headwater.text.words import find_words, fold_word, stop_words

QUOTES = "“”\"‘’'«»„"
DAYLONG = {"day", "hour"}  # grains of dates that name one day
NOT_COUNTED = {"zero", "one"}  # "one" is more often a pronoun than a number


Fact = tuple[int, int, str]


def list_facts(dates: Iterable[Date], figures: Iterable[Figure]) -> list[Fact]:
    """Return where a report names days and figures with a role: start, end, and the day or the role."""
    days = [(row.start, row.end, row.value[:10]) for row in dates if row.grain in DAYLONG]
    return days + [(row.start, row.end, row.role) for row in figures if row.role]


def make_gists(
    report: Report, statements: Sequence[Statement], links: Iterable[Link] = (), facts: Sequence[Fact] = ()
) -> Iterator[Gist]:
    """Yield the gist of each statement of a report, in the statements' order.

    `links` are those of the statements' chains, `facts` as `list_facts` returns them.
    """
    innermost = {link.owner: link.name for link in sorted(links, key=lambda link: link.position)}
    sentences = find_sentences(report.text)
    words = [_find_words(report.text, sentence) for sentence in sentences]
    for row in statements:
        touched = find_touched(sentences, row.start, row.end)
        around = [found for index in touched for found in words[index]]
        within = [word for start, end, word in around if start < row.end and row.start < end]
        marks = tuple(_mark(report.text, row))
        place = round(row.start / len(report.text), 4)
        everything = _thin(word for _, _, word in around)
        source = _name_briefly(innermost.get(row.id, ""))
        words_within = _thin(within)
        told = tuple(sorted({fact for start, end, fact in facts if row.start <= start and end <= row.end}))
        yield Gist(
            row.id, row.report, row.start, row.end, row.form, words_within, everything, marks, place, row.lean, source, told
        )


def _name_briefly(name: str) -> str:
    """Return the last word of a name, folded: Mara Okafor and Okafor are then one."""
    words = find_words(name)
    return fold_word(name[slice(*words[-1])]) if words else ""


def _find_words(text: str, sentence: Span) -> list[tuple[int, int, str]]:
    """Return the words of a sentence with their places; the first one's capital says nothing and goes."""
    first = sentence[0]
    found = [(first + start, first + end) for start, end in find_words(text[slice(*sentence)])]
    return [(start, end, _write(text[start:end], begins=n == 0)) for n, (start, end) in enumerate(found)]


def _write(word: str, *, begins: bool) -> str:
    """Return a word as gists have it: numbers in digits; "" for a stop word."""
    folded = fold_word(word)
    if folded in load_values("unit") and folded not in NOT_COUNTED:
        return str(int(load_values("unit")[folded]))
    if folded in stop_words():
        return ""
    if word[0].isdigit():
        return word.replace(",", "")
    return word.lower() if begins else word


def _thin(words: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _mark(text: str, row: Statement) -> Iterator[str]:
    """Yield the marks of a statement that hold."""
    said = text[row.start : row.end]
    if row.stance == "denies":
        yield "denied"
    if any(_is_negation(fold_word(said[start:end])) for start, end in find_words(said)):
        yield "negated"
    if said[:1] in QUOTES:
        yield "quoted"
    if row.start < max(text.find("\n"), 0):
        yield "title"


def _is_negation(folded: str) -> bool:
    return folded in _negations() or folded.endswith("n't")


@cache
def _negations() -> frozenset[str]:
    return frozenset(load_lines("negations.txt"))

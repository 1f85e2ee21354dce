"""Tell the language of a text, and whether Headwater reads it for claims."""

from __future__ import annotations

from headwater.text.words import find_words, fold_word, stop_words

UNKNOWN = "und"
READ = frozenset({"en", UNKNOWN})
FEWEST_LETTERS = 60
SAMPLE = 500
COMMON_WORDS = 0.2
"""In English news at least this share of the words are the commonest ones; in no other language are they."""


def tell_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, or 'und' where it is too short to tell.

    A text that is full of the commonest English words is English whatever its names look like.
    """
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return UNKNOWN
    words = [fold_word(sample[start:end]) for start, end in find_words(sample)]
    if words and sum(word in stop_words() for word in words) >= COMMON_WORDS * len(words):
        return "en"
    import py3langid

    return str(py3langid.classify(sample)[0])


def is_read(language: str) -> bool:
    """Return whether reports in that language are read for claims; the others are kept and compared for copies."""
    return language in READ

"""Tell the language of a text."""

from __future__ import annotations

UNKNOWN = "und"
FEWEST_LETTERS = 20
SAMPLE = 500


def tell_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, or 'und' where it is too short to tell."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return UNKNOWN
    import py3langid

    return str(py3langid.classify(sample)[0])

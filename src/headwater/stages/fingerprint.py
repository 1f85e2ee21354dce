"""Turn each report into columns of word hashes and of chosen word 4-grams."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.copying.grams import fill_buckets
from headwater.copying.words import flag_words, pack_words, split_text
from headwater.records import Fingerprint, Passage, Record, Report, Words
from headwater.stage import Group, Read, Stage, each


def fingerprint(group: Group) -> Iterator[Record]:
    """Yield the words of a report, flagged by its passages, and its fingerprints."""
    for report in group[Report]:
        words = flag_words(split_text(report.text), group[Passage])
        yield pack_words(report.id, words)
        yield from fill_buckets(report.id, report.outlet, words.hashes)


FINGERPRINT = Stage(
    "fingerprint",
    version=3,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
    ),
    writes=(Words, Fingerprint),
    run=each(fingerprint),
)

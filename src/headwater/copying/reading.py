"""A report made ready for comparing: words, stems, sentences, quotations, and its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache

import numpy as np

from headwater.copying.grams import find_grams
from headwater.copying.kernels import Hashes, Marks, Numbers, number_sentences, stem_words
from headwater.copying.words import QUOTED, WordColumns, encode_text, fold_table, split_text, unpack_words
from headwater.lore import load_lines
from headwater.records import Report, Words

DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with one row a word: its columns, its stem, the number of its sentence, whether it is quoted.

    `threes`, `fours` and `prose` are its runs of three words, of four words, and of four that are not all quoted, sorted;
    `time` is when it was published.
    """

    report: Report
    words: WordColumns
    stems: Hashes
    sentences: Numbers
    quoted: Marks
    threes: Hashes
    fours: Hashes
    prose: Hashes
    time: Time | None


@dataclass(frozen=True, slots=True)
class Time:
    """When a report was published, in minutes; `whole_day` where only the day is known."""

    minutes: int
    whole_day: bool

    def before(self, other: Time) -> bool:
        """Tell whether this is surely the earlier: by days where either has no time of day."""
        if self.whole_day or other.whole_day:
            return self.minutes // DAY < other.minutes // DAY
        return self.minutes < other.minutes


def read_time(published: str | None) -> Time | None:
    """Return the time that an ISO 8601 date or date-time means, None where there is none or it is not whole."""
    try:
        moment = datetime.fromisoformat((published or "").strip())
    except ValueError:
        return None
    naive = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    minutes = int((naive - datetime(1970, 1, 1)).total_seconds()) // 60  # noqa: DTZ001  # both are without a zone
    return Time(minutes, whole_day=len((published or "").strip()) <= len("2031-03-02"))


def is_later(one: Reading, other: Reading) -> bool:
    """Tell whether `one` surely came out after `other`."""
    return one.time is not None and other.time is not None and other.time.before(one.time)


@lru_cache(maxsize=2048)
def make_reading(report: Report, row: Words) -> Reading:
    """Return the reading of a report, given its words."""
    words = unpack_words(row)
    codes = encode_text(report.text)
    stems = np.empty(len(words), np.uint64)
    stem_words(codes, fold_table(), words.starts, words.ends, stems)
    capital = np.fromiter((report.text[start].isupper() for start in words.starts.tolist()), np.bool_, len(words))
    sentences = np.zeros(len(words), np.int64)
    number_sentences(codes, words.starts, words.ends, capital, sentences)
    quoted = words.flags & QUOTED > 0
    threes, fours = find_grams(words.hashes, 3), find_grams(words.hashes, 4)
    runs = np.sort(threes), np.sort(fours), np.sort(fours[~all_quoted(quoted)])
    return Reading(report, words, stems, sentences, quoted, *runs, read_time(report.published))


def all_quoted(quoted: Marks) -> Marks:
    """Return for each word, the last three left out, whether it and the next three are quoted."""
    counts = np.concatenate([[0], np.cumsum(quoted)])
    whole: Marks = counts[4:] - counts[:-4] == 4
    return whole


@cache
def stem_list(name: str) -> Hashes:
    """Return the sorted stems of the words in the lore file `name`."""
    text = " ".join(load_lines(name))
    words = split_text(text)
    stems = np.empty(len(words), np.uint64)
    stem_words(encode_text(text), fold_table(), words.starts, words.ends, stems)
    return np.unique(stems)

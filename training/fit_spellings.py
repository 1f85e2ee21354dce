"""Learn from spelling variants of names which letters stand for one another; write src/headwater/lore/spellings.tsv.

    python training/fit_spellings.py [VARIANTS.tsv.gz]

A line of the variants is two Latin spellings of one Arabic, Hebrew or Russian word (NETransliteration, from Wikidata, CC0).
Each pair is aligned by the fewest changes of sounds (a letter, or letters that are read as one: sh, kh); the rate of a change
is how often it is met for each time that the rarer of its two sounds stands in a pair. The variants lie outside the repository.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import Counter
from pathlib import Path

from headwater.text.names import name_words
from headwater.text.sounds import split_sounds

ROOT = Path(__file__).resolve().parents[1]
VARIANTS = ROOT.parent / "shared" / "data" / "names" / "variants.tsv.gz"
OUT = ROOT / "src" / "headwater" / "lore" / "spellings.tsv"
LEAST = 0.01  # rate of a change that is worth a line
SEEN = 40  # times that a change must be met
HEAD = """# How often one sound of a name is written as another in spellings of one word (0..1, both ways; empty: left out).
# Made by training/fit_spellings.py from pairs of Latin spellings of one Arabic, Hebrew or Russian word (Wikidata, CC0).
one	other	rate
"""


def align(one: list[str], other: list[str]) -> list[tuple[str, str]]:
    """Return the sounds of two words side by side, "" where one has none, by the fewest changes."""
    cost = [[i + j if not (i and j) else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            swap = cost[i - 1][j - 1] + (one[i - 1] != other[j - 1])
            cost[i][j] = min(swap, cost[i - 1][j] + 1, cost[i][j - 1] + 1)
    i, j, out = len(one), len(other), []
    while i or j:
        if i and j and cost[i][j] == cost[i - 1][j - 1] + (one[i - 1] != other[j - 1]):
            i, j = i - 1, j - 1
            out.append((one[i], other[j]))
        elif i and cost[i][j] == cost[i - 1][j] + 1:
            i -= 1
            out.append((one[i], ""))
        else:
            j -= 1
            out.append(("", other[j]))
    return out[::-1]


def count_changes(path: Path) -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """Return how often each change is met, its sounds in order, and how often each sound is."""
    changes: Counter[tuple[str, str]] = Counter()
    sounds: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            for pair in align(*(split_sounds("".join(name_words(row[side]))) for side in ("latin1", "latin2"))):
                sounds.update(sound for sound in pair if sound)
                if pair[0] != pair[1]:
                    changes[min(pair), max(pair)] += 1
    return changes, sounds


def main() -> None:
    """Write the rates."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else VARIANTS
    if not path.exists():
        sys.exit(f"nothing learned: {path} is not there")
    changes, sounds = count_changes(path)
    plain = {pair: n for pair, n in changes.items() if n >= SEEN and all(sound.isascii() for sound in pair)}
    rates = {pair: n / min(sounds[sound] for sound in pair if sound) for pair, n in plain.items()}
    lines = [f"{one}\t{other}\t{rate:.4f}" for (one, other), rate in sorted(rates.items()) if rate >= LEAST]
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} changes")


if __name__ == "__main__":
    main()

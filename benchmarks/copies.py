"""Measure how well and how fast copies are found in real news; write benchmarks/copies.md.

    python benchmarks/copies.py [NEWS.jsonl.gz TRUTH.npz]

NEWS has one article a line, {"id", "outlet", "published", "text"}; TRUTH holds every run of ten or more equal words that
two articles of different outlets share. Both lie outside the repository, in ../shared, with the program that scores
copies against the truth; without them there is nothing to measure. Everything runs on one core.

Beside it runs rensa, where it can be imported, which finds articles that are alike as a whole. passim 2 needs Spark and is
in no package index; of it the figures are given that were measured once, on the first 2,000 of these articles.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from headwater.errors import StopRun
from headwater.records import Copy, Report
from headwater.run.memory import Tables, group_rows
from headwater.stage import Stage
from headwater.stages.copy import COPY
from headwater.stages.fingerprint import FINGERPRINT
from headwater.stages.seed import SEED

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
NEWS, TRUTH = SHARED / "data/news10k/news2k.jsonl.gz", SHARED / "data/news10k/truth2k.npz"
SCORER = SHARED / "score/runs.py"
EDITS = (0.0, 0.1, 0.2, 0.3)  # shares of words changed in planted paragraphs
PLANTED = 200  # paragraphs planted for each of them
ROUNDS = 7  # the fastest counts: other programs on the machine slow all down
LARGE = 5000  # articles, from which only what is found and how fast is measured, once
LONG = 50  # equal words in a row that make two articles alike enough for rensa
PASSIM = (16, 0.584, 0.907)  # articles a CPU second, and how many runs of ten and of twenty words it found


def main() -> None:
    """Find the copies, score them, write the page."""
    news, truth = (Path(name) for name in sys.argv[1:3]) if len(sys.argv) > 2 else (NEWS, TRUTH)
    if not (news.exists() and truth.exists() and SCORER.exists()):
        print(f"Nothing to measure: {news}, {truth} or {SCORER} is not there.")
        return
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    run_stages((FINGERPRINT, SEED, COPY), [make_report(article) for article in articles[:40]])  # compiles
    large = len(articles) > LARGE
    tables, seconds = run_fastest([make_report(article) for article in articles], 1 if large else ROUNDS)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = score(articles, tables, truth)
    parts = [
        f"# Copies in {len(articles):,} news articles\n\nMade by `python benchmarks/copies.py`, on one core.\n",
        *format_found(found),
        *format_kinds(tables),
        *format_speed(len(articles), seconds),
        f"\nMost memory after fingerprint, seed and copy, texts included: {memory:,.0f} MB.\n",
    ]
    if not large:
        parts += [*format_edits(measure_edits(articles)), *format_others(articles, seconds, found, truth)]
    page = "\n".join(parts) + "\n"
    Path(__file__).with_name("copies-large.md" if large else "copies.md").write_text(page, encoding="utf-8")
    print(page)


def make_report(article: dict[str, str]) -> Report:
    """Return the report of an article."""
    text = article["text"]
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(digest, article["outlet"], text, article["id"], "", article.get("published"), "", "", "en", ())


def run_stages(
    stages: Sequence[Stage], reports: Sequence[Report], tables: Tables | None = None
) -> tuple[Tables, dict[str, float]]:
    """Return all rows after the stages ran over `reports` and `tables`, and the seconds that each stage itself took."""
    tables = tables if tables is not None else {Report: {row.id: row for row in reports}}
    seconds = {}
    for stage in stages:
        groups = group_rows(stage, tables)
        began = time.process_time()
        found = stage.run(groups)
        seconds[stage.name] = time.process_time() - began
        for row in (row for rows in found for row in rows):
            tables.setdefault(type(row), {})[row.id] = row
    return tables, seconds


def run_fastest(reports: Sequence[Report], count: int) -> tuple[Tables, dict[str, float]]:
    """Return the rows of the stages of copying, and of each stage the seconds of the fastest of so many rounds."""
    tables, seconds = run_stages((FINGERPRINT, SEED, COPY), reports)
    for _ in range(count - 1):
        again = run_stages((FINGERPRINT, SEED, COPY), reports)[1]
        seconds = {name: min(taken, again[name]) for name, taken in seconds.items()}
    return tables, seconds


def score(articles: Sequence[dict[str, str]], tables: Tables, truth: Path) -> dict[str, Any]:
    """Return what the scorer says of the copies."""
    spec = importlib.util.spec_from_file_location("runs", SCORER)
    if spec is None or spec.loader is None:
        raise StopRun(f"{SCORER} cannot be loaded")
    runs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(runs)
    names = {row.id: row.file for row in tables[Report].values() if isinstance(row, Report)}
    copies = [
        {
            "a": {"report": names[row.a], "start": row.a_start, "end": row.a_end},
            "b": {"report": names[row.b], "start": row.b_start, "end": row.b_end},
        }
        for row in tables[Copy].values()
        if isinstance(row, Copy)
    ]
    with np.load(truth) as arrays:
        result: dict[str, Any] = runs.score(runs.Corpus(articles), arrays["runs"], copies)
    return result


def measure_edits(articles: Sequence[dict[str, str]]) -> dict[float, float]:
    """Return for each share of changed words how many planted paragraphs are found, at least half of both sides."""
    random = np.random.default_rng(0)
    vocabulary = np.array(" ".join(article["text"] for article in articles[:100]).split())
    return {edits: float(np.mean(list(plant(articles, vocabulary, edits, random)))) for edits in EDITS}


def plant(articles: Sequence[dict[str, str]], vocabulary: Any, edits: float, random: np.random.Generator) -> Iterator[bool]:
    """Yield whether each of PLANTED paragraphs of 60 words is found in a foreign article, some of its words changed."""
    for n in range(PLANTED):
        words, foreign = (articles[n + shift]["text"].split() for shift in (0, 500))
        at = len(words) // 3
        paragraph = words[at : at + 60]
        changed = [word if random.random() >= edits else random.choice(vocabulary) for word in paragraph]
        half = len(foreign) // 2
        texts = " ".join(words), " ".join([*foreign[:half], *changed, *foreign[half:]])
        spans = [len(" ".join(part)) for part in (words[:at], words[: at + 60], foreign[:half], [*foreign[:half], *changed])]
        reports = [make_report({"text": text, "outlet": outlet, "id": ""}) for text, outlet in zip(texts, "ab", strict=True)]
        copies = run_stages((FINGERPRINT, SEED, COPY), reports)[0].get(Copy, {}).values()
        yield is_covered(list(copies), reports[0].id, spans)


def is_covered(copies: list[Any], first: str, spans: Sequence[int]) -> bool:
    """Tell whether copies cover at least half of the span of the first report, and of the second."""
    sides = [
        [(row.a_start, row.a_end) if (row.a == first) == want else (row.b_start, row.b_end) for row in copies]
        for want in (True, False)
    ]
    for side, (start, end) in zip(sides, (spans[:2], spans[2:]), strict=True):
        inside = {place for low, high in side for place in range(max(low, start), min(high, end))}
        if 2 * len(inside) < end - start:
            return False
    return True


def format_found(found: dict[str, Any]) -> Iterator[str]:
    """Yield the table of the runs that were found, and how many copies seem right."""
    yield "| equal words in a row | runs | found, % | without boilerplate | found, % |\n|---|---|---|---|---|"
    for length, row in found["recall_all"].items():
        rare = found["recall_without_boilerplate"][length]
        yield f"| {length} | {row['n']:,} | {100 * row['recall']:.1f} | {rare['n']:,} | {100 * rare['recall']:.1f} |"
    yield "\nBoilerplate are runs made only of 5-grams that stand in more than 100 articles."
    apart = found["copies"] - found["same_outlet"]
    yield f"Copies: {found['copies']:,}, of two outlets {apart:,}, of which {100 * found['precision_proxy']:.1f} % seem right"


def format_kinds(tables: Tables) -> Iterator[str]:
    """Yield how many copies there are of each kind."""
    kinds = Counter(row.kind for row in tables[Copy].values() if isinstance(row, Copy))
    counts = ", ".join(f"{kind} {number:,}" for kind, number in sorted(kinds.items()))
    yield f"Kinds: {counts} (without passages, all words count as unquoted).\n"


def format_speed(count: int, copying: dict[str, float]) -> Iterator[str]:
    """Yield the table of the stages' speed."""
    yield "| stage | CPU seconds | articles a second |\n|---|---|---|"
    for name, seconds in {**copying, "fingerprint, seed, copy": sum(copying.values())}.items():
        yield f"| {name} | {seconds:.2f} | {count / seconds:,.0f} |"


def format_edits(found: dict[float, float]) -> Iterator[str]:
    """Yield how many planted paragraphs are found."""
    yield f"Of {PLANTED} paragraphs of 60 words planted in another article, some words changed, are found:"
    yield ", ".join(f"{100 * hit:.0f} % at {share:.0%} changed" for share, hit in found.items()) + "."


def format_others(
    articles: Sequence[dict[str, str]], seconds: dict[str, float], found: dict[str, Any], truth: Path
) -> Iterator[str]:
    """Yield the table of other programs on the same articles."""
    speed = len(articles) / sum(seconds.values())
    ten, twenty = (found["recall_all"][length]["recall"] for length in (">=10", ">=20"))
    yield "\n| | articles a CPU second | runs of ten words found, % | of twenty, % | Headwater as fast, times |"
    yield "|---|---|---|---|---|"
    yield f"| Headwater | {speed:,.0f} | {100 * ten:.1f} | {100 * twenty:.1f} | 1 |"
    slow, ten, twenty = PASSIM
    yield f"| passim 2, measured once | {slow} | {100 * ten:.1f} | {100 * twenty:.1f} | {speed / slow:,.0f} |"
    if importlib.util.find_spec("rensa") is None:
        yield "\nrensa is not installed and was not run."
        return
    quick, pairs = run_rensa(articles)
    with np.load(truth) as arrays:
        runs = arrays["runs"]
    alike = {(int(row[0]), int(row[1])) for row in runs if row[6] >= LONG}
    yield f"| rensa | {quick:,.0f} | – | – | {speed / quick:.2f} |"
    share = 100 * len(alike & pairs) / max(1, len(alike))
    yield "\nrensa finds no passages, only articles that are alike as a whole: of the pairs of articles of two outlets that"
    yield f"share {LONG} equal words in a row, {len(alike):,}, it finds {share:.0f} %."


def run_rensa(articles: Sequence[dict[str, str]]) -> tuple[float, set[tuple[int, int]]]:
    """Return how many articles rensa compares a CPU second, and the pairs that it holds for alike."""
    import rensa

    began = time.process_time()
    index, sketches = rensa.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32), []
    for number, article in enumerate(articles):
        words = article["text"].lower().split()
        sketch = rensa.RMinHash(num_perm=128, seed=1)
        sketch.update([" ".join(words[at : at + 5]) for at in range(len(words) - 4)])
        index.insert(number, sketch)
        sketches.append(sketch)
    pairs = {
        (min(one, other), max(one, other))
        for one, sketch in enumerate(sketches)
        for other in index.query(sketch)
        if one != other
    }
    return len(articles) / (time.process_time() - began), pairs


if __name__ == "__main__":
    main()

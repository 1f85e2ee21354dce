"""Measure how far the machinery that joins claims tells which mentions of events are one; write benchmarks/events.md.

    python benchmarks/events.py

The documents (ECB+, topics 1 to 35) and the scorer lie outside the repository, in ../shared. Needs the extra `training`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "training"))

from events_data import DOCUMENTS, load_documents  # noqa: E402
from headwater.model.session import set_threads  # noqa: E402
from train_events import FOLDS, Figures, Trial, cross_validate, measure  # noqa: E402

COLUMNS = {"b3": "B³", "muc": "MUC", "ceaf_e": "CEAF-e", "conll": "CoNLL F1"}


def main() -> None:
    """Cross-validate and write the page."""
    if not DOCUMENTS.exists():
        sys.exit(f"{DOCUMENTS} is not there: nothing to measure")
    set_threads(1)
    trial = Trial(load_documents())
    subtopics = {document["id"]: f"{document['topic']} {document['subtopic']}" for document in trial.documents}
    heads = trial.mentions.heads
    lines = [
        format_row("one head within a topic", name_all(trial, lambda row: f"{trial.mentions.topics[row]} {heads[row]}")),
        format_row(
            "one head within a true subtopic",
            name_all(trial, lambda row: f"{subtopics[trial.mentions.documents[row]]} {heads[row]}"),
        ),
    ]
    names, levels = cross_validate(trial)
    lines.append(format_row("as claims are joined, topics held out", measure(trial, dict(enumerate(names)))))
    page = format_page(lines, len(names), levels)
    Path(__file__).with_suffix(".md").write_text(page, encoding="utf-8")
    print(page)


def name_all(trial: Trial, name: Callable[[int], str]) -> Figures:
    """Return the figures of mentions that are grouped by name."""
    return measure(trial, {row: name(row) for row in range(len(trial.mentions.heads))})


def format_row(label: str, figures: Figures) -> str:
    """Return a line of the table."""
    return f"| {label} | " + " | ".join(f"{figures[name]:.1f}" for name in COLUMNS) + " |"


def format_page(lines: list[str], count: int, levels: list[float]) -> str:
    """Return the page with the table."""
    return "\n".join(
        [
            "# Mentions of events joined over documents",
            "",
            "Made by `python benchmarks/events.py`; F1 in percent. ECB+ (Cybulska and Vossen 2014, CC BY 3.0), topics 1 to 35:",
            f"{count:,} given mentions of events in the sentences whose annotation is complete, clusters over the whole",
            "corpus, those of one mention among them. It is asked what is asked of claims: which passages mean the same.",
            "",
            "| joined by | " + " | ".join(COLUMNS.values()) + " |",
            "|---|" + "---|" * len(COLUMNS),
            *lines,
            "",
            f"The topics are held out in {FOLDS} parts, each joined as one pile: which report is of which topic is not told.",
            "Used as they are:",
            "",
            "- the stages that make reports ready: which reports are kin (`relate`), dates and figures, vectors in context",
            "  (`embed`, the bundled embedder, which has seen invented stories only), gists (`gist`)",
            "- the features of pairs (`claims/features.py`), of the mention and of the mention with four words on either side",
            "- average linkage among kin reports (`claims/cluster.py`)",
            "",
            "Learnt from the other parts by `training/train_events.py`: a model of pairs (the logistic model of claims and",
            f"boosted trees, averaged), the level of joining (for the parts in their order {', '.join(map(str, levels))}),",
            "and a matrix that turns the vectors. Added for mentions of a word or two: whether their heads are one, how alike",
            "their words are by themselves, and their sentences, how near the two reports are. Nothing learnt here is bundled.",
            "",
        ]
    )


if __name__ == "__main__":
    main()

"""A report as the rules of attribution see it: its text with quotation marks told apart, and where its parts lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from headwater.records import Passage
from headwater.text.quotations import show_marks
from headwater.text.spans import Span, count_shared, find_holder, find_lines


@dataclass(frozen=True)
class Prose:
    """`text` as it came; `shown` equally long, with every paired quotation mark written “ or ”."""

    text: str
    sentences: tuple[Span, ...]
    headings: tuple[Span, ...]
    quotations: tuple[Span, ...]
    furniture: tuple[Span, ...]

    @cached_property
    def shown(self) -> str:
        """The text with its quotation marks told apart and furniture blanked, as the model reads it."""
        shown = list(show_marks(self.text))
        for start, end in self.furniture:
            shown[start:end] = " " * (end - start)
        return "".join(shown)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The lines that are not blank."""
        return tuple(find_lines(self.text))

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence or heading that holds `offset`, None where none does."""
        index = find_holder(self.sentences, offset)
        return self.sentences[index] if index >= 0 else None

    def line_at(self, offset: int) -> int:
        """Return the number of the line that holds `offset`, -1 where none does."""
        return find_holder(self.lines, offset)

    def count_quoted(self, span: Span) -> int:
        """Return how many characters of a span stand in quotation marks, the marks included."""
        return sum(count_shared(span, quotation) for quotation in self.quotations)


def lay_out(text: str, passages: Sequence[Passage]) -> Prose:
    """Return the prose of a report from its passages."""
    spans: dict[str, list[Span]] = {"heading": [], "sentence": [], "quotation": [], "furniture": []}
    for passage in sorted(passages, key=lambda p: (p.start, p.end)):
        spans[passage.kind].append((passage.start, passage.end))
    sentences = join_quoted(sorted([*spans["sentence"], *spans["heading"]]), spans["quotation"])
    return Prose(text, sentences, tuple(spans["heading"]), tuple(spans["quotation"]), tuple(spans["furniture"]))


def join_quoted(sentences: Sequence[Span], quotations: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentences, those joined that stand in one quotation: `“A. B,” he said` is one."""
    joined: list[Span] = []
    for start, end in sentences:
        at = find_holder(quotations, start)
        if joined and at >= 0 and quotations[at][0] < start and joined[-1][1] > quotations[at][0]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)

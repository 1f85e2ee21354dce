"""What is known about one claim before its origins are followed: who asserts it, on whose word, and who relies on whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from headwater.records import Names

UNNAMED = "unnamed"
OUTLET = "outlet"
PERSON = "person"
BODY = "organisation"
DOCUMENT = "document"

TWIN = "\x1f"  # ends the key of what has one name with another source and was decided to be another origin


@dataclass(frozen=True, slots=True)
class Source:
    """Someone or something that may be an origin: `key` is its entity, or stands for a source that has none."""

    key: str
    name: str
    kind: str
    names: Names = ()
    descriptions: Names = ()
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Assertion:
    """One statement that asserts the claim, with the keys of its chain of sources, outermost first, and its words.

    `heading` tells that it stands in the first line of its report; `lean` is how far its words speak for a denial.
    """

    statement: str
    report: str
    chain: Names
    text: str = ""
    heading: bool = False
    lean: float = 0.0


@dataclass(frozen=True, slots=True)
class Pile:
    """All that the origins of one claim depend on.

    `outlets` is report → key of its outlet, `relies` report → reports that it took material from, `rank` report → its
    place in time (earlier is smaller), `texts` report → text, `labels` report → how a sentence calls it. They know of the
    reports with the claim and of those that these took material from. `likeness` is how likely two statements say the same,
    by their ids, the smaller first, for pairs that were compared; `clearest` is the statement that words the claim best in a
    report that is no copy; `copies` are the reports that copy another one with the claim; `firm` are the statements that a
    person decided to belong to it, or whose source a person decided.
    """

    assertions: Sequence[Assertion]
    sources: Mapping[str, Source]
    outlets: Mapping[str, str]
    relies: Mapping[str, Sequence[str]]
    rank: Mapping[str, int]
    texts: Mapping[str, str]
    labels: Mapping[str, str]
    likeness: Mapping[tuple[str, str], float] = field(default_factory=dict)
    clearest: str = ""
    copies: frozenset[str] = frozenset()
    firm: Names = ()

    def kind(self, key: str) -> str:
        """Return the kind of the source `key`; what is unknown counts as an outlet."""
        source = self.sources.get(key.rstrip(TWIN))
        return source.kind if source else OUTLET

    def name(self, key: str) -> str:
        """Return the name of the source `key`."""
        source = self.sources.get(key.rstrip(TWIN))
        return source.name if source else key

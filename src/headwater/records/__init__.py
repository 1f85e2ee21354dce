"""The nouns. One frozen dataclass is one table; the dataclass is the schema.

A record's `id` is a hash of its KEY fields, never a counter: the same finding in a later run has the same id, so that
a person's decision about it still applies. Offsets are code points into `Report.text`, start included, end excluded.
A field is a str, int, float, bool or bytes, one of these or None, or nested tuples of them (`Spans`, `Names`).
Bytes hold numpy columns; the docstring of the record says of which type.
"""

from __future__ import annotations

from headwater.records.asking import Drop, Engine, Reply
from headwater.records.base import Names, Notes, Record, Spans, hash_key
from headwater.records.claiming import Candidates, Claim, Gist, Gists, Likeness, Matches, Membership, Vector
from headwater.records.deciding import ClaimRuling, Decision, EntityRuling, NoteRuling, Ruling, SpanRuling
from headwater.records.reading import Passage, Place, Problem, Report
from headwater.records.saying import (
    Attribution,
    Date,
    Description,
    Entity,
    Episode,
    Figure,
    Link,
    Meaning,
    Mention,
    Naming,
    Publisher,
    Referent,
    Refusal,
    Statement,
)
from headwater.records.taking import Copy, Day, Fingerprint, Kin, Relies, Seed, Words
from headwater.records.tracing import Addition, Alteration, Origin, Quotation, Tally, Version

TABLES: tuple[type[Record], ...] = (
    Report, Place, Problem, Passage, Attribution, Refusal, Naming, Mention, Referent, Description, Entity, Meaning, Publisher,
    Episode, Date, Figure, Statement, Link, Words, Fingerprint, Seed, Copy, Kin, Day, Relies, Vector, Gist, Gists, Candidates,
    Matches, Claim, Likeness, Membership, Origin, Tally, Version, Quotation, Alteration, Addition, Engine, Reply, Drop,
    Decision, Ruling, ClaimRuling, EntityRuling, NoteRuling, SpanRuling,
)  # fmt: skip

__all__ = [
    "TABLES", "Addition", "Alteration", "Attribution", "Candidates", "Claim", "ClaimRuling", "Copy", "Date", "Day", "Decision",
    "Description", "Drop", "Engine", "Entity", "EntityRuling", "Episode", "Figure", "Fingerprint", "Gist", "Gists", "Kin",
    "Likeness", "Link", "Matches", "Meaning", "Membership", "Mention", "Names", "Naming", "NoteRuling", "Notes", "Origin",
    "Passage", "Place", "Problem", "Publisher", "Quotation", "Record", "Referent", "Refusal", "Relies", "Reply", "Report",
    "Ruling", "Seed", "SpanRuling", "Spans", "Statement", "Tally", "Vector", "Version", "Words", "hash_key",
]  # fmt: skip

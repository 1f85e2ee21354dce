"""Make statements: what is said, with its stance and its chain of sources."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.copying.trees import check_names, load_forest
from headwater.records import Attribution, Link, Mention, Passage, Record, Referent, Report, SpanRuling, Statement
from headwater.sources.chains import chain_all, links
from headwater.sources.parts import FEATURES
from headwater.sources.splitting import split_all
from headwater.sources.stance import look_around, weigh_stance
from headwater.sources.statements import cut_pieces, move_pieces, place_asides
from headwater.stage import Group, Read, Stage, each
from headwater.text.languages import is_read


def state(group: Group) -> Iterator[Record]:
    """Yield the statements of a report, and the links of their chains and of its attributions' chains.

    A report in a language that is not read for claims has none. A statement stands where people decided that it does.
    """
    forest = load_forest("split.npz")
    check_names(forest, FEATURES)
    for report in group[Report]:
        if not is_read(report.language):
            continue
        chains = chain_all(report, group[Attribution], group[Mention], group[Referent])
        for owner, chain in chains.items():
            yield from links(owner, report.id, chain)
        sentences = sorted((p.start, p.end, p.paragraph) for p in group[Passage] if p.kind in {"heading", "sentence"})
        depth = {owner: len(chain) for owner, chain in chains.items()}
        wholes = cut_pieces(report.text, group[Passage], group[Attribution], depth)
        parts = split_all(report.text, wholes, group[Attribution], forest)
        pieces = place_asides(report.text, parts)
        for piece in move_pieces(pieces, group[SpanRuling]):
            row = piece.attribution
            cue = "" if row is None or row.cue_start is None else report.text[row.cue_start : row.cue_end]
            stance, lean = weigh_stance(look_around(report.text, (piece.start, piece.end), cue, sentences))
            owner = row.id if row else ""
            made = Statement(report.id, piece.start, piece.end, stance, piece.form, owner, round(lean, 2))
            yield made
            yield from links(made.id, report.id, chains[row.id] if row else ())


STATE = Stage(
    "state",
    version=7,
    by="report",
    reads=(
        Read(Report, "id"),
        Read(Passage, "report"),
        Read(Attribution, "report"),
        Read(Mention, "report"),
        Read(Referent, "report"),
        Read(SpanRuling, "report"),
    ),
    writes=(Statement, Link),
    run=each(state),
)

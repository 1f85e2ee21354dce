"""Who relies on whom: outlets and sources, and the ties between them, counted over all reports of a case."""

# ruff: noqa: S608  # the SQL is put together from what stands here
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.case import Case

HOWS = ("verbatim", "rewrite", "partial", "names")
"""How one relies on another: its reports copy, rewrite or take from the other's, or name the other as a source."""


@dataclass(frozen=True, slots=True)
class Tie:
    """That `taker` relies on `behind` (ids of entities), in how many of the reports, for how many statements.

    `how` is one of HOWS; `statements` is 0 where reports took from reports.
    """

    taker: str
    behind: str
    how: str
    reports: int
    statements: int


@dataclass(frozen=True, slots=True)
class Node:
    """A source or an outlet: `published` is how many reports of it are here, `weight` how much it has to do with others."""

    id: str
    name: str
    kind: str
    published: int
    weight: int


@dataclass(frozen=True, slots=True)
class Network:
    """Some of the sources and outlets of a case with the ties among them; of how many of each it was chosen."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    all_nodes: int
    all_ties: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Which ties: all, those of one kind (`how`), those of one source or outlet (`around`, the id of its entity)."""

    how: str = ""
    around: str = ""

    def condition(self) -> tuple[str, list[str]]:
        """Return an SQL condition on the ties `t`, and its values."""
        terms = ["true", *(["t.how = ?"] if self.how else []), *(["? IN (t.taker, t.behind)"] if self.around else [])]
        return " AND ".join(terms), [value for value in (self.how, self.around) if value]


def count_ties(case: Case, asked: Asked) -> dict[str, int]:
    """Return how many ties there are of each kind, whichever kind is asked for."""
    condition, values = Asked(around=asked.around).condition()
    found = case.sql(f"SELECT t.how, count(*) FROM listed_tie AS t WHERE {condition} GROUP BY t.how", values)
    numbers = {str(how): int(number) for how, number in found}
    return {how: numbers.get(how, 0) for how in HOWS}


def list_ties(case: Case, asked: Asked, first: int, size: int) -> list[tuple[Node, Tie, Node]]:
    """Return `size` of the ties as (taker, tie, behind), those before the `first` (from 0) left out.

    Those by which reports took from reports come first, then those in most reports.
    """
    condition, values = asked.condition()
    found = case.sql(
        f"""SELECT t.taker, t.behind, t.how, t.reports, t.statements FROM listed_tie AS t WHERE {condition}
            ORDER BY t.how = 'names', t.reports DESC, t.statements DESC, t.taker, t.behind, t.how LIMIT ? OFFSET ?""",
        [*values, size, first],
    )
    ties = [Tie(*row) for row in found]
    known = name_nodes(case, {id_: 0 for tie in ties for id_ in (tie.taker, tie.behind)})
    return [(known[tie.taker], tie, known[tie.behind]) for tie in ties]


def choose_network(case: Case, asked: Asked, most: int) -> Network:
    """Return the `most` sources and outlets that have most to do with others, and the ties among these.

    What has to do with itself only, and what of the chosen has to do with none of the others, is left out. Whoever is asked
    for is always there.
    """
    weights = _weigh(case, asked)
    ranked = sorted(weights, key=lambda id_: (id_ != asked.around, -weights[id_], id_))
    chosen = {id_: weights[id_] for id_ in ranked[:most]}
    ties = _list_among(case, asked, chosen)
    tied = {id_ for tie in ties for id_ in (tie.taker, tie.behind)} | ({asked.around} & chosen.keys())
    known = name_nodes(case, {id_: chosen[id_] for id_ in chosen if id_ in tied})
    condition, values = asked.condition()
    ((total,),) = case.sql(f"SELECT count(*) FROM listed_tie AS t WHERE {condition} AND t.taker <> t.behind", values)
    return Network(tuple(known.values()), tuple(ties), len(weights), int(total))


def _weigh(case: Case, asked: Asked) -> dict[str, int]:
    """Return of everybody who has to do with another in how many reports that is so, added up over their ties."""
    condition, values = asked.condition()
    apart = f"FROM listed_tie AS t WHERE {condition} AND t.taker <> t.behind"
    return dict(
        case.sql(
            f"""SELECT id, sum(reports) FROM (
                SELECT t.taker AS id, t.reports {apart} UNION ALL SELECT t.behind, t.reports {apart}) GROUP BY id""",
            [*values, *values],
        )
    )


def _list_among(case: Case, asked: Asked, chosen: Iterable[str]) -> list[Tie]:
    """Return the ties of the kind asked for among the chosen, those in most reports first."""
    case.sql("CREATE TEMP TABLE IF NOT EXISTS chosen (id TEXT PRIMARY KEY)")
    case.sql("DELETE FROM chosen")
    case.sql_each("INSERT INTO chosen VALUES (?)", [(id_,) for id_ in chosen])
    condition, values = Asked(how=asked.how).condition()
    found = case.sql(
        f"""SELECT t.taker, t.behind, t.how, t.reports, t.statements FROM listed_tie AS t
            WHERE t.taker IN chosen AND t.behind IN chosen AND t.taker <> t.behind AND {condition}
            ORDER BY t.reports DESC, t.statements DESC, t.taker, t.behind, t.how""",
        values,
    )
    return [Tie(*row) for row in found]


def name_nodes(case: Case, weights: dict[str, int]) -> dict[str, Node]:
    """Return id → source or outlet for the ids of entities with their weights; one that is not there has its id for a name."""
    found = {}
    for id_, weight in weights.items():
        asked = """SELECT e.name, e.kind, (SELECT count(DISTINCT p.report) FROM publisher AS p WHERE p.entity = e.id)
                   FROM entity AS e WHERE e.id = ?"""
        name, kind, published = next(iter(case.sql(asked, (id_,))), (id_, "unnamed", 0))
        found[id_] = Node(id_, name, kind, published, weight)
    return found

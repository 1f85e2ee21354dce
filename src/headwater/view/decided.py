"""The chains of statements, with what people decided of their sources laid over them."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.decisions.kinds import WRONG_SOURCE
from headwater.decisions.links import latest_of_each
from headwater.records import Entity, Link, Meaning, Referent, Ruling, Statement
from headwater.view.index import Index

PERSON = "person"


def links_of(index: Index, statement: Statement) -> Sequence[Link]:
    """Return the chain of a statement: as found, or the one source that was decided to be right, none for its own voice.

    A decided source stands nowhere in the text: its start and end are None.
    """
    ruling = index.once("wrong sources", lambda: _rule_sources(index)).get(statement.id)
    if ruling is None:
        return index.where(Link, "owner", statement.id)
    if not ruling.value:
        return []
    entity = _find_entity(index, ruling.value)
    name, kind = (entity.name, entity.kind) if entity else (ruling.value, PERSON)
    referent = _find_referent(index, entity, statement.report) if entity else ""
    return [Link(statement.id, 0, statement.report, name, kind, referent, None, None)]


def _rule_sources(index: Index) -> dict[str, Ruling]:
    """Return statement → the ruling on its source that holds."""
    latest = latest_of_each(index.where(Ruling, "kind", WRONG_SOURCE), frozenset({WRONG_SOURCE}))
    return {ruling.a: ruling for ruling in latest.values()}


def _find_entity(index: Index, name: str) -> Entity | None:
    """Return the entity of a name: one of just that name, else the first that is called so, case aside."""
    return index.first(Entity, "name", name) or index.once("entities by name", lambda: _name_entities(index)).get(
        name.casefold()
    )


def _name_entities(index: Index) -> dict[str, Entity]:
    """Return name, folded → the first entity that is called so."""
    found: dict[str, Entity] = {}
    for entity in index.table(Entity).values():
        for name in (entity.name, *entity.names):
            found.setdefault(name.casefold(), entity)
    return found


def _find_referent(index: Index, entity: Entity, report: str) -> str:
    """Return a referent that means an entity, one of the same report where there is one."""
    known = index.table(Referent)
    meaning = [row.referent for row in index.where(Meaning, "entity", entity.id) if row.referent in known]
    return next((one for one in meaning if known[one].report == report), next(iter(meaning), ""))

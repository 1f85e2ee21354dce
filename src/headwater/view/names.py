"""Who is meant: from referents to entities, and whether an outlet is called by a name."""

from __future__ import annotations

from collections.abc import Iterable

from headwater.records import Entity, Meaning, Names, Publisher, Referent, Report
from headwater.view.index import Index


def entity_of(index: Index, referent: str) -> str:
    """Return the id of the entity that a referent means, "" where it means none."""
    meaning = index.first(Meaning, "referent", referent)
    return meaning.entity if meaning else ""


def entity_of_outlet(index: Index, report: str) -> str:
    """Return the id of the entity that a report's outlet is, "" where it has none."""
    own = next((row for row in index.where(Referent, "report", report) if row.key == -1), None)
    return entity_of(index, own.id) if own else ""


def names_of(index: Index, entity: str) -> Names:
    """Return every way in which an entity is written, none where it is not known."""
    row = index.table(Entity).get(entity)
    return row.names if row else ()


def is_in_pile(index: Index, entity: str, name: str) -> bool:
    """Whether a report of an outlet is here: of this entity, or of a name that the outlet is called by."""
    outlets = index.once("outlet names", lambda: {_plain(str(name)) for name in index.distinct(Report, "outlet")})
    if _plain(name) in outlets or (not entity and name.startswith("outlet of report")):
        return True
    return bool(entity) and index.first(Publisher, "entity", entity) is not None


def is_called(outlet: str, names: Iterable[str]) -> bool:
    """Whether one of the names is an outlet's, case and article aside."""
    return bool(outlet) and _plain(outlet) in {_plain(name) for name in names}


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()

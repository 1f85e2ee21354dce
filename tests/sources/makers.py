"""Referents for the tests of joining."""

from __future__ import annotations

from headwater.records import Referent
from headwater.sources.clusters import Cluster, add, new_cluster


def referent(name: str, *names: str, report: str = "r1", key: int = 0, kind: str = "person", role: str = "") -> Referent:
    """Return a referent that one report calls `name`, and `names` besides."""
    return Referent(report, key, name, kind, (name, *names), role, plural=False)


def cluster(*referents: Referent) -> Cluster:
    """Return a cluster of these referents."""
    made = new_cluster(referents[0])
    for one in referents[1:]:
        add(made, one, "told so")
    return made


def alone(*names: str, kind: str = "person") -> list[Cluster]:
    """Return a cluster a name, each from a report of its own."""
    return [cluster(referent(name, report=f"r{at}", kind=kind)) for at, name in enumerate(names)]

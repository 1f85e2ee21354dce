"""The pages of the case room, one module each; a module's `router` holds its routes."""

from __future__ import annotations

from fastapi import APIRouter

from headwater.web.pages import (
    case,
    claim,
    compare,
    decide,
    decisions,
    enter,
    export,
    lists,
    network,
    report,
    search,
    source,
    timeline,
)

ROUTERS: tuple[APIRouter, ...] = (
    case.router,
    claim.router,
    compare.router,
    decide.router,
    decisions.router,
    enter.router,
    export.router,
    lists.router,
    network.router,
    report.router,
    search.router,
    source.router,
    timeline.router,
)

"""The pages of the case room, one module each; a module's `router` holds its routes."""

from __future__ import annotations

from fastapi import APIRouter

from headwater.web.pages import case, claim, enter

ROUTERS: tuple[APIRouter, ...] = (case.router, claim.router, enter.router)

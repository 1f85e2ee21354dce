"""The same nouns as the pages, as JSON under /api; what it answers is described at /api/openapi.json."""

from fastapi import APIRouter

from headwater.web.api import decisions, overview, routes

router = APIRouter()
router.include_router(routes.router)
router.include_router(overview.router)
router.include_router(decisions.router)

__all__ = ["router"]

"""The same nouns as the pages, as JSON under /api; what it answers is described at /api/openapi.json."""

from headwater.web.api.routes import router

__all__ = ["router"]

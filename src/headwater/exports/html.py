"""The page."""

from headwater.view import CaseView


def write_page(case: CaseView) -> bytes:
    """Return the page."""
    return case.name.encode()

"""Pictures of a case as SVG: pure functions from views to markup, each with a table beside it on its page."""

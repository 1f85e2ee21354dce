"""Headwater follows every claim in a pile of news reports up to where it springs from.

    import headwater

    case = headwater.trace("examples/kestrel-dam")
    print(case.claims()[0].origins[0].why)

The package itself loads nothing: `trace` and `open_case` live in `headwater.api`, `decide` and `undo` in
`headwater.deciding` (the types are in `__init__.pyi`).
"""

from importlib import import_module

__version__ = "0.1.0"
__all__ = ["__version__", "decide", "open_case", "trace", "undo"]
HOMES = {"decide": "headwater.deciding", "open_case": "headwater.api", "trace": "headwater.api", "undo": "headwater.deciding"}


def __getattr__(name: str) -> object:
    """Return a function of the package, loaded when it is first asked for."""
    if name in HOMES:
        return getattr(import_module(HOMES[name]), name)
    raise AttributeError(f"module 'headwater' has no attribute {name!r}")

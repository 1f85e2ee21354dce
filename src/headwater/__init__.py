"""Headwater follows every claim in a pile of news reports up to where it springs from.

>>> import headwater
>>> case = headwater.trace("examples/kestrel-dam")  # doctest: +SKIP
>>> case.claims()[0].origins[0].why  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "open_case", "trace"]

if TYPE_CHECKING:  # the package itself loads nothing; what is asked of it loads what it needs
    from headwater.api import open_case, trace


def __getattr__(name: str) -> Any:
    """Return a function of `headwater.api`, loaded when it is first asked for."""
    if name in {"open_case", "trace"}:
        from headwater import api

        return getattr(api, name)
    raise AttributeError(f"module 'headwater' has no attribute {name!r}")

"""Loops over numpy columns, compiled by numba."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

_F = TypeVar("_F", bound=Callable[..., Any])


def kernel(function: _F) -> _F:
    """Return `function` compiled at its first call, its machine code kept on disk."""
    return cast("_F", njit(cache=True)(function))

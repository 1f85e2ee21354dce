"""Settings of the whole suite."""

from __future__ import annotations

from hypothesis import settings

# No deadline: the first call of a compiled loop or a model takes its time, and a busy machine is no failure.
settings.register_profile("headwater", deadline=None)
settings.load_profile("headwater")

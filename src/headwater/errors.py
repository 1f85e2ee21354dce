"""What can go wrong, as one tree: skip this report, stop the run, or our own bug.

Every message names the file or the thing at fault and the next step; none of them is shown with a traceback.
"""

from __future__ import annotations


class HeadwaterError(Exception):
    """The root of everything that Headwater raises on purpose."""


class SkipReport(HeadwaterError):
    """One report cannot be read; it becomes a problem row and the run goes on."""


class StopRun(HeadwaterError):
    """The run cannot go on: a folder that is missing, a case that cannot be opened, a full disk."""


class Uninstalled(StopRun):
    """A library that is not needed for everything is not installed."""


class Absent(StopRun):
    """What is asked for is not in the case."""


class Bug(HeadwaterError):
    """A promise of our own code does not hold; whoever sees this should report it."""

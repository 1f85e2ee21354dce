"""What becomes of errors: one sentence on stderr and an exit code, never a traceback for something the user can mend.

Exit codes: 0 done; 1 something stopped the run; 2 the command was not understood; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from headwater.cli.screen import warn
from headwater.errors import Bug, HeadwaterError

FAILED = 1
INTERRUPTED = 130


class Guarded(TyperGroup):
    """The commands, with every foreseen error turned into a sentence."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            warn("Stopped. What was finished is kept; run the same command again to go on.")
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            # Whoever read our output has seen enough; without this Python would complain once more while it ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except Bug:
            raise
        except HeadwaterError as error:
            warn(f"headwater: {error}")
            raise typer.Exit(FAILED) from None
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            warn(f"headwater: {where}{error.strerror or error}; check that it is there, writable and that the disk is not full")
            raise typer.Exit(FAILED) from None

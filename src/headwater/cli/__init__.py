"""The command line. Heavy libraries are imported inside the commands, so that `headwater --help` stays fast."""

from __future__ import annotations

import sys
from io import TextIOWrapper

from headwater.cli import decision_commands, serve_command, simulate_command
from headwater.cli.commands import app


def main() -> None:
    """Run the command that the arguments name, and end the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter of the news must not end the run
    app(prog_name="headwater")


__all__ = ["app", "decision_commands", "main", "serve_command", "simulate_command"]

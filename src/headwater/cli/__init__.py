"""The command line. Heavy libraries are imported inside the commands, so that `headwater --help` stays fast."""

from __future__ import annotations

from headwater.cli.commands import app


def main() -> None:
    """Run the command that the arguments name, and end the process."""
    app(prog_name="headwater")


__all__ = ["app", "main"]

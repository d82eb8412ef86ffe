"""The command line: `guarantor read`, `code`, `brief`, `view`, `explain`, `verify`."""

from guarantor.cli.commands import main

__all__ = ["main"]

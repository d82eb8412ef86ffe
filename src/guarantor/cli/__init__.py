"""The command line: read, code, ask, explain, keep and check.

Exit status of every command: 0 done, 1 something could not be read or a check failed, 2 wrong usage or no
ledger.
"""

from guarantor.cli.commands import main

__all__ = ["main"]

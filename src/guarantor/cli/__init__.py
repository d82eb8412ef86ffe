"""The command line: read, code, ask, explain, keep and check.

Exit status of every command: 0 done, 1 something could not be read or a check failed, 2 wrong usage or no
ledger.
"""

from __future__ import annotations

import os

# The matrices are small: on a busy machine threads wait for each other twenty times as long as they work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from guarantor.cli.commands import main  # numpy reads the setting above once, when it is imported

__all__ = ["main"]

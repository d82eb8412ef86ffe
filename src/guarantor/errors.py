"""The exceptions, drawn as a tree.

    GuarantorError
    ├── DossierError      a dossier file does not hold what its loader expects
    ├── RuleError         a rule, path or word list of the grammar is malformed
    ├── ModelError        a tree model is missing or damaged
    ├── LedgerError       the ledger cannot be opened, read or appended to
    │   └── TamperError   the hash chain does not hold
    ├── ViewError         a view is unknown or was given a wrong argument
    └── StatementError    a statement's fields are outside the codebook

A bad article is never an exception: it is a `guarantor.model.Problem` in the report, and the run goes on.
"""

from __future__ import annotations


class GuarantorError(Exception):
    """Base of all errors that this package raises on purpose; its text is fit to be shown to a user."""


class DossierError(GuarantorError):
    """A dossier file does not hold what its loader expects."""


class RuleError(GuarantorError):
    """A rule, path or word list of the grammar is malformed."""


class ModelError(GuarantorError):
    """A tree model is missing or damaged."""


class LedgerError(GuarantorError):
    """The ledger cannot be opened, read or appended to."""


class TamperError(LedgerError):
    """The hash chain does not hold: an entry was changed after it was written."""


class ViewError(GuarantorError):
    """A view is unknown or was given a wrong argument."""


class StatementError(GuarantorError):
    """A statement's fields are outside the codebook."""

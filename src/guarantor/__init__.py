"""Who guarantees what to whom, on which terms, according to whom: read articles, keep statements, answer."""

__version__ = "0.1.0"

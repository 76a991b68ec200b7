"""The only questions put to the parse."""

from . import clauses, patterns, tokens

__all__ = ["clauses", "patterns", "tokens"]

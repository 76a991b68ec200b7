"""The only questions put to the parse."""

from .clauses import agent, antecedent, clause_span, governor, is_negated, subject
from .patterns import matches

__all__ = ["agent", "antecedent", "clause_span", "governor", "is_negated", "matches", "subject"]

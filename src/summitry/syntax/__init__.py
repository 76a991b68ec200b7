"""The only questions put to the parse."""

from .clauses import agent, antecedent, clause_span, coordinated, governor, is_infinitive, is_negated, owner, subject

__all__ = [
    "agent",
    "antecedent",
    "clause_span",
    "coordinated",
    "governor",
    "is_infinitive",
    "is_negated",
    "owner",
    "subject",
]

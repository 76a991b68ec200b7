"""How well tables agree with a reading and how much of an article they cover."""

from .agreement import Coding, compare, detection, moved
from .coverage import coverage

__all__ = ["Coding", "compare", "coverage", "detection", "moved"]

"""Tables are compared with a reading, with another parse, and with the article that they are to cover."""

from .agreement import compare, detection
from .coding import Coding
from .coverage import coverage
from .intervals import intervals
from .moved import moved

__all__ = ["Coding", "compare", "coverage", "detection", "intervals", "moved"]

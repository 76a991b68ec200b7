"""Tables are compared with a reading, with another parse, and with the article that they are to cover."""

from .agreement import compare, detection
from .by_hand import put_right
from .coding import Coding
from .coverage import coverage
from .intervals import intervals
from .moved import moved
from .versions import changes

__all__ = ["Coding", "changes", "compare", "coverage", "detection", "intervals", "moved", "put_right"]

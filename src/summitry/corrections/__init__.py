"""Corrections by hand last: a file of them, anchored by words, is written into the tables of every later parse."""

from .anchors import anchor_of, placed
from .edited import Edited, Signature
from .right import correct, decided, verdict
from .store import beside, corrections_of, load_corrections, save_corrections
from .values import Anchor, Correction, Corrections

__all__ = [
    "Anchor",
    "Correction",
    "Corrections",
    "Edited",
    "Signature",
    "anchor_of",
    "beside",
    "correct",
    "corrections_of",
    "decided",
    "load_corrections",
    "placed",
    "save_corrections",
    "verdict",
]

"""Stances: who holds which position on which issue of the codebook, and on whose word."""

from .stage import find_stances

__all__ = ["find_stances"]

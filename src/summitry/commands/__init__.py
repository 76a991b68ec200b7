"""The command line: a click command a module, which loads what it needs when it runs."""

from .main import main

__all__ = ["main"]

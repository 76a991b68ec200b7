"""A path, standard input or a pasted text becomes an `Input`: the text, and what file and metadata know of it."""

from .languages import language_of
from .metadata import check_codebook
from .read import Input, is_text, read_input

__all__ = ["Input", "check_codebook", "is_text", "language_of", "read_input"]

"""A path, standard input or a pasted text becomes a `Source`: the text, and what file and metadata know of it."""

from .languages import language_of
from .metadata import check_codebook
from .source import Source, read_source

__all__ = ["Source", "check_codebook", "language_of", "read_source"]

"""A folder, JSON Lines or Parquet with many articles becomes a data set of their tables, chunk by chunk."""

from .read import read_corpus
from .run import parse_corpus

__all__ = ["parse_corpus", "read_corpus"]

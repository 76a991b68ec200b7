"""Tokens, tags, dependencies and names: the only package that knows the language model."""

from .docs import analyse, analyse_all, bare, body, leave, offsets, sentences
from .loading import known_verbs, lemmas, model, parsed, pretrained

__all__ = [
    "analyse",
    "analyse_all",
    "bare",
    "body",
    "known_verbs",
    "leave",
    "lemmas",
    "model",
    "offsets",
    "parsed",
    "pretrained",
    "sentences",
]

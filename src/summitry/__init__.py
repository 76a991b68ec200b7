"""Turn news about diplomacy into tables an analyst can trust and charts a reader understands."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .article.read import read_article
    from .codebook import Codebook, load_codebook
    from .errors import SummitryError
    from .pipeline import parse
    from .tables import Tables

__all__ = ["Codebook", "SummitryError", "Tables", "load_codebook", "parse", "read_article"]
__version__ = "0.1.0"

_HOMES = {
    "Codebook": "codebook",
    "SummitryError": "errors",
    "Tables": "tables",
    "load_codebook": "codebook",
    "parse": "pipeline",
    "read_article": "article",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: charts need no language model."""
    if name in _HOMES:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

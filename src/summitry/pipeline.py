"""The stages in order, as a value: it drives `parse`, prints itself, and is what README and notebook show of them."""

import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

from .actors import find_actors
from .codebook import Codebook
from .corrections import Corrections, correct
from .events import find_events
from .language import analyse
from .records import Article
from .stances import find_stances
from .statements import find_statements
from .tables import Tables, assemble
from .times import find_times

GIVEN = ("article", "published", "author", "codebook")  # what `parse` is given; all else is written by a stage


class Stage(NamedTuple):
    """A stage: the values that its `function` `reads`, the one it `writes`, and the lexicon files with its `rules`."""

    name: str
    function: Callable[..., Any]
    reads: tuple[str, ...]
    writes: str
    rules: tuple[str, ...] = ()


STAGES = (
    Stage("language", analyse, ("article",), "doc", ("lemmas", "roles")),
    Stage("times", find_times, ("doc", "published"), "times", ("times",)),
    Stage(
        "actors",
        find_actors,
        ("doc", "codebook", "published", "author"),
        "cast",
        ("names", "first_names", "kinds", "roles", "states", "outlets", "contacts"),
    ),
    Stage("statements", find_statements, ("doc", "article", "cast", "times"), "said", ("cues", "attribution", "names")),
    Stage(
        "events",
        find_events,
        ("doc", "article", "cast", "times", "said"),
        "events",
        ("contacts", "planning", "cues", "roles", "events"),
    ),
    Stage(
        "stances",
        find_stances,
        ("doc", "times", "said", "events", "codebook"),
        "stances",
        ("positions", "polarity", "stances", "roles"),
    ),
    Stage("tables", assemble, ("article", "times", "said", "events", "stances"), "tables"),
)


def parse(article: Article, codebook: Codebook | None = None, corrections: Corrections | None = None) -> Tables:
    """Turn an article into its tables; without a codebook issues are proposed and sides are named by states.

    What `corrections` put right is right in the tables; each that no longer fits them is a warning.

    >>> from summitry import read_article
    >>> tables = parse(read_article("Talks\\n\\nJane Doe met John Roe in Oslo on Monday."))
    >>> [(str(event.kind), str(event.status), event.place) for event in tables.events.itertuples()]
    [('meeting', 'held', 'Oslo')]
    """
    tables, unfit = correct(run(article, codebook)["tables"], corrections or Corrections())
    for line in unfit:
        warnings.warn(line, stacklevel=2)
    return tables


def run(article: Article, codebook: Codebook | None = None, **made: Any) -> dict[str, Any]:
    """Run the stages on an article, but for what was `made` before; all that they are given and write, by name."""
    given = (article, article.published, article.author, codebook or Codebook())
    values: dict[str, Any] = dict(zip(GIVEN, given, strict=True)) | made
    for stage in (stage for stage in STAGES if stage.writes not in made):
        values[stage.writes] = stage.function(*(values[name] for name in stage.reads))
    return values


def markdown() -> str:
    """Describe the stages as a Markdown table, for README, notebook and `python -m summitry stages`."""
    lines = ["| stage | function | reads | writes | rules in `lexicon/` |", "|---|---|---|---|---|"]
    for stage in STAGES:
        home = ".".join(stage.function.__module__.split(".")[1:2])
        cells = (stage.name, f"{home}.{stage.function.__name__}", ", ".join(stage.reads), stage.writes)
        lines.append(f"| {' | '.join(cells)} | {', '.join(stage.rules)} |")
    return "\n".join(lines)

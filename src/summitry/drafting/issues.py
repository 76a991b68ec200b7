"""Issues for a draft: the topics that most likely are one, each with the phrases that name it."""

from collections.abc import Iterable, Iterator
from math import log1p

from ..actors.names import slug
from ..codebook import Issue
from ..lexicon import weights
from .reading import Reading
from .topics import Topic, content, topics

MOST = 14  # issues of a draft
PHRASES = 6  # of an issue


def weighed(topic: Topic) -> float:
    """Sum what speaks for an issue; what is said often counts by its logarithm."""
    learned = weights("issues", __package__)  # by `benchmarks.train_drafts`
    return sum(learned[name] * log1p(count) for name, count in topic.features.items())


def joined(readings: Iterable[Reading]) -> list[Topic]:
    """List the topics of all articles, in the order in which they come up."""
    found: dict[str, Topic] = {}
    for reading in readings:
        for word, topic in topics(reading).items():
            if word in found:
                found[word].join(topic)
            else:
                found[word] = topic
    return list(found.values())


def issues(readings: Iterable[Reading]) -> Iterator[tuple[Issue, Topic]]:
    """Propose the likeliest issues, each with the topic behind it; no phrase stands in two."""
    taken: set[frozenset[str]] = set()
    for topic in sorted(joined(readings), key=weighed, reverse=True)[:MOST]:
        phrases = list(_phrases(topic, taken))
        if phrases:
            label = next((phrase for phrase in phrases if len(content(phrase)) > 1), phrases[0])
            yield Issue(slug(topic.word), label[:1].upper() + label[1:], None, tuple(phrases)), topic


def _phrases(topic: Topic, taken: set[frozenset[str]]) -> Iterator[str]:
    """The phrases used most, no two of the same words, none of another issue."""
    count = 0
    for phrase in sorted(topic.phrases, key=lambda phrase: -topic.phrases[phrase]):
        if (said := content(phrase)) and said not in taken and count < PHRASES:
            taken.add(said)
            count += 1
            yield phrase

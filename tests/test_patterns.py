"""Every regular expression of the package as Python parses it: on no text does one try the same characters endlessly.

A pattern becomes the graph of its places, a set of characters each, and what may follow what. Two ways round a repeat
over the same text take time that doubles with each character; a text that two repeats share takes its square.
"""

import ast
import importlib
import re
import string
import time
import timeit
from collections import Counter, defaultdict
from functools import reduce
from itertools import product
from re import _constants as sre
from re import _parser as parser

import pytest

from summitry.article.regions import _patterns
from summitry.lexicon import load
from summitry.times.patterns import regex
from summitry.times.rules import table
from tests.conftest import ROOT

SIGNS = string.printable + "éßİ³½§°·«»‘’“”•—–…É\xa0\u200b\ufeff\ud800\u4e00\x00"
ALL = (1 << len(SIGNS)) - 1  # a set of characters is a number, a bit for each sign
CHECKS = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)
CLASSES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}


def bits(test):
    return sum(1 << n for n, sign in enumerate(SIGNS) if test(sign))


def signs(kind, value, folded):
    """The characters that one item of a parse takes, in either case."""
    if kind is sre.NOT_LITERAL:
        return ALL & ~bits(lambda c: c == chr(value))
    if kind is sre.CATEGORY:
        return bits(re.compile(CLASSES[value]).match)
    if kind is sre.RANGE:
        return bits(
            lambda c: any(
                value[0] <= ord(each) <= value[1] for each in ({c, c.lower()[0], c.upper()[0]} if folded else {c})
            )
        )
    if kind is sre.IN:
        negated = value[0][0] is sre.NEGATE
        found = reduce(int.__or__, (signs(*item, folded) for item in value[negated:]))
        return ALL & ~found if negated else found
    return bits(lambda c: c == chr(value) or (folded and c.lower() == chr(value).lower())) or 1 << SIGNS.index("\u4e00")


class Graph:
    """The places of a pattern: the characters of each, and how often one follows another."""

    def __init__(self, items, flags):
        self.flags = flags
        self.dot = ALL if flags & re.DOTALL else ALL & ~bits("\n".__eq__)
        self.sets, self.next, self.ahead, self.again = [], Counter(), [], set()
        self.rounds = set()  # the places where a round of a repeat begins
        self.held = set()  # the places after which an anchor or a look ahead may fail
        self.first, self.last, self.empty = self.row(items)
        self.follow = defaultdict(list)
        for here, there in self.next:
            self.follow[here].append(there)

    def row(self, items):
        """The first places of items in a row, the last, and whether they match no character."""
        first, last, empty = [], [], True
        for item in items:
            one, end, none = self.item(*item)
            self.held |= {*last} if item[0] in CHECKS else set()
            self.next.update(product(last, one))
            first, last, empty = first + (one if empty else []), end + (last if none else []), empty and none
        return first, last, empty

    def item(self, kind, value):
        """The same of one item, with its places added."""
        if kind in (sre.ASSERT, sre.ASSERT_NOT):
            self.ahead.append(value[1])
        if kind in CHECKS:
            return [], [], True
        if kind in (*REPEATS, sre.POSSESSIVE_REPEAT):
            return self.repeat(kind, *value)
        if kind is sre.BRANCH:
            ways = [self.row(way) for way in value[1]]
            return *([place for way in ways for place in way[n]] for n in (0, 1)), any(way[2] for way in ways)
        if kind is sre.SUBPATTERN:
            outer, self.flags = self.flags, (self.flags | value[1]) & ~value[2]
            inner = self.row(value[3])
            self.flags = outer
            return inner
        if kind is sre.ATOMIC_GROUP:
            return self.row(value)
        self.sets.append(
            self.dot
            if kind is sre.ANY
            else ALL
            if kind is sre.GROUPREF
            else signs(kind, value, self.flags & re.IGNORECASE)
        )
        return [len(self.sets) - 1], [len(self.sets) - 1], False

    def repeat(self, kind, least, most, items):
        """As many rounds as must be, two at most for many; the last again and again where nothing bounds it."""
        endless = most is sre.MAXREPEAT and kind in REPEATS
        first, last, exits, empty = [], [], [], True
        before = len(self.sets)
        rounds = min(most, 2, least or 1) if endless else min(most, 2)
        for n in range(rounds):
            one, end, none = self.row(items)
            self.next.update(product(last, one))
            first += one if empty else []
            last = end + (last if none else [])
            exits += end if n + 1 >= min(least, rounds) else []
            empty = empty and none
        if endless:
            self.next.update(product(end, one))
            self.rounds |= {*one}
            self.again |= {*range(before, len(self.sets))}
        return first, exits, empty or not least

    def after(self, *places, signs=ALL):
        """The ways that go on from some places at once, over one and the same character."""
        if not places:
            yield ()
            return
        for way in self.follow[places[0]]:
            if both := signs & self.sets[way]:
                yield from ((way, *others) for others in self.after(*places[1:], signs=both))

    def circles(self):
        """The places that come again, each with those that come again with it."""
        reach = {place: self.reached(place) for place in self.again}
        return {a: {b for b in reach[a] if a in reach[b]} for a in reach if a in reach[a]}

    def reached(self, place):
        """The places of repeats that may follow a place, at once or later."""
        found, left = set(), [place]
        while left:
            new = {*self.follow[left.pop()]} & self.again - found
            found |= new
            left += new
        return found


def nested(graph, rounds):
    """Whether one text goes round a repeat in two ways."""
    for place in graph.rounds & rounds.keys():
        found, left = set(), [(place, place, False)]
        while left:
            one, other, apart = left.pop()
            for a, b in graph.after(one, other):
                twice = graph.next[one, a] > 1 and (one, a) == (other, b)
                state = (a, b, apart or a != b or twice)
                if {a, b} <= rounds[place] and state not in found:
                    found.add(state)
                    left.append(state)
        if (place, place, True) in found:
            return True
    return False


def shared(graph, rounds):
    """Whether a repeat and a later one, before what may fail, may share one text in many ways."""
    for one, other in product(graph.rounds & rounds.keys(), rounds):
        free = other in graph.last and other not in graph.held
        if other in rounds[one] or free or not graph.sets[one] & graph.sets[other]:
            continue
        if (one, other, other) in through(graph, rounds, one, other):
            return True
    return False


def through(graph, rounds, one, other):
    """The places that are reached at once by a text from one repeat to itself, from it to another, and in the other."""
    found, left = set(), [(one, other, one)]
    while left:
        for state in graph.after(*left.pop()):
            if state not in found and state[0] in rounds[one] and state[1] in rounds[other]:
                found.add(state)
                left.append(state)
    return found


def faults(pattern):
    """The names of what is wrong with a pattern, and with what it looks ahead or back for."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    left, found = [parser.parse(text, pattern.flags & ~re.UNICODE)], set()
    while left:
        graph = Graph(left.pop(), pattern.flags)
        rounds = graph.circles()
        found |= {check.__name__ for check in (nested, shared) if check(graph, rounds)}
        left += graph.ahead
    return found


def literals(path):
    """The patterns that the calls of a module hold as they are."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        called = isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args
        if called and isinstance(node.args[0], ast.Constant):
            yield re.compile(node.args[0].value)


def compiled():
    """The patterns by where they stand: of modules, of calls in their code, of the lexicon as it is read."""
    found = {}
    for path in sorted(p for p in (ROOT / "src/summitry").rglob("*.py") if p.stem not in ("__main__", "notebook")):
        module = importlib.import_module(".".join(path.relative_to(ROOT / "src").with_suffix("").parts))
        named = {f"{path.stem}.{name}": value for name, value in vars(module).items() if isinstance(value, re.Pattern)}
        known = {value.pattern for value in named.values()}
        called = {f"{path.stem}: {p.pattern}": p for p in literals(path) if p.pattern not in known}
        found |= named | called
    found |= {f"times.toml, {rule.name}": regex(rule.pattern) for rule in table()}
    found |= {
        f"times.toml, {name}": regex(f"{{{name}}}") for kind in ("macros", "classes") for name in load("times")[kind]
    }
    for kind in (kind for kind, rows in load("article").items() if isinstance(rows, list)):
        found |= {f"article.toml, {kind} {n}": pattern for n, pattern in enumerate(_patterns(kind))}
    return found


PATTERNS = compiled()
EXEMPT = {  # name: a text that is worst for it, again and again; why it may stay, for a text of what length
    "mentions.SHAPE": ("R", "it is asked for a sentence, which has 200 tokens at most, a letter each", 200),
}


@pytest.mark.parametrize("bad", [r"(?:a+)+$", r"(?:\w+\s*)*", r"(?:a|aa)*b", r"(?:<!--.*?-->)*<", r"(?:a(?:b*c*)*)*"])
def test_two_ways_round_a_repeat_are_found(bad):
    assert "nested" in faults(re.compile(bad))


@pytest.mark.parametrize("bad", [r"\s*\s*x", r"x.*y.*z$", r"\s*,?\s*or", r"(?=\d*\d+,)", r"(?:A-)*(?:-A)?(?:A-)*B"])
def test_two_repeats_that_share_a_text_are_found(bad):
    assert "shared" in faults(re.compile(bad))


@pytest.mark.parametrize(
    "good", [r"(?:,\s*\w+)*$", r"(?:[ab]{0,2},)*", r"\w+\s+\w+$", r"(?:\w+ )*\w+$", r"(?:\s*,)?\s*x", r"a+b"]
)
def test_repeats_that_one_character_tells_apart_may_stay(good):
    assert faults(re.compile(good)) == set()


@pytest.mark.slow
def test_no_pattern_reads_a_text_in_many_ways():
    found = {name: wrong for name, pattern in PATTERNS.items() if (wrong := faults(pattern))}
    assert found == {name: {"shared"} for name in EXEMPT}


@pytest.mark.parametrize("name", EXEMPT)
def test_what_is_exempt_stays_within_the_cube_of_its_longest_text(name):
    piece, _, longest = EXEMPT[name]
    small, large = (seconds(PATTERNS[name], piece * size) for size in (longest // 4, longest))
    assert large < 2 * 4**3 * small


def seconds(pattern, text):
    """The least processor time of a few runs."""
    return min(timeit.repeat(lambda: list(pattern.finditer(text)), number=3, repeat=5, timer=time.process_time))

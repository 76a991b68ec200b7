"""Features of candidates: what speaks for and against each, that the weights of `attribution.tsv` are for."""

from bisect import bisect_left

from ..lexicon import labels
from ..syntax.tokens import Range
from .arrays import Tree
from .candidates import Candidate

LENGTHS = (1, 2, 3, 5, 8, 13, 21, 34)  # tokens of a content, as buckets
FINITE = {"VBD", "VBZ", "VBP", "MD"}
OPEN_CLASS = {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "SPACE", "X", "SYM", "INTJ"}
TAKEN, TELLING, GOVERNED = (labels(group) for group in ("taken", "telling", "governed"))
LONGEST = 40  # tokens of a content that are searched for a finite verb


def of_cue(tree: Tree, i: int) -> list[str]:
    """The features that all candidates of a cue share."""
    lemma, tag, dep, part = common(tree, i), tree.tag[i], tree.dep[i], tree.pos[i][:1]
    word, mean, has = f"{lemma}/{part}", tree.meaning[i].name, takes(tree, i)
    helps = " ".join(tree.lower[k] for k in tree.kids[i] if tree.dep[k] in labels("auxiliaries"))
    early = bisect_left(LENGTHS, tree.paragraph[i])
    features = (
        f"{word}|tag {tag}|dep {dep} {tag}|end {lemma[-3:]}/{part}|has {has}|{word} has {has}|{word} {tag}|{word} {dep}"
        f"|meaning {mean}|meaning {mean} {has}|meaning {mean} {tag}|meaning {mean} {dep}|meaning {mean} {tag} {has}"
        f"|early {early}|early {early} {mean}|helps {helps} {mean}"
        f"|helps {helps} {tag}|{part} {dep} has {has}"
    ).split("|")
    for k in tree.kids[i]:
        if tree.dep[k] in TELLING:
            told = tree.pos[k] if tree.pos[k] == "PROPN" else tree.lower[k]
            features += [f"{tree.dep[k]} {told}", f"{tree.dep[k]} {told} {mean}"]
        if tree.dep[k] == "dobj":
            features.append(f"object {common(tree, k)}")
        elif tree.dep[k] in ("neg", "auxpass", "prt"):
            features.append(f"{word} {tree.dep[k]} {tree.lower[k] if tree.dep[k] == 'prt' else ''}")
    return [*features, *_place(tree, i, word, mean)]


def _place(tree: Tree, i: int, word: str, mean: str) -> list[str]:
    """Where a cue stands: under which word, in a quotation, in the headline."""
    features, dep = [], tree.dep[i]
    if dep in GOVERNED:
        above = tree.head[i]
        up = tree.meaning[above].name
        features += [f"under {dep} {common(tree, above)}", f"under {dep} meaning {up}", f"under {dep} {up} {mean}"]
        features += [f"under {dep} {tree.dep[above]} {tree.meaning[tree.head[above]].name}"]
    if tree.quote[i] >= 0:
        features += ["quoted cue", f"quoted cue {word}", f"quoted cue {mean}"]
    if tree.paragraph[i] == 0:
        features += ["headline", f"headline {dep} {tree.tag[i]}", f"headline {mean}"]
    return features


def of_candidate(tree: Tree, c: Candidate) -> list[str]:
    """The features of one source and one content."""
    i, name, path, pieces = c.head, c.construction, c.source.path, c.content
    part, tag = tree.pos[i], tree.tag[i]
    core, word, mean, has = name.split("+")[0], f"{common(tree, i)}/{part[:1]}", tree.meaning[i].name, takes(tree, i)
    kind, talks = voice(tree, c), tree.talks(c.source.head)
    who = "nobody" if c.source.head is None else common(tree, c.source.head)
    first, end, opens = pieces[0][0], pieces[-1][1], word_at(tree, pieces[0][0])
    size = bisect_left(LENGTHS, sum(b - a for a, b in pieces))
    skips, leaves = around(tree, c)
    verdict, _, relation = c.trail.partition(" ")
    last, ends = tree.dep[end - 1] if tree.pos[end - 1] == "VERB" else "other", ending(tree, end - 1)
    marks = quoting(tree, pieces)
    finite = not FINITE.isdisjoint(tree.tag[first : min(end, first + LONGEST)])
    features = (
        f"source {who}|source {who} {mean}|source {who} {core}|talks {talks}|talks {talks} {mean}|talks {talks} {core}"
        f"|voice {kind} {core} {mean}|voice {kind}|voice {kind} {word}|{name} voice {kind}|{part} voice {kind} {mean}"
        f"|path {path}|path {path} {word}|path {path} {tag} {tree.dep[i]}|{core} path {path}|{part} path {path} {mean}"
        f"|{core} path {path} {mean}|{core} voice {kind} {word}|path {path} voice {kind}"
        f"|path {path} voice {kind} {mean}|{name}|{name} {word}|{name} {mean}|{core} {word}|{core} tag {tag}"
        f"|{core} meaning {mean}|{core} of {has}|{name} of {has}|{core} length {size}"
        f"|length {size}|{core} {mean} length {size}|{core} skips {skips}|{core} leaves {leaves}|{name} leaves {leaves}"
        f"|{word} leaves {leaves}|trail {c.trail}|{core} trail {c.trail}|{core} trail {verdict} {'&' in name}"
        f"|trail {c.trail} length {size}"
        f"|trail {verdict} {word_at(tree, end + (verdict == 'cuts'))} {relation.split(' ')[-1]}"
        f"|{name} pieces {len(pieces)} {word_at(tree, pieces[-1][0]) if len(pieces) > 1 else ''}|marks {marks} {mean}"
        f"|marks {marks} length {size}|marks {marks} finite {finite} {mean}|{core} marks {marks} {mean}"
        f"|{core} opens {opens}|{part} opens {opens}|{part} opens {opens} {mean}|{core} opens {opens} {word}"
        f"|{core} before {word_at(tree, first - 1)}|{core} follows {word_at(tree, pieces[0][1])}"
        f"|{core} ends {ends}|{name} ends {ends}|{core} last {last}"
        f"|{core} finite {finite}|{name} marks {marks}|marks {marks} {word}|{core} length {size} voice {kind}"
        f"|{core} finite {finite} {mean}"
    ).split("|")
    return [*features, *_of_noun(tree, c, core, mean, kind)]


def _of_noun(tree: Tree, c: Candidate, core: str, mean: str, kind: str) -> list[str]:
    """What a noun phrase that is the content is headed by."""
    i = c.content[0][0]
    while i < c.content[0][1] - 1 and tree.dep[i] not in labels("nouns"):
        i += 1
    if core not in ("dobj", "subject", "antecedent", "relative") and tree.dep[i] != "pobj":
        return []
    noun, thing, sense = common(tree, i), tree.mention.get(i, "thing"), tree.meaning[i].name
    return (
        f"object {noun}|object {noun} {mean}|{core} object {tree.entity[i] or tree.pos[i]}|object {thing} {core}"
        f"|object {thing} {tree.tag[i]} {mean} {core}|object {thing} voice {kind} {core}"
        f"|object of {sense} {core} {mean}|object {thing} {tree.tag[i]} voice {kind}|object {noun} voice {kind}"
    ).split("|")


def common(tree: Tree, i: int) -> str:
    """The lemma of a word that is no name nor part of one; of names and numbers the part of speech only."""
    named = tree.entity[i] or tree.pos[i] in ("PROPN", "NUM", "X")
    return tree.pos[i] if named and not tree.meaning[i].name else tree.lemma[i]


def word_at(tree: Tree, i: int) -> str:
    """A word of a closed class as such, any other by its part of speech."""
    inside = 0 <= i < len(tree.pos)
    return "edge" if not inside else tree.pos[i] if tree.pos[i] in OPEN_CLASS else tree.lower[i]


def ending(tree: Tree, last: int) -> str:
    """Name what a content stops at: the end of its sentence, a mark, or the relation of the next word."""
    if last + 1 >= len(tree.dep) or tree.sentence[last + 1] != tree.sentence[last]:
        return "sentence"
    return word_at(tree, last + 1) if tree.pos[last + 1] == "PUNCT" else tree.dep[last + 1]


def quoting(tree: Tree, content: tuple[Range, ...]) -> str:
    """Tell how much of a content stands in quotation marks: all, some or none."""
    inside = [tree.quote[min(a + 1, b - 1)] >= 0 <= tree.quote[max(a, b - 2)] for a, b in content]
    edges = [tree.quote[i] for a, b in content for i in (a, b - 1, max(a, b - 2))]
    return "all" if all(inside) else "some" if max(edges) >= 0 else "none"


def voice(tree: Tree, c: Candidate) -> str:
    """Name the kind of a source: a pronoun as such, an actor by kind, a name, else a noun."""
    if (i := c.source.head) is None:
        return "nobody"
    pronoun = tree.pos[i] == "PRON" or tree.tag[i] in ("PRP$", "WP", "WDT")
    return tree.lower[i] if pronoun else tree.mention.get(i) or tree.entity[i] or tree.pos[i]


def takes(tree: Tree, i: int) -> str:
    """The dependents of a cue that could be or open a content."""
    return " ".join(sorted({tree.dep[k] for k in tree.kids[i]} & TAKEN))


def around(tree: Tree, c: Candidate) -> tuple[str, str]:
    """Name what else the cue takes: the last dependent before the content, and the first one after it."""
    first, end = c.content[0][0], c.content[-1][1]
    before = [tree.dep[k] for k in tree.kids[c.head] if c.head < k and tree.right[k] < first and tree.dep[k] in TAKEN]
    after = next((k for k in tree.kids[c.head] if tree.left[k] >= end and tree.dep[k] != "punct"), None)
    return before[-1] if before else "", "" if after is None else f"{tree.dep[after]} {word_at(tree, after)}"

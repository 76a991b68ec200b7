"""Features of candidates: what speaks for and against each, that the weights of `attribution.tsv` are for."""

from bisect import bisect_left

from ..lexicon import labels
from .arrays import Range, Tree
from .candidates import Candidate
from .cues import list_of

LENGTHS = (1, 2, 3, 5, 8, 13, 21, 34)  # tokens of a content, as buckets
FINITE = {"VBD", "VBZ", "VBP", "MD"}
OPEN_CLASS = {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "SPACE", "X", "SYM", "INTJ"}
TAKEN, TELLING, GOVERNED = (labels(group) for group in ("taken", "telling", "governed"))
LONGEST = 40  # tokens of a content that are searched for a finite verb


def of_cue(tree: Tree, i: int) -> list[str]:
    """The features that all candidates of a cue share."""
    lemma, tag, dep, part = common(tree, i), tree.tag[i], tree.dep[i], tree.pos[i][:1]
    word, meaning, has = f"{lemma}/{part}", list_of(lemma), takes(tree, i)
    features = [
        word,
        f"tag {tag}",
        f"dep {dep} {tag}",
        f"end {lemma[-3:]}/{part}",
        f"has {has}",
        f"{word} has {has}",
        f"meaning {meaning}",
        f"meaning {meaning} {has}",
        f"meaning {meaning} {tag}",
        f"meaning {meaning} {dep}",
        f"meaning {meaning} {tag} {has}",
        f"press {tree.press}",
        f"press {tree.press} {meaning}",
    ]
    helps = " ".join(tree.lower[k] for k in tree.kids[i] if tree.dep[k] in labels("auxiliaries"))
    features += [f"helps {helps} {meaning}", f"helps {helps} {tag}"]
    for k in tree.kids[i]:
        if tree.dep[k] in TELLING:
            features.append(f"{tree.dep[k]} {tree.pos[k] if tree.pos[k] == 'PROPN' else tree.lower[k]}")
        if tree.dep[k] == "dobj":
            features.append(f"object {common(tree, k)}")
        elif tree.dep[k] in ("neg", "auxpass"):
            features.append(f"{word} {tree.dep[k]}")
        elif tree.dep[k] == "prt":
            features.append(f"{word} {tree.lower[k]}")
    return [*features, *_place(tree, i, word)]


def _place(tree: Tree, i: int, word: str) -> list[str]:
    """Where a cue stands: under which word, in a quotation, in the headline."""
    features = []
    if tree.dep[i] in GOVERNED:
        above = tree.head[i]
        features.append(f"under {tree.dep[i]} {common(tree, above)}")
        features.append(f"under {tree.dep[i]} meaning {list_of(tree.lemma[above])}")
        features.append(f"under {tree.dep[i]} meaning {list_of(tree.lemma[above])} of {list_of(tree.lemma[i])}")
    if tree.quote[i] >= 0:
        features += ["quoted cue", f"quoted cue {word}"]
    if tree.paragraph[i] == 0:
        features += ["headline", f"headline {tree.dep[i]} {tree.tag[i]}"]
    return features


def of_candidate(tree: Tree, c: Candidate) -> list[str]:
    """The features of one source and one content."""
    return [*_of_source(tree, c), *_of_extent(tree, c), *_of_words(tree, c)]


def _of_source(tree: Tree, c: Candidate) -> list[str]:
    """How the source was found and what kind it is."""
    i, path, kind, core = c.head, c.source.path, voice(tree, c), c.construction.split("+")[0]
    word, part, meaning = f"{common(tree, i)}/{tree.pos[i][:1]}", tree.pos[i], list_of(tree.lemma[i])
    who = common(tree, c.source.head) if c.source.head is not None else "nobody"
    talks = tree.talks(c.source.head)
    return [
        f"source {who}",
        f"source {who} {meaning}",
        f"source {who} {core}",
        f"talks {talks}",
        f"talks {talks} {meaning}",
        f"talks {talks} {core}",
        f"voice {kind} {core} {meaning}",
        f"voice {kind}",
        f"voice {kind} {word}",
        f"{c.construction} voice {kind}",
        f"{part} voice {kind} {meaning}",
        f"path {path}",
        f"path {path} {word}",
        f"path {path} {tree.tag[i]} {tree.dep[i]}",
        f"{core} path {path}",
        f"{part} path {path} {meaning}",
    ]


def _of_extent(tree: Tree, c: Candidate) -> list[str]:
    """What the content is made of, how long it is, and what of its cue's dependents it leaves out."""
    name, core, word = c.construction, c.construction.split("+")[0], f"{common(tree, c.head)}/{tree.pos[c.head][:1]}"
    length = bisect_left(LENGTHS, sum(b - a for a, b in c.content))
    skipped, left = around(tree, c)
    verdict, _, relation = c.trail.partition(" ")
    end = c.content[-1][1]
    return [
        name,
        f"{name} {word}",
        f"{core} {word}",
        f"{core} tag {tree.tag[c.head]}",
        f"{core} meaning {list_of(tree.lemma[c.head])}",
        f"{core} of {takes(tree, c.head)}",
        f"{core} length {length}",
        f"length {length}",
        f"{core} skips {skipped}",
        f"{core} leaves {left}",
        f"{name} leaves {left}",
        f"trail {c.trail}",
        f"{core} trail {c.trail}",
        f"{core} trail {verdict} {'&' in name}",
        f"trail {verdict} {word_at(tree, end + (verdict == 'cuts'))} {relation.split(' ')[-1]}",
        f"{name} pieces {len(c.content)} {word_at(tree, c.content[-1][0]) if len(c.content) > 1 else ''}",
    ]


def _of_words(tree: Tree, c: Candidate) -> list[str]:
    """How the content begins and ends, and how much of it is quoted."""
    first, end, part = c.content[0][0], c.content[-1][1], tree.pos[c.head]
    core, meaning, marks = c.construction.split("+")[0], list_of(tree.lemma[c.head]), quoting(tree, c.content)
    last = f"{core} last VERB {tree.dep[end - 1]}" if tree.pos[end - 1] == "VERB" else "last other"
    finite = any(t in FINITE for t in tree.tag[first : min(end, first + LONGEST)])
    length = bisect_left(LENGTHS, sum(b - a for a, b in c.content))
    return [
        f"marks {marks} {meaning}",
        f"marks {marks} length {length}",
        f"marks {marks} finite {finite} {meaning}",
        f"{core} marks {marks} {meaning}",
        f"{core} opens {word_at(tree, first)}",
        f"{part} opens {word_at(tree, first)}",
        f"{part} opens {word_at(tree, first)} {meaning}",
        f"{core} before {word_at(tree, first - 1)}",
        f"{core} follows {word_at(tree, c.content[0][1])}",
        f"{core} ends {ending(tree, end - 1)}",
        last,
        f"{core} finite {finite}",
        f"{c.construction} marks {marks}",
        f"marks {marks} {common(tree, c.head)}/{part[:1]}",
        *_of_noun(tree, c, core),
    ]


def _of_noun(tree: Tree, c: Candidate, core: str) -> list[str]:
    """What a noun phrase that is the content is headed by."""
    i = c.content[0][0]
    while i < c.content[0][1] - 1 and tree.dep[i] not in labels("nouns"):
        i += 1
    if core not in ("dobj", "subject", "antecedent", "relative") and tree.dep[i] != "pobj":
        return []
    kinds = [f"{core} object {tree.entity[i] or tree.pos[i]}", f"object {tree.mention.get(i, 'thing')} {core}"]
    meaning, kind = list_of(tree.lemma[c.head]), voice(tree, c)
    kinds += [f"object {common(tree, i)} {meaning}", f"object {tree.mention.get(i, tree.tag[i])} {meaning} {core}"]
    kinds += [
        f"object {tree.mention.get(i, 'thing')} voice {kind} {core}",
        f"object of {list_of(tree.lemma[i])} {core} {meaning}",
    ]
    return [f"object {common(tree, i)}", *kinds]


def common(tree: Tree, i: int) -> str:
    """The lemma of a word that is no name nor part of one; of names and numbers the part of speech only."""
    named = tree.entity[i] or tree.pos[i] in ("PROPN", "NUM", "X")
    return tree.pos[i] if named and not list_of(tree.lemma[i]) else tree.lemma[i]


def word_at(tree: Tree, i: int) -> str:
    """A word of a closed class as such, any other by its part of speech."""
    if not 0 <= i < len(tree.pos):
        return "edge"
    return tree.pos[i] if tree.pos[i] in OPEN_CLASS else tree.lower[i]


def ending(tree: Tree, last: int) -> str:
    """Name what a content stops at: the end of its sentence, a mark, or the relation of the next word."""
    following = last + 1
    if following >= len(tree.dep):
        return "text"
    if tree.sentence[following] != tree.sentence[last]:
        return "sentence"
    return word_at(tree, following) if tree.pos[following] == "PUNCT" else tree.dep[following]


def quoting(tree: Tree, content: tuple[Range, ...]) -> str:
    """Tell how much of a content stands in quotation marks: all, some or none."""
    inside = [tree.quote[min(a + 1, b - 1)] >= 0 and tree.quote[max(a, b - 2)] >= 0 for a, b in content]
    if all(inside):
        return "all"
    edges = (i for a, b in content for i in (a, b - 1, max(a, b - 2)))
    return "some" if any(inside) or any(tree.quote[i] >= 0 for i in edges) else "none"


def voice(tree: Tree, c: Candidate) -> str:
    """Name the kind of a source: a pronoun as such, an actor by kind, a name, else a noun."""
    i = c.source.head
    if i is None:
        return "nobody"
    if tree.pos[i] == "PRON" or tree.tag[i] in ("PRP$", "WP", "WDT"):
        return tree.lower[i]
    return tree.mention.get(i) or tree.entity[i] or tree.pos[i]


def takes(tree: Tree, i: int) -> str:
    """The dependents of a cue that could be or open a content."""
    return " ".join(sorted({tree.dep[k] for k in tree.kids[i]} & TAKEN))


def around(tree: Tree, c: Candidate) -> tuple[str, str]:
    """Name what else the cue takes: the last dependent before the content, and the first one after it."""
    first, end = c.content[0][0], c.content[-1][1]
    before = [tree.dep[k] for k in tree.kids[c.head] if c.head < k and tree.right[k] < first and tree.dep[k] in TAKEN]
    after = [k for k in tree.kids[c.head] if tree.left[k] >= end and tree.dep[k] != "punct"]
    return (before[-1] if before else ""), (f"{tree.dep[after[0]]} {word_at(tree, after[0])}" if after else "")

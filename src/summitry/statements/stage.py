"""Attributions found, credited, dated and numbered as statements.

The relations are those of PARC3 and PolNeAR (Pareti 2016; Newell, Margolin and Ruths 2018): direct,
indirect and mixed attributions, with the outlet credited kept apart from the source.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc

from ..actors.denotation import noun_span
from ..language import leave
from ..records import Actor, Article, Cast, Interval, Statement, Statements, Time
from ..syntax.clauses import governor
from .arrays import Tree
from .cues import is_reported, type_of
from .decode import decode
from .drafts import Cue, Draft, carried_on, find_drafts
from .resolution import credited, source_ids


def find_statements(doc: Doc, article: Article, cast: Cast, times: tuple[Time, ...]) -> Statements:
    """Find who says what in an article, in order of the contents.

    `times` date the statements. The contents are left on the Doc as `doc.spans["contents"]`.

    >>> from summitry import pipeline, read_article
    >>> article = read_article("Talks\\n\\nThe talks failed, Jane Doe said. “We leave,” an aide told reporters.")
    >>> said = pipeline.run(article)["said"]
    >>> [(s.speaker_ids, s.form, s.content[0].of(article.text)) for s in said.rows]
    [(('jane_doe',), 'indirect', 'The talks failed'), (('aide_1',), 'direct', 'We leave,')]
    """
    tree = Tree(doc, article, cast)
    drafts = carried_on(credited(find_drafts(tree, decode(tree)), cast))
    dated = _dated(tree, times)
    found = _same_occasion((_record(tree, draft, dated) for draft in drafts), article.text)
    rows = sorted([*found, *_of_author(tree)], key=lambda s: (s.content[0], s.content[-1].end))
    groups = {s.speaker: _group(s, cast) for s in reversed(rows) if s.speaker not in (None, *cast.by_id)}
    numbered = tuple(replace(s, statement_id=f"q{n:02d}") for n, s in enumerate(rows, 1))
    said = Statements(numbered, replace(cast, actors=(*cast.actors, *groups.values())))
    leave(doc, "contents", [(piece, s.form, s.statement_id) for s in said.rows for piece in s.content])
    return said


def _group(s: Statement, cast: Cast) -> Actor:
    """The group that speaks with one voice: `Doe and Roe said`."""
    names = " and ".join(cast.by_id[i].name for i in s.speaker_ids)
    return Actor(s.speaker or "", names, "group", s.source[0], side=s.side)


def _of_author(tree: Tree) -> Iterator[Statement]:
    """The paragraphs of a text in the first person: what its author says, whoever is quoted in it."""
    author, side = tree.cast.author, tree.cast.side_of(tree.cast.author)
    if author is not None:
        for piece in map(tree.span, tree.paragraphs):
            row = (side, "direct", "assertion", None, Interval(), None, (), (), (piece,), "the author's own text")
            yield Statement("", (author,), *row)


def _record(tree: Tree, draft: Draft, dated: Mapping[int, list[Time]]) -> Statement:
    cue, own = draft.cue, draft.own
    ids = source_ids(cue.source, tree.cast) if cue else ()
    sides = set(map(tree.cast.side_of, ids)) - {None}
    form, lemma = _form(tree, draft), own.token.lemma_.lower() if own else ""
    quoted = form == "direct" or own is None
    words = own.span.of(tree.text) if own else None
    meant = words is not None and words.lower().startswith("to ")  # "a meeting to discuss the border"
    return Statement(
        statement_id="",
        speaker_ids=ids,
        side=next(iter(sides)) if len(sides) == 1 else None,
        form=form,
        type="eventuality" if meant else type_of(lemma, draft.construction, quoted),
        reported=is_reported(lemma, draft.construction, quoted),
        clause=not draft.construction.startswith("dobj"),
        cue_text=words,
        said=_said(cue, draft, dated) if cue else Interval(),
        via=draft.via,
        confidence=draft.confidence,
        source=(noun_span(cue.voice, tree.cast),) if cue and cue.voice is not None else (),
        cue=(own.span,) if own else (),
        content=draft.content,
        rule=draft.construction,
        doubts=tuple(_doubts(tree, draft, ids)),
    )


def _doubts(tree: Tree, draft: Draft, ids: tuple[str, ...]) -> Iterator[str]:
    """What could not be settled about a draft."""
    if not ids:
        stated = draft.cue is not None and draft.cue.source is not None
        yield "the source is not resolved to an actor" if stated else "no source is stated"
    elif not draft.cued:
        yield "no cue: the source is that of the sentence before"
    if any(map(tree.unpaired, draft.content)):
        yield "a quotation mark is missing"


def _form(tree: Tree, draft: Draft) -> str:
    """Direct: all words quoted; mixed: some; indirect: none."""
    said = ((tree.quote[tree.tokens(c)[0]], c) for c in draft.content)
    if all(n >= 0 and tree.quotations[n].inner.end + 1 >= c.end for n, c in said):
        return "direct"
    return "mixed" if any(map(tree.marked, draft.content)) else "indirect"


def _dated(tree: Tree, times: tuple[Time, ...]) -> defaultdict[int, list[Time]]:
    """The times at which something may be said, none of them ahead, by the verb that each hangs on."""
    found = defaultdict[int, list[Time]](list)
    for time in times:
        ahead = tree.published and time.interval.begin and time.interval.begin > tree.published
        if time.type in ("DATE", "TIME") and time.interval != Interval() and not ahead:
            piece = tree.doc.char_span(*time.span, alignment_mode="expand")
            if piece is not None and (verb := governor(piece.root)) is not None:
                found[verb.i].append(time)
    return found


def _said(cue: Cue, draft: Draft, dated: Mapping[int, list[Time]]) -> Interval:
    """The time that the cue's clause names, outside the content."""
    verbs = {cue.token.i}
    if cue.token.dep_ in ("advcl", "acl", "xcomp") and (above := governor(cue.token)) is not None:
        verbs.add(above.i)
    named = sorted((time for verb in verbs for time in dated.get(verb, ())), key=lambda time: time.span)
    content = draft.content if draft.own else ()
    return next((t.interval for t in named if not any(c.overlaps(t.span) for c in content)), Interval())


def _same_occasion(statements: Iterator[Statement], text: str) -> Iterator[Statement]:
    """`he said`, straight after a dated statement of the same speaker, was said when that was."""
    last: Statement | None = None
    for statement in statements:
        pronoun = statement.source and statement.source[0].of(text).lower() in ("he", "she", "they", "it")
        undated = pronoun and statement.said == Interval()
        if last and undated and last.said != Interval() and statement.speaker_ids == last.speaker_ids:
            doubts = (*statement.doubts, "the date is that of the statement before")
            statement = replace(statement, said=last.said, doubts=doubts)
        last = statement
        yield statement

"""What is still missed: `python -m benchmarks.missed CORPUS.jsonl.gz`, the attributions not found, by kind.

A kind is the part of speech of the cue and what the content is; an attribution is found where one of ours has its
content and its source. Kinds come from the model's parse, so they are rough.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

from spacy.tokens import Doc, Span

from summitry.statements import find_statements
from summitry.statements.cues import meaning_of
from summitry.statements.quotations import MARKS

from .polnear import HALF, Text, overlap, parsed, same_source

LEAST = 12  # attributions: rarer kinds are counted together


def kind(doc: Doc, gold: dict[str, Any]) -> str:
    """The kind of an attribution: who stands as its cue, and what it takes."""
    if not gold["cue"]:
        return "no cue"
    cue = _piece(doc, gold["cue"][0])
    if not any(c.isalpha() for c in cue.text):
        return "a colon or dash as cue"
    spoken = "verb of speech" if meaning_of(cue.root.lemma_.lower()).name in ("say", "utter") else "another verb"
    part = {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADP": "preposition", "SCONJ": "preposition"}
    head = "according to" if "according" in cue.text.lower() else part.get(cue.root.pos_, spoken)
    return f"{head}, {_content(doc, gold['content'])}"


def _content(doc: Doc, content: list[list[int]]) -> str:
    """What a content is: a quotation, partly quoted, a clause, an infinitive or a phrase."""
    text, first = "".join(doc.text[a:b] for a, b in content), _piece(doc, content[0])
    quoted = [doc.text[a] in MARKS and doc.text[b - 1] in MARKS for a, b in content]
    if all(quoted):
        return "quotation"
    if any(mark in text for mark in ("“", '"', "''")):
        return "partly quoted"
    if first[0].lower_ == "to" and len(first) > 1 and first[1].tag_ == "VB":
        return "infinitive"
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.dep_ not in ("relcl", "acl") for t in first)
    return "clause" if finite else "phrase"


def _piece(doc: Doc, span: list[int]) -> Span:
    piece = doc.char_span(span[0], span[1], alignment_mode="expand")
    assert piece is not None
    return piece


def count(corpus: str) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """By kind: the attributions of a corpus, those whose content is found, those whose source is right too."""
    wanted, contents, right = Counter[str](), Counter[str](), Counter[str]()
    for row, article, doc, cast in parsed(corpus):
        text = Text.of(article.text)
        found = [text.said(s.content, s.source) for s in find_statements(doc, article, cast, ()).rows]
        for gold in row["attributions"]:
            name, said = kind(doc, gold), text.said(gold["content"], gold["source"])
            alike = [f for f in found if overlap(said.content, f.content) >= HALF]
            wanted[name] += 1
            contents[name] += bool(alike)
            right[name] += any(same_source(said, f) for f in alike)
    return wanted, contents, right


def main(corpus: str) -> None:
    """Print the table, the kinds with most missed first."""
    wanted, contents, right = count(corpus)
    rare = [k for k in wanted if wanted[k] < LEAST]
    for table in (wanted, contents, right):
        table["all others"] = sum(table.pop(k, 0) for k in rare)
    print("| kind | attributions | content missed | source wrong | found |\n|---|---:|---:|---:|---:|")
    for name in sorted(wanted, key=lambda k: (right[k] - wanted[k], k)):
        missed, wrong = wanted[name] - contents[name], contents[name] - right[name]
        print(f"| {name} | {wanted[name]} | {missed} | {wrong} | {right[name] / max(1, wanted[name]):.0%} |")
    total, seen, sure = (sum(table.values()) for table in (wanted, contents, right))
    print(f"| all | {total} | {total - seen} | {seen - sure} | {sure / total:.0%} |")


if __name__ == "__main__":
    main(*sys.argv[1:])

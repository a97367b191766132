"""A reading in, the paragraphs that say at their beginning or end who speaks out: "NAME: words", "Poll: words"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from tidynews.articles.article import Segment
from tidynews.extract.actors import Cast
from tidynews.extract.nlp import Reading, end_char
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.contents import Span
from tidynews.extract.said.cues import LABEL
from tidynews.extract.said.label_names import LabelNames
from tidynews.extract.said.sources import is_document
from tidynews.extract.said.surroundings import DASHES
from tidynews.schema import JOURNALISTIC


def labels(reading: Reading, cast: Cast) -> Iterator[Attribution]:
    """Attributions whose cue is a colon behind the speaker at the beginning of a headline or paragraph.

    In a running text the label must be in capitals, as in a transcript, or the whole paragraph one line.
    """
    at = 0
    tokens = [t for t in reading.doc if not t.is_space]
    names = LabelNames(reading, cast)
    for number, segment in enumerate(s for s in reading.article.segments if s.kind in JOURNALISTIC):
        first = at
        while at < len(tokens) and tokens[at].idx < segment.end_char:
            at += 1
        found = _label(tokens[first:at], segment, names, headline=number == 0 or segment.kind != "paragraph")
        if found is not None:
            yield found


def signature(reading: Reading, quoted: Span) -> Attribution | None:
    """The attribution of a quotation that is signed behind a dash, up to the end of its paragraph: "…" — Ines Marlo.

    Or of one behind a heading and who writes it: "Ferries late again - Ines Marlo: “…”".
    """
    segment, text = reading.segment_at(quoted[0]), reading.article.text
    found = _SIGNED.match(text, quoted[1], segment.end_char)
    if found is None:
        found = _HEADED.search(text, max(segment.start_char, quoted[0] - _HEADING), quoted[0])
    name = reading.doc.char_span(*found.span("name"), alignment_mode="expand") if found is not None else None
    if found is None or not name or any(t.pos_ in {"VERB", "AUX"} for t in name):
        return None
    head = next((t for t in reversed(name) if t.pos_ == "PROPN"), name[-1])
    return Attribution(
        head=head,
        cue=found.span("dash"),
        sense=LABEL,
        frame="label",
        source=head,
        content=(quoted,),
        source_chars=found.span("name"),
    )


def _label(tokens: Sequence[Token], segment: Segment, names: LabelNames, *, headline: bool) -> Attribution | None:
    colon = next((n for n, t in enumerate(tokens[: _LONGEST + 1]) if t.text in DASHES | {":"}), None)
    if not colon or len(tokens) - colon <= _SHORTEST or tokens[colon].idx > end_char(tokens[colon - 1]) + 2:
        return None
    name = _name(tokens[:colon], names)
    dash = tokens[colon].text != ":"
    if dash and not (name is not None and len(name) > 1 and all(t.ent_type_ == "PERSON" for t in name)):
        return None
    if name is None or not names.speaks(name) or tokens[colon - 1].like_num or tokens[colon + 1].like_num:
        return None
    short = segment.end_char - segment.start_char <= _LINE
    capitals = all(t.is_upper for t in name) and len(name[-1]) > 1
    if not (capitals or headline or short):
        return None
    content: Span = (tokens[colon + 1].idx, end_char(tokens[-1]))
    head = next((t for t in reversed(name) if t.pos_ in {"PROPN", "NOUN"}), name[-1])
    return Attribution(
        head=tokens[colon],
        cue=(tokens[colon].idx, end_char(tokens[colon])),
        sense=LABEL,
        frame="label",
        source=head,
        content=(content,),
        source_chars=(name[0].idx, end_char(name[-1])),
        meant=names.meant(name),
    )


def _name(before: Sequence[Token], names: LabelNames) -> Sequence[Token] | None:
    """The speaker's part of a label: "Ines Marlo" of "Ines Marlo on ferries"; None if it names nobody."""
    stop = next((n for n, t in enumerate(before) if t.lower_ in {"on", "to", "about"} and n > 0), len(before))
    name = before[:stop]
    if any(
        t.pos_ in {"VERB", "AUX", "DET", "PUNCT", "ADP", "SCONJ"} and not t.is_upper and t.text != "." for t in name
    ):
        return None
    if names.meant(name) is not None or any(t.ent_type_ == "PERSON" for t in name) or is_document(name[-1]):
        return name
    capitals = all(t.is_upper and t.is_alpha for t in name) and len(name) <= _CAPITALS
    named = name[-1].pos_ == "PROPN" and name[-1].ent_type_ in {"ORG", "GPE", "NORP"}
    return name if named or capitals else None


_SIGNED = re.compile(
    r"\s*(?P<dash>[―—–]|--?)\s*(?P<name>[^\W\d_a-z][\w.’'-]*?(?:[ \xa0][^\W\d_a-z][\w.’'-]*?){1,4})[\s.]*$"
)
_HEADED = re.compile(
    r"\s(?:[―—–]|--?)\s*(?:[Mm]ore from )?"
    r"(?P<name>[^\W\d_a-z][\w.’'-]*(?: (?:and |of |& )?[^\W\d_a-z][\w.’'-]*){0,5})(?P<dash>:)\s*$"
)
_HEADING = 90  # characters before a quotation in which it is said who writes it
_LONGEST = 8  # tokens of a label
_SHORTEST = 3  # tokens of what is said
_LINE = 170  # characters of a paragraph that is one line, such as a headline
_CAPITALS = 3  # words of a label in capitals

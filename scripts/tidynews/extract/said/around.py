"""A preposition in, what it makes of the sentence around it out: "according to", "in her view", "in a poll"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from tidynews.extract.nlp import end_char
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.contents import Span, token_spans, without
from tidynews.extract.said.cues import LABEL, lexicon
from tidynews.extract.said.sources import source_span
from tidynews.extract.said.syntax import stretch


def according(token: Token) -> Iterator[Attribution]:
    """Yield what "according to" makes of the sentence around it."""
    to = next((c for c in token.children if c.lower_ == "to"), None)
    said_by = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    if to is None or said_by is None:
        return
    yield _around(token, said_by, (token.idx, end_char(to)), source_span(said_by))


def in_view(token: Token) -> list[Attribution]:
    """What "in her view" makes of the sentence around it: the cue is "in"."""
    eyes = next((c for c in token.children if c.dep_ == "pobj" and c.lemma_.lower() in _VIEWS), None)
    owner = next((c for c in eyes.lefts if c.dep_ == "poss"), None) if eyes is not None else None
    if eyes is None or owner is None or any(c.dep_ == "prep" for c in eyes.rights):
        return []
    if eyes.i + 1 < len(eyes.doc) and eyes.nbor(1).is_alpha:
        return []
    return [_around(token, owner, (token.idx, end_char(token)), (eyes.left_edge.idx, end_char(eyes)))]


def in_poll(token: Token) -> list[Attribution]:
    """What "in a poll" makes of the sentence around it, unless that tells who said what when asked.

    "In the polls" tells how somebody stands, not what is said of him.
    """
    poll = next((c for c in token.children if c.dep_ == "pobj" and c.lemma_.lower() in _POLLS), None)
    if poll is None or token.head.dep_ in {"pobj", "nsubj"}:
        return []
    fresh = any(c.lemma_.lower() in _FRESH for c in poll.lefts)
    if poll.tag_ not in {"NN", "NNP"} and not fresh:
        return []
    host = _clause(token)
    words = lexicon()
    if any(s.kind in {"speech", "thought"} for s in words.senses(host)) or host.lemma_ in _POLLED:
        return []
    found = _around(token, poll, (token.idx, end_char(token)), source_span(poll))
    ahead = [span for span in found.content if span[0] < token.idx]
    return [replace(found, content=tuple(ahead[-1:]))] if ahead else [found]


def _around(token: Token, said_by: Token, cue: Span, chars: Span) -> Attribution:
    """An attribution whose content is the sentence around a phrase."""
    tokens = set(_clause(token).subtree)
    begin = token.i
    if begin > token.sent.start and token.doc[begin - 1].text == ",":  # behind a comma it is about the whole sentence
        tokens = set(token.sent)
    tokens = stretch(tokens, token) - set(token.subtree)
    return Attribution(
        token,
        cue,
        LABEL,
        "according",
        said_by,
        tuple(without(token_spans(tokens), [cue, chars])),
        source_chars=chars,
    )


def _clause(token: Token) -> Token:
    """The verb of the clause in which a phrase stands, or of that on which the clause leans for its subject."""
    host = token.head
    while host.dep_ not in {"ROOT", "ccomp", "relcl", "advcl", "conj", "parataxis"} or host.pos_ not in {"VERB", "AUX"}:
        if host.head == host:
            break
        host = host.head
    while (
        host.head != host
        and host.dep_ in {"conj", "advcl", "ccomp"}
        and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in host.children)
    ):
        host = host.head
    return host


_VIEWS = frozenset({"view", "eye", "opinion", "estimation", "judgment", "judgement"})
_POLLS = frozenset({"poll", "survey"})
_FRESH = frozenset({"recent", "late", "latest", "new", "several", "exit", "previous"})
_POLLED = frozenset({"ask", "survey", "poll", "question", "participate", "interview"})

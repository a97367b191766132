"""The attributions of an article with who takes part in, which of them deny, confirm or answer which out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tidynews.extract.nlp import Reading
from tidynews.extract.said.acts import is_refused
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.cues import lexicon
from tidynews.extract.said.parties import Parties
from tidynews.extract.said.polarity import polarity
from tidynews.extract.said.syntax import that_clause


@dataclass(frozen=True)
class Told:
    """All attributions of an article, who takes part in each, and in which each is embedded."""

    reading: Reading
    found: Sequence[Attribution]
    people: Sequence[Parties]
    outer: Sequence[int | None]


def verdict(attribution: Attribution) -> str | None:
    """What somebody who makes this claim does to another: denies or confirms it; None if he does not do so."""
    sense = attribution.sense
    relation = _VERDICTS.get(sense.act) if sense is not None else None
    refused = attribution.head is not None and is_refused(attribution.head)
    return relation if relation is not None and not refused and polarity(attribution) == "affirmed" else None


def same_source(told: Told, number: int, other: int) -> bool:
    """Whether two claims are made by the same: by their speakers, or by the words where either is nobody known.

    An unknown "he" may be anybody that is unknown before it.
    """
    first, second = told.people[number].speakers, told.people[other].speakers
    if first and second:
        return bool(set(first) & set(second))
    own, others = told.found[number].source, told.found[other].source
    if own is None or others is None or own == others:
        return own == others and own is not None
    if own.pos_ == "PRON" and own.lower_ in _HE and not first and not second:
        return True
    return _phrase(told, number) == _phrase(told, other)


def answers(told: Told) -> Iterator[tuple[int, int, str]]:
    """Denials and confirmations of what stands before, and replies to it: claim, related claim, relation.

    What is answered is the claim of somebody else, in this paragraph or the last, that names who answers or shares
    words with the answer; else the one right before, if it is what the answer says it is: "the criticism", a question.
    Where that is itself an answer, as in "A said so. B denied it. C confirmed it", it is what was answered.
    """
    answered: dict[int, int] = {}
    for number, attribution in enumerate(told.found):
        head = attribution.head
        if head is None or told.outer[number] is not None or polarity(attribution) != "affirmed":
            continue
        relation = verdict(attribution) if _named(told.reading, attribution) is not None else None
        if relation is None and head.lemma_ in lexicon().replies and attribution.frame != "prep":
            relation = "responds_to"
        if relation is None:
            continue
        before = [other for other in range(number) if _may_be_meant(told, number, other)]
        fitting = [other for other in before if not _is_verdict(told, other) and _fits(told, number, other)]
        accusing = (other for other in reversed(fitting) if _act(told.found[other]) in _ACCUSING)
        meant = next(accusing, fitting[-1] if fitting else None)
        if meant is None and before and _points_to(told, number, before[-1]):
            meant = answered.get(before[-1]) if _is_verdict(told, before[-1]) else before[-1]
        if meant is not None:
            answered[number] = meant
            yield number, meant, relation


def _may_be_meant(told: Told, number: int, other: int) -> bool:
    apart = place(told.found[number]) - place(told.found[other])
    made = told.outer[other] is None and polarity(told.found[other]) == "affirmed"
    return made and 0 <= apart <= _NEAR and not same_source(told, number, other)


def _is_verdict(told: Told, number: int) -> bool:
    """Whether a claim says no more than "denied it"."""
    return _act(told.found[number]) in _VERDICTS and _named(told.reading, told.found[number]) is not None


def _fits(told: Told, number: int, other: int) -> bool:
    """Whether a claim is about who answers, or shares words with the answer."""
    if set(told.people[number].speakers) & {actor for actor, _ in told.people[other].others}:
        return True
    said = _content_words(told.reading, told.found[other])
    source = told.found[number].source
    if source is not None and source.pos_ in {"NOUN", "PROPN"} and source.lemma_.lower() in said:
        return True
    return bool(said & _content_words(told.reading, told.found[number]))


def _points_to(told: Told, number: int, last: int) -> bool:
    """Whether an answer that only says "it", "the criticism" or nothing of what it answers can mean the claim before.

    Nothing may be told between: the claim stands in the sentence of the answer or the one before it.
    """
    attribution, before = told.found[number], told.found[last]
    end = max(span[1] for span in (*before.content, *((before.cue,) if before.cue is not None else ())))
    begin = min(
        span[0] for span in (*attribution.content, *((attribution.cue,) if attribution.cue is not None else ()))
    )
    between = told.reading.text(min(end, begin), begin).strip(" .,;”\"'’\n")
    if len(between.split()) > _FEW:
        return False
    word = _named(told.reading, attribution)
    challenges = _act(before) in _ACCUSING
    if word is None:
        return (
            challenges or _act(before) in _ASKING or told.reading.text(*before.content[-1]).rstrip("”\"'’")[-1:] == "?"
        )
    return challenges or word in _ANYTHING


def _named(reading: Reading, attribution: Attribution) -> str | None:
    """The word that names what is denied or confirmed, where no more is said of it: "the allegation", "it"."""
    head = attribution.head
    named = next((c for c in head.rights if c.dep_ == "dobj"), None) if head is not None else None
    if named is not None and named.lower_ in lexicon().claim_words:
        told = any(c.dep_ in {"acl", "relcl", "ccomp", "appos"} and that_clause(c) for c in named.rights)
        return None if told else named.lower_
    words = [w.strip("“”\"'’,.").lower() for s in attribution.content for w in reading.text(*s).split()]
    return words[-1] if 0 < len(words) <= _SHORT and words[-1] in lexicon().claim_words else None


def _content_words(reading: Reading, attribution: Attribution) -> set[str]:
    spans = (reading.doc.char_span(*span, alignment_mode="contract") for span in attribution.content)
    return {t.lemma_.lower() for span in spans for t in span or () if _tells(t)}


def _tells(token: Token) -> bool:
    return token.pos_ in _TELLING and not token.is_stop and token.lower_ not in lexicon().claim_words


def _phrase(told: Told, number: int) -> str:
    span = told.found[number].source_chars
    return told.reading.text(*span).lower().removeprefix("the ") if span is not None else ""


def place(attribution: Attribution) -> int:
    """Where an attribution stands: its cue, else its content."""
    return attribution.cue[0] if attribution.cue is not None else attribution.content[0][0]


def _act(attribution: Attribution) -> str:
    return attribution.sense.act if attribution.sense is not None else "state"


_VERDICTS = {"deny": "denies", "admit": "confirms"}
_NEAR = 900  # characters: a paragraph or two
_ACCUSING = frozenset({"accuse", "allege", "condemn"})
_ASKING = frozenset({"ask", "demand"})
_ANYTHING = frozenset({"it", "this", "that", "claim", "claims", "report", "reports", "suggestion", "suggestions"}) | {
    "assertion",
    "assertions",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
}
_HE = frozenset({"he", "she", "they", "it", "who"})
_SHORT = 5
_FEW = 6  # words between a claim and its answer: who answers, and how
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})

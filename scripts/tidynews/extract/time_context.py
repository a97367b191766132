"""A phrase and the parse around it in: whether it is an expression of time there, and whether it looks back or ahead."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from tidynews.extract.time_phrases import Phrase
from tidynews.extract.time_words import words


class Words:
    """The tokens of a document by the characters they stand at."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts = [token.idx for token in doc]

    def at(self, char: int) -> int:
        """The number of the token that holds a character."""
        return max(bisect_right(self._starts, char) - 1, 0)

    def span(self, start: int, end: int) -> Span:
        """The tokens that hold `text[start:end]`."""
        return self._doc[self.at(start) : self.at(end - 1) + 1]


def is_time(phrase: Phrase, span: Span) -> bool:
    """Whether the parse lets these words be a date: no name, no verb ("may", "march"), no count ("2025 people")."""
    first = span[0]
    match phrase.kind:
        case "year":
            return _is_year(phrase, first)
        case "weekday" | "word":
            return first.ent_type_ not in _NAMES and not _is_named_day(first)
        case "date" if not phrase.get("day") and not phrase.get("year"):
            return _is_month(phrase, first)
        case "date":
            return not _counts_something(span)
        case "named":
            return span[-1].pos_ not in {"VERB", "AUX"}
        case "numeric":
            return bool(phrase.get("year")) or _before(first).lower_ in _DATED
        case "season" | "monthday":
            return _after(span[-1]).pos_ not in _NOMINAL
        case "same" if phrase.get("which") in {"before", "after"}:
            return not _leads_to_a_noun(span[-1])
        case "counted" if phrase.get("which") in {"before", "after"}:
            return not _leads_to_a_noun(span[-1])
        case "years":
            return first.ent_type_ not in _NAMES and _before(first).text not in _MONEY
        case _:
            return True


def opens(phrase: Phrase, span: Span) -> bool:
    """Whether the preposition before the phrase is about it, and not about a noun after it: "before Monday's vote"."""
    if phrase.opens is None:
        return False
    after = _after(span[-1])
    if after.tag_ == "POS" or (after.pos_ in {"NOUN", "PROPN"} and _root(span).head.i > span[-1].i):
        return False
    return phrase.opens != "until" or _before(span[0]).lower_ != "by" or span[0].dep_ != "agent"


def tense(span: Span) -> str:
    """Whether what the words date is "past" or "future" there; "" where the parse does not say."""
    token = _root(span)
    for _ in range(_DEEPEST):
        if token.lemma_.lower() in _coming() and token.i not in range(span.start, span.end):
            return "future"
        if token.pos_ in {"VERB", "AUX"}:
            return _verb_tense(token)
        if token.dep_ == "prep" and token.lower_ in _AHEAD:
            return "future" if _head_tense(token.head) != "past" or token.lower_ != "until" else "past"
        if token.head.i == token.i:
            return ""
        token = token.head
    return ""


def _head_tense(token: Token) -> str:
    while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        token = token.head
    return _verb_tense(token) if token.pos_ in {"VERB", "AUX"} else ""


def _verb_tense(verb: Token) -> str:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    tags = {child.tag_ for child in helpers}
    has_had = any(child.lemma_ == "have" for child in helpers)
    if "MD" in tags and not has_had:
        return "future"
    if "TO" in tags and not has_had:
        return _infinitive_tense(verb)
    if any(child.dep_ == "xcomp" and child.tag_ == "VB" and child.i > verb.i for child in verb.children):
        if verb.lemma_ in _coming() or verb.lemma_ == "go":
            return "future"
    if verb.tag_ in {"VBD", "VBN"} or tags & {"VBD", "VBN"} or has_had:
        return "past"
    if verb.tag_ == "VBG" and "VBP" not in tags and "VBZ" not in tags:
        head = verb.head
        return _verb_tense(head) if verb.dep_ in {"advcl", "xcomp", "conj"} and head.pos_ in {"VERB", "AUX"} else ""
    if verb.tag_ == "VB" and verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        return _verb_tense(verb.head)
    return "future" if verb.tag_ == "VBG" else ""


def _infinitive_tense(verb: Token) -> str:
    """ "Plans to meet on Monday" looks ahead; "met to sign on Monday" and "managed to meet on Monday" are as their verb."""
    head = verb.head
    if head.lemma_.lower() in _coming() or (head.lemma_ == "be" and verb.dep_ == "xcomp"):
        return "future"
    return _head_tense(head) if head.i != verb.i else ""


def _is_year(phrase: Phrase, token: Token) -> bool:
    """A year stands after a preposition of time, alone, or before one noun that it dates; never where it counts."""
    before, after = _before(token), _after(token)
    if before.text in _MONEY or before.lower_ in _NUMBERED or after.text in {"%", "°"}:
        return False
    if phrase.core > phrase.start or phrase.opens or before.lower_ in _TIMELY:
        return not (after.tag_ in {"NNS", "NNPS"} and token.dep_ == "nummod" and token.ent_type_ != "DATE")
    if token.ent_type_ in {"CARDINAL", "MONEY", "QUANTITY", "PERCENT", "ORDINAL"} or token.ent_type_ in _NAMES:
        return False
    if before.pos_ == "PROPN" and not before.is_sent_start and token.ent_type_ != "DATE":
        return False
    return token.ent_type_ == "DATE" or (before.text == "(" and after.text in {")", "-", "–"})


def _is_month(phrase: Phrase, token: Token) -> bool:
    """A month by itself is a noun; "May" and "March" need a word of time before them or the entity's label."""
    month = next((t for t in token.doc[token.i : token.i + 1]), token)
    if month.pos_ in {"VERB", "AUX"} or month.tag_ == "MD" or month.ent_type_ in _NAMES - {"EVENT"}:
        return False
    before = _before(month)
    if phrase.opens or phrase.core > phrase.start or before.lower_ in _TIMELY:
        return True
    return month.ent_type_ == "DATE" and not (before.pos_ == "PROPN" and before.ent_type_ not in {"DATE", ""})


def _counts_something(span: Span) -> bool:
    """ "In May 12 people": the number belongs to the noun after it."""
    last = span[-1]
    return (
        last.dep_ == "nummod"
        and last.like_num
        and last.head.i > last.i
        and last.head.tag_ in {"NNS", "NNPS"}
        and (last.ent_type_ != "DATE")
    )


def _is_named_day(token: Token) -> bool:
    return _before(token).text in words()["named_days"]


def _leads_to_a_noun(token: Token) -> bool:
    """Whether "before" or "after" is followed by what it counts from: "a week before the vote"."""
    after = _after(token)
    return not (
        after.is_punct or after.is_space or after.pos_ in {"CCONJ", "VERB", "AUX", "ADV"} or after.i == token.i
    ) or (after.tag_ == "VBG")


def _root(span: Span) -> Token:
    return next((token for token in span if not span.start <= token.head.i < span.end), span[0])


def _before(token: Token) -> Token:
    return token.doc[token.i - 1] if token.i else token


def _after(token: Token) -> Token:
    return token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token


def _coming() -> Sequence[str]:
    listed: Sequence[str] = words()["coming"]
    return listed


_DEEPEST = 12
_NAMES = frozenset({"PERSON", "ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "LOC", "NORP"})
_MONEY = frozenset({"$", "£", "€", "¥", "#"})
_NUMBERED = frozenset({"no", "no.", "number", "resolution", "room", "page", "model", "article", "section"})
_DATED = frozenset({"on", "by", "since", "until", "dated", "from", "before", "after"})
_TIMELY = frozenset({
    "in", "since", "until", "till", "by", "during", "throughout", "before", "after", "early", "late", "mid", "from",
    "between", "of", "through", "last", "next", "this", "around",
})  # fmt: skip
_AHEAD = frozenset({"by", "until", "till"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})

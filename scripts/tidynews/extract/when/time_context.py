"""A phrase and the parse around it in: whether it is an expression of time there and opens a period."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc, Span, Token

from tidynews.extract.when.time_phrases import Phrase
from tidynews.extract.when.time_words import words


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
    first, last = span[0], span[-1]
    match phrase.kind:
        case "year":
            fits = _is_year(phrase, first)
        case "weekday" | "word":
            fits = first.ent_type_ not in _NAMES and _before(first).text not in words()["named_days"]
        case "date":
            alone = not phrase.get("day") and not phrase.get("year")
            fits = _is_month(phrase, last if phrase.get("which") == "" else first) if alone else not _counts(span)
        case "named":
            fits = last.pos_ not in {"VERB", "AUX"}
        case "numeric":
            fits = bool(phrase.get("year")) or _before(first).lower_ in _DATED
        case "season" | "monthday":
            fits = _after(last).pos_ not in _NOMINAL
        case "same" | "counted":
            fits = phrase.get("which") not in {"before", "after"} or not _leads_to_a_noun(last)
        case "years":
            fits = first.ent_type_ not in _NAMES and _before(first).text not in _MONEY
        case _:
            fits = True
    return fits


def opens(phrase: Phrase, span: Span) -> bool:
    """Whether the preposition before the phrase is about it, and not about a noun after it: "before Monday's vote"."""
    if phrase.opens is None:
        return False
    after = _after(span[-1])
    return after.tag_ != "POS" and not (after.pos_ in {"NOUN", "PROPN"} and root(span).head.i > span[-1].i)


def _is_year(phrase: Phrase, token: Token) -> bool:
    """A year stands after a word of time, alone, or before one noun that it dates; never where it counts or names."""
    before, after = _before(token), _after(token)
    if before.text in _MONEY or before.lower_ in _NUMBERED or after.text in {"%", "°"}:
        return False
    if phrase.core > phrase.start or phrase.opens or before.lower_ in _TIMELY or _follows_a_year(token):
        return not (after.tag_ in {"NNS", "NNPS"} and token.dep_ == "nummod" and token.ent_type_ != "DATE")
    if before.pos_ in {"DET", "PRON"} or before.tag_ == "POS":
        return after.tag_ in {"NN", "NNP"} or token.ent_type_ in {"DATE", "EVENT"}
    if before.pos_ == "PROPN" and before.i and token.ent_type_ != "DATE":
        return False
    return token.ent_type_ == "DATE" or after.tag_ == "POS" or (before.text == "(" and after.text in {")", "-", "–"})


def _follows_a_year(token: Token) -> bool:
    """The second of "2004 to 2009" or "2004 and 2009"."""
    doc, i = token.doc, token.i
    return i > 1 and doc[i - 1].lower_ in {"to", "and", "or", "-", "–"} and len(doc[i - 2]) == 4 and doc[i - 2].is_digit


def _is_month(phrase: Phrase, month: Token) -> bool:
    """A month by itself is a noun; "May" and "March" need a word of time before them or the entity's label."""
    if month.pos_ in {"VERB", "AUX"} or month.ent_type_ in _NAMES:
        return False
    before = _before(month)
    if phrase.opens or phrase.core > phrase.start or before.lower_ in _TIMELY or "-" in month.text:
        return True
    return month.ent_type_ == "DATE" and not (before.pos_ == "PROPN" and before.ent_type_ != "DATE")


def _counts(span: Span) -> bool:
    """As in: "in May 12 people": the number belongs to the noun after it."""
    last = span[-1]
    counts = last.dep_ == "nummod" and last.like_num and last.head.i > last.i
    return counts and last.head.tag_ in {"NNS", "NNPS"} and last.ent_type_ != "DATE"


def _leads_to_a_noun(token: Token) -> bool:
    """Whether "before" or "after" is followed by what it counts from: "a week before the vote"."""
    after = _after(token)
    return not (
        after.is_punct or after.is_space or after.pos_ in {"CCONJ", "VERB", "AUX", "ADV"} or after.i == token.i
    ) or (after.tag_ == "VBG")


def root(span: Span) -> Token:
    """The token of `span` that hangs on something outside it."""
    return next((token for token in span if not span.start <= token.head.i < span.end), span[0])


def _before(token: Token) -> Token:
    return token.doc[token.i - 1] if token.i else token


def _after(token: Token) -> Token:
    return token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token


_NAMES = frozenset({"PERSON", "ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "LOC", "NORP"})
_MONEY = frozenset({"$", "£", "€", "¥", "#"})
_NUMBERED = frozenset({"no", "no.", "number", "resolution", "room", "page", "model", "article", "section"})
_DATED = frozenset({"on", "by", "since", "until", "dated", "from", "before", "after"})
_TIMELY = frozenset({
    "in", "since", "until", "till", "by", "during", "throughout", "before", "after", "early", "late", "mid", "from",
    "between", "of", "through", "last", "next", "this", "around",
})  # fmt: skip
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})

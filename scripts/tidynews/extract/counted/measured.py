"""A number's tokens in, what it counts or measures out: the head of a noun phrase, and how sure that is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tidynews.extract.counted.clauses import measured_by, subject_of
from tidynews.extract.counted.noun_phrases import counted_noun, ends_phrase, preposition_object, upwards
from tidynews.extract.counted.word_lists import word_list


@dataclass(frozen=True, slots=True)
class Measured:
    """What a figure is about: the head of its noun phrase, and how surely (0 to 1) it was found.

    `borrowed` says that the noun is counted by an earlier number, and so may stand with another verb.
    """

    head: Token
    sureness: float
    borrowed: bool = False


def measured(doc: Doc, span: tuple[int, int], taken: Collection[int], *, lasts: bool = False) -> Measured | None:
    """What an amount with a unit, or a number without a noun, is an amount of.

    Args:
        doc: The parse.
        span: First and last token of the figure, sign and unit included.
        taken: Tokens of all numbers and units; none of them is an answer.
        lasts: Whether it is a duration, which belongs to the subject of its clause rather than to an object.
    """
    first, last = span
    after = _after_brackets(doc, last)
    if after is not None and after.lower_ == "off" and after.i + 1 < len(doc) and after.nbor().pos_ in {"DET", "PRON"}:
        reduced = counted_noun(doc, after.i + 1)
        if reduced is not None:
            return Measured(reduced, 0.9)  # "50 per cent off a television"
    if after is not None and after.lower_ == "of":
        inner = preposition_object(after)
        if inner is not None and inner.pos_ == "PRON":
            return _nearest(doc, first, taken)  # "the guests, 40 of them"
        if inner is not None and inner.i not in taken:
            return Measured(inner, 0.95)
    beside = _beside(doc, first, taken)
    if beside is not None and (doc[first].text[0] in _SIGNS or doc[first - 1].text in _SIGNS):
        return beside
    follows = None if ends_phrase(doc[last]) else counted_noun(doc, last)
    apart = follows is not None and follows.dep_ in {"nsubj", "nsubjpass"} and follows.left_edge.i > last
    if follows is not None and not apart and follows.i not in taken and follows.ent_type_ not in {"DATE", "TIME"}:
        return Measured(follows, 0.9)
    return beside or _governor(doc, span, taken, lasts=lasts) or _nearest(doc, first, taken)


def changed(found: Measured, taken: Collection[int]) -> Measured:
    """What has changed, for an amount of a change: "*exports*" in "a 7% drop in exports", "exports saw a 7% drop"."""
    noun, words = found.head, word_list("properties")
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in words["nouns"]["change"]:
        return found
    for child in noun.rights:
        inner = preposition_object(child) if child.dep_ == "prep" and child.lower_ in {"in", "of", "for"} else None
        if inner is not None and inner.i not in taken and inner.pos_ in {"NOUN", "PROPN"} and not inner.ent_type_:
            return replace(found, head=inner)
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in words["undergoing"]:
        subject = subject_of(noun.head, taken)
        if subject is not None and subject.pos_ in {"NOUN", "PROPN"}:
            return Measured(subject, 0.75)
    return found


def _after_brackets(doc: Doc, last: int) -> Token | None:
    """The token after `doc[last]`, a conversion in brackets left out: "8 miles (13 km) *of* tunnels"."""
    rest = list(doc[last + 1 : min(last + 9, doc[last].sent.end)])
    if rest and rest[0].text == "(":
        closing = next((at for at, token in enumerate(rest) if token.text == ")"), len(rest) - 1)
        rest = rest[closing + 1 :]
    return rest[0] if rest else None


def _beside(doc: Doc, first: int, taken: Collection[int]) -> Measured | None:
    """The noun right before an amount, as tables and tickers print it: "Dow +0.2%", "profits $5m"."""
    at = first - 1
    while at >= 0 and doc[at].text in {"+", "-", "–", ":"}:
        at -= 1
    while at > 0 and doc[at].like_num and doc[at - 1].pos_ == "PROPN":
        at -= 1
    token = doc[at] if at >= 0 else None
    if token is None or token.pos_ not in {"NOUN", "PROPN"} or token.i in taken or token.ent_type_ in {"DATE", "TIME"}:
        return None
    if token.lower_ in _ADVERBIAL or token.sent != doc[first].sent or not token.text[-1].isalnum():
        return None
    return None if at > 0 and doc[at - 1].pos_ == "DET" and token.pos_ == "NOUN" else Measured(token, 0.7)


def _governor(doc: Doc, span: tuple[int, int], taken: Collection[int], *, lasts: bool) -> Measured | None:
    """The noun above the number, or what the verb above it is about."""
    inside = range(span[0], span[1] + 1)
    start = next((doc[i] for i in reversed(inside) if doc[i].head.i not in inside), doc[span[1]])
    below = start
    passed = {*inside, *taken}
    if lasts and start.head.lower_ in {"after", "before"}:
        passed.add(start.head.head.i)  # "the *vote* follows two weeks after she resigned"
    for above in upwards(start):
        if above.i in passed or (below.dep_ == "conj" and _is_counted(above, taken)):
            below = above
            continue
        if below.dep_ == "prep" and below.lower_ in {"at", "between"} and _is_thing(before := doc[below.i - 1]):
            return Measured(before, 0.7)  # "with *levels* at 1,200"
        part = below.lower_ == "for" and above.head.lower_ == "with"  # "a *plan* with a cap for $79"
        if _is_thing(above) and above.lemma_.lower() not in _MEASURES and not part:
            return Measured(above, 0.8)
        if above.pos_ in {"VERB", "AUX"} and above.lemma_ not in _SPREAD:
            found = measured_by(above, below, taken, lasts=lasts)
            if found is not None:
                return Measured(*found)
        elif above.pos_ == "VERB":
            return _nearest(doc, above.i, taken)
        elif (own := next((child for child in above.lefts if child.dep_ == "nsubj"), None)) is not None:
            return Measured(own, 0.75)  # "with its *shares* down 4%"
        below = above
    return None


def _is_thing(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ not in _NUMBERS and token.text[-1].isalnum()


def _is_counted(noun: Token, taken: Collection[int]) -> bool:
    return any(child.i in taken for child in noun.children if child.dep_ in {"nummod", "quantmod"})


def _nearest(doc: Doc, first: int, taken: Collection[int]) -> Measured | None:
    """The last noun before the number in its sentence, what stands between commas right before the verb left out."""
    at, start = first - 1, _sentence_start(doc, first)
    while at >= start:
        token = doc[at]
        if token.text == "," and doc[at + 1].tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            at = next((before for before in range(at - 1, start, -1) if doc[before].text == ","), at)
        elif _is_thing(token) and at not in taken:
            return Measured(token, 0.4)
        at -= 1
    return None


def _sentence_start(doc: Doc, at: int) -> int:
    """Where the sentence of `doc[at]` begins; a parser's cut that no mark supports is none."""
    start = doc[at].sent.start
    while start > 0 and doc[start - 1].pos_ in {"AUX", "VERB", "ADV", "ADP"}:
        start = doc[start - 1].sent.start
    return start


_NUMBERS = {"PERCENT", "MONEY", "CARDINAL", "QUANTITY", "DATE", "TIME"}
_ADVERBIAL = {"record", "percent", "cent", "age", "ages"}
# nouns that say how the number was got, not what it is a number of
_MEASURES = {
    "total",
    "average",
    "sum",
    "close",
    "maximum",
    "minimum",
    "median",
    "mean",
    "amount",
    "figure",
    "equivalent",
    "high",
    "low",
    "record",
}
_SIGNS = {"+", "-", "−"}
_SPREAD = {"range", "vary"}  # what does so stands right before: "claims, ranging from"

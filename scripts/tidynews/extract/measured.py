"""A number's tokens in, what it counts or measures out: the head of a noun phrase, and how sure that is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Measured:
    """What a figure is about: the head of its noun phrase, and how surely (0 to 1) it was found."""

    head: Token
    sureness: float


def counted_noun(doc: Doc, last: int) -> Token | None:
    """The noun that a number counts: "soldiers" in "12 young soldiers"; the number's last token is `doc[last]`."""
    head: Token | None = None
    if last + 2 < len(doc) and doc[last + 1].text == "-" and doc[last].whitespace_ == doc[last + 1].whitespace_ == "":
        return doc[last + 2] if doc[last + 2].pos_ in {"NOUN", "PROPN", "ADJ"} else None
    for token in doc[last + 1 : last + 10]:
        if token.lower_ in _POINTERS or (token.ent_type_ in {"DATE", "TIME"} and head is not None):
            break
        if token.pos_ in {"NOUN", "PROPN"} or token.tag_ in {"NNS", "NN"}:
            head = token
        elif not _may_precede_noun(token, head):
            break
        if _ends_phrase(token):
            break
    return head


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
    if after is not None and after.lower_ == "of":
        inner = preposition_object(after)
        if inner is not None and inner.pos_ == "PRON":
            return _nearest(doc, first, taken)  # "the guests, 40 of them"
        if inner is not None and inner.i not in taken:
            return Measured(inner, 0.95)
    beside = _beside(doc, first, taken)
    if beside is not None and (doc[first].text[0] in _SIGNS or doc[first - 1].text in _SIGNS):
        return beside
    follows = None if _ends_phrase(doc[last]) else counted_noun(doc, last)
    apart = follows is not None and follows.dep_ in {"nsubj", "nsubjpass"} and follows.left_edge.i > last
    if follows is not None and not apart and follows.i not in taken and follows.ent_type_ not in {"DATE", "TIME"}:
        return Measured(follows, 0.9)
    return beside or _governor(doc, span, taken, lasts=lasts) or _nearest(doc, first, taken)


def _after_brackets(doc: Doc, last: int) -> Token | None:
    """The token after `doc[last]`, a conversion in brackets left out: "8 miles (13 km) *of* tunnels"."""
    rest = [token for token in doc[last + 1 : last + 9] if token.sent == doc[last].sent]
    if rest and rest[0].text == "(":
        closing = next((at for at, token in enumerate(rest) if token.text == ")"), len(rest) - 1)
        rest = rest[closing + 1 :]
    return rest[0] if rest else None


def phrase(head: Token, taken: Collection[int] = ()) -> tuple[int, int]:
    """First and last token of the noun phrase of `head`, with what follows in prepositions but without clauses."""
    first = head.i
    for child in head.lefts:
        if child.dep_ in _BEFORE_NOUN and child.i not in taken and child.left_edge.i < first:
            first = child.left_edge.i
    while first < head.i and (first in taken or head.doc[first].is_punct):
        first += 1
    return first, _right_end(head, taken)


def preposition_object(preposition: Token) -> Token | None:
    """The noun that a preposition leads to."""
    for child in preposition.rights:
        if child.dep_ in {"pobj", "pcomp"} and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}:
            return child
    return counted_noun(preposition.doc, preposition.i)


def upwards(token: Token) -> Iterator[Token]:
    """The tokens that govern `token`, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token


def _right_end(head: Token, taken: Collection[int]) -> int:
    last = head.i
    for child in head.rights:
        if child.i != last + 1 or child.dep_ != "prep" or child.lower_ not in _INSIDE_PHRASE:
            break
        inner = preposition_object(child)
        if inner is None or inner.i - child.i > _LONGEST or inner.pos_ not in {"NOUN", "PROPN"}:
            break
        if inner.ent_type_ in {"DATE", "TIME"} or any(at in taken for at in range(child.i, inner.i + 1)):
            break
        last = inner.i
    return last


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
    for above in upwards(start):
        if above.i in inside or above.i in taken or (below.dep_ == "conj" and _is_counted(above, taken)):
            below = above
            continue
        if (
            above.pos_ in {"NOUN", "PROPN"}
            and above.ent_type_ not in _NUMBERS
            and above.lemma_.lower() not in _MEASURES
        ):
            return Measured(above, 0.8)
        if above.pos_ in {"VERB", "AUX"}:
            found = _of_verb(above, below, taken, lasts=lasts)
            if found is not None:
                return found
        below = above
    return None


def _of_verb(verb: Token, below: Token, taken: Collection[int], *, lasts: bool) -> Measured | None:
    """Object, "for …" or subject of a verb, whichever the amount that hangs on it as `below` is about."""
    thing = None if lasts else _first(verb, {"dobj", "attr", "oprd"}, taken)
    if below.dep_ == "prep" and thing is not None and thing.i < below.i:
        return Measured(thing, 0.75)
    if below.dep_ in {"npadvmod", "advmod", "acomp"} and thing is not None and thing.i < below.i:
        return Measured(thing, 0.7)
    subject = _subject(verb, taken)
    if below.dep_ == "dobj" and (subject is None or subject.pos_ == "PRON"):
        bought = _bought(verb, below)
        if bought is not None and bought.i not in taken:
            return Measured(bought, 0.75)
    if subject is not None and subject.lower_ in {"it", "they", "that", "which"}:
        return Measured(_antecedent(subject, taken) or subject, 0.4)
    return Measured(subject, 0.75 if subject.pos_ != "PRON" else 0.6) if subject is not None else None


def _antecedent(pronoun: Token, taken: Collection[int]) -> Token | None:
    """The last noun before a pronoun in its sentence that it agrees with in number."""
    tags = {"NNS", "NNPS"} if pronoun.lower_ == "they" else {"NN", "NNP"}
    for at in range(pronoun.i - 1, pronoun.sent.start - 1, -1):
        token = pronoun.doc[at]
        if token.tag_ in tags and at not in taken and token.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "ROOT"}:
            return token
    return None


def _is_counted(noun: Token, taken: Collection[int]) -> bool:
    return any(child.i in taken for child in noun.children if child.dep_ in {"nummod", "quantmod"})


def _bought(verb: Token, amount: Token) -> Token | None:
    """What somebody pays an amount for: the noun after "for", "on", "off"."""
    for token in (*amount.rights, *verb.rights):
        if token.dep_ == "prep" and token.lower_ in {"for", "on", "off", "towards"} and token.i > amount.i:
            inner = preposition_object(token)
            if inner is not None and inner.ent_type_ not in {"DATE", "TIME"}:
                return inner
    return None


def _first(verb: Token, deps: Collection[str], taken: Collection[int]) -> Token | None:
    for child in verb.children:
        if (
            child.dep_ in deps
            and child.pos_ in {"NOUN", "PROPN"}
            and child.i not in taken
            and child.lower_ not in _LIGHT
        ):
            return child
    return None


def _subject(verb: Token, taken: Collection[int]) -> Token | None:
    """The subject of a verb, or of the verb it depends on; a relative pronoun stands for its noun."""
    for above in (verb, *upwards(verb)):
        for child in above.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i not in taken:
                return above.head if child.tag_ in {"WDT", "WP"} and above.dep_ == "relcl" else child
        if above.dep_ in {"acl", "relcl"} and above.head.pos_ in {"NOUN", "PROPN"}:
            return above.head
        if above.dep_ not in _SHARES_SUBJECT:
            break
    return None


def _nearest(doc: Doc, first: int, taken: Collection[int]) -> Measured | None:
    """The last noun before the number in its sentence."""
    for at in range(first - 1, doc[first].sent.start - 1, -1):
        token = doc[at]
        if token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ not in _NUMBERS and at not in taken:
            return Measured(token, 0.4)
    return None


def _may_precede_noun(token: Token, head: Token | None) -> bool:
    glued = token.text == "-" and token.whitespace_ == "" and token.i > 0 and token.nbor(-1).whitespace_ == ""
    if head is not None:
        return glued or token.tag_ == "POS" or token.nbor(-1).text == "-"
    return (
        glued
        or token.pos_ in {"ADJ", "NUM"}
        or token.tag_ in {"VBN", "VBG", "JJ", "RBS", "JJR"}
        or token.nbor(-1).text == "-"
    )


def _ends_phrase(token: Token) -> bool:
    return token.whitespace_ == "" and token.i + 1 < len(token.doc) and token.nbor().text in {",", ";", ":", ")", "("}


_BEFORE_NOUN = {"det", "amod", "compound", "poss", "nmod", "predet", "advmod", "punct"}
_INSIDE_PHRASE = {"of", "for", "in", "from", "on", "to"}
_NUMBERS = {"PERCENT", "MONEY", "CARDINAL", "QUANTITY", "DATE", "TIME"}
_SHARES_SUBJECT = {"xcomp", "conj", "advcl", "aux", "prep", "pcomp", "ccomp", "amod", "acomp"}
_POINTERS = {"last", "next", "this", "earlier", "later", "ago"}
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
_LIGHT = {"place", "part"}
_SIGNS = {"+", "-", "−"}
_LONGEST = 5

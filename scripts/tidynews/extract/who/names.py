"""A parsed article in, its proper names out: where each begins and ends, and what spaCy takes it for.

spaCy's entities are the start. They are trimmed, split at titles and possessives, joined with the capitalised words
they leave out, and overruled where a name of a state stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from tidynews.extract.countries import StateName, match
from tidynews.extract.who.lexicon import person_nouns, table, words
from tidynews.extract.who.spans import LINKS, PARTICLES, is_capitalised, is_description, is_office, spans


@dataclass(eq=False, slots=True)
class Name:
    """Tokens `first` up to `last` (exclusive). `label` is spaCy's, or empty; `title` the courtesy title before it."""

    first: int
    last: int
    label: str
    words: tuple[str, ...]
    text: str
    state: StateName | None = None
    title: str | None = None
    office: bool = False
    """Whether an office stands right before it ("Senator", "minister")."""


def names(doc: Doc) -> list[Name]:
    """The proper names of the article, in order, never overlapping."""
    found: list[Name] = []
    count = Counter(t.text for t in doc)
    for first, last, label in spans(doc):
        cut = [n for n in _cut(doc, first, last, label) if n.last > n.first and _can_name(doc, n)]
        found.extend(n for n in cut if n.state is not None or not _is_common(doc, n, count))
    return _with_titles(doc, found)


@cache
def body_cues() -> frozenset[str]:
    """The words by whose last one a body is known."""
    return words("organisations", "cues") | words("media", "cues") | words("forces", "cues")


def _cut(doc: Doc, first: int, last: int, label: str) -> Iterator[Name]:
    """Trim a span, and cut it at titles, possessives and the names of states that only stand before it."""
    first, last = _trim(doc, first, last)
    first, last = _trim(doc, first, _proper_end(doc, first, last))
    if first >= last:
        return
    state = match(doc, first)
    if state is not None and state[0] == last and state[1].form != "demonym" and last - first > 1:
        yield name_at(doc, first, last, "GPE", state[1])
        return
    if state is not None and state[0] < last and doc[state[0]].like_num:  # "lent Arda 40 billion"
        yield name_at(doc, first, state[0], "GPE", state[1])
        return
    for at in range(first + 1, last):
        if _is_seam(doc, first, at, last):
            yield from _cut(doc, first, at, label if label != "PERSON" or doc[at].text == "'s" else "")
            yield from _cut(doc, at, last, label)
            return
    if state is not None and state[0] == last and not (label == "PERSON" and state[1].form != "demonym"):
        yield name_at(doc, first, last, "GPE" if state[1].form != "demonym" else "NORP", state[1])
    elif state is not None and state[0] < last and not _is_body(doc, first, last, label):
        yield name_at(doc, first, state[0], "GPE", state[1])
        yield from _cut(doc, state[0], last, label if label == "PERSON" else "")
    else:
        yield name_at(doc, first, last, label)


def _proper_end(doc: Doc, first: int, last: int) -> int:
    """Where a name ends before a small word that no name has inside: "Harbour Forum ended", "Arda 13 percent"."""
    for at in range(first + 1, last):
        token, before = doc[at], doc[at - 1]
        inside = token.text in LINKS or token.text in _INSIDE or token.text in words("organisations", "nouns")
        if token.is_lower and token.is_alpha and not inside and before.whitespace_:
            return at - 1 if before.like_num else at
    return last


def _trim(doc: Doc, first: int, last: int) -> tuple[int, int]:
    while first < last and (
        doc[last - 1].text in _TAILS
        or (
            not doc[last - 1].text[-1:].isalnum()
            and not (doc[last - 1].text.endswith(".") and len(doc[last - 1].text) > 1)
        )
        or doc[last - 1].text in _PICTURE
        or (doc[last - 1].lower_ in words("things") and last - first > 1 and doc[last - 1].pos_ != "PROPN")
        or doc[last - 1].text in LINKS
    ):
        last -= 1
    while first < last and (
        not doc[first].text[:1].isalnum()
        or (not is_capitalised(doc[first]) and doc[first].text not in PARTICLES and not doc[first].text[0].isdigit())
        or doc[first].text in _DETERMINERS
        or (is_office(doc[first]) and not _is_office_of_body(doc, first, last))
        or doc[first].text in table("courtesy")
        or _is_prefix(doc, first, last)
        or is_description(doc, first, last)
    ):
        first += 3 if _is_prefix(doc, first, last) else 1
    return first, last


def _is_prefix(doc: Doc, first: int, last: int) -> bool:
    """As in "Pro-Arda" and "Ex-mayor" before a name."""
    return first + 2 < last and doc[first].lower_ in _PREFIXES and doc[first + 1].text == "-"


def _is_office_of_body(doc: Doc, first: int, last: int) -> bool:
    """As in "Foreign Ministry", "Justice Department", "House of Commons": the first word is no title there."""
    return doc[last - 1].text in words("organisations", "cues") or (
        first + 1 < last and doc[first + 1].text == "of" and doc[first].text in words("offices", "parts")
    )


def _is_seam(doc: Doc, first: int, at: int, last: int) -> bool:
    token = doc[at]
    if token.text in {"'s", "’s", "'", "’"} and token.tag_ == "POS":
        return not any(t.text in words("organisations", "cues") for t in doc[at + 1 : at + 3] if t.i < last)
    if token.text in table("courtesy") or _is_prefix(doc, at, last) or is_description(doc, at, last):
        return True
    if is_office(token) and not is_office(doc[at - 1]) and doc[first].text not in words("nobody"):
        return not _is_body(doc, first, last, "") and token.text not in _SURNAMES_TOO
    if token.text in {"the", "a"}:
        return doc[at - 1].text not in LINKS
    if token.text == "and":
        tail = doc[last - 1].text
        return tail not in body_cues() and at - first < 2
    return token.text in {",", ":", ";", "/", "(", "–", "—"} or token.is_space


def _is_body(doc: Doc, first: int, last: int, label: str) -> bool:
    """Whether a span that begins with a state's name is one body as a whole: "US Navy", "Arda Daily News"."""
    tail = doc[last - 1].text
    if tail in body_cues():
        return True
    if tail in words("facilities"):
        return True
    return label in {"ORG", "FAC", "LOC", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT"} and all(
        t.text not in words("offices") for t in doc[first:last]
    )


def _can_name(doc: Doc, name: Name) -> bool:
    """Whether a span is a name at all: no holiday, no lower-case phrase, no lone word of a capitalised headline."""
    tokens = doc[name.first : name.last]
    if not any(is_capitalised(t) for t in tokens):
        return False
    if name.state is not None:
        return True
    if len(tokens) == 1 and not _can_name_alone(doc, tokens[0]):
        return False
    if tokens[-1].lower_ in _PRONOUNS:
        return False
    if name.label == "NORP" and (tokens[-1].dep_ in {"amod", "compound"} or tokens[-1].pos_ == "ADJ"):
        return False
    prefixed = name.first > 1 and doc[name.first - 1].text == "-" and doc[name.first - 2].lower_ in _PREFIXES
    idle = name.label == "" and tokens[-1].text in words("nobody")
    return not (prefixed or idle or _is_portfolio(doc, name) or _is_tag(doc, name) or _is_adjective(tokens[-1]))


def _is_tag(doc: Doc, name: Name) -> bool:
    """As in "Ines Marlo (D-N.Y.)": party and state."""
    opened = name.first > 0 and doc[name.first - 1].text in {"(", ","}
    return opened and name.text[:2] in {"D-", "R-", "I-", "D–", "R–", "I–"}


def _is_adjective(last: Token) -> bool:
    """As in "union-backed", "Arda-based": what a name makes together with another word."""
    tail = last.text.rsplit("-", 1)[-1]
    return tail.islower() and last.pos_ in {"ADJ", "VERB", "ADV"} and (tail != last.text or last.nbor(-1).text == "-")


def _is_common(doc: Doc, name: Name, count: Mapping[str, int]) -> bool:
    """A common word in capitals ("FULL REFUND") or at the head of a sentence, which stands elsewhere without them."""
    word, token = name.words[0], doc[name.first]
    raised = (word.isupper() and len(word) > _ACRONYM) or bool(token.is_sent_start)
    return len(name.words) == 1 and raised and count[word] == 1 <= count[word.lower()] and not word.islower()


def _can_name_alone(doc: Doc, token: Token) -> bool:
    if token.text in words("nobody") or token.text in words("offices") or len(token.text) == 1:
        return False
    opens = bool(token.is_sent_start)
    if token.lower_ in words("organisations", "nouns"):
        definite = token.i > 0 and (doc[token.i - 1].lower_ == "the" or not opens)
        return definite and token.dep_ != "compound"
    return not (opens and token.lemma_.lower() in person_nouns())


def _is_portfolio(doc: Doc, name: Name) -> bool:
    """As in "Education" in "Minister of Education": a part of the office."""
    if name.first < 2 or doc[name.first - 1].lower_ not in {"of", "for"}:
        return False
    tail = doc[name.last - 1].text
    return doc[name.first - 2].lemma_.lower() in _WITH_PORTFOLIO and tail not in words("organisations", "cues")


def name_at(doc: Doc, first: int, last: int, label: str, state: StateName | None = None) -> Name:
    """The name from token `first` up to `last`."""
    return Name(first, last, label, tuple(doc[first:last].text.split()), doc[first:last].text, state)


def _with_titles(doc: Doc, found: list[Name]) -> list[Name]:
    for name in found:
        before = doc[name.first - 1] if name.first else None
        if before is None or before.is_space:
            continue
        if before.text in table("courtesy"):
            name.title = before.text
        elif is_office(before) and is_capitalised(before):
            name.office = True
    return found


_PRONOUNS = frozenset({"i", "he", "she", "it", "we", "they", "him", "them", "i’d", "i'd", "i’m", "i'm"})
SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})
_INSIDE = frozenset({"the", "to", "at", "by", "with", "from", "a", "an", "v", "vs", "or", "dem", "das", "des", "les"})
_ACRONYM = 3  # letters; longer capitals are as often words as initials
_DETERMINERS = frozenset(
    {"The", "the", "A", "An", "a", "an", "This", "That", "His", "Her", "Its", "Their", "Our", "My"}
)
_TAILS = frozenset({"'s", "’s", "'", "’"})
_PREFIXES = frozenset({"pro", "anti", "ex", "non", "pan", "post", "pre", "mid", "vice", "co"})
_SURNAMES_TOO = frozenset(
    {
        "King",
        "Prince",
        "Pope",
        "Bishop",
        "Dean",
        "Judge",
        "Major",
        "Marshal",
        "Justice",
        "Duke",
        "Baron",
        "Cardinal",
        "Star",
        "Guard",
        "Driver",
        "Miner",
    }
)
_WITH_PORTFOLIO = frozenset(
    {"minister", "secretary", "undersecretary", "commissioner", "chancellor", "spokesman", "spokeswoman"}
)
_PICTURE = frozenset({"Image", "Photo", "Picture", "Video"})

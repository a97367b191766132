"""A number's tokens in, what the words around say about the thing it counts out: killed, deployed, price."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from spacy.tokens import Token

from tidynews.extract.counted.noun_phrases import upwards
from tidynews.extract.counted.word_lists import word_list
from tidynews.extract.who.lexicon import person_nouns


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above a token, its own clause's."""
    return next((above for above in upwards(token) if above.pos_ in {"VERB", "AUX"}), None)


def people_nouns() -> frozenset[str]:
    """Nouns whose number is a number of people: "toll", "turnout"."""
    return frozenset(_words()["people"])


def counted_by(noun: Token) -> Token | None:
    """The noun that gives the number of these people: "toll" in "the civilian death toll", "the toll among crews"."""
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    tied = noun.dep_ in {"amod", "compound", "nmod"} or (noun.dep_ == "pobj" and noun.head.lower_ in _AMONG)
    return above if tied and above.lemma_.lower() in people_nouns() else None


def people_of(noun: Token) -> Token | None:
    """The people whose number a noun gives: "civilian" in "the civilian death toll"."""
    inside = (child for child in noun.subtree if counted_by(child) == noun)
    return next((child for child in inside if child.lemma_.lower() in person_nouns()), None)


def score_nouns() -> frozenset[str]:
    """Nouns whose bare number is a mark on a scale: "magnitude", "rating"."""
    return frozenset(_words()["scores"])


def property_of(token: Token, head: Token | None, *, kind: str) -> str | None:
    """The code of `figures.measured_property` that the words around a number state, the nearest first.

    Args:
        token: The last token of the number.
        head: The noun that is counted or measured.
        kind: The kind of quantity: a count shares the verb of its noun, an amount has its own, and not all codes fit.
    """
    fitting = _words()["fits"].get(kind)
    for word in _of_count(token, head) if kind == "count" else _of_amount(token, head):
        code = _of_thing(word, head) or _code(word) or _driven(word) or _qualified(word) or _direction(word)
        if code is None or (fitting is not None and code not in fitting):
            continue
        return "killed_or_wounded" if code in {"killed", "wounded"} and _pair(word) else code
    return None


def noun_property(noun: Token) -> str | None:
    """The code that a counted noun states by itself: "hostages", "demonstrators"."""
    return _code(noun)


def counts_people(token: Token) -> bool:
    """Whether a number without a noun is a number of people by its verb: "killing 300", "40 were arrested"."""
    if token.head.i == token.i + 1 and token.head.lower_ in _FURTHER:
        token = token.head  # "12 more", "12 others"
    verb = token.head
    if token.dep_ not in {"dobj", "nsubjpass", "nsubj", "pobj"} or (token.dep_ == "pobj" and token.head.lower_ != "of"):
        return False
    return verb.pos_ == "VERB" and _code(verb) in _words()["of_people"]


def _of_count(token: Token, head: Token | None) -> Iterator[Token]:
    """The words that say what happened to things: noun and modifiers, then the verb they are subject or object of."""
    start = head if head is not None else token
    start = counted_by(start) or start
    bears = start.lemma_.lower() in _bearers()
    if not bears:
        yield start
    yield from _of_happening(start)
    if bears:  # "killed three hostages": what happened to them says more than what they are
        yield start
    whole = next((child for child in token.rights if child.lower_ == "of"), None)
    yield from whole.children if whole is not None else ()  # "12 of the *dead* were children"


def _of_happening(start: Token) -> Iterator[Token]:
    yield from (child for child in start.children if child.dep_ in {"amod", "acl", "compound", "relcl", "nmod"})
    for below, above in _steps(start):
        if below.dep_ not in _TAKES_PART and not (
            below.dep_ in {"prep", "pobj"} and "of" in {below.lower_, above.lower_}
        ):
            return
        yield above
        yield from (c for c in above.children if c.dep_ in {"acomp", "oprd", "attr", "xcomp"} and c.i > above.i)
        if above.pos_ == "VERB" and (above.dep_ not in {"xcomp", "conj"} or not _shares_parts(above)):
            return


def _shares_parts(verb: Token) -> bool:
    """Whether the verb above has the same subject or object as a joined one: "shot and killed 30"."""
    return verb.dep_ != "conj" or not any(child.dep_ in {"dobj", "nsubjpass"} for child in verb.head.children)


def _of_amount(token: Token, head: Token | None) -> Iterator[Token]:
    """The words that say what an amount is: the nouns and the verb above it, then what it is measured on."""
    for above in upwards(token):
        yield above
        yield from (c for c in above.children if c.dep_ == "acomp" and c.i > above.i)
        if above.pos_ in {"VERB", "AUX"}:
            break
    if head is not None:
        yield head
        yield from (child for child in head.children if child.dep_ in {"amod", "acl", "compound", "nmod"})


def _steps(token: Token) -> Iterator[tuple[Token, Token]]:
    below = token
    for above in upwards(token):
        yield below, above
        below = above


def _code(word: Token) -> str | None:
    code = _lexicon().get((word.pos_ if word.pos_ != "AUX" else "VERB", word.lemma_.lower()))
    if code is None and word.tag_ in {"VBN", "VBD"}:
        code = _lexicon().get(("VERB", f"{word.lemma_.lower()}e"))  # the pipeline's "fin" for "fined"
    if code is None and word.tag_ in {"VBN", "VBD", "JJ"}:
        code = _lexicon().get(("ADJ", word.lower_))
    if code is None and word.tag_ == "VBG" and not any(child.dep_ == "dobj" for child in word.children):
        code = _lexicon().get(("ADJ", word.lower_))  # "two are missing"
    return code


def _of_thing(verb: Token, head: Token | None) -> str | None:
    """The code of a verb that means another thing of things than of people."""
    other = _words()["of_things"].get(verb.lemma_.lower()) if verb.pos_ == "VERB" and head is not None else None
    return str(other["code"]) if other and head is not None and head.lemma_.lower() in other["things"] else None


def _driven(verb: Token) -> str | None:
    """The code of verbs that say it only with where from: "drove 300 from their homes"."""
    for code, way in _words()["from"].items():
        if verb.pos_ == "VERB" and verb.lemma_.lower() in way["verbs"]:
            places = (noun for child in verb.rights if child.lower_ in {"from", "out"} for noun in child.subtree)
            if any(noun.lemma_.lower() in way["places"] for noun in places):
                return str(code)
    return None


def _qualified(noun: Token) -> str | None:
    """The code of nouns that say it only with another word in their phrase: "12 cases of measles"."""
    for code, way in _words()["with"].items():
        if noun.pos_ == "NOUN" and noun.lemma_.lower() in way["nouns"]:
            return str(code) if any(word.lower_ in way["words"] for word in noun.subtree) else None
    return None


def _direction(word: Token) -> str | None:
    """`change` for "up", "down", alone or with a verb that says no more: "prices went up by 9%", "shares down 4%"."""
    moving, directions = _words()["moving"], _words()["directions"]
    if word.pos_ in {"VERB", "AUX"} and word.lemma_.lower() in moving:
        return next((found for child in word.rights if (found := _direction(child)) is not None), None)
    bare = word.lower_ in directions and word.pos_ in {"ADV", "ADP", "ADJ", "PART"}
    return "change" if bare and word.i + 1 < len(word.doc) and word.nbor().lower_ not in {"to", "the"} else None


def _pair(word: Token) -> bool:
    """Whether "killed" and "wounded" are joined around `word` with no other number between: "killed or badly hurt"."""
    joined = [word, *(child for child in word.children if child.dep_ == "conj")]
    if word.dep_ == "conj":
        joined.append(word.head)
    ends = sorted(token.i for token in joined)
    between = word.doc[ends[0] : ends[-1]]
    return {"killed", "wounded"} <= {_code(token) for token in joined} and not any(t.pos_ == "NUM" for t in between)


@cache
def _lexicon() -> Mapping[tuple[str, str], str]:
    """(part of speech, lemma) to code."""
    tags = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ"}
    tables = [*((tag, _words()[kind]) for kind, tag in tags.items()), ("NOUN", _words()["bearers"])]
    return {(tag, lemma): code for tag, table in tables for code, lemmas in table.items() for lemma in lemmas}


@cache
def _bearers() -> frozenset[str]:
    return frozenset(lemma for lemmas in _words()["bearers"].values() for lemma in lemmas)


def _words() -> Mapping[str, Any]:
    return word_list("properties")


_TAKES_PART = {"nsubj", "nsubjpass", "dobj", "attr", "conj", "xcomp", "oprd", "appos", "ccomp", "nummod", "quantmod"}
_AMONG = {"among", "of", "for"}
_FURTHER = {"more", "others"}

"""A parsed article in, the stretches that may be proper names out: entities, names of states, capitalised runs."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tidynews.extract.countries import match
from tidynews.extract.who.lexicon import person_nouns, table, words


def spans(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Entities, names of states outside them, and runs of other capitalised proper nouns."""
    ends = {ent.start: ent for ent in doc.ents if ent.label_ not in _IGNORED}
    at = 0
    while at < len(doc):
        token = doc[at]
        state = None if token.is_space else match(doc, at)
        if at in ends and (state is None or state[0] <= ends[at].end):
            last = _right_end(doc, ends[at].end)
            yield at, last, ends[at].label_
            at = last
        elif state is not None and (token.ent_type_ not in NUMERIC) and not _is_person_part(doc, at, state[0]):
            yield at, state[0], "GPE"
            at = state[0]
        elif _opens_run(doc, at):
            last = at + 1
            while last < len(doc) and last not in ends and _goes_on(doc, last):
                last += 1
            if last in ends and _joins(doc, last, ends[last].label_):
                label, last = ends[last].label_, _right_end(doc, ends[last].end)
                yield at, last, label
            else:
                last = _right_end(doc, last)
                yield at, last, ""
            at = last
        else:
            at += 1


def _is_person_part(doc: Doc, first: int, last: int) -> bool:
    """Whether a word like "Jordan" or "Chad" stands inside a person's name."""
    return doc[first].ent_type_ == "PERSON" and last - first == 1 and doc[first].ent_iob_ == "I"


def _opens_run(doc: Doc, at: int) -> bool:
    token = doc[at]
    if not is_capitalised(token) or token.ent_type_ in NUMERIC:
        return False
    if token.pos_ != "PROPN" and (token.pos_ != "NOUN" or _opens_sentence(doc, at)):
        return False
    if token.text in words("nobody") and not _is_first_half(token):
        return False
    return not (token.text in table("courtesy") or is_office(token))


def _opens_sentence(doc: Doc, at: int) -> bool:
    """Whether a capital letter says nothing, because a sentence, a quotation or a list item begins."""
    return bool(doc[at].is_sent_start) or (at > 0 and (doc[at - 1].text in _OPENERS or doc[at - 1].is_space))


def _is_first_half(token: Token) -> bool:
    """As in "Social" of "Social Chamber": a word that is no name by itself, but begins one."""
    return token.dep_ == "compound" and token.head.i == token.i + 1 and is_capitalised(token.head)


def is_office(token: Token) -> bool:
    """Whether a capitalised word is an office, which is no part of the name beside it."""
    if token.i > 0 and token.nbor(-1).text in table("courtesy"):
        return False
    if token.text in words("offices"):
        return True
    if token.text not in words("offices", "parts") or token.i + 1 >= len(token.doc):
        return False
    return token.nbor().text in words("offices") or token.nbor().text in words("offices", "parts")


def is_description(doc: Doc, at: int, last: int) -> bool:
    """Whether a capitalised noun says what the person is whose full name follows: "Climber Ida Moen".

    Some people are called so: what a particle or an initial follows is no such noun ("Marine de Marlo").
    """
    noun, following = doc[at].lower_, doc[min(at + 1, last - 1)]
    if last - at <= 2 or following.lower_ in PARTICLES or following.text.endswith("."):
        return False
    named = following.ent_type_ == doc[last - 1].ent_type_ == "PERSON" and is_capitalised(following)
    return named and bool({noun, noun.removesuffix("s")} & person_nouns())


def is_capitalised(token: Token) -> bool:
    """Whether a token begins with a capital letter or is a number inside a name."""
    return token.text[:1].isupper()


def _goes_on(doc: Doc, at: int) -> bool:
    token, before = doc[at], doc[at - 1]
    if token.is_sent_start or token.text in table("courtesy"):
        return False
    if token.pos_ == "PROPN" and is_capitalised(token):
        return token.text not in words("nobody") or token.dep_ == "compound" or before.text not in words("nobody")
    linked = token.text in LINKS or token.text == "-"
    return (
        linked
        and at + 1 < len(doc)
        and doc[at + 1].pos_ == "PROPN"
        and is_capitalised(doc[at + 1])
        and (token.text in PARTICLES or doc[at - 1].text in words("organisations", "cues") or _tight(before, token))
    )


def _joins(doc: Doc, at: int, label: str) -> bool:
    """Whether the entity at `at` goes on the capitalised run before it."""
    before, token = doc[at - 1], doc[at]
    if token.is_sent_start or label not in _ACTING or not is_capitalised(token) or match(doc, at) is not None:
        return False
    return before.dep_ == "compound" and before.head.i >= at


def _right_end(doc: Doc, last: int) -> int:
    """One past the last word of a name whose entity was cut short: "Wong Yeung" + "-tat", "James" + "To"."""
    while last < len(doc) and not doc[last].is_sent_start:
        token, before = doc[last], doc[last - 1]
        if token.text == "-" and _tight(before, token) and last + 1 < len(doc) and _tight(token, doc[last + 1]):
            last += 2
        elif (
            token.pos_ == "PROPN"
            and is_capitalised(token)
            and not token.ent_type_
            and before.text not in _BREAKS
            and not before.text.endswith(".")
            and token.text not in words("nobody")
            and token.text not in table("courtesy")
            and match(doc, last) is None
        ):
            last += 1
        else:
            return last
    return last


def _tight(left: Token, right: Token) -> bool:
    return not left.whitespace_ and right.i == left.i + 1


_IGNORED = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"})
NUMERIC = _IGNORED - {"LANGUAGE"}
_ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
PARTICLES = frozenset(
    {
        "de",
        "da",
        "di",
        "do",
        "dos",
        "du",
        "del",
        "della",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "ter",
        "bin",
        "ibn",
    }
) | frozenset({"al", "el", "bint", "abu", "ben", "af", "av", "zu", "zur", "y", "e"})
LINKS = PARTICLES | {"of", "for", "and", "&", "on", "in", "-"}
_BREAKS = frozenset({"'s", "’s", "'", "’", ",", '"', "”"})
_OPENERS = frozenset({"“", '"', "``", "''", "‘", ":", "—", "–", "•", "*", "("})

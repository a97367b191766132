"""A document in, the places that it explains itself out: "the Chadian town of Arda", "Arda, in northern Chad".

No list of the world's towns has the small ones, and of many names there are several: what the article says decides.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from tidynews.extract.countries import match
from tidynews.extract.happened.trigger_words import lemma, lexicon


def explained(doc: Doc) -> Mapping[str, str]:
    """Case-folded name of a place to the country in which the article puts it; built once for a document."""
    known: dict[str, str] | None = doc.user_data.get(_KEY)
    if known is None:
        known = doc.user_data[_KEY] = {}
        for token in doc:
            if token.pos_ == "PROPN" and not _goes_on(token) and not _is_state(token):
                country = _of_kind(token) or _beside(token) or _described(token)
                if country is not None:
                    known.setdefault(name_of(token).casefold(), country)
    return known


def name_of(token: Token) -> str:
    """The proper nouns that end at `token`."""
    doc, first = token.doc, token.i
    while first > 0 and doc[first - 1].pos_ == "PROPN" and first <= doc[first - 1].head.i <= token.i:
        first -= 1
    return doc[first : token.i + 1].text


def _goes_on(token: Token) -> bool:
    return token.dep_ == "compound" and token.head.i > token.i and token.head.pos_ == "PROPN"


def _is_state(token: Token) -> bool:
    return match(token.doc, token.left_edge.i if token.ent_iob_ == "I" else token.i) is not None


def _of_kind(token: Token) -> str | None:
    """The country of "the Chadian town of Arda", "the port of Arda in Chad"."""
    if token.dep_ != "pobj" or token.head.lower_ != "of" or lemma(token.head.head) not in lexicon().place_nouns:
        return None
    noun = token.head.head
    for left in noun.lefts:
        found = match(token.doc, left.i)
        if found is not None:
            return found[1].iso3
    countries = (_country_at(token.doc, prep.i + 1) for prep in noun.rights if prep.lower_ == "in")
    return next((country for country in countries if country), None)


def _beside(token: Token) -> str | None:
    """The country of "Arda, in northern Chad", "Arda, Chad,", "Arda in Chad"."""
    doc, at = token.doc, token.i + 1
    comma = at < len(doc) and doc[at].text == ","
    at += comma
    within = at < len(doc) and doc[at].lower_ == "in"
    if not (comma or within) or not _is_located(token):
        return None
    country = _country_at(doc, at + within)
    if country is None or within:
        return country
    found = match(doc, at)
    after = found[0] if found is not None else at
    ends = after >= len(doc) or doc[after].is_punct or doc[after].is_space
    listed = after + 1 < len(doc) and match(doc, after + 1) is not None
    return country if ends and not listed else None


def _described(token: Token) -> str | None:
    """The country of "Arda, a town in Chad", "Arda, the Chadian capital of salt"."""
    doc, at = token.doc, token.i + 1
    if at + 2 >= len(doc) or doc[at].text != "," or doc[at + 1].tag_ != "DT" or not _is_located(token):
        return None
    for noun in doc[at + 2 : at + 2 + _DESCRIPTION]:
        if noun.pos_ not in {"NOUN", "ADJ", "PROPN", "ADV", "PUNCT", "NUM"} or noun.text == ",":
            return None
        if lemma(noun) in lexicon().place_nouns:
            before = (found[1].iso3 for t in doc[at + 2 : noun.i] if (found := match(doc, t.i)))
            follows = noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ in {"in", "of"}
            return next(before, _country_at(doc, noun.i + 2) if follows else None)
    return None


def _is_located(token: Token) -> bool:
    return token.ent_type_ in _PLACES or (token.dep_ == "pobj" and token.head.lower_ in _LOCATING)


def _country_at(doc: Doc, at: int) -> str | None:
    """The country whose name begins at `at`, "the" and "northern" passed over."""
    while at < len(doc) and (doc[at].lower_ in {"the", "central"} or doc[at].text.endswith("ern")):
        at += 1
    found = match(doc, at) if at < len(doc) else None
    return found[1].iso3 if found is not None and found[1].form in _NAMING else None


_KEY = "tidynews.whereabouts"
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_LOCATING = frozenset({"in", "near", "outside", "at", "around"})
_NAMING = frozenset({"official", "short", "acronym"})
_DESCRIPTION = 6
"""How many words after the article a description may take to come to its noun."""

"""A place name's head token in, whether somebody acts there or it is only a place out.

"Arda said", "a visit by Arda", "sanctions on Arda" and "Arda's army" name a party; "in Arda", "Arda's coast" and
"a visit to Arda" name a place.
"""

from __future__ import annotations

from spacy.tokens import Token

from tidynews.extract.countries import is_geographic
from tidynews.extract.who.lexicon import person_nouns, words


def acts(token: Token, *, sure: bool) -> bool:
    """Whether the name headed by `token` stands for a party.

    Args:
        token: The head of the name.
        sure: True for the name of a state; False for a capital or another place, of which more is asked.
    """
    rule = _RULES.get(token.dep_)
    if rule is not None:
        return rule(token.head, sure=sure)
    dep, head = token.dep_, token.head
    if dep in {"conj", "appos"}:
        return acts(head, sure=sure) if head.dep_ != "ROOT" else sure
    if any(c.dep_ == "acl" and c.tag_ in {"VBG", "VBN"} and c.i > token.i for c in token.rights):
        return sure  # a headline: "Arda facing new claims"
    if dep == "ROOT":
        return any(c.dep_ == "punct" and c.text in {":", "–", "—"} for c in token.rights)
    return False


def _as_subject(verb: Token, *, sure: bool) -> bool:
    if verb.lemma_ in words("placelike", "subjects"):
        return False
    if verb.lemma_ == "be" or verb.pos_ == "AUX":
        complement = next((c for c in verb.rights if c.dep_ in {"attr", "acomp", "prep"}), None)
        return (
            sure and complement is not None and not is_geographic(complement.lemma_) and complement.lower_ not in _WHERE
        )
    return (
        sure
        or verb.lemma_ in words("speaking", "verbs")
        or verb.lemma_ in words("addressed", "verbs")
        or verb.lemma_ in words("doing")
    )


def _as_passive(verb: Token, *, sure: bool) -> bool:
    return sure or verb.lemma_ in words("addressed", "verbs")


def _as_object(verb: Token, *, sure: bool) -> bool:
    if verb.lemma_ in words("addressed", "verbs"):
        return True
    return sure and verb.pos_ == "VERB" and verb.lemma_ not in words("placelike", "objects")


def _as_owner(noun: Token, *, sure: bool) -> bool:
    lemma = noun.lemma_.lower()
    if is_geographic(lemma) or noun.ent_type_ in {"GPE", "LOC", "FAC"}:
        return False
    return sure or any(word in words("acts", "nouns") or word in person_nouns() for word in (lemma, noun.lower_))


def _as_modifier(noun: Token, *, sure: bool) -> bool:
    lemma = noun.lemma_.lower()
    if is_geographic(lemma) or noun.ent_type_ in {"GPE", "LOC", "FAC"}:
        return False
    return sure


def _after(preposition: Token, *, sure: bool) -> bool:
    word, governor = preposition.lower_, preposition.head
    if preposition.dep_ == "agent" or word in words("towards"):
        return sure or preposition.dep_ == "agent" or word in {"with", "against", "between"} or _is_deed(preposition)
    if preposition.dep_ == "pcomp" or word not in {"of", "to", "on", "from", "for", "toward", "towards", "at"}:
        return word == "to" and preposition.head.lower_ == "according"
    lemma = governor.lemma_.lower()
    if lemma == "accord":
        return True
    if not sure:
        return word != "at" and lemma in words("addressed", "verbs")
    if governor.pos_ in {"VERB", "AUX"}:
        return lemma in words("owned", "verbs")
    return lemma in words("owned") or (word == "of" and lemma in person_nouns())


def _is_deed(by: Token) -> bool:
    """As in "an admission by" the capital: what only somebody does."""
    return by.lower_ == "by" and by.head.lemma_.lower() in words("acts", "nouns") | words("owned")


_WHERE = frozenset({"in", "on", "near", "at", "between", "north", "south", "east", "west"})
_RULES = {
    "nsubj": _as_subject,
    "csubj": _as_subject,
    "nsubjpass": _as_passive,
    "dobj": _as_object,
    "dative": _as_object,
    "iobj": _as_object,
    "poss": _as_owner,
    "pobj": _after,
    **dict.fromkeys(("compound", "amod", "nmod", "npadvmod"), _as_modifier),
}

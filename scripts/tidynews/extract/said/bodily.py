"""A word for a blow ("attacked", "attack on") and whom it strikes in, whether it is struck with words out."""

from __future__ import annotations

from spacy.tokens import Token

from tidynews.extract.said.cues import Lexicon
from tidynews.extract.said.sources import SUBJECTS


def with_words(word: Token, struck: Token, words: Lexicon) -> bool:
    """Whether a verb or noun of striking is about speech: its victim is somebody or an opinion, and nobody is armed."""
    strikers = [c for c in word.children if c.dep_ in {*SUBJECTS, "compound", "poss", "amod"} and c != struck]
    if any(c.lemma_.lower() in words.fighters for c in strikers):
        return False
    if any(c.dep_ == "prep" and c.lower_ == "with" for c in word.children):
        return False
    if any(_reason(c) for c in word.rights):
        return True
    lemma = struck.lemma_.lower()
    return (
        struck.ent_type_ in {"PERSON", "ORG", "NORP"}
        or struck.tag_ in {"PRP", "VBG"}
        or lemma in words.wordings
        or (struck.pos_ == "NOUN" and lemma.endswith(_ABSTRACT))
    )


def _reason(child: Token) -> bool:
    """Whether a phrase says why somebody is attacked: "for raising taxes", "as a liar"."""
    led = next((c for c in child.children if c.dep_ in {"pobj", "pcomp"}), None)
    if child.dep_ != "prep" or led is None:
        return False
    return child.lower_ in {"as", "over"} or (child.lower_ == "for" and led.ent_type_ not in {"DATE", "TIME"})


_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ship", "acy", "ing", "ics")

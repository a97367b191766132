"""A verb in, the noun that an amount in its clause is about out: its object, what is paid for, its subject."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from tidynews.extract.counted.noun_phrases import preposition_object, upwards


def measured_by(verb: Token, below: Token, taken: Collection[int], *, lasts: bool) -> tuple[Token, float] | None:
    """Object, "for …" or subject of a verb, whichever an amount that hangs on it as `below` is about; how surely."""
    thing = None if lasts else _first(verb, {"dobj", "attr", "oprd"}, taken)
    if below.dep_ == "prep" and thing is not None and thing.i < below.i:
        return (thing, 0.75)
    beside = below.dep_ in {"npadvmod", "advmod", "acomp"} or below.pos_ == "ADJ"
    if beside and thing is not None and thing.i < below.i:
        return (thing, 0.7)
    subject = subject_of(verb, taken)
    if below.dep_ == "dobj" and (subject is None or subject.pos_ == "PRON"):
        bought = _bought(verb, below)
        if bought is not None and bought.i not in taken:
            return (bought, 0.75)
    if subject is not None and subject.lower_ in {"it", "they", "that", "which"}:
        return (antecedent(subject, taken) or subject, 0.4)
    return (subject, 0.75 if subject.pos_ != "PRON" else 0.6) if subject is not None else None


def subject_of(verb: Token, taken: Collection[int]) -> Token | None:
    """The subject of a verb, or of the verb it depends on; a relative pronoun stands for its noun."""
    for above in (verb, *upwards(verb)):
        for child in above.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i not in taken:
                if child.tag_ not in {"WDT", "WP"} or above.dep_ != "relcl":
                    return child
                return above.head if above.head.i not in taken else None
        if above.dep_ in {"acl", "relcl"} and above.head.pos_ in {"NOUN", "PROPN"}:
            return above.head if above.head.i not in taken else None
        own = _joined_subject(above, taken)
        if own is not None:
            return own
        if above.dep_ not in _SHARES_SUBJECT:
            break
    return None


def _joined_subject(verb: Token, taken: Collection[int]) -> Token | None:
    """The noun between "and" and a verb without a subject: "the charge was 2 farads and the *voltage* was 5 volts"."""
    if verb.dep_ != "conj" or verb.pos_ not in {"VERB", "AUX"}:
        return None
    found: Token | None = None
    for at in range(verb.i - 1, max(verb.head.i, verb.sent.start), -1):
        token = verb.doc[at]
        if token.pos_ == "CCONJ":
            return found
        if token.pos_ == "VERB" or token.i in taken or token.text == ",":
            return None
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"pobj", "compound", "npadvmod"}:
            found = token
    return None


def antecedent(pronoun: Token, taken: Collection[int]) -> Token | None:
    """The last noun before a pronoun in its sentence that it agrees with in number."""
    tags = {"NNS", "NNPS"} if pronoun.lower_ == "they" else {"NN", "NNP"}
    for at in range(pronoun.i - 1, pronoun.sent.start - 1, -1):
        token = pronoun.doc[at]
        if token.tag_ in tags and at not in taken and token.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "ROOT"}:
            return token
    return None


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


_SHARES_SUBJECT = {"xcomp", "conj", "advcl", "aux", "prep", "pcomp", "ccomp", "amod", "acomp"}
_LIGHT = {"place", "part"}

"""A verb or noun in, what fills its grammatical slots out: subject, object, prepositions, by whatever construction."""

from __future__ import annotations

from spacy.tokens import Token

from tidynews.extract.happened.subjects import antecedent, is_infinitive, is_passive, subject, with_conjuncts
from tidynews.extract.happened.trigger_words import lemma, lexicon

Slots = dict[str, list[Token]]
"""Slot to the heads of the phrases that fill it, coordinated ones each on their own."""


def verb_slots(verb: Token) -> Slots:
    """The slots of a verb: `subj` is who does it and `obj` to whom it is done, in passives too."""
    slots: Slots = {}
    _add(slots, "obj" if is_passive(verb) else "subj", subject(verb))
    for child in verb.children:
        _complement(slots, child, verb)
        _prepositions(slots, child)
    if "obj" not in slots:
        _add(slots, "obj", _object_elsewhere(slots, verb) or _up_to(verb))
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        _add(slots, "obj", with_conjuncts(verb.head))
    return slots


def noun_slots(noun: Token) -> Slots:
    """The slots of a noun: possessor, what stands before it, and its prepositions."""
    slots: Slots = {}
    for child in noun.children:
        if child.dep_ == "poss":
            _add(slots, "poss", with_conjuncts(child))
        elif child.dep_ in {"compound", "amod", "nmod", "npadvmod", "det"} and child.i < noun.i:
            _add(slots, "modifier", [child, *_inner(child)])
        elif child.dep_ in {"acl", "relcl", "advcl"} and is_infinitive(child):
            _purpose(slots, child)
        elif child.dep_ == "acl" and child.tag_ == "VBN":  # "an attack launched by X on Y"
            for grandchild in child.children:
                _prepositions(slots, grandchild)
        elif child.dep_ == "appos":
            _add(slots, "apposition", [child])
        _prepositions(slots, child)
    _add(slots, "subj", _accused(noun))
    if noun.dep_ == "conj" and "poss" not in slots:  # "Arda's attack and siege"
        first = noun.head
        _add(slots, "poss", [c for child in first.children if child.dep_ == "poss" for c in with_conjuncts(child)])
    return slots


def is_hedge(particle: Token) -> bool:
    """Whether "up" belongs to the number: "kidnapped up to 16"."""
    return particle.i + 1 < len(particle.doc) and particle.lower_ == "up" and particle.nbor().lower_ == "to"


def _accused(noun: Token) -> list[Token]:
    """Who did it in "accused them of an attack"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in {"of", "for", "with"} or preposition.head.pos_ not in _VERBS:
        return []
    if lemma(preposition.head) not in lexicon().accusing:
        return []
    accused = [c for c in preposition.head.children if c.dep_ in {"dobj", "nsubjpass"}]
    return [t for c in accused for t in with_conjuncts(antecedent(c, preposition.head))]


def _inner(modifier: Token) -> list[Token]:
    return [c for c in modifier.children if c.dep_ in {"compound", "amod", "npadvmod", "conj"}]


def _prepositions(slots: Slots, child: Token) -> None:
    if child.dep_ == "agent":
        _add(slots, "by", [t for c in child.children if c.dep_ == "pobj" for t in with_conjuncts(c)])
    elif child.dep_ in {"prep", "dative", "prt"} and child.pos_ in {"ADP", "SCONJ", "VERB"}:
        name = child.lower_
        _add(slots, name, _torn_off(child))
        for grandchild in child.children:
            if grandchild.dep_ == "pobj":
                _add(slots, name, with_conjuncts(grandchild))
            elif grandchild.dep_ == "prep":  # "out of", "away from", "from across"
                _add(
                    slots,
                    grandchild.lower_,
                    [t for c in grandchild.children if c.dep_ == "pobj" for t in with_conjuncts(c)],
                )
    elif child.dep_ == "advmod" and child.lower_ in {"out", "away", "back", "alongside"}:
        for grandchild in child.children:
            if grandchild.dep_ == "prep":
                _add(
                    slots,
                    grandchild.lower_,
                    [t for c in grandchild.children if c.dep_ == "pobj" for t in with_conjuncts(c)],
                )


def _torn_off(preposition: Token) -> list[Token]:
    """What belongs to a preposition that the parser left alone.

    In "granted asylum to five officers holed up there" it takes the officers for a subject, and in "set up ties with
    and sent troops to Arda" the second preposition has what belongs to both.
    """
    doc, at = preposition.doc, preposition.i + 1
    if at >= len(doc) or any(c.dep_ in {"pobj", "pcomp", "prep"} for c in preposition.children):
        return []
    if doc[at].dep_ == "cc":
        later = [c for c in doc[at].head.children if c.dep_ == "conj" and c.i > at and c.pos_ == "VERB"]
        shared = [t for c in later[:1] for t in c.subtree if t.dep_ == "pobj" and t.i > c.i]
        return with_conjuncts(shared[0]) if shared else []
    noun = doc[at] if doc[at].dep_ == "nsubj" else doc[at].head
    return with_conjuncts(noun) if noun.dep_ == "nsubj" and noun.left_edge.i == at else []


def _purpose(slots: Slots, verb: Token) -> None:
    _add(slots, "purpose", [verb])
    if lemma(verb) in lexicon().helping:
        _add(slots, "helped", [t for c in verb.children if c.dep_ == "dobj" for t in with_conjuncts(c)])


def _complement(slots: Slots, child: Token, verb: Token) -> None:
    if child.dep_ in {"dobj", "obj"}:
        _add(slots, "obj", with_conjuncts(antecedent(child, verb)))
    elif child.dep_ == "dative" and child.pos_ != "ADP":
        _add(slots, "dative", with_conjuncts(child))
    elif child.dep_ in {"xcomp", "advcl", "ccomp"} and is_infinitive(child):
        _purpose(slots, child)
    elif child.dep_ == "xcomp" and child.tag_ == "VBG":
        _add(slots, "gerund", [child])
    elif not is_hedge(child):
        _add(slots, _SLOT_OF.get(child.dep_, ""), [child])


def _object_elsewhere(slots: Slots, verb: Token) -> list[Token]:
    """In "bombed and shelled the town" and "allowed the monks to march" another verb has the object."""
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp"} and is_infinitive(child):
            return [t for c in child.children if c.dep_ == "nsubj" for t in with_conjuncts(c)]
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= _NEAR and not is_passive(verb):
            return [t for c in child.children if c.dep_ == "dobj" for t in with_conjuncts(c)]
    return slots.get("of", []) if verb.tag_ == "VBG" else []


def _up_to(verb: Token) -> list[Token]:
    """The object of "killed up to 16 people", which the parser takes for a direction."""
    for up in verb.children:
        if up.lower_ == "up":
            counted = [c for to in up.children if to.lower_ == "to" for c in to.children if c.dep_ == "pobj"]
            return [t for c in counted if any(n.dep_ == "nummod" for n in c.children) for t in with_conjuncts(c)]
    return []


def _add(slots: Slots, name: str, tokens: list[Token]) -> None:
    if not (name and tokens):
        return
    known = slots.setdefault(name, [])
    known.extend(t for t in tokens if t not in known)


_VERBS = frozenset({"VERB", "AUX"})
_SLOT_OF = {
    "prt": "particle",
    "oprd": "predicate",
    "acomp": "predicate",
    "attr": "predicate",
    "advmod": "how",
    "ccomp": "clause",
}
_NEAR = 3
"""Two verbs share an object only where they stand side by side."""

"""A verb or noun in, what fills its grammatical slots out: subject, object, prepositions, by whatever construction."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tidynews.extract.trigger_words import lemma, lexicon

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


def _accused(noun: Token) -> list[Token]:
    """Who did it in "accused them of an attack"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in {"of", "for", "with"} or preposition.head.pos_ not in _VERBS:
        return []
    if lemma(preposition.head) not in lexicon().accusing:
        return []
    accused = [c for c in preposition.head.children if c.dep_ in {"dobj", "nsubjpass"}]
    return [t for c in accused for t in with_conjuncts(_antecedent(c, preposition.head))]


def subject(verb: Token) -> list[Token]:
    """Who is the grammatical subject of `verb`, also where another verb or a noun has it."""
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if own:
        return with_conjuncts(_antecedent(own[0], verb))
    if verb.dep_ == "pcomp":
        return _before_preposition(verb.head)
    if verb.dep_ in {"acl", "relcl"}:
        return _of_noun(verb)
    return _of_governor(verb)


def _of_governor(verb: Token) -> list[Token]:
    """The subject that a verb shares with the verb or adjective above it."""
    governor = verb.head
    if verb.dep_ == "conj" and governor.pos_ in _VERBS:
        return subject(governor)
    if verb.dep_ in {"xcomp", "advcl", "ccomp", "dep", "prep"} and governor.pos_ in _VERBS and not is_finite(verb):
        return _controller(verb)
    if verb.dep_ == "xcomp" and governor.pos_ == "ADJ" and is_infinitive(verb):  # "they are ready to talk"
        return subject(governor.head)
    return []


def _of_noun(verb: Token) -> list[Token]:
    """The subject of a clause that hangs on a noun: "troops fighting", "its decision to fight"."""
    noun = verb.head
    if verb.tag_ == "VBG":
        return with_conjuncts(noun)
    if is_infinitive(verb) and noun.dep_ == "ROOT":  # "Union and port to meet"
        joined = [c for c in noun.lefts if c.dep_ == "nmod" and any(cc.dep_ == "cc" for cc in c.children)]
        return [*joined, *with_conjuncts(noun)]
    if verb.dep_ == "relcl" or not is_infinitive(verb):
        return []
    holders = [c for c in noun.children if c.dep_ == "poss"]
    if holders:
        return with_conjuncts(holders[0])
    return subject(noun.head) if noun.dep_ in {"dobj", "attr"} else []


def is_passive(verb: Token) -> bool:
    """Whether the subject of `verb` is the one to whom it is done."""
    if any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN":
        own = any(c.dep_ in {"nsubj", "aux"} for c in verb.children)
        return not own and not any(c.dep_ == "dobj" for c in verb.children) and is_passive(verb.head)
    return False


def is_infinitive(verb: Token) -> bool:
    """Whether `verb` stands with "to"."""
    return any(c.tag_ == "TO" for c in verb.children)


def is_finite(verb: Token) -> bool:
    """Whether `verb` has a tense of its own."""
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or any(
        c.dep_ == "aux" and c.tag_ in _FINITE_AUXILIARY for c in verb.children
    )


def _controller(verb: Token) -> list[Token]:
    governor = verb.head
    objects = [c for c in governor.children if c.dep_ in {"dobj", "dative"} and c.i < verb.i and c.pos_ != "ADP"]
    if objects and verb.dep_ in {"xcomp", "ccomp"} and lemma(governor) not in _SUBJECT_CONTROL:
        return with_conjuncts(_antecedent(objects[0], governor))
    if lemma(governor) in _ASKED_THROUGH and verb.dep_ == "xcomp":  # "called on the rebels to leave"
        through = [
            c
            for c in governor.children
            if c.dep_ == "prep" and c.lower_ in {"on", "upon", "to", "for"} and c.i < verb.i
        ]
        asked = [t for c in through for named in c.children if named.dep_ == "pobj" for t in with_conjuncts(named)]
        if asked:
            return asked
    return subject(governor)


def _before_preposition(preposition: Token) -> list[Token]:
    """Who acts in "accused X of bombing": the object; in "by bombing": the subject."""
    governor = preposition.head
    if governor.pos_ not in _VERBS:
        return [c for c in governor.children if c.dep_ == "poss"]
    objects = [c for c in governor.children if c.dep_ == "dobj" and c.i < preposition.i]
    if preposition.lower_ in {"for", "of", "from", "into"} and objects:
        return with_conjuncts(_antecedent(objects[0], governor))
    return subject(governor)


def _antecedent(token: Token, verb: Token) -> Token:
    """What a relative pronoun stands for; other tokens stand for themselves."""
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in _VERBS:
        clause = clause.head
    relative = token.tag_ in {"WDT", "WP"} or (token.lower_ == "that" and token.pos_ == "PRON")
    return clause.head if relative and clause.dep_ == "relcl" else token


def with_conjuncts(token: Token) -> list[Token]:
    """The token, those joined to it, and what a word of quantity counts ("a group of monks", "dozens of people")."""
    return [t for each in (token, *_later_conjuncts(token)) for t in (each, *_counted(each))]


def _counted(token: Token) -> list[Token]:
    if token.pos_ != "NUM" and lemma(token) not in lexicon().quantities:
        return []
    return [c for of in token.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"]


def _later_conjuncts(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in _VERBS:
            yield child
            yield from _later_conjuncts(child)


def _inner(modifier: Token) -> list[Token]:
    return [c for c in modifier.children if c.dep_ in {"compound", "amod", "npadvmod", "conj"}]


def _prepositions(slots: Slots, child: Token) -> None:
    if child.dep_ == "agent":
        _add(slots, "by", [t for c in child.children if c.dep_ == "pobj" for t in with_conjuncts(c)])
    elif child.dep_ in {"prep", "dative", "prt"} and child.pos_ in {"ADP", "SCONJ", "VERB"}:
        name = child.lower_
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


def _purpose(slots: Slots, verb: Token) -> None:
    _add(slots, "purpose", [verb])
    if lemma(verb) in lexicon().helping:
        _add(slots, "helped", [t for c in verb.children if c.dep_ == "dobj" for t in with_conjuncts(c)])


def _complement(slots: Slots, child: Token, verb: Token) -> None:
    if child.dep_ in {"dobj", "obj"}:
        _add(slots, "obj", with_conjuncts(_antecedent(child, verb)))
    elif child.dep_ == "dative" and child.pos_ != "ADP":
        _add(slots, "dative", with_conjuncts(child))
    elif child.dep_ in {"xcomp", "advcl", "ccomp"} and is_infinitive(child):
        _purpose(slots, child)
    elif child.dep_ == "xcomp" and child.tag_ == "VBG":
        _add(slots, "gerund", [child])
    else:
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
_FINITE_AUXILIARY = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ASKED_THROUGH = frozenset({"call", "appeal", "prevail", "plead", "lean"})
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "use", "need", "take"})
_NEAR = 3
"""Two verbs share an object only where they stand side by side."""

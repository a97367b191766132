"""A verb in, who does it out: its grammatical subject, also where another verb or a noun has it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tidynews.extract.happened.trigger_words import lemma, lexicon


def subject(verb: Token) -> list[Token]:
    """Who is the grammatical subject of `verb`, also where another verb or a noun has it."""
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if own:
        return with_conjuncts(antecedent(own[0], verb))
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
    if verb.dep_ == "dobj" and verb.tag_ == "VBG" and governor.pos_ in _VERBS:  # "gained experience fighting for them"
        return subject(governor)
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
        return with_conjuncts(antecedent(objects[0], governor))
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
        return with_conjuncts(antecedent(objects[0], governor))
    return subject(governor)


def antecedent(token: Token, verb: Token) -> Token:
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


_VERBS = frozenset({"VERB", "AUX"})
_FINITE_AUXILIARY = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ASKED_THROUGH = frozenset({"call", "appeal", "prevail", "plead", "lean"})
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "use", "need", "take"})

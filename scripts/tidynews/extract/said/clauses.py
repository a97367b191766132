"""A verb in, its own subject and whether it is passive out: what its clause alone shows."""

from __future__ import annotations

from spacy.tokens import Token

from tidynews.extract.said.cues import lexicon
from tidynews.extract.said.nearby import is_quoted
from tidynews.extract.said.speakers import can_speak, listed

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def own_subject(verb: Token) -> Token | None:
    """The subject of a verb; of several before it the nearest, as the parser takes places and lists for more."""
    found = [c for c in verb.children if c.dep_ in SUBJECTS and not is_empty(c) and not _compared(c)]
    if not found:  # "the members calling for it support her": taken for a clause
        clauses = (c for c in verb.lefts if c.dep_ == "csubj" and c.tag_ == "VBG")
        found = [c for clause in clauses for c in clause.lefts if c.dep_ == "nsubj"]
    ahead = [c for c in found if c.i < verb.i]
    ahead = [c for c in ahead if not is_quoted(c, verb)] or ahead  # 'star of “Old Bridge,” said'
    if ahead and found[-1].i > verb.i and verb.nbor(-1).is_punct:  # "The promise to build appeals to many, said Marlo"
        return found[-1]
    return ahead[-1] if ahead else found[0] if found else None


def _compared(noun: Token) -> bool:
    """Whether a noun only tells whom somebody resembles: "Marlo, like Arn, has said"."""
    return noun.left_edge.i > 0 and noun.left_edge.nbor(-1).lower_ in {"like", "unlike"}


def is_filled(verb: Token) -> bool:
    """Whether something that is nobody stands for the subject: "it is said that"."""
    return any(c.dep_ in {"expl", "csubj"} or (c.dep_ in SUBJECTS and is_empty(c)) for c in verb.children)


def is_empty(token: Token) -> bool:
    """Whether a subject only fills the place: "it is worth saying that", "it appears that", "there was"."""
    if token.lower_ != "it":
        return token.dep_ == "expl" or (token.lower_ == "there" and token.pos_ == "PRON")
    verb = token.head
    clause = any(c.dep_ in {"ccomp", "xcomp", "advcl"} and c.i > verb.i for c in verb.children)
    judged = any(c.dep_ in {"acomp", "attr", "oprd"} for c in verb.rights)
    return (
        token.dep_ == "expl" or (verb.lemma_ in _SEEMING and (clause or judged)) or (verb.lemma_ in _BEING and judged)
    )


def passive(verb: Token) -> bool:
    """Whether a verb is passive: with an auxiliary, or a bare participle behind a noun or before a clause."""
    helper = next((c for c in verb.children if c.dep_ == "auxpass"), None)
    if helper is not None and helper.lower_ in _HAS and any(_is_object(c, verb) for c in verb.rights):
        return False  # "he's predicted wins", "who's called for reform"
    if helper is not None or any(c.dep_ == "nsubjpass" for c in verb.children):
        return verb.lower_ not in listed("minded") or agent(verb) is not None  # "is committed to" is no deed of others
    if verb.tag_ not in {"VBN", "VBD"} or any(c.dep_ == "aux" for c in verb.children):
        return False
    if verb.lower_ in listed("minded") and agent(verb) is None:  # "Worried that it would sink, she said"
        return False
    named = own_subject(verb) is None and agent(verb) is not None
    return named or _is_led_by_with(verb) or _is_asked(verb) or _is_participle(verb)


def agent(verb: Token) -> Token | None:
    """Who is behind "by" of a passive."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return _strayed(verb) if any(c.dep_ == "auxpass" for c in verb.lefts) else None


def _strayed(verb: Token) -> Token | None:
    """Who is behind "by" that the parser hung on a noun of the clause: "was seen as a victory by some"."""
    for token in verb.doc[verb.i + 1 : verb.right_edge.i + 1]:
        if token.pos_ in {"VERB", "AUX"} or token.is_punct:
            return None
        if token.lower_ == "by":
            found = next((c for c in token.rights if c.dep_ == "pobj"), None)
            return found if found is not None and can_speak(found) else None
    return None


def _is_led_by_with(verb: Token) -> bool:
    """Whether it is a participle as in "with both expected to win"."""
    led = verb.head if verb.dep_ == "pcomp" else next((c for c in verb.lefts if c.dep_ == "mark"), verb)
    return led.lower_ == "with"


def _is_asked(verb: Token) -> bool:
    """Whether a participle tells who was asked, not who asks: "Asked about it, she said", "she said, asked why"."""
    if verb.lower_ not in listed("asked") or verb.dep_ not in _BESIDE or own_subject(verb) is not None:
        return False
    begin = verb.i
    while begin > verb.sent.start and verb.doc[begin - 1].dep_ == "advmod" and verb.doc[begin - 1].head == verb:
        begin -= 1
    return begin == verb.sent.start or verb.doc[begin - 1].text == "," or verb.doc[begin].lower_ in _WHEN


def _is_participle(verb: Token) -> bool:
    """Whether a bare participle stands behind a noun, before a clause or behind "when"."""
    if verb.tag_ == "VBD":
        return own_subject(verb) is None and verb.doc[max(verb.i - 1, 0)].lower_ in _WHEN
    return verb.dep_ == "advcl" or (verb.dep_ == "acl" and not _is_main(verb))


def _is_object(child: Token, verb: Token) -> bool:
    near = all(t.dep_ in {"prt", "advmod"} for t in verb.doc[verb.i + 1 : child.i])
    return child.dep_ == "dobj" or (near and any(child.lower_ in s.prepositions for s in lexicon().senses(verb)))


def _is_main(participle: Token) -> bool:
    """Whether the only verb of a sentence was taken for a participle: "Two experts, Marlo and Arn, found that"."""
    lone = participle.dep_ == "acl" and participle.head.dep_ == "ROOT"
    return lone and any(c.dep_ == "ccomp" and c.left_edge.lower_ == "that" for c in participle.rights)


_BESIDE = frozenset({"advcl", "xcomp", "ccomp", "acl", "dep", "prep"})
_BEING = frozenset({"be", "'s", "’s"})
_HAS = frozenset({"'s", "’s"})
_SEEMING = frozenset({"seem", "appear"})
_WHEN = frozenset({"when", "if", "once", "unless", "though", "although", "until"})

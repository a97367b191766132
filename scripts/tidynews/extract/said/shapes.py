"""A cue verb and one of its senses in, the tokens that are its content in a given shape out.

Each function returns the content and the preposition that leads to it, or None where the verb has no such content.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from tidynews.extract.said.bodily import with_words
from tidynews.extract.said.cues import Sense, lexicon
from tidynews.extract.said.sources import SUBJECTS, passive
from tidynews.extract.said.speakers import listed, referent
from tidynews.extract.said.syntax import VENUES, bare_gerund, infinitive, subtree, that_clause

Found = tuple[set[Token], Token | None] | None


def _clause(verb: Token, sense: Sense) -> Found:
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and not infinitive(c) and not bare_gerund(c)]
    if clauses:
        clause = next((c for c in clauses if _is_behind(c, verb)), clauses[0])
        return (subtree(clause, but=verb) - _next_report(clause, verb)) | _lost_subject(clause, verb, sense), None
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in VENUES:  # "says in a statement that"
            for held in child.children:
                said = next((c for c in held.rights if c.dep_ == "acl" and that_clause(c)), None)
                if held.dep_ == "pobj" and said is not None:
                    return subtree(said), None
    return None


def _is_behind(clause: Token, verb: Token) -> bool:
    """Whether a clause follows its cue, so that one before the cue is only when or where it was said."""
    if clause.left_edge.i < verb.i or clause.left_edge.is_punct or clause.doc[clause.left_edge.i - 1].text in _PAUSES:
        return False
    inverted = any(c.dep_ in SUBJECTS for c in verb.rights)
    return not inverted and any(c.dep_ in SUBJECTS | _LEADING for c in clause.children)


def _lost_subject(clause: Token, verb: Token, sense: Sense) -> set[Token]:
    """The subject of a clause that the parser took for the object of the cue: 'said the bridge "was built" late'."""
    if "listener" in sense.frames or clause.i < verb.i or any(c.dep_ in SUBJECTS | _LEADING for c in clause.children):
        return set()
    nouns = (c for c in verb.rights if c.pos_ in {"NOUN", "PROPN", "PRON"} and c.dep_ in _TAKEN and c.i < clause.i)
    taken = next((c for c in nouns if c.ent_type_ not in {"DATE", "TIME"}), None)
    return subtree(taken) if taken is not None else set()


def _next_report(clause: Token, verb: Token) -> set[Token]:
    """The next reporting clause of the same speaker, which the parser joined to what is said: "says A and warns B"."""
    tokens: set[Token] = set()
    words = lexicon()
    for child in clause.rights:
        if not _is_next(child, clause, verb) or any(c.dep_ in SUBJECTS for c in child.children):
            continue
        if any(sense.kind == "speech" for sense in words.senses(child)):
            tokens |= set(child.subtree)
    return tokens


def _is_next(child: Token, clause: Token, verb: Token) -> bool:
    """Whether a verb goes with the cue and not with the clause: "says it is late but conceded", "said so, adding"."""
    if child.dep_ == "conj":
        return _tense(child) == _tense(verb) or (_tense(child) == "VBD" and _tense(clause) != "VBD")
    beside = child.doc[child.left_edge.i - 1]
    return child.dep_ == "advcl" and child.tag_ == "VBG" and (beside.text == "," or beside.dep_ == "cc")


def _tense(verb: Token) -> str:
    """The form of a verb, or of the "did" before it."""
    return next((c.tag_ for c in verb.lefts if c.dep_ == "aux" and c.lemma_ == "do"), verb.tag_)


def _to(verb: Token, sense: Sense) -> Found:
    del sense
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp", "advcl"} and infinitive(child) and child.i > verb.i:
            if child.dep_ == "advcl" and verb.lemma_ not in {"plan", "threaten", "refuse", "decline", "vow", "agree"}:
                continue
            tokens = subtree(child)
            if passive(verb):
                raised = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
                tokens |= subtree(raised) if raised is not None else set()
            return tokens, None
    return None


def _object_to(verb: Token, sense: Sense) -> Found:
    del sense
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and infinitive(child) and child.i > verb.i:
            tokens = subtree(child)
            direct = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
            if direct is None and not any(c.dep_ == "nsubj" for c in child.children):
                return None
            return tokens | (subtree(direct) if direct is not None else set()), None
    return None


def _gerund(verb: Token, sense: Sense) -> Found:
    del sense
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and bare_gerund(child) and child.i > verb.i:
            return subtree(child), None
    return None


def _object(verb: Token, sense: Sense) -> Found:
    direct = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    free = next((c for c in verb.rights if c.dep_ == "ccomp" and c.left_edge.lower_ == "what"), None)
    if direct is None and free is not None and not sense.bodily:  # "condemned what she called a breach"
        return subtree(free), None
    if direct is None and "as" in sense.with_:
        return _rejected_as(verb)
    if direct is None or (direct.pos_ == "PRON" and not _may_be_pronoun(direct, sense)):
        return None
    if (sense.bodily and not with_words(verb, direct, lexicon())) or not _is_shown(verb, sense):
        return None
    tokens = subtree(direct)
    for child in verb.children:
        if child.dep_ in {"prep", "dative"} and (child.lower_ in sense.with_ or _goes_on(child)) and child.i > verb.i:
            if direct.dep_ == "nsubjpass" and child.i == verb.i + 1:  # "is accused of": the preposition is in the cue
                return tokens | {t for t in child.subtree if t.i > child.i}, child
            tokens |= subtree(child)
    return tokens, None


def _is_shown(verb: Token, sense: Sense) -> bool:
    """Whether it is a paper, a poll or a film that shows something, where it must: "the survey showed a lead"."""
    if sense.kind != "evidence":
        return True
    shown = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    return shown is not None and referent(shown).lemma_.lower() in listed("document") | lexicon().exhibits


def _goes_on(prep: Token) -> bool:
    """Whether a phrase behind an object says more of what is wanted or judged, not when or where it is said."""
    led = next((c for c in prep.children if c.dep_ == "pobj"), None)
    if prep.lower_ in {"on", "in"}:  # "attacked her on trade", not "on Monday", "in a letter"
        told = listed("document", "issues", "media") | lexicon().occasions
        return led is not None and not led.ent_type_ and led.lemma_.lower() not in told
    return prep.lower_ in _MORE and (led is None or led.ent_type_ not in {"DATE", "TIME"})


def _may_be_pronoun(direct: Token, sense: Sense) -> bool:
    """Whether "it" can be all that is said: "denied it" and "condemned it" do, "explained it" tells nothing."""
    vague = direct.lower_ in _REFLEXIVE | {"it", "that", "this", "what"}
    return not vague or sense.act in {"deny", "admit"} or (bool(sense.with_) and sense.act != "promise")


def _rejected_as(verb: Token) -> Found:
    """What is judged stands behind the judgment: 'rejected as "absurd" the claim that'."""
    prep = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as"), None)
    tokens = {t for t in prep.subtree if t.i > prep.i} if prep is not None else set()
    return (tokens, prep) if tokens else None


def _as(verb: Token, sense: Sense) -> Found:
    del sense
    direct = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    if direct is not None and direct.i > verb.i and verb.lemma_ in NAMING and any(map(_set_beside, direct.rights)):
        return subtree(direct), None
    for child in verb.children:
        if child.i <= verb.i:
            continue
        is_as = child.dep_ == "prep" and child.lower_ == "as"
        if is_as or child.dep_ == "oprd":
            if direct is None and verb.dep_ == "acl" and passive(verb):  # "a strip of land known as the Neck"
                return {t for t in verb.head.subtree if t.i < verb.i and t not in set(verb.subtree)} | subtree(
                    child
                ), None
            if direct is None:
                continue
            return subtree(direct) | subtree(child), None
        if child.dep_ == "ccomp" and child.pos_ in {"NOUN", "ADJ", "PROPN"} and not infinitive(child):
            return subtree(child), None
    return None


def _set_beside(noun: Token) -> bool:
    """Whether a noun without a comma before it was taken for an apposition: 'called the plan "a mistake"'."""
    return noun.dep_ == "appos" and noun.doc[noun.left_edge.i - 1].text != "," and noun.left_edge.i > noun.head.i


def _seem(verb: Token, sense: Sense) -> Found:
    del sense
    complement = next(
        (c for c in verb.children if c.dep_ in {"xcomp", "oprd", "acomp", "ccomp"} and c.i > verb.i), None
    )
    if complement is None:
        return None
    raised = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subtree(complement) | (subtree(raised) if raised is not None and raised.lower_ != "it" else set()), None


def _prep(verb: Token, sense: Sense) -> Found:
    heard = [c for c in verb.rights if c.dep_ == "dobj"] if "listener" in sense.frames else []
    for child in [*verb.children, *(c for one in heard for c in one.rights)]:  # "reminded voters of his past"
        if child.dep_ in {"prep", "dative"} and child.lower_ in sense.prepositions and child.i > verb.i:
            tokens = {t for t in child.subtree if t.i > child.i}
            if tokens and sense.act == "demand":  # "called on all sides to come"
                asked = (c for c in verb.rights if c.dep_ in {"advcl", "xcomp", "ccomp"} and infinitive(c))
                tokens |= {t for c in asked for t in c.subtree if t.i > child.i}
            named = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as" and c.i > child.i)
            tokens |= {t for c in named for t in c.subtree}  # "referred to the bridge as a danger"
            if tokens:
                return tokens, child
        if child.dep_ in {"advcl", "ccomp", "xcomp"} and child.i > verb.i:  # "called for them to come"
            mark = child.left_edge
            if mark.dep_ == "mark" and mark.lower_ in sense.prepositions and mark.i - verb.i <= _CLOSE:
                return {t for t in child.subtree if t.i > mark.i}, mark
    return None


SHAPES: Mapping[str, Callable[[Token, Sense], Found]] = {
    "clause": _clause,
    "object-to": _object_to,
    "to": _to,
    "seem": _seem,
    "as": _as,
    "gerund": _gerund,
    "prep": _prep,
    "object": _object,
}
"""The shapes by name, in the order in which they are tried."""

_TAKEN = frozenset({"dobj", "npadvmod", "oprd", "attr"})
_LEADING = frozenset({"expl", "mark", "csubj", "csubjpass"})
_PAUSES = frozenset({",", "-", "–", "—", "--", ".", ";", ":"})
_MORE = frozenset(
    {"for", "as", "over", "against", "with", "from", "of", "to", "toward", "towards", "into", "about", "despite"}
)
_CLOSE = 4  # tokens between a verb and the "for" of "called on Monday for them to come"
NAMING = frozenset({"call", "dub", "brand", "label", "term", "deem"})
"""Verbs that need no "as" before what they call something."""

_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself"})

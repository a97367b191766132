"""A verb's token in, who does what it says out: its own subject, or that of a clause on which it leans."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tidynews.extract.said.clauses import SUBJECTS, agent, is_empty, is_filled, own_subject, passive
from tidynews.extract.said.coordinated import FINITE, clause_of, form, joined_to, mood, reporting
from tidynews.extract.said.cues import lexicon
from tidynews.extract.said.nearby import adjacent, behind, beside, is_finite, is_pause, is_quoted
from tidynews.extract.said.speakers import can_speak, issued, listed, referent


def subject(verb: Token) -> Token | None:
    """Who does what `verb` says: its own subject, or that of the clause on which it leans. In the passive, the agent.

    A subject on which it only leans is passed over if it cannot speak and another one can: in "said the port reminded
    him of home, adding that" it is not the port that adds.
    """
    if passive(verb):
        return agent(verb) or _quoted_as(verb)
    own = own_subject(verb)
    if own is not None:
        return _issuer(own) or (behind(verb) if is_quoted(own, verb) else None) or own
    return None if is_filled(verb) else adjacent(verb) or _inherited(verb)


def _quoted_as(verb: Token) -> Token | None:
    """Who "is quoted as saying"."""
    led = (c for c in verb.rights if c.lower_ == "as" and any(d.tag_ == "VBG" for d in c.children))
    return next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None) if next(led, None) is not None else None


def _issuer(own: Token) -> Token | None:
    """Who put out the paper that "that" takes up: "released a letter that says"."""
    paper = referent(own)
    return subject(paper.head) if paper is not own and issued(paper) else None


def _inherited(verb: Token) -> Token | None:
    """Who does what a verb without a subject of its own says."""
    first = _first_of_list(verb)
    if first is not None:
        return first
    spare: Token | None = None
    shows = any(sense.kind == "evidence" for sense in lexicon().senses(verb))
    for found in _leaning(verb):
        if (shows or can_speak(found)) and not is_quoted(found, verb):
            return found
        spare = spare or (found if not is_quoted(found, verb) and found.lower_ not in _THINGS else None)
    return (
        next(beside(verb), None) or (_last_speaker(verb) if verb.tag_ == "VBG" or spare is not None else None) or spare
    )


def _first_of_list(verb: Token) -> Token | None:
    """Who does a list of deeds the last of which was taken for the main one: "Arn met them, spoke and praised"."""
    if verb.tag_ not in FINITE or verb.dep_ != "ROOT":
        return None
    deeds = [c for c in verb.lefts if c.dep_ in {"ccomp", "advcl"} and mood(c) == "finite"]
    own = own_subject(deeds[-1]) if deeds and not any(c.dep_ == "mark" for c in deeds[-1].lefts) else None
    return own if own is not None and own.i < deeds[-1].i and not is_quoted(own, verb) else None


def _last_speaker(verb: Token) -> Token | None:
    """The last subject before a verb that can speak: "Her answer comes as the minister tours the north, praising"."""
    before = reversed(verb.doc[verb.sent.start : verb.left_edge.i])
    able = (t for t in before if t.dep_ in SUBJECTS and can_speak(t) and not is_quoted(t, verb))
    return next((t for t in able if not is_empty(t)), None)


def _leaning(verb: Token) -> Iterator[Token]:
    """Who may do what a verb without a subject says: nouns on which it hangs and subjects around it, nearest first."""
    at = verb
    noun: Token | None
    above: Token | None
    for _ in range(_DEPTH):
        at = reporting(at) or at
        own = (own_subject(at) or adjacent(at) or _aside(at)) if at is not verb else None
        if own is not None:
            yield own
            noun, above = None, clause_of(at.head)
        else:
            noun, above = _around(at)
        if noun is not None:
            yield noun
        if above is None or above == at or (own_subject(above) is None and is_filled(above)):
            return
        at = above


def _aside(verb: Token) -> Token | None:
    """Who stands before an aside, unless the verb goes on with one before it: "he met Marlo, stopped, and said"."""
    joined = verb.dep_ == "conj" and own_subject(verb.head) is not None and form(verb.head) == form(verb)
    return None if joined else next(beside(verb), None)


def _around(verb: Token) -> tuple[Token | None, Token | None]:
    """The noun that does what a verb without a subject says, if it hangs on one, and the verb of the clause around."""
    head = verb.head
    if head.pos_ in _NOMINAL and head.dep_ == "ROOT" and _is_main(verb):
        return head, None
    if verb.dep_ in {"acl", "relcl"} and head.pos_ in _NOMINAL:
        return _described(verb)
    if verb.dep_ == "conj" or (verb.dep_ == "dep" and form(verb) == form(head)):
        return None, joined_to(verb)
    if verb.dep_ in _LEANING or (verb.dep_ == "dep" and "VBG" in {verb.tag_, head.tag_}):
        return _made(verb), clause_of(head)
    return None, clause_of(head) if verb.dep_ in {"ccomp", "parataxis"} and is_finite(verb) else None


def _is_main(verb: Token) -> bool:
    """Whether the only verb of a sentence was taken for a part of its subject, the root."""
    trails = verb.tag_ == "VBG" and verb.dep_ == "advcl"
    return verb.left_edge.tag_ not in _WH and (is_finite(verb) or trails)


def _described(verb: Token) -> tuple[Token | None, Token | None]:
    """The same for a participle, infinitive or relative clause that hangs on a noun."""
    noun = verb.head
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
    if verb.dep_ == "relcl" and not infinitive:
        return None, None
    named = infinitive and noun.dep_ == "attr"  # "Arn was the first to say": Arn
    if named or _is_aside(verb) or issued(noun) or _hears(noun):
        return None, clause_of(noun)
    return ((_given(noun) or _meant_for(noun, verb)) if infinitive else None) or noun, clause_of(noun)


def _hears(noun: Token) -> bool:
    """Whether somebody only gets a paper: "sent a letter to members saying"."""
    to = noun.head
    led = noun.dep_ == "pobj" and to.lower_ == "to"
    return led and (issued(to.head) or any(issued(c) for c in to.head.children))


def _given(noun: Token) -> Token | None:
    """Who is given something to do: "gave her a chance to say"."""
    return next((c for c in noun.head.rights if c.dep_ == "dative" and c.pos_ in _NOMINAL), None)


def _meant_for(noun: Token, verb: Token) -> Token | None:
    """For whom it is to do something: "a chance for the crews to say"."""
    led = (c for c in noun.rights if c.lower_ == "for" and c.i < verb.i)
    return next((d for c in led for d in c.rights if d.dep_ == "pobj" and can_speak(d)), None)


def _made(verb: Token) -> Token | None:
    """Whom the verb around makes, sees, blames or stops doing it."""
    if verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and verb.head.lemma_ in listed("seeing")):
        return _controlled(verb)
    return _blamed(verb.head) if verb.dep_ == "pcomp" else None


def _controlled(verb: Token) -> Token | None:
    """Whom another verb makes do it: "the vote led ministers to say", "asked the court to rule"."""
    governor = verb.head
    if governor.lemma_ in listed("own_doing"):
        return None
    made = next((c for c in governor.rights if c.dep_ in {"dobj", "dative"} and c.i < verb.i), None)
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
    seen = verb.tag_ == "VBG" and governor.lemma_ in listed("seeing")
    return made if (infinitive or seen) and made is not None and can_speak(made) else None


def _blamed(preposition: Token) -> Token | None:
    """Whose deed is blamed, praised or stopped: "accused Arn of saying", "kept her from asking"."""
    governor = preposition.head
    if preposition.lower_ not in {"of", "for", "from"} or governor.pos_ != "VERB":
        return None
    to_object = preposition.lower_ == "from" or any(s.target is not None for s in lexicon().senses(governor))
    met = next((c for c in governor.rights if c.dep_ in {"dobj", "dative"} and c.i < preposition.i), None)
    to_object = to_object or (met is not None and met.dep_ == "dative")
    return met if to_object and met is not None and can_speak(met) else None


def _is_aside(verb: Token) -> bool:
    """Whether a participle hung on a noun says what the subject does: behind a comma or a place."""
    begin = verb.left_edge.i
    after_comma = begin > 0 and is_pause(verb.doc[begin - 1])
    return (
        verb.tag_ == "VBG"
        and verb.head.dep_ not in SUBJECTS
        and (after_comma or verb.head.ent_type_ in {"GPE", "DATE", "TIME", "LOC", "FAC"})
    )


_DEPTH = 7  # clauses around a verb
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_LEANING = frozenset({"xcomp", "pcomp", "advcl", "aux", "prep", "acomp"})
_THINGS = frozenset({"this", "that"})  # nothing that a clause around could make a speaker
_WH = frozenset({"WDT", "WP", "WP$", "WRB", "IN"})

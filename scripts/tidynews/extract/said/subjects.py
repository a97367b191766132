"""A verb's token in, who does what it says out: its own subject, or that of a clause on which it leans."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tidynews.extract.said.cues import lexicon
from tidynews.extract.said.nearby import adjacent, behind, beside, is_quoted
from tidynews.extract.said.speakers import can_speak, issued, listed, referent

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def subject(verb: Token) -> Token | None:
    """Who does what `verb` says: its own subject, or that of the clause on which it leans. In the passive, the agent.

    A subject on which it only leans is passed over if it cannot speak and another one can: in "said the port reminded
    him of home, adding that" it is not the port that adds.
    """
    if passive(verb):
        return agent(verb)
    own = _own(verb)
    if own is not None:
        return _issuer(own) or (behind(verb) if is_quoted(own, verb) else None) or own
    return None if _is_filled(verb) else adjacent(verb) or _inherited(verb)


def _issuer(own: Token) -> Token | None:
    """Who put out the paper that "that" takes up: "released a letter that says"."""
    paper = referent(own)
    return subject(paper.head) if paper is not own and issued(paper) else None


def _inherited(verb: Token) -> Token | None:
    """Who does what a verb without a subject of its own says."""
    spare: Token | None = None
    shows = any(sense.kind == "evidence" for sense in lexicon().senses(verb))
    for found in _leaning(verb):
        if (shows or can_speak(found)) and not is_quoted(found, verb):
            return found
        spare = spare or (found if not is_quoted(found, verb) else None)
    return (
        next(beside(verb), None) or (_last_speaker(verb) if verb.tag_ == "VBG" or spare is not None else None) or spare
    )


def _last_speaker(verb: Token) -> Token | None:
    """The last subject before a verb that can speak: "Her answer comes as the minister tours the north, praising"."""
    before = reversed(verb.doc[verb.sent.start : verb.left_edge.i])
    able = (t for t in before if t.dep_ in SUBJECTS and can_speak(t) and not is_quoted(t, verb))
    return next((t for t in able if not _empty(t)), None)


def passive(verb: Token) -> bool:
    """Whether a verb is passive: with an auxiliary, or a bare participle behind a noun or before a clause."""
    helper = next((c for c in verb.children if c.dep_ == "auxpass"), None)
    if helper is not None and helper.lower_ in _HAS and any(_is_object(c, verb) for c in verb.rights):
        return False  # "he's predicted wins", "who's called for reform"
    if helper is not None or any(c.dep_ == "nsubjpass" for c in verb.children):
        return verb.lower_ not in listed("minded") or agent(verb) is not None  # "is committed to" is no deed of others
    if verb.tag_ not in {"VBN", "VBD"} or any(c.dep_ == "aux" for c in verb.children):
        return False
    if verb.dep_ == "pcomp" and verb.head.lower_ == "with":  # "with both expected to win"
        return True
    if verb.tag_ == "VBD":
        return _own(verb) is None and verb.doc[max(verb.i - 1, 0)].lower_ in _WHEN
    return verb.dep_ == "advcl" or (verb.dep_ == "acl" and not _is_main(verb))


def _is_object(child: Token, verb: Token) -> bool:
    led = child.i == verb.i + 1 and any(child.lower_ in sense.prepositions for sense in lexicon().senses(verb))
    return child.dep_ == "dobj" or led


def agent(verb: Token) -> Token | None:
    """Who is behind "by" of a passive."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _is_main(participle: Token) -> bool:
    """Whether the only verb of a sentence was taken for a participle: "Two experts, Marlo and Arn, found that"."""
    lone = participle.dep_ == "acl" and participle.head.dep_ == "ROOT"
    return lone and any(c.dep_ == "ccomp" and c.left_edge.lower_ == "that" for c in participle.rights)


def _own(verb: Token) -> Token | None:
    """The subject of a verb; of several before it the nearest, as the parser takes places and lists for more."""
    found = [c for c in verb.children if c.dep_ in SUBJECTS and not _empty(c)]
    if not found:  # "the members calling for it support her": taken for a clause
        clauses = (c for c in verb.lefts if c.dep_ == "csubj" and c.tag_ == "VBG")
        found = [c for clause in clauses for c in clause.lefts if c.dep_ == "nsubj"]
    ahead = [c for c in found if c.i < verb.i]
    if ahead and found[-1].i > verb.i and verb.nbor(-1).is_punct:  # "The promise to build appeals to many, said Marlo"
        return found[-1]
    return ahead[-1] if ahead else found[0] if found else None


def _is_filled(verb: Token) -> bool:
    """Whether something that is nobody stands for the subject: "it is said that"."""
    return any(c.dep_ in {"expl", "csubj"} or (c.dep_ in SUBJECTS and _empty(c)) for c in verb.children)


def _empty(token: Token) -> bool:
    """Whether a subject only fills the place: "it is worth saying that", "it appears that", "there was"."""
    if token.lower_ != "it":
        return token.dep_ == "expl" or (token.lower_ == "there" and token.pos_ == "PRON")
    verb = token.head
    clause = any(c.dep_ in {"ccomp", "xcomp", "advcl"} and c.i > verb.i for c in verb.children)
    judged = any(c.dep_ in {"acomp", "attr"} for c in verb.rights)
    return token.dep_ == "expl" or (clause and verb.lemma_ in {"seem", "appear"}) or (verb.lemma_ == "be" and judged)


def _leaning(verb: Token) -> Iterator[Token]:
    """Who may do what a verb without a subject says: nouns on which it hangs and subjects around it, nearest first."""
    at = _reporting(verb) or verb
    noun: Token | None
    above: Token | None
    for _ in range(_DEPTH):
        own = (_own(at) or adjacent(at) or next(beside(at), None)) if at is not verb else None
        if own is not None:
            yield own
            noun, above = None, _clause(at.head)
        else:
            noun, above = _around(at)
        if noun is not None:
            yield noun
        if above is None or above == at or (_own(above) is None and _is_filled(above)):
            return
        at = above


def _around(verb: Token) -> tuple[Token | None, Token | None]:
    """The noun that does what a verb without a subject says, if it hangs on one, and the verb of the clause around."""
    head = verb.head
    if verb.dep_ in {"acl", "relcl"} and head.pos_ in _NOMINAL:
        infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
        if verb.dep_ == "relcl" and not infinitive:
            return None, None
        named = infinitive and head.dep_ == "attr"  # "Arn was the first to say": Arn
        return (None if named or _is_aside(verb) or issued(head) else head), _clause(head)
    if verb.dep_ == "conj":
        return None, _alike(verb)
    if verb.dep_ in _LEANING or (verb.tag_ == "VBG" and verb.dep_ == "dep"):
        return _made(verb), _clause(head)
    return None, None


def _made(verb: Token) -> Token | None:
    """Whom the verb around makes, sees, blames or stops doing it."""
    if verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and verb.head.lemma_ in listed("seeing")):
        return _controlled(verb)
    return _blamed(verb.head) if verb.dep_ == "pcomp" else None


def _alike(verb: Token) -> Token:
    """The verb to which another is joined: of those around it the nearest in the same form.

    In "said that the price would rise and blamed", "blamed" is joined to "said".
    """
    at = _clause(verb.head)
    while _form(at) != _form(verb):
        if at.head == at:
            return _clause(verb.head)
        at = _clause(at.head)
    return at


def _form(verb: Token) -> tuple[str, str]:
    """Its tense, and whether it is perfect or progressive."""
    first = next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}), None)
    if first is None or first.lemma_ == "do":
        return (first or verb).tag_, ""
    return first.tag_, verb.tag_


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
    met = next((c for c in governor.rights if c.dep_ == "dobj" and c.i < preposition.i), None)
    return met if to_object and met is not None and can_speak(met) else None


def _reporting(verb: Token) -> Token | None:
    """The reporting verb with which a cue goes on, though the parser hung it on what is reported.

    "said he felt ill, arguing that", "said the port had closed and praised"
    """
    clause = verb.head
    if verb.i < clause.i or not _speaks(verb):
        return None
    comma = any(t.text in _PAUSES for t in verb.doc[verb.left_edge.i - 2 : verb.left_edge.i])
    trails = verb.tag_ == "VBG" and verb.dep_ == "advcl" and comma
    joined = verb.dep_ == "conj" and clause.dep_ == "ccomp"
    while (trails or joined) and clause.dep_ in _REPORTED and clause.head != clause:
        clause = _clause(clause.head)
        if clause.i < verb.i and _speaks(clause) and (trails or clause.tag_ == verb.tag_):
            return clause
    return None


def _speaks(verb: Token) -> bool:
    return verb.pos_ == "VERB" and any(sense.kind == "speech" for sense in lexicon().senses(verb))


def _is_aside(verb: Token) -> bool:
    """Whether a participle hung on a noun says what the subject does: behind a comma or a place."""
    begin = verb.left_edge.i
    after_comma = begin > 0 and verb.doc[begin - 1].text in _PAUSES
    return (
        verb.tag_ == "VBG"
        and verb.head.dep_ not in SUBJECTS
        and (after_comma or verb.head.ent_type_ in {"GPE", "DATE", "TIME", "LOC", "FAC"})
    )


def _clause(token: Token) -> Token:
    """The verb of the clause in which a token stands."""
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


_DEPTH = 7  # clauses around a verb
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_PAUSES = frozenset({",", "—", "–", "--"})
_HAS = frozenset({"'s", "’s"})
_LEANING = frozenset({"xcomp", "pcomp", "advcl", "aux", "prep", "acomp"})
_REPORTED = frozenset({"ccomp", "acl", "advcl", "relcl", "conj"})
_WHEN = frozenset({"when", "if", "once", "unless", "though", "although", "until"})

"""An attribution in, whether the article says that it was made, that it was not, or only supposes it out."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.clauses import SUBJECTS
from tidynews.extract.said.cues import lexicon
from tidynews.extract.said.nearby import misread


def polarity(attribution: Attribution) -> str:
    """The code of `claims.polarity`; words inside the content say nothing of it ('"Not now," she said')."""
    verbs = _verbs(attribution)
    shared = [v for verb in verbs for v in _joined(verb)]
    beside = [c for v in [*verbs, *shared] for c in v.children if not _within(c, attribution)]
    if any(_is_condition(c) for c in beside) or any(_is_asked(v, attribution) for v in verbs):
        return "conditional"
    if any(c.lower_ in _MAYBE and _is_modal(c) for c in beside):
        return "conditional"
    if any(_denies(c) for c in beside) or any(_is_left_out(v) for v in verbs):
        return "negated"
    return "conditional" if any(_supposes(c, attribution) for c in beside) else "affirmed"


def _verbs(attribution: Attribution) -> list[Token]:
    """The words of a cue that can be negated: its head, the verbs over it ("refused to say"), the verb lent to it."""
    head, cue = attribution.head, attribution.cue
    if head is None or cue is None:
        return []
    over = (t for t in head.ancestors if cue[0] <= t.idx < cue[1] and t.pos_ in {"VERB", "AUX"})
    be = [head.head] if head.pos_ == "ADJ" and head.dep_ == "acomp" else []
    return list(dict.fromkeys([head, *over, *be, *([attribution.lent] if attribution.lent is not None else [])]))


def _joined(verb: Token) -> Iterator[Token]:
    """The verb whose auxiliaries hold for another one too: "may say or hint", "did not say or hint"."""
    over = verb.head
    bare = verb.dep_ == "conj" and verb.tag_ == over.tag_ == "VB"
    if bare and not any(c.dep_ in {"aux", *SUBJECTS} for c in verb.children):
        yield over


def _within(token: Token, attribution: Attribution) -> bool:
    return any(start <= token.idx < end for start, end in attribution.content)


def _is_condition(child: Token) -> bool:
    """Whether a word makes a clause a condition or an indirect question: "if he says", "unclear whether he said"."""
    inverted = child.dep_ == "aux" and child.lower_ == "should" and child.i == child.head.left_edge.i
    return (child.dep_ == "mark" and child.lower_ in _CONDITIONS) or (inverted and child.i < _place(child.head))


def _place(verb: Token) -> int:
    """Where the subject of a verb stands, or nowhere."""
    return next((c.i for c in verb.lefts if c.dep_ in SUBJECTS), -1)


def _is_asked(verb: Token, attribution: Attribution) -> bool:
    """Whether a verb asks yes or no: "Did she say so?"; "Why did she say so?" takes it that she did."""
    at = _place(verb)
    helping = next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"} and c.i < at), None)
    if helping is None or _within(helping, attribution) or any(t.tag_ in _WH for t in verb.doc[verb.sent.start : at]):
        return False
    return next((t.text for t in verb.doc[verb.i :] if t.text in _ENDS), "") == "?"


def _denies(child: Token) -> bool:
    """Whether a word beside a cue verb says that it was not said: "did not say", "Nor did she say", "no one said"."""
    if child.dep_ == "neg" or child.lower_ == "never":
        return True
    if child.lower_ in _NOR and child.i < child.head.i:
        return True
    if child.lower_ == "no":  # "made no claim that", "there was no suggestion that"
        return child.dep_ == "det"
    if child.dep_ in SUBJECTS:
        return child.lower_ in _NOBODY or any(c.lower_ in {"no", "neither"} for c in child.lefts)
    return False


def _is_left_out(verb: Token) -> bool:
    """Whether something is done without saying it, or is yet to be said."""
    over = verb.head
    if verb.dep_ in {"pcomp", "pobj"} and over.lower_ == "without":
        return True
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
    put_off = any(c.lower_ == "yet" and c.i < verb.i for v in (verb, over) for c in v.children)
    return to and (put_off or (over.lemma_ == "fail" and verb.dep_ == "xcomp"))


def _supposes(child: Token, attribution: Attribution) -> bool:
    """Whether an auxiliary makes a cue a mere possibility.

    Not "I would say" and "it must be said", by which it is said; nor "would like", which is a wish that is there; nor
    "would later say" and "said that he would announce", the future as told in the past.
    """
    verb = child.head
    if not _is_modal(child) or child.lower_ not in _SUPPOSED:
        return False
    if attribution.source is not None and attribution.source.lower_ in {"i", "we"}:
        return child.lower_ == "could"
    if child.lower_ in {"must", "should"} and any(c.lower_ == "it" and c.dep_ == "nsubjpass" for c in verb.lefts):
        return False
    if child.lower_ not in {"would", "'d", "’d"}:
        return True
    kept = attribution.sense is not None and attribution.sense.kind in {"will", "stance"}
    told = verb.dep_ == "ccomp" and verb.head.tag_ in {"VBD", "VBN"} and bool(lexicon().senses(verb.head))
    return not kept and not told and not any(c.lower_ in _DONE for c in verb.children)


def _is_modal(child: Token) -> bool:
    return child.dep_ == "aux" and child.tag_ == "MD" and not misread(child, child.head)


_CONDITIONS = frozenset({"if", "whether", "unless", "lest"})
_MAYBE = frozenset({"may", "might"})  # where "not" leaves it open too
_SUPPOSED = frozenset({"could", "would", "should", "must", "ought", "'d", "’d"})
_DONE = frozenset({"later", "eventually", "subsequently", "often", "always", "usually", "frequently", "sometimes"})
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_NOR = frozenset({"nor", "neither"})
_WH = frozenset({"WP", "WDT", "WP$", "WRB"})
_ENDS = frozenset({"?", ".", "!", ";"})

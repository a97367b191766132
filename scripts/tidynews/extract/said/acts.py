"""An attribution with its speakers in, what is done by saying so out: "said it would send" promises."""

from __future__ import annotations

from spacy.tokens import Token

from tidynews.extract.actors import Cast
from tidynews.extract.nlp import Reading
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.cues import lexicon
from tidynews.extract.said.sources import SUBJECTS


def act(reading: Reading, attribution: Attribution, cast: Cast, speakers: tuple[str, ...]) -> str:
    """The act of the cue; where that says no more than that something was said, the content decides.

    "Refused to confirm" refuses, whatever the cue behind it does; "called it a lie" denies.
    """
    sense = attribution.sense
    if sense is None:
        return "state"
    if attribution.frame == "label" and reading.text(*attribution.content[-1]).rstrip("”\"'’")[-1:] == "?":
        return "ask"
    if attribution.head is not None and is_refused(attribution.head):
        return "refuse"
    if sense.act != "state" or sense.kind != "speech" or attribution.head is None or not attribution.content:
        return sense.act
    if attribution.frame == "as":
        return "deny" if _called_false(reading, attribution) else "state"
    return _by_content(reading, attribution, cast, speakers)


def _by_content(reading: Reading, attribution: Attribution, cast: Cast, speakers: tuple[str, ...]) -> str:
    """Who plainly says what he will do promises, or refuses; what somebody else must do is demanded."""
    root = _root(reading, attribution)
    modal = next((c.lower_ for c in root.children if c.dep_ == "aux" and c.tag_ == "MD"), None) if root else None
    who = next((c for c in root.children if c.dep_ in SUBJECTS), None) if root else None
    if root is None or modal is None or who is None or any(c.lower_ in _PERFECT for c in root.children):
        return "state"
    own = _is_speaker(who, attribution, cast, speakers)
    if modal in _FUTURE and own and who.dep_ == "nsubj" and root.lemma_ not in lexicon().not_promised:
        if not _commits(attribution):
            return "state"
        return "refuse" if any(c.dep_ == "neg" for c in root.children) else "promise"
    return "demand" if modal in _DUTY and not own and attribution.frame not in _LOOSE else "state"


def _commits(attribution: Attribution) -> bool:
    """Whether somebody can be held to it: not to a joke, nor many to what a share of them says it will do."""
    head, source = attribution.head, attribution.source
    counted = source is not None and (source.tag_ == "CD" or source.lemma_.lower() in lexicon().shares)
    return head is not None and lexicon().lemma(head) in lexicon().committing and not counted


def is_refused(verb: Token) -> bool:
    """Whether somebody "refused to answer" or "declined to comment"."""
    over = lexicon().senses(verb.head) if verb.dep_ == "xcomp" else ()
    return any(sense.act == "refuse" for sense in over)


def _root(reading: Reading, attribution: Attribution) -> Token | None:
    """The verb of what is said, if it is a single sentence."""
    first, last = attribution.content[0], attribution.content[-1]
    whole = reading.doc.char_span(first[0], last[1], alignment_mode="contract")
    span = reading.doc.char_span(*first, alignment_mode="contract")
    if not span or not whole or whole[0].sent.end < whole.end - 1:
        return None
    root = span.root
    return root if root.pos_ in {"VERB", "AUX"} else None


def _is_speaker(who: Token, attribution: Attribution, cast: Cast, speakers: tuple[str, ...]) -> bool:
    """Whether the subject of what is said is who says it, or whom he speaks for ("France" of "its ministry said")."""
    if who.lower_ in _FIRST:
        return True
    named = cast.at(who)
    if named:
        source = attribution.source
        owners = [c for c in source.lefts if c.dep_ == "poss"] if source is not None else []
        return set(named) <= {*speakers, *(actor for owner in owners for actor in cast.at(owner))}
    return who.lower_ in _THIRD and not speakers


def _called_false(reading: Reading, attribution: Attribution) -> bool:
    words = [w.strip("“”\"'’‘,.").lower() for w in reading.text(*attribution.content[-1]).split()]
    heads = words[-1:] if "of" not in words else words[: words.index("of")][-1:]
    return any(word in lexicon().falsehoods or word.removesuffix("s") in lexicon().falsehoods for word in heads)


_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "'d", "’d"})
_DUTY = frozenset({"must", "should", "ought"})
_PERFECT = frozenset({"have", "'ve", "’ve"})
_FIRST = frozenset({"i", "we"})
_THIRD = frozenset({"he", "she", "they"})
_LOOSE = frozenset({"trailing", "after", "beside"})

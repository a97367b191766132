"""A quoted passage inside a sentence in, how far around it somebody is reported out: 'called the plan "a mistake"'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tidynews.extract.nlp import Reading, end_char
from tidynews.extract.said.cues import Sense, lexicon
from tidynews.extract.said.shapes import NAMING
from tidynews.extract.said.sources import passive
from tidynews.extract.said.surroundings import DASHES, Passage


@dataclass(frozen=True)
class Report:
    """A reporting verb beside a passage, and the first and last character of the words that it reports with it.

    It `leads` to the passage or follows it.
    """

    verb: Token
    sense: Sense | None
    start: int
    end: int
    leads: bool


def named(reading: Reading, passage: Passage) -> Report | None:
    """The verb that calls something what stands in the marks. Parsers often miss it, as marks break the phrase."""
    words = lexicon()
    before = passage.before
    last = len(before) - 1
    while last >= 0 and before[last].pos_ in _INSIDE:
        last -= 1
    by_as = last >= 0 and before[last].lower_ in {"as", "being"}
    for place in range(len(before) - 1, max(len(before) - _REACH, -1), -1):
        token = before[place]
        sense = next((s for s in words.senses(token) if "as" in s.frames), None)
        if token.text in _BREAKS or (sense is None and token.tag_ in _FINITE):
            return None
        if sense is not None:
            alone = token.dep_ == "acl" and token.head.dep_ == "ROOT"  # a past tense taken for a participle
            fits = (by_as or token.lemma_ in NAMING) and (alone or not passive(token)) and place < len(before) - 1
            if not fits or before[place + 1].pos_ == "ADP":  # "called for"
                return None
            return Report(token, sense, before[place + 1].idx, tail(reading, passage, token), leads=True)
    return None


def led(reading: Reading, passage: Passage) -> Report | None:
    """The verb in whose clause the passage stands: 'grumbled to a crowd that the bridge "never" opened'."""
    before = passage.before
    that = next((n for n in range(len(before) - 1, 0, -1) if before[n].lower_ in {"that", "whether"}), None)
    for place in range((that or len(before)) - 1, -1, -1):
        token = before[place]
        if token.text in _BREAKS or token.dep_ == "relcl":
            return None
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        sense = next((s for s in lexicon().senses(token) if "clause" in s.frames or "quote" in s.frames), None)
        if sense is None and that is None:
            continue
        first = that or _first(before, place)
        if sense is None or not first or (that is None and (sense.kind != "speech" or token.tag_ not in _FINITE)):
            return None
        return Report(token, sense, before[first].idx, tail(reading, passage, token), leads=True)
    return None


def _first(before: Sequence[Token], place: int) -> int | None:
    """Where a clause without "that" begins behind its verb: at its subject, when and to whom it is said left out."""
    verb = before[place]
    aside = {t for c in verb.rights if c.dep_ in {"npadvmod", "advmod", "dative", "prt"} for t in c.subtree}
    start = next((n for n in range(place + 1, len(before)) if before[n] not in aside), None)
    return start if start is not None and before[start].pos_ in {"PRON", "PROPN", "NOUN", "DET"} else None


def tail(reading: Reading, passage: Passage, verb: Token) -> int:
    """Where the sentence stops to report behind a passage that is only a part of it."""
    inside = reading.text(*passage.span).rstrip("”\"'’» ")
    behind = passage.behind
    end = passage.span[1]
    if not behind or inside[-1:] in {".", "?", "!", "…"}:
        return end
    pause = inside[-1:] == ","
    for place, token in enumerate(behind):
        if token.text in DASHES | {";", ":", "(", ")"}:
            break
        if token.text == ",":
            pause = True
            continue
        if _leaves(token, behind[place + 1 :], verb, pause=pause):
            break
        pause = False
        end = end_char(token)
    return end


def _leaves(token: Token, rest: Sequence[Token], verb: Token, *, pause: bool) -> bool:
    """Whether the journalist's own words begin with a token."""
    if token.lower_ == "during" or (token.ent_type_ in {"DATE", "TIME"} and token.head == verb):
        return True
    if pause and (token.tag_ in {"VBG", "WDT", "WP", "VBD", "VBZ"} or token.lower_ in _ASIDES):
        return True
    if token.dep_ == "cc" or (pause and token.lower_ in {"and", "but"}):
        following = next((t for t in rest if t.tag_ in _FINITE | {verb.tag_} or t.text == ","), None)
        if following is None:
            return False
        shares = following.tag_ == verb.tag_ and all(t.dep_ in {"advmod", "neg"} for t in rest[: rest.index(following)])
        return shares or any(s.kind == "speech" for s in lexicon().senses(following))
    return pause and token.pos_ in {"PROPN", "PRON", "DET", "NOUN"}


_INSIDE = frozenset({"DET", "ADJ", "ADV"})
_BREAKS = DASHES | {";", ":"}
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ASIDES = frozenset({"as", "while", "before", "after", "when", "though", "although"})
_REACH = 25  # tokens from a verb that names to the marks

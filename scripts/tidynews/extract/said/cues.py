"""`cues.yaml` in, the senses of every word that reports speech, thought or evidence out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Token

from tidynews.schema import load_yaml


@dataclass(frozen=True, slots=True)
class Sense:
    """One way to use a cue: what is done by it, and the shapes in which it takes its content."""

    act: str
    kind: str
    frames: frozenset[str]
    prepositions: frozenset[str]
    with_: frozenset[str]
    target: str | None
    sure: bool
    bodily: bool = False
    unowned: bool = False
    verbs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The senses by lemma, for each part of speech.

    With them the verbs that only lend or lead, the words that answer claims or stand for them, and the lists that tell
    blows from words and promises from forecasts.
    """

    verbs: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[str, tuple[Sense, ...]]
    adjectives: Mapping[str, tuple[Sense, ...]]
    adverbs: Mapping[str, tuple[Sense, ...]]
    light_verbs: frozenset[str]
    leading_verbs: frozenset[str]
    drawing_verbs: frozenset[str]

    misread: Mapping[str, str]
    replies: frozenset[str]
    claim_words: frozenset[str]
    exhibits: frozenset[str]
    occasions: frozenset[str]
    fighters: frozenset[str]
    wordings: frozenset[str]
    not_promised: frozenset[str]
    committing: frozenset[str]
    shares: frozenset[str]
    falsehoods: frozenset[str]

    def senses(self, token: Token) -> tuple[Sense, ...]:
        """The senses of a token as the part of speech it was read as; none for other words.

        A verb with a particle has the senses listed for both words, and its own only if it is sure to be a cue.
        """
        if token.pos_ in {"VERB", "AUX"}:
            lemma = self.lemma(token)
            particle = next((c.lower_ for c in token.rights if c.dep_ == "prt"), None)
            own = self.verbs.get(lemma, ())
            if particle is None:
                return own
            return self.verbs.get(f"{lemma} {particle}", tuple(sense for sense in own if sense.sure))
        listed = {"NOUN": self.nouns, "ADJ": self.adjectives, "ADV": self.adverbs}
        return listed.get(token.pos_, {}).get(token.lemma_.lower(), ())

    def lemma(self, verb: Token) -> str:
        """The lemma of a verb, mistakes of the parser's rules put right."""
        lemma = verb.lemma_.lower()
        return self.misread.get(lemma, lemma)


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once a process."""
    raw = load_yaml(Path(__file__).with_name("cues.yaml"))
    return Lexicon(
        verbs=_by_lemma(raw["verbs"]),
        nouns=_by_lemma(raw["nouns"]),
        adjectives=_by_lemma(raw["adjectives"]),
        adverbs=_by_lemma(raw["adverbs"]),
        light_verbs=frozenset(raw["light_verbs"]),
        leading_verbs=frozenset(raw["leading_verbs"]),
        drawing_verbs=frozenset(raw["drawing_verbs"]),
        misread=raw["misread"],
        replies=frozenset(raw["replies"]),
        claim_words=frozenset(raw["claim_words"]),
        exhibits=frozenset(raw["exhibits"]),
        occasions=frozenset(raw["occasions"]),
        fighters=frozenset(raw["fighters"]),
        wordings=frozenset(raw["wordings"]),
        not_promised=frozenset(raw["not_promised"]),
        committing=frozenset(raw["committing"]),
        shares=frozenset(raw["shares"]),
        falsehoods=frozenset(raw["falsehoods"]),
    )


def _by_lemma(groups: list[dict[str, Any]]) -> Mapping[str, tuple[Sense, ...]]:
    senses: dict[str, tuple[Sense, ...]] = {}
    for group in groups:
        for lemma in group["cues"]:
            senses[lemma] = (*senses.get(lemma, ()), _sense(group))
    return senses


def _sense(group: dict[str, Any]) -> Sense:
    return Sense(
        act=group["act"],
        kind=group["kind"],
        frames=frozenset(group["frames"]),
        prepositions=frozenset(group.get("prepositions", ())),
        with_=frozenset(group.get("with", ())),
        target=group.get("target"),
        sure=group.get("sure", False),
        bodily=group.get("bodily", False),
        unowned=group.get("unowned", False),
        verbs=frozenset(group.get("verbs", ())),
    )


LABEL = Sense("state", "speech", frozenset(), frozenset(), frozenset(), None, sure=True)
"""The sense of a colon or dash behind a speaker, and of "according to"."""

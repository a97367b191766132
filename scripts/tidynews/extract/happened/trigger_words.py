"""triggers.yaml in, entries by lemma out: the only module that knows how that file is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Token

from tidynews.schema import load_yaml


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of triggers.yaml."""

    number: int
    plover_type: str
    plover_mode: str | None
    frame: Mapping[str, str]
    needs: Mapping[str, frozenset[str]]
    one_of: Mapping[str, frozenset[str]]
    unless: Mapping[str, frozenset[str]]
    carriers: frozenset[str]
    """Light verbs without which the noun does not count; empty where it counts alone."""


@dataclass(frozen=True, slots=True)
class Words:
    """Lemma to its entries, in the order of the file, and the words that carry others."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    light: frozenset[str]
    """Verbs that carry a noun ("held talks"), the special ones of single entries included."""
    known: frozenset[str]
    """All verbs of the file, without their particles."""
    occurrence: frozenset[str]
    governing: frozenset[str]
    """Nouns whose "of" says who they are: "the government of Arda"."""
    offices: frozenset[str]
    """The same of who speaks for a state: "the president of Arda"."""
    results: frozenset[str]
    """Verbs that say what an attack did: "shelled the town, killing twelve"."""
    generic: frozenset[str]
    """Nouns that a definite article makes mean any event of their kind told before: "the attack"."""
    helping: frozenset[str]
    demanding: frozenset[str]
    accusing: frozenset[str]
    place_nouns: frozenset[str]
    quantities: frozenset[str]
    """Nouns that only count another: "dozens of people", "a group of monks"."""


@cache
def lexicon() -> Words:
    """The words that report events."""
    raw: dict[str, Any] = load_yaml(Path(__file__).with_name("triggers.yaml"))
    verbs: dict[str, list[Entry]] = {}
    nouns: dict[str, list[Entry]] = {}
    for number, written in enumerate(raw["entries"]):
        entry = _entry(number, written, raw)
        for lemma in written.get("verbs", ()):
            verbs.setdefault(lemma, []).append(entry)
        for lemma in written.get("nouns", ()):
            nouns.setdefault(lemma, []).append(entry)
    light = frozenset(raw["light_verbs"]).union(
        *(e["light"] for e in raw["entries"] if isinstance(e.get("light"), list))
    )
    return Words(
        verbs={lemma: tuple(entries) for lemma, entries in verbs.items()},
        nouns={lemma: tuple(entries) for lemma, entries in nouns.items()},
        light=light,
        known=light | {name.split()[0] for name in verbs},
        occurrence=frozenset(raw["occurrence_verbs"]),
        results=frozenset(raw["result_verbs"]),
        governing=frozenset(raw["governing_nouns"]),
        offices=frozenset(raw["office_nouns"]),
        generic=frozenset(raw["generic_nouns"]),
        quantities=frozenset(raw["quantity_nouns"]),
        helping=frozenset(raw["classes"]["Helping"]),
        demanding=frozenset(raw["classes"]["Demanding"]),
        accusing=frozenset(raw["accusing_verbs"]),
        place_nouns=frozenset(raw["classes"]["PlaceNoun"]),
    )


def lemma(token: Token) -> str:
    """The lemma in lower case; mended where the pipeline cut one letter too many ("staged" to "stag")."""
    known, cut = lexicon().known, str(token.lemma_).lower()
    mend = cut not in known and token.tag_ in {"VBD", "VBN", "VBG"} and f"{cut}e" in known
    return f"{cut}e" if mend else cut


def _entry(number: int, written: Mapping[str, Any], raw: Mapping[str, Any]) -> Entry:
    light = written.get("light", ())
    return Entry(
        number=number,
        plover_type=written["type"],
        plover_mode=written.get("mode"),
        frame=raw["frames"][written["frame"]],
        needs=_conditions(written.get("needs", {}), raw["classes"]),
        one_of=_conditions(written.get("any", {}), raw["classes"]),
        unless=_conditions(written.get("unless", {}), raw["classes"]),
        carriers=frozenset(raw["light_verbs"] if light is True else light),
    )


def _conditions(
    written: Mapping[str, Iterable[str]], classes: Mapping[str, Iterable[str]]
) -> Mapping[str, frozenset[str]]:
    return {
        slot: frozenset(word for name in names for word in classes.get(name, (name,)))
        for slot, names in written.items()
    }

"""The attributions of an article with their speakers in, how its claims relate to each other out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tidynews.extract.nlp import Reading
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.cues import lexicon
from tidynews.extract.said.syntax import that_clause
from tidynews.rows import ClaimLink


@dataclass(frozen=True)
class Link:
    """One claim's relation to another, both by number."""

    claim: int
    related: int
    relation: str
    basis: str

    def row(self, ids: Sequence[str]) -> ClaimLink:
        """The row of `claim_links`."""
        return ClaimLink(
            claim_id=ids[self.claim], related_claim_id=ids[self.related], relation=self.relation, basis=self.basis
        )


def embedding(found: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the number of the one whose content holds its cue: the shortest if there are several."""
    lengths = [sum(end - start for start, end in a.content) for a in found]
    result: list[int | None] = []
    for number, attribution in enumerate(found):
        holders = [
            other
            for other, outer in enumerate(found)
            if attribution.cue is not None
            and lengths[other] > lengths[number]
            and any(s <= attribution.cue[0] and attribution.cue[1] <= e for s, e in outer.content)
        ]
        result.append(min(holders, key=lambda other: lengths[other], default=None))
    return result


def links(
    reading: Reading, found: Sequence[Attribution], speakers: Sequence[tuple[str, ...]], outer: Sequence[int | None]
) -> list[Link]:
    """All links, each once."""
    every = [
        *_embedded(found, speakers, outer),
        *_answers(reading, found, speakers, outer),
        *_repeats(reading, found, speakers),
    ]
    return list({(link.claim, link.related, link.relation): link for link in every}.values())


def _embedded(
    found: Sequence[Attribution], speakers: Sequence[tuple[str, ...]], outer: Sequence[int | None]
) -> Iterator[Link]:
    """Claims inside claims.

    What a noun names ("the allegation that") is the article's word, unless it is the speaker's own ("his promise").
    """
    for number, holder in enumerate(outer):
        if holder is None:
            continue
        nominal = found[number].frame.startswith("noun") and found[holder].frame in _NAMING
        nominal = nominal and not (speakers[number] and speakers[number] == speakers[holder])
        yield Link(number, holder, "embedded_in", "presupposed" if nominal else "reported")
        relation = _VERDICTS.get(_act(found[holder]))
        if nominal and relation is not None:
            yield Link(holder, number, relation, "reported")


def _answers(
    reading: Reading, found: Sequence[Attribution], speakers: Sequence[tuple[str, ...]], outer: Sequence[int | None]
) -> Iterator[Link]:
    """Denials of what stands before, and replies to the last claim of somebody else in this paragraph or the last."""
    for number, attribution in enumerate(found):
        head = attribution.head
        if head is None or outer[number] is not None:
            continue
        answers = head.lemma_ in lexicon().replies
        denies = _act(attribution) in _VERDICTS and _speaks_of_claims(reading, attribution)
        if not (answers or denies):
            continue
        before = [
            other
            for other in range(number)
            if outer[other] is None
            and not (speakers[number] and speakers[other] == speakers[number])
            and 0 <= _place(attribution) - _place(found[other]) <= _NEAR
        ]
        if not before:
            continue
        if denies:
            accusing = (other for other in reversed(before) if _act(found[other]) in _ACCUSING)
            yield Link(number, next(accusing, before[-1]), _VERDICTS[_act(attribution)], "reported")
        else:
            yield Link(number, before[-1], "responds_to", "reported")


def _speaks_of_claims(reading: Reading, attribution: Attribution) -> bool:
    """Whether what is denied or confirmed is only named: "denied the allegation", "denied it"."""
    head = attribution.head
    named = next((c for c in head.rights if c.dep_ == "dobj"), None) if head is not None else None
    if named is not None and named.lower_ in lexicon().claim_words:
        return not any(c.dep_ in {"acl", "relcl", "ccomp", "appos"} and that_clause(c) for c in named.rights)
    words = [w.strip("“”\"'’,.").lower() for s in attribution.content for w in reading.text(*s).split()]
    return 0 < len(words) <= _SHORT and words[-1] in lexicon().claim_words


def _repeats(reading: Reading, found: Sequence[Attribution], speakers: Sequence[tuple[str, ...]]) -> Iterator[Link]:
    """The same speaker saying the same again, or another one who denies or confirms it in the same words.

    The same means that most words of the shorter content stand in an earlier one.
    """
    words = [_words(reading, a) for a in found]
    for number, own in enumerate(words):
        for other in range(number):
            shared = own & words[other]
            if len(shared) < _FEW or len(shared) < _SAME * min(len(own), len(words[other])):
                continue
            again = bool(speakers[number]) and speakers[number] == speakers[other]
            relation = "repeats" if again else _VERDICTS.get(_act(found[number]))
            if relation is not None and not _overlap(found[number], found[other]):
                yield Link(number, other, relation, "reported")
                break


def _words(reading: Reading, attribution: Attribution) -> frozenset[str]:
    words = (w.strip("“”\"'’‘,.;:!?()—–").lower() for s in attribution.content for w in reading.text(*s).split())
    return frozenset(w for w in words if len(w) > _SMALL)


def _overlap(first: Attribution, second: Attribution) -> bool:
    return any(s < e2 and s2 < e for s, e in first.content for s2, e2 in second.content)


def _place(attribution: Attribution) -> int:
    return attribution.cue[0] if attribution.cue is not None else attribution.content[0][0]


def _act(attribution: Attribution) -> str:
    return attribution.sense.act if attribution.sense is not None else "state"


_NAMING = frozenset({"object", "as", "prep", "quote"})
_VERDICTS = {"deny": "denies", "admit": "confirms"}
_NEAR = 900  # characters: a paragraph or two
_ACCUSING = frozenset({"accuse", "allege", "condemn"})
_SHORT = 5
_FEW = 4
_SAME = 0.7
_SMALL = 3  # letters of words too common to show that something is said again

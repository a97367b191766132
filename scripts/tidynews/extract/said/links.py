"""The attributions of an article with who takes part in, how its claims relate to each other out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tidynews.extract.nlp import Reading
from tidynews.extract.said.answers import Told, answers, same_source, verdict
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.parties import Parties
from tidynews.extract.said.polarity import polarity
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
    reading: Reading, found: Sequence[Attribution], people: Sequence[Parties], outer: Sequence[int | None]
) -> list[Link]:
    """All links, each once."""
    told = Told(reading, found, people, outer)
    answered = (Link(claim, related, relation, "reported") for claim, related, relation in answers(told))
    every = [*_embedded(told), *answered, *_repeats(told)]
    return list({(link.claim, link.related, link.relation): link for link in every}.values())


def _embedded(told: Told) -> Iterator[Link]:
    """Claims inside claims.

    What a noun names ("the allegation that") is the article's word, unless it is the speaker's own ("his promise").
    """
    for number, holder in enumerate(told.outer):
        if holder is None:
            continue
        nominal = told.found[number].frame.startswith("noun") and told.found[holder].frame in _NAMING
        speakers = told.people[number].speakers
        nominal = nominal and not (speakers and speakers == told.people[holder].speakers)
        yield Link(number, holder, "embedded_in", "presupposed" if nominal else "reported")
        relation = verdict(told.found[holder])
        if nominal and relation is not None:
            yield Link(holder, number, relation, "reported")


def _repeats(told: Told) -> Iterator[Link]:
    """The same speaker saying the same again, or another one who denies or confirms it in the same words.

    The same means that most words of the shorter content stand in an earlier one. What was not said repeats nothing.
    """
    words = [_words(told.reading, a) for a in told.found]
    made = [polarity(a) == "affirmed" for a in told.found]
    for number, own in enumerate(words):
        for other in range(number):
            shared = own & words[other]
            if len(shared) < _FEW or len(shared) < _SAME * min(len(own), len(words[other])):
                continue
            if not (made[number] and made[other]) or _overlap(told.found[number], told.found[other]):
                continue
            speakers = told.people[number].speakers
            again = bool(speakers) and speakers == told.people[other].speakers
            by_another = None if same_source(told, number, other) else verdict(told.found[number])
            relation = "repeats" if again else by_another
            if relation is not None:
                yield Link(number, other, relation, "reported")
                break


def _words(reading: Reading, attribution: Attribution) -> frozenset[str]:
    words = (w.strip("“”\"'’‘,.;:!?()—–").lower() for s in attribution.content for w in reading.text(*s).split())
    return frozenset(w for w in words if len(w) > _SMALL)


def _overlap(first: Attribution, second: Attribution) -> bool:
    return any(s < e2 and s2 < e for s, e in first.content for s2, e2 in second.content)


_NAMING = frozenset({"object", "as", "prep", "quote"})
_FEW = 4
_SAME = 0.7
_SMALL = 3  # letters of words too common to show that something is said again

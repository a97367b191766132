"""A guess about who is who: what it says, why, and how it is written as a decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tidynews.curate.known import Known


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`ids` are one actor, `into` (a merge); or one of `ids` is several, by new id and articles (a split).

    `score` is a guess between 0 and 1 of how likely it is right; `weight` is how many mentions it moves.
    """

    score: float
    weight: int
    ids: tuple[str, ...]
    into: str | Mapping[str, Sequence[str]]
    reason: str
    evidence: tuple[str, ...]

    @property
    def what(self) -> str:
        """Merge or split."""
        return "merge" if isinstance(self.into, str) else "split"

    def as_yaml(self) -> str:
        """The decision as it may stand in actors.yaml, under its heading, after the evidence as comments."""
        lines = [
            f"  # {self.score:.2f}  {line}" if n == 0 else f"  #       {line}" for n, line in enumerate(self.evidence)
        ]
        if isinstance(self.into, str):
            ids = ", ".join(self.ids)
            fits = len(ids) < _WIDTH
            lines += [f"  - ids: [{ids}]"] if fits else ["  - ids:", *(f"      - {actor_id}" for actor_id in self.ids)]
            lines += [f"    into: {self.into}"]
        else:
            lines += [f"  - id: {self.ids[0]}", "    into:"]
            lines += [f"      {new}: [{', '.join(articles)}]" for new, articles in self.into.items()]
        return "\n".join([*lines, f"    reason: {self.reason}"])

    def as_json(self) -> dict[str, Any]:
        """The same for programs."""
        decision: dict[str, Any] = {"ids": list(self.ids)} if isinstance(self.into, str) else {"id": self.ids[0]}
        decision |= {"into": self.into, "reason": self.reason}
        return {"what": self.what, "score": self.score, "evidence": list(self.evidence), "decision": decision}


def about(actor: Known) -> str:
    """An actor as evidence shows it."""
    count = f"{actor.mentions} mention{'s' if actor.mentions != 1 else ''} in {_articles(actor)}"
    facts = [fact for fact in (actor.kind if actor.kind != "person" else "", actor.country, actor.offices()) if fact]
    return f"{actor.name} ({'; '.join([count, *facts])})"


def _articles(actor: Known) -> str:
    return f"{len(actor.articles)} articles" if len(actor.articles) != 1 else next(iter(actor.articles))


_WIDTH = 100

"""A reading and its cast in, who is said to have said, thought or wanted what out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tidynews.extract.actors import Cast
from tidynews.extract.nlp import Reading
from tidynews.extract.quotations import Quotation
from tidynews.rows import Claim, ClaimActor, ClaimLink, ClaimPart, Time


@dataclass
class Attributions:
    """The claims of one article, with their parts, actors and links."""

    claims: list[Claim] = field(default_factory=list)
    parts: list[ClaimPart] = field(default_factory=list)
    actors: list[ClaimActor] = field(default_factory=list)
    links: list[ClaimLink] = field(default_factory=list)

    def innermost(self, start_char: int, end_char: int) -> Claim | None:
        """The claim with the shortest content that covers a span; None where nobody but the article states it."""
        return None


def claims(
    reading: Reading, quotations: Sequence[Quotation], cast: Cast, times: Sequence[Time]
) -> Attributions:
    """The attributions of the article."""
    return Attributions()

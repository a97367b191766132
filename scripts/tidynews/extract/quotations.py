"""A reading in, the passages between quotation marks out."""

from __future__ import annotations

from dataclasses import dataclass

from tidynews.extract.nlp import Reading


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted passage, marks included. One that goes on over paragraphs has a span in each."""

    spans: tuple[tuple[int, int], ...]

    def covers(self, start_char: int, end_char: int) -> bool:
        """Whether a span lies inside."""
        return any(start <= start_char and end_char <= end for start, end in self.spans)


def quotations(reading: Reading) -> list[Quotation]:
    """The quoted passages of the article, outermost only, in reading order; titles and scare quotes too."""
    return []

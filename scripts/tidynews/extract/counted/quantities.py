"""Text in, quantities out: numbers joined with their units, two of them with a range, and all with their hedges."""

from __future__ import annotations

from tidynews.extract.counted.amounts import Quantity, amounts
from tidynews.extract.counted.hedges import hedged
from tidynews.extract.counted.ranges import with_ranges, with_shared_units


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """The quantities of `text[start:end]`, in order; years, dates and numbers in names are still among them.

    >>> [(q.low, q.high, q.hedge) for q in quantities("about $3 to $4 million, or nearly 5%")]
    [(3000000.0, 4000000.0, 'about'), (5.0, 5.0, 'nearly')]
    """
    found = with_shared_units(text, amounts(text, start, end))
    read = [hedged(text, quantity) for quantity in with_ranges(text, found)]
    return [quantity for quantity in read if quantity.shape != "verb" or quantity.hedge is not None]

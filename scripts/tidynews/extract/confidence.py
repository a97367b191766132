"""An attribution in, how often one like it is right out.

The shares are rounded, by shape and kind of cue, from reading the output on annotated political news (PolNeAR, training
half); they rank rows and are no promise for other texts.
"""

from __future__ import annotations

from tidynews.extract.attribution import Attribution


def confidence(attribution: Attribution, *, embedded: bool) -> float:
    """Between 0 and 1, two decimals. Claims inside other claims are less sure than the same words elsewhere."""
    kind = attribution.sense.kind if attribution.sense is not None else "speech"
    share = _SHARES.get((attribution.frame, kind)) or _FRAMES.get(attribution.frame, 0.5)
    if attribution.source is None and attribution.frame in _SOURCED:
        share -= 0.1
    return round(max(share - (0.15 if embedded else 0.0), 0.05), 2)


_SHARES = {
    ("clause", "speech"): 0.89,
    ("clause", "evidence"): 0.83,
    ("object", "stance"): 0.68,
    ("object", "will"): 0.75,
    ("object", "thought"): 0.45,
    ("as", "thought"): 0.55,
    ("to", "speech"): 0.73,
    ("object-to", "thought"): 0.85,
    ("noun-clause", "thought"): 0.6,
    ("beside", "thought"): 0.3,
}
_FRAMES = {
    "quote": 0.95,
    "label": 0.9,
    "according": 0.84,
    "noun-clause": 0.83,
    "as": 0.84,
    "object-to": 0.77,
    "beside": 0.75,
    "noun-to": 0.7,
    "adjective": 0.72,
    "noun-is": 0.7,
    "gerund": 0.65,
    "clause": 0.64,
    "to": 0.63,
    "object": 0.62,
    "seem": 0.62,
    "noun-prep": 0.6,
    "prep": 0.55,
    "trailing": 0.45,
    "after": 0.42,
    "adverb": 0.35,
    "quotation": 0.35,
}
_SOURCED = frozenset({"quote", "clause", "object", "to", "object-to", "prep"})

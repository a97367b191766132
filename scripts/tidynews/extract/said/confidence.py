"""An attribution in, how sure it is out.

The order of the shapes is ours, made by hand: the more the words themselves show that somebody says something, and
where it begins and ends, the surer. Marks and a named speaker show most, a cue that only colours its sentence least.
The numbers are steps of that order; they rank rows and are no measured shares.
"""

from __future__ import annotations

from tidynews.extract.said.attribution import Attribution


def confidence(attribution: Attribution, *, embedded: bool) -> float:
    """Between 0 and 1, two decimals. Claims inside other claims, and such without a speaker, are a step less sure."""
    kind = attribution.sense.kind if attribution.sense is not None else "speech"
    step = _STEPS.get(f"{attribution.frame} {kind}", _STEPS.get(attribution.frame, len(_ORDER)))
    if attribution.source is None and attribution.frame in _SOURCED:
        step += 1
    if embedded:
        step += 1
    return round(max(_SUREST - _STEP * step, _STEP), 2)


_ORDER = (
    ("quote", "label"),  # marks, or the speaker set apart
    ("clause speech", "clause evidence", "according", "as", "noun-clause"),  # a cue and a whole sentence
    ("object-to", "to", "adjective", "noun-is", "noun-to", "object will", "noun-clause thought"),  # a cue and a deed
    ("object stance", "clause", "object", "gerund", "seem", "noun-prep"),  # a state of mind, or only what it is about
    ("prep", "beside", "object thought", "as thought", "quotation"),  # the content is what the parser hung there
    ("trailing", "after"),  # the parser saw no content: it is the rest of the sentence
    ("adverb",),  # no cue verb
)
_STEPS = {shape: step for step, shapes in enumerate(_ORDER) for shape in shapes}
_SUREST = 0.95
_STEP = 0.1
_SOURCED = frozenset({"quote", "clause", "object", "to", "object-to", "prep"})

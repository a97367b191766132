"""An attribution in, how sure it is out.

The order of the shapes is ours, made by hand: the more the words themselves show that somebody says something, and
where it begins and ends, the surer. Marks and a cue with a whole sentence show most, a cue that only colours its
sentence least; many words show more than few, and marks around some of them that they are somebody's.
The numbers are steps of that order; they rank rows and are no measured shares.
"""

from __future__ import annotations

from tidynews.extract.said.attribution import Attribution


def confidence(attribution: Attribution, *, embedded: bool) -> float:
    """Between 0 and 1, two decimals. Claims inside other claims, and such without a speaker, are a step less sure."""
    kind = attribution.sense.kind if attribution.sense is not None else "speech"
    steps = float(_STEPS.get(f"{attribution.frame} {kind}", _STEPS.get(attribution.frame, len(_ORDER))))
    if attribution.source is None and attribution.frame in _SOURCED:
        steps += 1
    if embedded:
        steps += 1
    if attribution.frame == "quotation" and attribution.meant is not None:
        steps -= 0.5
    return round(min(max(_SUREST - _STEP * (steps + _loose(attribution)), _STEP), 1 - _STEP / 2), 2)


def _loose(attribution: Attribution) -> float:
    """Steps for how little of the content, or how much of it without marks, shows that it is somebody's."""
    length = sum(end - start for start, end in attribution.content)
    steps = 1.0 if length < _BRIEF else -0.5 if length >= _LONG else 0.0
    if attribution.frame != "quote":
        return steps - (0.5 if attribution.quoted else 0.0)
    marked = sum(end - start for start, end in attribution.quoted)
    return steps + (2.0 if not marked else 0.5 if marked < length else 0.0)


_ORDER = (
    # marks and a cue
    ("quote",),
    # a cue and a whole sentence
    ("clause speech", "noun-clause"),
    # the sentence around a cue, a judgment, a deed
    (
        "clause evidence",
        "according",
        "label",
        "as",
        "beside",
        "adjective",
        "object-to",
        "to",
        "noun-is",
        "noun-to",
        "object will",
    ),
    # a state of mind, or only what it is about
    (
        "clause",
        "object",
        "object stance",
        "noun-to will",
        "gerund",
        "noun-prep",
        "noun-drawn",
        "prep",
        "as thought",
    ),
    ("seem", "object thought", "prep stance", "to will", "adjective will"),
    # the parser saw no content, or there is no cue, or no cue verb
    ("trailing", "after", "beside thought", "quotation"),
    ("adverb",),
)
_STEPS = {shape: step for step, shapes in enumerate(_ORDER) for shape in shapes}
_SUREST = 0.9
_STEP = 0.1
_SOURCED = frozenset({"quote", "clause", "object", "to", "object-to", "prep"})
_BRIEF = 18  # characters of a content that may be no more than a topic
_LONG = 70  # characters of one that says something

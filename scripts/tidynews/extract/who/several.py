"""References to joined names in, whom "both" means out: the two that were named together last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from tidynews.extract.who.references import Reference


def both(doc: Doc, known: Sequence[Reference]) -> Iterator[Reference]:
    """Two references for every "both" that stands alone soon after two joined names."""
    pairs = list(_pairs(doc, known))
    for token in doc if pairs else ():
        if token.lower_ != "both" or token.dep_ not in _STANDING or token.head.pos_ not in {"VERB", "AUX"}:
            continue
        before = [pair for pair in pairs if 0 < token.i - pair[1].last <= _SOON]
        for named in before[-1] if before else ():
            yield Reference(token.i, token.i + 1, token.i, named.entity, "pronoun")


def _pairs(doc: Doc, known: Sequence[Reference]) -> Iterator[tuple[Reference, Reference]]:
    """Names of one kind joined by "and", exactly two of them."""
    by_head = {r.head: r for r in known if r.form == "name"}
    for head, reference in sorted(by_head.items()):
        joined = _joined(doc[head])
        other = by_head.get(joined.i) if joined is not None and _joined(joined) is None else None
        if other is not None and other.entity.kind == reference.entity.kind and doc[head].dep_ != "conj":
            yield reference, other


def _joined(token: Token) -> Token | None:
    return next((c for c in token.rights if c.dep_ == "conj"), None)


_STANDING = frozenset({"nsubj", "nsubjpass", "dobj"})
_SOON = 60  # tokens: about two sentences

"""An article in questions and answers in, whom its "Q:" and "A:" stand for out, where its introduction says so.

"Ines Marlo spoke to the Harbour Post", "The Post interviewed Ines Marlo", "Q&A with Ines Marlo": she answers, the
paper or its reporter asks. Where two persons talked and neither is known to ask for a living, nobody can tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from tidynews.extract.who.lexicon import words
from tidynews.extract.who.references import Entity, Reference


def interviews(doc: Doc, known: Sequence[Reference]) -> Iterator[Reference]:
    """A reference for every "Q" and "A" that is known."""
    labels = [(letter, token) for token in doc if (letter := _LABELS.get(token.text)) and _is_label(token)]
    meant: dict[str, list[Entity]] = {"Q": [], "A": []}
    if {letter for letter, _ in labels} != meant.keys():
        return
    heads = {r.head: r.entity for r in known}
    for token in doc[: labels[0][1].i]:
        for letter, entity in _told(token, heads):
            if entity not in meant[letter]:
                meant[letter].append(entity)
    for letter, token in labels:
        if len(meant[letter]) == 1:
            yield Reference(token.i, token.i + 1, token.i, meant[letter][0], "nominal")


def _is_label(token: Token) -> bool:
    """Whether it opens a line, or stands behind a sentence, and a mark follows: "Q:", "A."."""
    before, after = token.nbor(-1) if token.i else token, token.doc[min(token.i + 1, len(token.doc) - 1)]
    opens = token.i == 0 or before.is_space or before.text in _STOPS
    return opens and (token.text.endswith(".") or after.text in _MARKS)


def _told(token: Token, heads: Mapping[int, Entity]) -> Iterator[tuple[str, Entity]]:
    """What one verb or noun says of who asks and who answers."""
    lemma = token.lemma_.lower()
    subjects = [heads[c.i] for c in token.lefts if c.dep_ in {"nsubj", "nsubjpass"} and c.i in heads]
    if lemma == "interview" and token.pos_ == "VERB":
        passive = any(c.dep_ == "nsubjpass" for c in token.lefts)
        objects = _after(token, heads, {"by"}) if passive else [heads[c.i] for c in token.rights if c.i in heads]
        asking, asked = (objects, subjects) if passive else (subjects, objects)
    elif lemma in _TALKING and token.pos_ == "VERB":
        objects = _after(token, heads, {"to", "with"})
        asking, asked = [e for e in (*subjects, *objects) if _asks(e)], [*subjects, *objects]
        asked = asked if asking else []
    elif lemma in _INTERVIEW or token.text in _INTERVIEW:
        asking, asked = [], _after(token, heads, {"with"})
    else:
        return
    yield from (("Q", entity) for entity in asking)
    yield from (("A", entity) for entity in asked if entity.kind == "person" and not _asks(entity))


def _after(token: Token, heads: Mapping[int, Entity], prepositions: set[str]) -> list[Entity]:
    joined = [c for p in token.rights if p.lower_ in prepositions for c in p.rights if c.dep_ == "pobj"]
    joined += [c for one in joined for c in one.rights if c.dep_ == "conj"]
    return [heads[c.i] for c in joined if c.i in heads]


def _asks(entity: Entity) -> bool:
    """Whether somebody asks questions by trade."""
    paper = entity.kind == "organisation" and entity.name.split()[-1] in words("media", "cues")  # "the Post"
    return entity.kind == "media" or paper or bool(entity.nouns & words("asking"))


_TALKING = frozenset({"speak", "talk", "chat", "sit"})
_INTERVIEW = frozenset({"interview", "conversation", "Q&A"})
_LABELS = {"Q": "Q", "Q.": "Q", "Question": "Q", "QUESTION": "Q", "A": "A", "A.": "A", "Answer": "A", "ANSWER": "A"}
_MARKS = frozenset({":", ".", "-", "–", "—"})
_STOPS = frozenset({".", "?", "!", "”", '"', "…"})

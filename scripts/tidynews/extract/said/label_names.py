"""A reading and its cast in, whom the words before a colon can name out: in "STORM: Chief pleads" nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from tidynews.extract.actors import Cast
from tidynews.extract.nlp import Reading
from tidynews.extract.said.speakers import is_somebody, listed
from tidynews.schema import JOURNALISTIC


class LabelNames:
    """Who may speak behind a label. What is printed in capitals is who is named elsewhere without them."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self._named = _named(reading, cast)
        self._small = frozenset(t.text for t in reading.doc if t.is_lower)
        starts = (reading.text(s.start_char, s.end_char) for s in reading.article.segments if s.kind in JOURNALISTIC)
        self._openings = Counter(start.partition(":")[0] for start in starts)

    def meant(self, name: Sequence[Token]) -> Token | None:
        """The word that names the same person or body in the article, or the last one in a longer name."""
        return self._named.get(_key(name))

    def speaks(self, name: Sequence[Token]) -> bool:
        """Whether a label names somebody: no kicker ("UPDATE"), and in one word none that is no name elsewhere.

        A word in capitals must be known: a person or body of the article, or the label of several paragraphs.
        """
        if any(t.lower_ in listed("kickers", "turns") for t in (name[0], name[-1])):
            return False
        if self.meant(name) is not None or self._openings[_printed(name)] > 1:
            return True
        if len(name) > 1:
            return any(t.ent_type_ for t in name) or not all(t.is_upper for t in name)
        if is_somebody(name[-1].lower_):
            return True
        return bool(name[-1].ent_type_) and name[-1].lower_ not in self._small


def _named(reading: Reading, cast: Cast) -> dict[str, Token]:
    """A token per name, in small letters; those whose name stands for several are left out."""
    tokens: dict[str, Token] = {}
    actors: dict[str, set[str]] = {}
    for mention in sorted(cast.mentions, key=lambda m: m["text"].isupper()):
        if mention["form"] != "name" or cast.actor(mention["actor_id"])["kind"] == "group":
            continue
        span = reading.doc.char_span(mention["start_char"], mention["end_char"], alignment_mode="contract")
        if not span or _opens_label(reading, mention["end_char"]):
            continue
        person = cast.actor(mention["actor_id"])["kind"] == "person"
        for key in {_key(list(span)), _key([span[-1]])} if person else {_key(list(span))}:
            tokens.setdefault(key, span.root)
            actors.setdefault(key, set()).add(mention["actor_id"])
    return {key: token for key, token in tokens.items() if len(actors[key]) == 1}


def _opens_label(reading: Reading, end: int) -> bool:
    return reading.text(end, end + 1) == ":"


def _key(name: Sequence[Token]) -> str:
    return _printed(name).casefold().removeprefix("the ")


def _printed(name: Sequence[Token]) -> str:
    return name[0].doc[name[0].i : name[-1].i + 1].text

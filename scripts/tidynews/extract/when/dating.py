"""A word and the article's time expressions in, the expression that dates it out."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tidynews.extract.when.time_context import Words
from tidynews.extract.when.time_words import words
from tidynews.rows import Time


def time_of(token: Token, times: Sequence[Time]) -> Time | None:
    """The expression that dates the event or statement whose head is `token`.

    It hangs on the word itself ("the raid on Monday", "Monday's raid", "struck on Monday"), or on the verb whose
    subject or object the word is ("staged a protest on Monday"), or on the verb that it continues ("came and went").
    What hangs on a clause of its own never counts.
    """
    if not times:
        return None
    index = _index(token, times)
    for word in _carriers(token):
        found = index.get(word.i)
        if found:
            return min(found, key=lambda one: (one[0], abs(one[1] - token.i)))[2]
    return None


_Dated = dict[int, list[tuple[int, int, Time]]]
"""Token to the expressions that date it: how far up the tree each had to go, where it stands, and the row."""


def _index(token: Token, times: Sequence[Time]) -> _Dated:
    """Built once for a document and a list of times, and kept with the document."""
    kept = token.doc.user_data.get(_KEY)
    if kept is None or kept[0] is not times:
        kept = token.doc.user_data[_KEY] = (times, _build(token, times))
    index: _Dated = kept[1]
    return index


def _build(token: Token, times: Sequence[Time]) -> _Dated:
    index: _Dated = {}
    tokens = Words(token.doc)
    for time in times:
        span = tokens.span(time["start_char"], time["end_char"])
        root = next((t for t in span if not span.start <= t.head.i < span.end), span[0])
        for governor, distance in _governors(root, time):
            index.setdefault(governor.i, []).append((distance, root.i, time))
    return index


def _governors(root: Token, time: Time) -> list[tuple[Token, int]]:
    """What an expression dates, and how surely (0 first): the word it hangs on, and the verb above a noun.

    Names and numbers are passed ("met in Paris on Monday" may be parsed as "Paris on Monday"); above a noun the verb
    is dated only by expressions counted from publication, since "the attack in 2016" does not date "denied".
    """
    found: list[tuple[Token, int]] = []
    distance, token = 0, root
    while token.head.i != token.i:
        attributive = token.dep_ in _ATTRIBUTIVE
        token = token.head
        if token.pos_ in _VERBAL:
            found.append((token, distance))
            break
        if token.pos_ == "NOUN" and token.ent_type_ not in {"DATE", "TIME"}:
            if distance == 0:
                found.append((token, 0))
            if attributive or distance or time["anchor"] != "publication":
                break
            distance = 1
    return found


def _carriers(token: Token) -> list[Token]:
    """The word, and then the words whose date is its own."""
    found = [token]
    while len(found) < _DEEPEST:
        up = _carrier(found[-1])
        if up is None:
            break
        found.append(up)
    return found


def _carrier(token: Token) -> Token | None:
    head, is_verb = token.head, token.pos_ in _VERBAL
    under_verb = head.pos_ in _VERBAL
    if head.i == token.i:
        return None
    if is_verb:
        continues = under_verb and token.dep_ in {"conj", "xcomp", "aux", "auxpass"}
        tells_of = not under_verb and token.dep_ in {"relcl", "acl"}
        return head if continues or tells_of or (token.dep_ == "advcl" and token.tag_ == "VBG") else None
    takes_part = under_verb and token.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}
    if takes_part:
        return head if head.lemma_ not in words()["about"] else None
    return head if token.dep_ in {"compound", "nummod", "conj", "appos", "prep", "pobj"} else None


_VERBAL = frozenset({"VERB", "AUX"})
_KEY = "tidynews.dating"
_ATTRIBUTIVE = frozenset({"poss", "compound", "nummod", "amod"})
_DEEPEST = 6

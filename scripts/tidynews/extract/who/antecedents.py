"""A pronoun and what may be meant in, the antecedent that scores best out.

Candidates must agree in gender and number; near, subject, in the same paragraph and speaking before score. A pronoun in
a quotation is never its speaker, and none is bound inside its own clause.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from tidynews.extract.quotations import Quotation
from tidynews.extract.who.candidates import Candidate, as_candidate, others, position, quoted_in, says, speakers_of
from tidynews.extract.who.references import Entity, Reference


class Pool:
    """The antecedents so far, and the choice among them."""

    def __init__(self, doc: Doc, known: Sequence[Reference], quotations: Sequence[Quotation]) -> None:
        self._doc = doc
        self._sentence: list[int] = []
        self._paragraph: list[int] = []
        self._number()
        self._gender: dict[int, str] = {}
        self._quoted = quoted_in(doc, quotations)
        self._speakers = dict(speakers_of(doc, self._quoted, {r.head: r.entity for r in known}))
        self._count: dict[int, int] = {}
        for reference in known:
            self._count[id(reference.entity)] = self._count.get(id(reference.entity), 0) + 1
        covered = {i for r in known for i in range(r.first, r.last)}
        covered |= {doc[r.head].head.i for r in known if doc[r.head].dep_ == "appos"}
        heads = [(r, doc[r.head]) for r in known if r.form != "adjective"]
        own = [as_candidate(r, head) for r, head in heads if head.dep_ not in _MODIFYING]
        self._candidates = sorted([*own, *others(doc, covered)], key=position)

    def add(self, reference: Reference, wanted: str) -> None:
        """Let a resolved pronoun be an antecedent too, and learn its gender from it."""
        if wanted in "mf" and reference.entity.kind == "person":
            self._gender.setdefault(id(reference.entity), wanted)
        token = self._doc[reference.head]
        insort(self._candidates, as_candidate(reference, token), key=position)
        self._speakers.update(speakers_of(self._doc, self._quoted, {reference.head: reference.entity}))

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands in a quotation."""
        return self._quoted[token.i] is not None

    def antecedent(self, token: Token, wanted: str) -> Entity | None:
        """Whom the pronoun stands for."""
        if token.lower_.endswith(("self", "selves")):
            return self._own_subject(token, wanted)
        upto = bisect_left(self._candidates, token.i, key=position)
        here = self._sentence[token.i]
        best: tuple[float, int] | None = None
        chosen: Candidate | None = None
        for candidate in reversed(self._candidates[max(0, upto - _WINDOW) : upto]):
            if here - self._sentence[candidate.at] > _SENTENCES[wanted]:
                break
            if self._agrees(candidate, wanted) and not self._barred(token, candidate):
                score = self._score(token, candidate, wanted)
                if best is None or (score, candidate.at) > best:
                    best, chosen = (score, candidate.at), candidate
        if best is not None and wanted in "np" and best[0] < _LEAST:
            return None
        if chosen is None and wanted in "mf":
            chosen = self._ahead(token, wanted, upto)
        return chosen.entity if chosen is not None else None

    def _own_subject(self, token: Token, wanted: str) -> Entity | None:
        """Whom a reflexive means: the name right before it, else the subject of its clause."""
        subjects = set(_subjects(token))
        upto = bisect_left(self._candidates, token.i, key=position)
        for candidate in reversed(self._candidates[max(0, upto - 8) : upto]):
            if (candidate.at in subjects or candidate.at == token.i - 1) and self._agrees(candidate, wanted):
                return candidate.entity
        return None

    def _agrees(self, candidate: Candidate, wanted: str) -> bool:
        gender = candidate.gender or (self._gender.get(id(candidate.entity)) if candidate.entity else None)
        if wanted in "mf":
            return candidate.animate and not candidate.plural and gender in {None, wanted}
        if wanted == "n":
            return not candidate.animate and not candidate.plural and not _is_joined(self._doc[candidate.at])
        return candidate.plural or (candidate.entity is not None and candidate.entity.kind in _MANY)

    def _barred(self, token: Token, candidate: Candidate) -> bool:
        """Bound inside the clause, the speaker of the quotation around it, or a phrase that contains the pronoun."""
        other = self._doc[candidate.at]
        apart = self._sentence[candidate.at] != self._sentence[token.i]
        if apart and candidate.entity is not None and not candidate.plural and token.lower_ in _PLURAL:
            return True  # "they" for a body is too doubtful across sentences
        quote = self._quoted[token.i]
        if quote is not None and candidate.entity is not None and self._speakers.get(quote) is candidate.entity:
            return True
        if other in token.ancestors and token.dep_ == "poss" and other == token.head:
            return True
        if apart or token.dep_ == "poss":
            return False
        clause = _clause(token)
        return clause is not None and clause == _clause(other) and {_function(other), token.dep_} <= _ARGUMENTS

    def _score(self, token: Token, candidate: Candidate, wanted: str) -> float:
        score = self._of_place(token, candidate, wanted) + self._of_function(token, self._doc[candidate.at], wanted)
        if candidate.entity is None:
            return score - (0.3 if wanted in "mf" else 0.1)
        score += 0.1 * min(5, self._count.get(id(candidate.entity), 0)) if wanted in "mf" else 0.1
        known = candidate.gender or self._gender.get(id(candidate.entity))
        return score + (0.9 if known == wanted else 0.0)

    def _of_place(self, token: Token, candidate: Candidate, wanted: str) -> float:
        """The nearer the better: by sentences, paragraphs and words; what is quoted hardly counts outside."""
        apart = self._sentence[token.i] - self._sentence[candidate.at]
        score = -1.0 * apart
        if self._paragraph[token.i] != self._paragraph[candidate.at]:
            score -= 0.4
        if self._quoted[token.i] is None and self._quoted[candidate.at] is not None:
            score -= 0.8
        if apart == 1 and token.dep_ == "poss" and token.is_sent_start and _is_main_subject(self._doc[candidate.at]):
            score += 0.5  # "Its director, ..." goes on about whom the sentence before is about
        return score - (0.01 if wanted in "mf" else 0.03) * min(30, token.i - candidate.at)

    def _of_function(self, token: Token, other: Token, wanted: str) -> float:
        """Subjects and what does the same in its clause are likelier meant."""
        score = 0.0
        if other.dep_ in _SUBJECTS:
            score += 1.0 if _is_main_subject(other) else 0.7
        elif other.dep_ == "poss":
            score += 0.5 if token.dep_ == "poss" and wanted == "n" else -0.2
        elif other.dep_ == "appos":
            score += 1.0 if _is_main_subject(other.head) and wanted == "n" else 0.3
        if token.dep_ in _SUBJECTS and other.dep_ in _SUBJECTS:
            score += 0.3
        if says(token) and says(other):
            score += 0.5
        if wanted == "n" and token.dep_ in {"dobj", "pobj"}:
            score -= 0.5
        if wanted in "np" and _goes_on(token, other):
            score += 1.0
        return score

    def _ahead(self, token: Token, wanted: str, upto: int) -> Candidate | None:
        """As in "After he left, Marlo said": a pronoun in a clause before its name."""
        if not any(t.dep_ in {"advcl", "prep", "pcomp"} for t in (token, *token.ancestors)):
            return None
        for candidate in self._candidates[upto : upto + 6]:
            if self._sentence[candidate.at] != self._sentence[token.i]:
                return None
            if (
                candidate.entity is not None
                and self._doc[candidate.at].dep_ == "nsubj"
                and self._agrees(candidate, wanted)
            ):
                return candidate
        return None

    def _number(self) -> None:
        sentence = paragraph = 0
        for token in self._doc:
            sentence += bool(token.is_sent_start) and not token.is_space
            paragraph += token.is_space
            self._sentence.append(sentence)
            self._paragraph.append(paragraph)


def _clause(token: Token) -> Token | None:
    for ancestor in token.ancestors:
        if ancestor.pos_ in _VERBAL:
            return ancestor
    return None


def _function(token: Token) -> str:
    """What a noun is in its clause, also as the second of two or in apposition: "she and her daughter, Marlo,"."""
    while token.dep_ in {"appos", "conj"} and token.head.pos_ not in _VERBAL:
        token = token.head
    return token.dep_


def _subjects(token: Token) -> Iterator[int]:
    """The subjects of the nearest clause around a token that has one."""
    for ancestor in token.ancestors:
        own = [c.i for c in ancestor.children if c.dep_ in _SUBJECTS] if ancestor.pos_ in _VERBAL else []
        if own:
            yield from own
            return


def _is_joined(token: Token) -> bool:
    """Whether a noun is one of several joined by "and", which are plural together."""
    return token.dep_ == "conj" or any(c.dep_ == "conj" for c in token.rights)


def _is_main_subject(token: Token) -> bool:
    return token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT"


def _goes_on(token: Token, other: Token) -> bool:
    """As in "condemned the port, accusing it" and "sided with Arda, repeating their claim": what the verb was about."""
    participle = _clause(token)
    if participle is None or participle.dep_ != "advcl" or participle.tag_ != "VBG" or other.i > participle.i:
        return False
    governor = other.head.head if other.dep_ == "pobj" else other.head
    return governor == participle.head and other.dep_ in {"dobj", "pobj"} and token.dep_ in {"dobj", "poss"}


_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MANY = frozenset({"organisation", "force", "media", "state"})
_PLURAL = frozenset({"they", "them", "their", "theirs"})
_LEAST = -0.85
_VERBAL = frozenset({"VERB", "AUX"})
_MODIFYING = frozenset({"compound", "nmod", "amod"})
_SENTENCES = {"m": 5, "f": 5, "n": 1, "p": 1}
_WINDOW = 60
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj", "attr", "agent"})

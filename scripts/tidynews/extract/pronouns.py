"""References by name and description in, what the third-person and relative pronouns stand for out.

Every pronoun takes the candidate before it that agrees in gender and number and scores best: near, subject, in the same
paragraph, speaking before. A pronoun in a quotation is never its speaker, and none is bound inside its own clause.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tidynews.extract.lexicon import person_nouns, table, words
from tidynews.extract.quotations import Quotation
from tidynews.extract.references import Entity, Reference


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A possible antecedent. `entity` is None for a phrase that names no actor: it wins, and nothing is resolved."""

    at: int
    entity: Entity | None
    gender: str | None
    plural: bool
    animate: bool


def pronouns(doc: Doc, known: Sequence[Reference], quotations: Sequence[Quotation]) -> list[Reference]:
    """A reference for every pronoun that is resolved."""
    heads = {r.head: r for r in known}
    pool = _Pool(doc, known, quotations)
    found: list[Reference] = []
    for token in doc:
        if token.pos_ not in {"PRON", "DET"} or token.tag_ not in _TAGS:
            continue
        entity: Entity | None = None
        if token.tag_ in {"WP", "WP$", "WDT"}:
            head = _relative_head(token)
            if head is not None and head.i in heads and _relates(token, heads[head.i].entity):
                entity = heads[head.i].entity
        elif token.lower_ in _CLASS:
            entity = pool.antecedent(token, _CLASS[token.lower_])
        if entity is not None:
            reference = Reference(token.i, token.i + 1, token.i, entity, "pronoun")
            found.append(reference)
            if token.tag_ in {"PRP", "PRP$"}:
                pool.add(reference, _CLASS[token.lower_])
    return found


class _Pool:
    """The antecedents so far, and the choice among them."""

    def __init__(self, doc: Doc, known: Sequence[Reference], quotations: Sequence[Quotation]) -> None:
        self._doc = doc
        self._sentence: list[int] = []
        self._paragraph: list[int] = []
        self._number()
        self._gender: dict[int, str] = {}
        self._quoted = _quoted(doc, quotations)
        self._speakers = dict(_speakers(doc, self._quoted, {r.head: r.entity for r in known}))
        self._count: dict[int, int] = {}
        for reference in known:
            self._count[id(reference.entity)] = self._count.get(id(reference.entity), 0) + 1
        covered = {i for r in known for i in range(r.first, r.last)}
        own = [
            _candidate(r, doc[r.head]) for r in known if r.form != "adjective" and doc[r.head].dep_ not in _MODIFYING
        ]
        self._candidates = sorted([*own, *_others(doc, covered)], key=_position)

    def add(self, reference: Reference, wanted: str) -> None:
        """Let a resolved pronoun be an antecedent too, and learn its gender from it."""
        if wanted in "mf" and reference.entity.kind == "person":
            self._gender.setdefault(id(reference.entity), wanted)
        insort(self._candidates, _candidate(reference, self._doc[reference.head]), key=_position)

    def antecedent(self, token: Token, wanted: str) -> Entity | None:
        """Whom the pronoun stands for."""
        if wanted == "n" and _is_empty(token):
            return None
        if token.lower_.endswith(("self", "selves")):
            return self._own_subject(token, wanted)
        upto = bisect_left(self._candidates, token.i, key=_position)
        here = self._sentence[token.i]
        best: tuple[float, int] | None = None
        chosen: _Candidate | None = None
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
        upto = bisect_left(self._candidates, token.i, key=_position)
        for candidate in reversed(self._candidates[max(0, upto - 8) : upto]):
            if (candidate.at in subjects or candidate.at == token.i - 1) and self._agrees(candidate, wanted):
                return candidate.entity
        return None

    def _agrees(self, candidate: _Candidate, wanted: str) -> bool:
        gender = candidate.gender or (self._gender.get(id(candidate.entity)) if candidate.entity else None)
        if wanted in "mf":
            return candidate.animate and not candidate.plural and gender in {None, wanted}
        if wanted == "n":
            return not candidate.animate and not candidate.plural and not _is_joined(self._doc[candidate.at])
        return candidate.plural or (
            candidate.entity is not None and candidate.entity.kind in {"organisation", "force", "media"}
        )

    def _barred(self, token: Token, candidate: _Candidate) -> bool:
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
        return clause is not None and clause == _clause(other) and other.dep_ in _ARGUMENTS and token.dep_ in _ARGUMENTS

    def _score(self, token: Token, candidate: _Candidate, wanted: str) -> float:
        other = self._doc[candidate.at]
        apart = self._sentence[token.i] - self._sentence[candidate.at]
        score = -1.0 * apart
        if self._paragraph[token.i] != self._paragraph[candidate.at]:
            score -= 0.4
        if other.dep_ in {"nsubj", "nsubjpass"}:
            score += 1.0 if _main(other) else 0.7
        elif other.dep_ == "poss":
            score += 0.5 if token.dep_ == "poss" and wanted == "n" else -0.2
        elif other.dep_ == "appos":
            score += 0.3
        if token.dep_ in {"nsubj", "nsubjpass"} and other.dep_ in {"nsubj", "nsubjpass"}:
            score += 0.3
        if _says(token) and _says(other):
            score += 0.5
        if self._quoted[token.i] is None and self._quoted[candidate.at] is not None:
            score -= 0.8
        if wanted == "n" and token.dep_ in {"dobj", "pobj"}:
            score -= 0.5
        if candidate.entity is None:
            score -= 0.3 if wanted in "mf" else 0.1
        else:
            score += 0.1 * min(5, self._count.get(id(candidate.entity), 0)) if wanted in "mf" else 0.1
            known = candidate.gender or self._gender.get(id(candidate.entity))
            score += 0.3 if known == wanted else 0.0
        return score - (0.01 if wanted in "mf" else 0.03) * min(30, token.i - candidate.at)

    def _ahead(self, token: Token, wanted: str, upto: int) -> _Candidate | None:
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


def _candidate(reference: Reference, head: Token) -> _Candidate:
    entity = reference.entity
    described = reference.form == "nominal" and head.tag_ == "NNS" and entity.kind == "force"  # "the rebels"
    plural = entity.kind == "group" or described
    return _Candidate(reference.head, entity, entity.gender, plural, entity.kind in {"person", "group"})


def _position(candidate: _Candidate) -> int:
    return candidate.at


def _others(doc: Doc, covered: set[int]) -> Iterator[_Candidate]:
    """Noun phrases that stand for no actor, but could be what a pronoun means."""
    for token in doc:
        if token.i in covered or token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod", "npadvmod"}:
            continue
        if token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"}:
            continue
        lemma = token.lemma_.lower()
        animate = lemma in person_nouns()
        plural = token.tag_ in {"NNS", "NNPS"} or lemma in words("people", "plural")
        if animate and not plural and token.dep_ in {"attr", "appos"}:
            continue
        gender = table("gendered").get(lemma) or table("kin").get(lemma)
        if animate or plural or token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "poss"}:
            yield _Candidate(token.i, None, gender, plural, animate)


def _relative_head(token: Token) -> Token | None:
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl":
            return ancestor.head
    return None


def _relates(token: Token, entity: Entity) -> bool:
    return token.lower_ not in {"which", "that"} or entity.kind != "person"


def _is_empty(token: Token) -> bool:
    """Whether "it" is nobody: "it is clear that", "it rained", "denied it"."""
    if token.lower_ != "it":
        return False
    verb = token.head
    if token.dep_ == "expl" or verb.lemma_ in _OF_WEATHER:
        return True
    if token.dep_ == "dobj" and verb.lemma_ in words("speaking", "verbs") - words("addressed", "verbs"):
        return True  # "denied it": what was said
    return token.dep_ in {"nsubj", "nsubjpass"} and (
        (
            verb.lemma_ in {"be", "seem", "appear", "take", "turn"}
            and any(c.dep_ in {"ccomp", "xcomp", "acomp"} for c in verb.children)
        )
        or token.dep_ == "nsubjpass"
        or any(c.dep_ == "csubj" for c in verb.children)
    )


def _clause(token: Token) -> Token | None:
    for ancestor in token.ancestors:
        if ancestor.pos_ in _VERBAL:
            return ancestor
    return None


def _subjects(token: Token) -> Iterator[int]:
    """The subjects of the nearest clause around a token that has one."""
    for ancestor in token.ancestors:
        own = [c.i for c in ancestor.children if c.dep_ in {"nsubj", "nsubjpass"}] if ancestor.pos_ in _VERBAL else []
        if own:
            yield from own
            return


def _is_joined(token: Token) -> bool:
    """Whether a noun is one of several joined by "and", which are plural together."""
    return token.dep_ == "conj" or any(c.dep_ == "conj" for c in token.rights)


def _main(token: Token) -> bool:
    return token.head.dep_ == "ROOT"


def _says(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_ in words("speaking", "verbs")


def _quoted(doc: Doc, quotations: Sequence[Quotation]) -> list[int | None]:
    """The number of the quotation in which each token stands."""
    spans = sorted((start, end, number) for number, q in enumerate(quotations) for start, end in q.spans)
    inside: list[int | None] = []
    at = 0
    for token in doc:
        while at < len(spans) and spans[at][1] <= token.idx:
            at += 1
        inside.append(spans[at][2] if at < len(spans) and spans[at][0] <= token.idx else None)
    return inside


def _speakers(doc: Doc, quoted: Sequence[int | None], heads: dict[int, Entity]) -> Iterator[tuple[int, Entity]]:
    """The actor that a reporting verb beside each quotation has as its subject."""
    for token in doc:
        if token.i in heads and quoted[token.i] is None and _says(token):
            sentence = token.sent
            numbers = {quoted[i] for i in range(sentence.start, sentence.end)} - {None}
            for number in numbers:
                if number is not None:
                    yield number, heads[token.i]


_BODIES = frozenset({"organisation", "force", "media"})
_PLURAL = frozenset({"they", "them", "their", "theirs"})
_LEAST = -0.6
_OF_WEATHER = frozenset({"rain", "snow", "hail", "thunder"})
_VERBAL = frozenset({"VERB", "AUX"})
_MODIFYING = frozenset({"compound", "nmod", "amod"})
_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
_CLASS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("it", "its", "itself"), "n"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "p"),
}
_SENTENCES = {"m": 5, "f": 5, "n": 1, "p": 1}
_WINDOW = 60
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj", "attr", "agent"})

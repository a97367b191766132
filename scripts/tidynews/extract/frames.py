"""A parsed document in, the places where a word of the lexicon takes a speaker and a content out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tidynews.extract.contents import Span, token_spans, without
from tidynews.extract.cues import LABEL, Lexicon, Sense, lexicon
from tidynews.extract.nlp import end_char
from tidynews.extract.sources import SUBJECTS, passive, source_span, subject


@dataclass(frozen=True)
class Attribution:
    """An attribution as the syntax shows it. `head` carries the cue; `frame` says in which shape its content was found."""

    head: Token | None
    cue: Span | None
    sense: Sense | None
    frame: str
    source: Token | None
    content: tuple[Span, ...]
    listener: Token | None = None
    target: Token | None = None
    negated: bool = False
    source_chars: Span | None = None
    quoted: tuple[Span, ...] = ()
    lent: Token | None = None


def attributions(doc: Doc) -> Iterator[Attribution]:
    """The attributions that dependencies show. Where a verb only lends itself to a noun, they are one."""
    words = lexicon()
    found: list[Attribution] = []
    for token in doc:
        if token.pos_ in {"VERB", "AUX"}:
            found.extend(_verb(token, words))
        elif token.pos_ == "NOUN":
            found.extend(_noun(token, words))
        elif token.pos_ == "ADJ":
            found.extend(_adjective(token, words))
        elif token.pos_ == "ADV" and token.lower_ in words.adverbs:
            found.append(_adverb(token, words.adverbs[token.lower_][0]))
        if token.lower_ == "according":
            found.extend(_according(token))
    lent = {a.lent.i for a in found if a.lent is not None}
    return (a for a in found if a.head is None or a.head.i not in lent or a.frame not in {"object", "prep"})


# verbs


def _verb(verb: Token, words: Lexicon) -> Iterator[Attribution]:
    senses = words.senses(verb)
    if not senses or verb.dep_ in {"amod", "compound", "aux", "auxpass"} or _leads(verb, words):
        return
    first = _first(verb, words)
    source = subject(first)
    for frame in _ORDER:
        for sense in senses:
            if frame not in sense.frames and not (frame == "prep" and sense.prepositions):
                continue
            found = _FRAMES[frame](verb, sense)
            if found is None:
                continue
            tokens, prep = found
            yield _built(verb, first, sense, frame, source, tokens, prep)
            return
    if any("clause" in sense.frames and sense.kind in {"speech", "evidence", "thought"} for sense in senses):
        yield from (
            _beside(verb, first, senses, source)
            or _trailing(verb, first, senses, source)
            or _after(verb, first, senses, source)
        )


def _built(
    verb: Token, first: Token, sense: Sense, frame: str, source: Token | None, tokens: set[Token], prep: Token | None
) -> Attribution:
    cue = cue_span(first, verb, prep)
    direct = next((c for c in verb.children if c.dep_ in {"dobj", "dative", "nsubjpass"}), None)
    heard = "listener" in sense.frames and direct is not None and direct not in tokens
    spans = without(token_spans(_without_background(tokens, frame)), [cue])
    chars = source_span(source, verb) if source is not None and source not in tokens else None
    return Attribution(
        head=verb,
        cue=cue,
        sense=sense,
        frame=frame,
        source=source if chars is not None else None,
        content=tuple(without(spans, [chars])),
        listener=(direct if heard else None) or dative(verb),
        target=(direct or _led(prep)) if sense.target is not None and not heard else None,
        negated=negated(first, verb),
        source_chars=chars,
    )


def _clause(verb: Token, sense: Sense) -> tuple[set[Token], Token | None] | None:
    for child in verb.children:
        if child.dep_ == "ccomp" and not _infinitive(child) and not _bare_gerund(child):
            return _subtree(child, but=verb) - _next_report(child, verb), None
        if child.dep_ == "prep" and child.i > verb.i:  # "says in a statement that"
            for held in child.children:
                clause = next((c for c in held.rights if c.dep_ == "acl" and _that(c)), None)
                if held.dep_ == "pobj" and clause is not None:
                    return _subtree(clause), None
    return None


def _next_report(clause: Token, verb: Token) -> set[Token]:
    """The next reporting clause of the same speaker, which the parser joined to what is said: "says A and warns B"."""
    tokens: set[Token] = set()
    words = lexicon()
    for child in clause.rights:
        if child.dep_ == "conj" and child.tag_ == verb.tag_ and not any(c.dep_ in SUBJECTS for c in child.children):
            if any(s.kind == "speech" for s in words.senses(child)):
                tokens |= set(child.subtree) | {c for c in clause.rights if c.dep_ == "cc"}
    return tokens


def _beside(verb: Token, first: Token, senses: Sequence[Sense], source: Token | None) -> list[Attribution]:
    """A reporting clause that the parser hung beside what is said: "the plan, she said, is bad", "as she said"."""
    sense = next(s for s in senses if "clause" in s.frames)
    host = verb.head
    marked = any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
    if host == verb or source is None or not (verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and marked)):
        return []
    if source not in set(verb.subtree):
        return []
    tokens = set(host.subtree) - set(verb.subtree)
    return [_built(verb, first, sense, "beside", source, tokens, None)]


def _trailing(verb: Token, first: Token, senses: Sequence[Sense], source: Token | None) -> list[Attribution]:
    """A reporting clause at the end of a sentence that the parser did not join to it: "Bridge is unsafe, council says"."""
    sense = next(s for s in senses if "clause" in s.frames)
    if source is None or source.sent != verb.sent or abs(source.i - verb.i) > _CLOSE:
        return []
    begin = min(source.left_edge.i, first.i)
    sentence = verb.sent
    if begin - sentence.start < _CLOSE or verb.doc[begin - 1].text != ",":
        return []
    if any(t.pos_ in {"VERB", "AUX"} for t in verb.doc[max(verb.i, source.i) + 1 : sentence.end]):
        return []
    tokens = set(verb.doc[sentence.start : begin - 1])
    return [_built(verb, first, sense, "trailing", source, tokens, None)]


def _to(verb: Token, sense: Sense) -> tuple[set[Token], Token | None] | None:
    del sense
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp", "advcl"} and _infinitive(child) and child.i > verb.i:
            if child.dep_ == "advcl" and verb.lemma_ not in {"plan", "threaten", "refuse", "decline", "vow", "agree"}:
                continue
            tokens = _subtree(child)
            if passive(verb):
                raised = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
                tokens |= _noun_phrase(raised) if raised is not None else set()
            return tokens, None
    return None


def _object_to(verb: Token, sense: Sense) -> tuple[set[Token], Token | None] | None:
    del sense
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and _infinitive(child) and child.i > verb.i:
            tokens = _subtree(child)
            direct = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
            if direct is None and not any(c.dep_ == "nsubj" for c in child.children):
                return None
            return tokens | (_subtree(direct) if direct is not None else set()), None
    return None


def _gerund(verb: Token, sense: Sense) -> tuple[set[Token], Token | None] | None:
    del sense
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and _bare_gerund(child) and child.i > verb.i:
            return _subtree(child), None
    return None


def _object(verb: Token, sense: Sense) -> tuple[set[Token], Token | None] | None:
    direct = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    if direct is None and "as" in sense.with_:
        return _rejected_as(verb)
    if direct is None or (
        direct.pos_ == "PRON" and direct.lower_ in _REFLEXIVE | {"it", "that", "this", "what"} and not sense.with_
    ):
        return None
    tokens = _noun_phrase(direct)
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in sense.with_ and child.i > verb.i:
            tokens |= _subtree(child)
    return tokens, None


def _rejected_as(verb: Token) -> tuple[set[Token], Token | None] | None:
    """What is judged stands behind the judgment: 'rejected as "absurd" the claim that'."""
    prep = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as"), None)
    tokens = {t for t in prep.subtree if t.i > prep.i} if prep is not None else set()
    return (tokens, prep) if tokens else None


def _as(verb: Token, sense: Sense) -> tuple[set[Token], Token | None] | None:
    direct = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    for child in verb.children:
        if child.i <= verb.i:
            continue
        is_as = child.dep_ == "prep" and child.lower_ == "as"
        if is_as or child.dep_ == "oprd":
            if direct is None:
                continue
            return _noun_phrase(direct) | _subtree(child), None
        if child.dep_ == "ccomp" and child.pos_ in {"NOUN", "ADJ", "PROPN"} and not _infinitive(child):
            return _subtree(child), None
    return None


def _seem(verb: Token, sense: Sense) -> tuple[set[Token], Token | None] | None:
    del sense
    complement = next(
        (c for c in verb.children if c.dep_ in {"xcomp", "oprd", "acomp", "ccomp"} and c.i > verb.i), None
    )
    if complement is None:
        return None
    raised = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return _subtree(complement) | (
        _noun_phrase(raised) if raised is not None and raised.lower_ != "it" else set()
    ), None


def _prep(verb: Token, sense: Sense) -> tuple[set[Token], Token | None] | None:
    for child in verb.children:
        if child.dep_ in {"prep", "dative"} and child.lower_ in sense.prepositions and child.i > verb.i:
            tokens = {t for t in child.subtree if t.i > child.i}
            if tokens:
                return tokens, child
        if child.dep_ in {"advcl", "ccomp", "xcomp"} and child.i > verb.i:  # "called for them to come"
            mark = child.left_edge
            if mark.dep_ == "mark" and mark.lower_ in sense.prepositions and mark.i - verb.i <= _CLOSE:
                return {t for t in child.subtree if t.i > mark.i}, mark
    return None


def _after(verb: Token, first: Token, senses: Sequence[Sense], source: Token | None) -> list[Attribution]:
    """What follows a sure reporting verb up to the end of the sentence, where the parser saw no clause in it."""
    sense = next(s for s in senses if "clause" in s.frames)
    sentence = verb.sent
    if source is None or source.i > verb.i or source.sent != sentence or verb.tag_ not in _FINITE:
        return []
    begin = verb.i + 1
    skipped = {t for c in verb.rights if c.dep_ in {"npadvmod", "advmod", "prt"} for t in c.subtree}
    if "listener" in sense.frames:
        skipped |= {t for c in verb.rights if c.dep_ in {"dobj", "dative"} for t in c.subtree}
    while begin < sentence.end and verb.doc[begin] in skipped:
        begin += 1
    rest = verb.doc[begin : sentence.end]
    stop = next((t.i for t in rest if t.text in {";", ":"}), sentence.end)
    rest = verb.doc[begin:stop]
    if not any(t.tag_ in _FINITE | {"MD"} and t.dep_ != "relcl" for t in rest) or not rest or rest[0].is_punct:
        return []
    return [_built(verb, first, sense, "after", source, set(rest), None)]


_FRAMES = {
    "clause": _clause,
    "object-to": _object_to,
    "to": _to,
    "seem": _seem,
    "as": _as,
    "gerund": _gerund,
    "prep": _prep,
    "object": _object,
}
_ORDER = tuple(_FRAMES)


# nouns, adjectives, adverbs


def _noun(noun: Token, words: Lexicon) -> Iterator[Attribution]:
    for sense in words.senses(noun):
        found = _noun_content(noun, sense)
        if found is None:
            continue
        tokens, prep, frame = found
        if frame == "noun-clause" and noun.dep_ == "pobj" and words.senses(noun.head.head):
            return
        verb = _light(noun, words)
        holder, chars = _holder(noun, verb, tokens)
        if holder is None and frame != "noun-clause":
            return
        start = cue_span(verb, verb, None)[0] if verb is not None else noun.idx
        if verb is None:
            modifiers = [c for c in noun.lefts if c.dep_ in {"amod", "compound"} and c != holder]
            start = min([noun.idx, *(m.left_edge.idx for m in modifiers if holder is None or m.i > holder.i)])
        cue = (start, end_char(prep if prep is not None and prep.i - noun.i == 1 else noun))
        if holder is not None and verb is None and holder.i > noun.i and prep is None:
            cue = (start, end_char(noun))
        yield Attribution(
            head=noun,
            cue=cue,
            sense=sense,
            frame=frame,
            source=holder,
            content=tuple(without(token_spans(tokens), [cue, chars])),
            negated=verb is not None and negated(verb, verb),
            source_chars=chars,
            lent=verb,
        )
        return


def _noun_content(noun: Token, sense: Sense) -> tuple[set[Token], Token | None, str] | None:
    for child in noun.rights:
        if "clause" in sense.frames and child.dep_ in {"acl", "relcl", "ccomp"} and _that(child):
            return _subtree(child), None, "noun-clause"
        if "to" in sense.frames and child.dep_ in {"acl", "relcl", "xcomp"} and _infinitive(child):
            return _subtree(child), None, "noun-to"
    be = noun.head
    if noun.dep_ == "nsubj" and be.lemma_ == "be":
        for child in be.children:
            if child.dep_ in {"ccomp", "xcomp"} and ("clause" in sense.frames or "to" in sense.frames):
                return _subtree(child), None, "noun-is"
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in sense.prepositions:
            tokens = {t for t in child.subtree if t.i > child.i}
            if tokens:
                return tokens, child, "noun-prep"
    return None


def _light(noun: Token, words: Lexicon) -> Token | None:
    """The verb that only lends itself to a speech noun: "made the claim", "expressed support"."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in words.light_verbs:
        return noun.head
    return None


def _holder(noun: Token, verb: Token | None, tokens: set[Token]) -> tuple[Token | None, Span | None]:
    if verb is not None:
        source = subject(verb)
        if source is not None and source not in tokens:
            return source, source_span(source, verb)
    for child in noun.lefts:
        if child.dep_ == "poss":
            return child, (child.left_edge.idx, end_char(child.right_edge))
    for child in noun.lefts:
        if child.dep_ in {"compound", "amod", "nmod"} and child.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"}:
            return child, (child.left_edge.idx, end_char(child))
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "among", "of"}:
            held = next((c for c in child.children if c.dep_ == "pobj"), None)
            if held is not None and held not in tokens:
                return held, source_span(held)
    return None, None


def _adjective(adjective: Token, words: Lexicon) -> Iterator[Attribution]:
    senses = words.senses(adjective)
    if not senses or adjective.dep_ not in {"acomp", "ROOT", "conj", "advcl", "acl", "oprd"}:
        return
    be = adjective.head if adjective.dep_ in {"acomp", "oprd"} else adjective
    source = subject(be)
    if source is None:
        return
    for sense in senses:
        for child in [*adjective.rights, *(be.rights if be != adjective else ())]:
            tokens: set[Token] = set()
            prep = None
            if "clause" in sense.frames and child.dep_ == "ccomp" and not _infinitive(child):
                tokens = _subtree(child)
            elif "to" in sense.frames and child.dep_ == "xcomp" and _infinitive(child):
                tokens = _subtree(child)
            elif child.dep_ == "prep" and child.lower_ in sense.prepositions and child.head == adjective:
                tokens, prep = {t for t in child.subtree if t.i > child.i}, child
            if tokens and source not in tokens and child.i > adjective.i:
                cue = cue_span(be, adjective, prep)
                chars = source_span(source, be)
                yield Attribution(
                    head=adjective,
                    cue=cue,
                    sense=sense,
                    frame="adjective",
                    source=source,
                    content=tuple(without(token_spans(tokens), [cue, chars])),
                    negated=negated(be, be),
                    source_chars=chars,
                )
                return


def _adverb(adverb: Token, sense: Sense) -> Attribution:
    cue = (adverb.idx, end_char(adverb))
    tokens = set(adverb.head.subtree)
    return Attribution(adverb, cue, sense, "adverb", None, tuple(without(token_spans(tokens), [cue])))


def _according(token: Token) -> Iterator[Attribution]:
    to = next((c for c in token.children if c.lower_ == "to"), None)
    said_by = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    if to is None or said_by is None:
        return
    cue = (token.idx, end_char(to))
    chars = source_span(said_by)
    host = token.head
    while host.dep_ not in {"ROOT", "ccomp", "relcl", "advcl", "conj", "parataxis"} or host.pos_ not in {"VERB", "AUX"}:
        if host.head == host:
            break
        host = host.head
    while (
        host.head != host
        and host.dep_ in {"conj", "advcl", "ccomp"}
        and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in host.children)
    ):
        host = host.head
    tokens = set(host.subtree)
    begin = token.i
    if begin > token.sent.start and token.doc[begin - 1].text == ",":  # behind a comma it is about the whole sentence
        tokens = set(token.sent)
    tokens = _stretch(tokens, token) - set(token.subtree)
    yield Attribution(
        token,
        cue,
        LABEL,
        "according",
        said_by,
        tuple(without(token_spans(tokens), [cue, chars])),
        source_chars=chars,
    )


# shared


def _without_background(tokens: set[Token], frame: str) -> set[Token]:
    """Content without what may be the journalist's own at its end: a relative clause or apposition behind a comma."""
    while tokens:
        last = max(tokens, key=lambda t: t.i)
        loose = {"relcl", "appos"} if frame in _SHORT_FRAMES else {"relcl"}
        cut = next(
            (
                t
                for t in last.doc[min(t.i for t in tokens) : last.i + 1]
                if t.dep_ in loose
                and t.right_edge.i >= last.i
                and t.left_edge.nbor(-1 if t.left_edge.i else 0).text in _ASIDE
            ),
            None,
        )
        if cut is None or cut.head not in tokens:
            return tokens
        tokens = {t for t in tokens if t.i < cut.left_edge.i - 1}
    return tokens


def _led(prep: Token | None) -> Token | None:
    return next((c for c in prep.children if c.dep_ == "pobj"), None) if prep is not None else None


def _stretch(tokens: set[Token], around: Token) -> set[Token]:
    """The tokens of a sentence up to the semicolons and colons around one of them."""
    stops = [t.i for t in tokens if t.text in {";", ":"}]
    left = max((i for i in stops if i < around.i), default=-1)
    right = min((i for i in stops if i > around.i), default=len(around.doc))
    return {t for t in tokens if left < t.i < right}


def _leads(verb: Token, words: Lexicon) -> bool:
    """Whether a verb only leads to the real cue: "refused" in "refused to say that"."""
    if words.lemma(verb) not in words.leading_verbs:
        return False
    for child in verb.children:
        if child.dep_ == "xcomp" and _infinitive(child):
            inner = words.senses(child)
            return (
                any(s.kind == "speech" for s in inner)
                and child.lemma_ not in {"comment"}
                and any(c.dep_ in {"ccomp", "dobj", "prep", "xcomp"} for c in child.rights)
            )
    return False


def _first(verb: Token, words: Lexicon) -> Token:
    """Where the cue begins: "went" in "went on to say"."""
    while (
        verb.dep_ == "xcomp" and verb.head != verb and verb.head.lemma_ in words.leading_verbs and verb.head.i < verb.i
    ):
        if any(c.dep_ == "dobj" for c in verb.head.children):
            break
        verb = verb.head
    return verb


def cue_span(first: Token, verb: Token, prep: Token | None) -> Span:
    """The cue in one piece: auxiliaries, negation and adverbs before, particle and leading preposition behind."""
    start = first
    while start.i > start.sent.start and start.nbor(-1).head == first and start.nbor(-1).dep_ in _BEFORE:
        start = start.nbor(-1)
    end = verb
    while end.i + 1 < len(end.doc) and end.nbor(1).head == verb and end.nbor(1).dep_ == "prt":
        end = end.nbor(1)
    if prep is not None and prep.i > end.i:
        between = verb.doc[end.i + 1 : prep.i]
        if all(t.dep_ in {"advmod", "npadvmod", "prt"} for t in between):
            end = prep
    return start.idx, end_char(end)


def negated(first: Token, verb: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ == "never" for v in {first, verb} for c in v.children)


def dative(verb: Token) -> Token | None:
    """Who hears it, behind "to": "said to reporters"."""
    for child in verb.children:
        if child.dep_ in {"dative"} and child.pos_ != "ADP":
            return child
        if child.dep_ in {"prep", "dative"} and child.lower_ == "to":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _subtree(token: Token, but: Token | None = None) -> set[Token]:
    tokens = set(token.subtree)
    return tokens - set(but.subtree) if but is not None and but in tokens else tokens


def _noun_phrase(noun: Token) -> set[Token]:
    """A noun phrase that is content."""
    return set(noun.subtree)


def _infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _bare_gerund(verb: Token) -> bool:
    return verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children)


def _that(clause: Token) -> bool:
    """Whether a clause behind a noun says what the noun says: "the claim that it rained"."""
    first = clause.left_edge
    if first.lower_ not in {"that", "whether"}:
        return False
    return first.dep_ == "mark" or any(c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ != "that" for c in clause.children)


_SHORT_FRAMES = frozenset({"object", "prep", "as", "to", "object-to"})
_ASIDE = frozenset({",", "—", "–", "--"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLOSE = 4  # tokens between a reporting verb and its subject at the end of a sentence
_BEFORE = frozenset({"aux", "auxpass", "neg", "advmod"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself"})

"""The names of an article as they were found in, the same with what the rest of the article tells about them out.

A word in capitals is the word that stands elsewhere without them ("MARLO: We won."); in a headline where every word is
capitalised only what is a name elsewhere is one; and what stands before a full name known from elsewhere is none of it
("Rival Ines Marlo").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc, Span

from tidynews.extract.who.kinds import by_words
from tidynews.extract.who.lexicon import is_given_name, person_nouns
from tidynews.extract.who.lexicon import words as words_of
from tidynews.extract.who.names import SUFFIXES, Name, body_cues, name_at
from tidynews.extract.who.spans import NUMERIC, PARTICLES


def settled(doc: Doc, found: Sequence[Name]) -> list[Name]:
    """The names, some of them shorter, without those that are none."""
    raised = {sentence.start for sentence in doc.sents if _is_raised(sentence)}
    starts = {name.first: doc[name.first].sent.start for name in found}
    elsewhere = [name for name in found if starts[name.first] not in raised]
    known = Counter(name.words for name in elsewhere)
    surnames = {words[-1] for words in known if len(words) > 1} | {words[0] for words in known if len(words) == 1}
    printed = Counter(token.text for token in doc)
    parts = {word for words in known if len(words) > 1 for word in words}
    kept: list[Name] = []
    for name in found:
        if len(name.words) == 1 and name.words[0] not in parts and _is_word(doc, name, printed):
            continue
        if name.state is None and starts[name.first] in raised and not _is_told(name, known, surnames):
            if not _cut_to_known(doc, name, known, surnames):
                continue
        elif name.state is None and len(name.words) > 2 and known[name.words] == 1:
            _cut_before_known(doc, name, known)
        elif name.state is None and _is_described_surname(name, known):
            _shorten(doc, name, name.first + 1, name.last)
        kept.append(name)
    _lower(kept)
    return kept


def repeated(doc: Doc, found: list[Name]) -> list[Name]:
    """Further places where the words of a name that is known from elsewhere stand, capitalised and not yet read."""
    covered = {i for name in found for i in range(name.first, name.last)}
    starting: dict[str, list[Name]] = {}
    for name in sorted(found, key=lambda n: -len(n.words)):
        if name.state is None:
            starting.setdefault(doc[name.first].text, []).append(name)
    again: list[Name] = []
    for token in doc:
        if token.i in covered or token.text not in starting or token.ent_type_ in NUMERIC:
            continue
        for name in starting[token.text]:
            size = name.last - name.first
            if doc[token.i : token.i + size].text == name.text:
                again.append(name_at(doc, token.i, token.i + size, name.label))
                covered.update(range(token.i, token.i + size))
                break
    return again


def unglue(doc: Doc, found: list[Name]) -> None:
    """Cut "Ines Marlo Warns" of a headline and "Arda Post Marlo" in two where the article has the shorter names too."""
    count = Counter(name.text for name in found)
    surnames = {name.words[-1] for name in found if name.label == "PERSON" and len(name.words) > 1}
    for name in list(found):
        if len(name.words) > 2 and name.words[-1] in surnames and name.words[-2] in body_cues():
            found.append(name_at(doc, name.last - 1, name.last, "PERSON"))
            name.last -= 1
            name.text, name.words = doc[name.first : name.last].text, name.words[:-1]
        shorter = doc[name.first : name.last - 1].text
        own = doc[name.last - 1].text.strip(".,") in SUFFIXES
        if not own and count[name.text] == 1 and count[shorter] and len(shorter.split()) > 1 and name.label in _NAMING:
            name.last, name.text, name.words = name.last - 1, shorter, tuple(shorter.split())


def _is_word(doc: Doc, name: Name, printed: Counter[str]) -> bool:
    """Whether a lone word is no name, as it stands without a capital at least as often: "Immigration".

    Somebody may be called Small; a word behind another with a capital ("Executive Order") is a piece of something.
    """
    word, before = name.words[0], doc[max(name.first - 1, 0)]
    if name.state is not None or name.title is not None or word.isupper() or printed[word] > printed[word.lower()]:
        return False
    if not printed[word.lower()] or word in body_cues() or by_words(name.words) is not None:
        return False
    after = doc[min(name.last, len(doc) - 1)].lower_
    if after in words_of("media", "nouns") or after in words_of("organisations", "nouns"):
        return False
    return name.label != "PERSON" or (before.text.istitle() and not before.is_sent_start and before.pos_ != "PUNCT")


def _is_raised(sentence: Span) -> bool:
    """Whether nearly all words of a sentence are capitalised, as in a headline: there capitals tell nothing."""
    words = [token.text for token in sentence if token.is_alpha and len(token) >= _LONG]
    if len(words) < _ENOUGH or sum(word[0].isupper() for word in words) < _NEARLY_ALL * len(words):
        return False  # next: a list of names is no headline
    return any(token.pos_ in _SMALL and token.text[0].isupper() for token in sentence[1:])


def _is_told(name: Name, known: Counter[tuple[str, ...]], surnames: set[str]) -> bool:
    """Whether a name of a headline is one as it stands: known from elsewhere, or plainly by its own words."""
    if known[name.words] or (len(name.words) == 1 and name.words[0] in surnames):
        return True
    if len(name.words) == 1:
        return bool(name.label) and name.words[0].isupper()
    if by_words(name.words) is not None:
        return len(name.words) <= _BODY
    return name.label == "PERSON" and is_given_name(name.words[0]) and len(name.words) == 2


def _cut_to_known(doc: Doc, name: Name, known: Counter[tuple[str, ...]], surnames: set[str]) -> bool:
    """Shorten a name of a headline to the longest name inside it that is known; false where there is none."""
    size = len(name.words)
    if size != name.last - name.first:
        return False
    for length in range(size - 1, 0, -1):
        for at in range(size - length + 1):
            words = name.words[at : at + length]
            if known[words] or (length == 1 and words[0] in surnames):
                _shorten(doc, name, name.first + at, name.first + at + length)
                return True
    return False


def _cut_before_known(doc: Doc, name: Name, known: Counter[tuple[str, ...]]) -> None:
    """Leave out what stands before a full name that is known from elsewhere: "Rival Ines Marlo"."""
    for at in range(1, len(name.words) - 1):
        words = name.words[at:]
        if known[words] and is_given_name(words[0]) and not _is_part_of_name(name.words[at - 1]):
            if len(name.words) == name.last - name.first:
                _shorten(doc, name, name.first + at, name.last)
            return


def _is_described_surname(name: Name, known: Counter[tuple[str, ...]]) -> bool:
    """As in "Climber Moen" where Ida Moen is named too."""
    if name.label != "PERSON" or name.last - name.first != len(name.words):
        return False
    noun, *rest = name.words
    if len(rest) != 1 or noun.lower() not in person_nouns():
        return False
    return any(len(words) > 1 and words[-1] == rest[0] and words != name.words for words in known)


def _is_part_of_name(word: str) -> bool:
    return is_given_name(word) or word.endswith(".") or len(word) == 1 or word.lower() in PARTICLES


def _shorten(doc: Doc, name: Name, first: int, last: int) -> None:
    name.first, name.last = first, last
    name.text, name.words = doc[first:last].text, tuple(doc[first:last].text.split())


def _lower(found: Sequence[Name]) -> None:
    """Let words in capitals be those that other names have with one capital."""
    usual = {word.upper(): word for name in found for word in name.words if not word.isupper()}
    for name in found:
        if any(len(word) >= _LONG and word.isupper() and word in usual for word in name.words):
            name.words = tuple(usual.get(word, word) if len(word) >= _LONG else word for word in name.words)


_NAMING = frozenset({"PERSON", ""})
_SMALL = frozenset({"VERB", "AUX", "ADV", "PRON", "ADP", "SCONJ"})  # in small letters everywhere else
_LONG = 4  # letters; shorter words are often initials, or small in headlines
_ENOUGH = 4  # words
_NEARLY_ALL = 0.8
_BODY = 5  # words; longer runs of a headline are sentences

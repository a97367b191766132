"""Text in, nothing out: it is refused unless it is English prose."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Container
from functools import cache

import pycountry
import spacy.lang
from spacy.lang.en.stop_words import STOP_WORDS

from tidynews.errors import UnreadableInput


def demand_english_prose(text: str) -> None:
    """Let `text` pass if it holds a sentence and is not plainly in another language.

    English is told by its function words (spaCy's stop words): they are a third to a half of any English text. A text
    with few of them is refused only if those of another language are more frequent, or if it is long.

    Raises:
        UnreadableInput: It is empty, no prose, or in another language.
    """
    visible = "".join(text.split())
    if not visible:
        raise UnreadableInput("is empty; nothing can be read from it")
    letters = sum(map(str.isalpha, visible))
    marks = sum(visible.count(char) for char in _CODE_MARKS) - len(_PRICE.findall(visible))
    words = Counter(_words(text))
    runs = _share(words, STOP_WORDS) >= _PLAINLY_ENGLISH  # a sentence may be full of figures
    if (letters < len(visible) / 2 and not runs) or marks > len(visible) * _MOST_CODE_MARKS:
        raise UnreadableInput(
            "is a table, a listing or code rather than an article: few letters, many figures or signs"
        )
    if letters >= _FEW_LETTERS:
        _demand_english(text, letters, words)
    if not _has_sentence(text):
        raise UnreadableInput("has no sentence: nothing of two words or more that ends in a full stop")


def _demand_english(text: str, letters: int, words: Counter[str]) -> None:
    if len(_OTHER_LETTER.findall(text)) > letters / 2:
        raise UnreadableInput("is not written in Latin letters; tidynews reads English")
    english = _share(words, STOP_WORDS)
    if english >= _PLAINLY_ENGLISH or words.total() < _FEW_WORDS:
        return
    nearest, share = _nearest_other(words)
    if share > 1.5 * english and share >= _PLAINLY_OTHER:
        raise UnreadableInput(f"reads like {_name(nearest)} ({nearest}), not like English; tidynews reads English")
    if english < _HARDLY_ENGLISH and words.total() >= _MANY_WORDS:
        raise UnreadableInput(f"does not read like English: {english:.0%} of its words are English function words")


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text.replace("’", "'"))]


def _nearest_other(counted: Counter[str]) -> tuple[str, float]:
    """The other language whose function words are most frequent; three of them at least, one or two are chance."""
    shares = {code: _share(counted, stops) for code, stops in _others().items() if len(stops & counted.keys()) >= 3}
    return max(shares.items(), key=lambda pair: pair[1], default=("", 0.0))


def _share(counted: Counter[str], stops: Container[str]) -> float:
    return sum(number for word, number in counted.items() if word in stops) / max(1, counted.total())


@cache
def _others() -> dict[str, frozenset[str]]:
    """Function words of the other languages that spaCy has, by code; loaded only where a text is in doubt."""
    found: dict[str, frozenset[str]] = {}
    for module in pkgutil.iter_modules(spacy.lang.__path__):
        if module.ispkg and module.name not in {"en", "xx"}:
            try:
                stops = importlib.import_module(f"spacy.lang.{module.name}.stop_words").STOP_WORDS
            except ImportError:
                continue
            found[module.name] = frozenset(word.lower() for word in stops if len(word) < _LONG_WORD)
    return found


def _name(code: str) -> str:
    language = pycountry.languages.get(**{f"alpha_{len(code)}": code})
    return str(language.name) if language else code


def _has_sentence(text: str) -> bool:
    """Whether something of two words or more ends in a full stop, or a line of some words runs like a sentence."""
    parts = (part.rstrip(_CLOSING) for part in _SENTENCES.split(text))
    if any(part.endswith(_STOPS) and len(_WORD.findall(part)) >= 2 for part in parts):
        return True
    lines = map(_words, text.splitlines())
    return any(
        len(words) >= _FEWEST_RUNNING
        and sum(word in STOP_WORDS for word in words) >= max(2, _RUNNING_ENGLISH * len(words))
        for words in lines
    )


_FEW_LETTERS = 20
_PLAINLY_ENGLISH = 0.25
_PLAINLY_OTHER = 0.2
_HARDLY_ENGLISH = 0.12
_FEW_WORDS = 8
_FEWEST_RUNNING = 6
_RUNNING_ENGLISH = 0.2  # of the words of a sentence without a full stop
_MANY_WORDS = 40
_LONG_WORD = 8  # letters; function words are short, some lists hold content words
_MOST_CODE_MARKS = 0.06
_CODE_MARKS = "{}[]<>;=|\\_#*/+$&@^~"
_PRICE = re.compile(r"\$(?=\d)")
_OTHER_LETTER = re.compile(r"[^\W\d_a-zA-ZÀ-ɏ]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_STOPS = (".", "!", "?", "…")
_CLOSING = "\"'”’)]» "
_SENTENCES = re.compile(r"\n|(?<=[.!?…])\s+|(?<=[.!?…][\"'”’)\]])\s+")

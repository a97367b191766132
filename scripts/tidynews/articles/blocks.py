"""Canonical text in, its blocks out: lines (or hard-wrapped paragraphs), cut where two were glued together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text that is classified as one: `text[start_char:end_char]`, without space at its ends.

    `line` numbers the lines (or wrapped paragraphs) from 0: pieces of one line share it.
    """

    start_char: int
    end_char: int
    line: int
    text: str

    @property
    def plain(self) -> str:
        """The words with straight quotation marks and single spaces, as the patterns of zones.yaml expect them."""
        return plain(self.text)

    @property
    def is_heading_shaped(self) -> bool:
        """Whether it is as short as a heading and has no final full stop."""
        words = self.text.rstrip(_CLOSING)
        return len(self.text) <= LONGEST_HEADING and "\n" not in self.text and words[-1:] not in _NO_HEADING_ENDS


def blocks(text: str) -> list[Block]:
    """The blocks of `text` in reading order; together they hold everything that is not space."""
    lines = enumerate(_wrapped(text) if _is_wrapped(text) else _lines(text))
    return [piece for number, (start, end) in lines for piece in _pieces(text, start, end, number)]


@lru_cache(maxsize=1024)
def plain(words: str) -> str:
    """`words` with straight quotation marks and single spaces."""
    return " ".join(words.translate(_STRAIGHT).split())


def _lines(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _LINE.finditer(text))


def _wrapped(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _PARAGRAPH.finditer(text))


def _is_wrapped(text: str) -> bool:
    """Whether lines were broken at a column, paragraphs being parted by blank lines.

    Then nearly all lines that another line follows stop in mid-sentence, and none is long.
    """
    inner = [part for paragraph in _PARAGRAPH.findall(text) for part in paragraph.split("\n")[:-1]]
    if len(inner) < _FEWEST_WRAPPED_LINES or max(map(len, inner)) > _WIDEST_WRAPPED_LINE:
        return False
    broken = sum(not _SENTENCE_END.search(line.rstrip()) for line in inner)
    return broken / len(inner) > 0.6 and sum(map(len, inner)) / len(inner) > 40


def _pieces(text: str, start: int, end: int, line: int) -> Iterator[Block]:
    """Cut `text[start:end]` where a sentence begins right after a full stop: scrapers join paragraphs like that."""
    at = start
    for match in _GLUE.finditer(text, start, end):
        if len(text[at : match.end()].split()) >= 3 and match.end() < end:
            yield Block(at, match.end(), line, text[at : match.end()])
            at = match.end()
    yield Block(at, end, line, text[at:end])


LONGEST_HEADING = 150  # characters, as tables.md says of a title
_NO_HEADING_ENDS = (".", ":", ";", ",", "…", "")
_CLOSING = "\"'”’)]» "
_STRAIGHT = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "\u00a0": " ", "–": "-", "—": "-"}
)
_BREAK = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_LINE = re.compile(rf"[^\s](?:[^{_BREAK}]*[^\s])?")
_PARAGRAPH = re.compile(r"[^\s](?:(?:[^\n]|\n(?![ \t]*\n))*[^\s])?")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")
_GLUE = re.compile(r"(?:(?<=[a-z]{3})|(?<=[a-z]{2}[)\"”’]))[.!?][\"”’)]*(?=[\"“‘(]?(?:[A-Z]+[a-z' ]|\d[\d,.]* [a-z]))")
_FEWEST_WRAPPED_LINES = 4
_WIDEST_WRAPPED_LINE = 100

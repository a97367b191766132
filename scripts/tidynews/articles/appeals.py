"""Blocks in, those in which the publisher asks its readers for money or support out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from tidynews.articles.blocks import Block, plain
from tidynews.articles.boxes import is_newsletter
from tidynews.articles.zones import zones


@dataclass(frozen=True, slots=True)
class Tone:
    """How a block speaks, counted outside quotation marks.

    `score` adds the signs up: the reader addressed, support named, the publisher's "we", the press named, a request.
    """

    score: int
    asks: bool
    """Somebody is asked for support, by "you" or by an imperative."""
    press: bool
    """The press, or this publisher, is named."""
    speaks: bool
    """It speaks as "we" or to "you"."""


def appeals(blocks: Sequence[Block], publisher: str | None) -> set[int]:
    """The indices of the blocks that belong to an appeal.

    An appeal is a run of neighbours that all sound a little like one; somewhere in it support is asked for, somewhere
    the press is named, and one block at least sounds very much like one. So a politician's call for support (quoted,
    or with no word of the press) and a story about donations (which addresses nobody) stay what they are.
    """
    tones = [_SILENT if is_newsletter(block.plain) else tone(block.text, publisher) for block in blocks]
    found: set[int] = set()
    for run in _runs(tones):
        part = [tones[index] for index in run]
        if any(t.asks for t in part) and any(t.press for t in part) and max(t.score for t in part) >= _PLAIN:
            found.update(run)
            found.update(_heading(blocks, run[0]), _glued_end(blocks, tones, run[-1] + 1))
    return found


def cut_after_appeals(blocks: Sequence[Block], publisher: str | None) -> list[Block]:
    """`blocks` with those in two that begin as an appeal and go on, in the same line, as the story."""
    cut: list[Block] = []
    for number, block in enumerate(blocks):
        length = _appeal_length(block.text, publisher)
        following = blocks[number + 1].text if length and number + 1 < len(blocks) else ""
        if length and tone(following, publisher).score <= 1:
            first = block.text[:length].rstrip()
            cut.append(replace(block, end_char=block.start_char + len(first), text=first))
            cut.append(replace(block, start_char=block.start_char + length, text=block.text[length:]))
        else:
            cut.append(block)
    return cut


def tone(words: str, publisher: str | None) -> Tone:
    """How `words` speak."""
    lexicon, own = zones(), plain(_QUOTED.sub(" ", words))
    used = [word.lower() for word in _WORD.findall(own)]
    have = set(used)
    you, us = bool(have & _YOU), bool(have & _US)
    support, money = bool(have & lexicon.support), bool(have & lexicon.money)
    press = bool(have & lexicon.press) or bool(publisher and plain(publisher).lower() in own.lower())
    may_ask = you or support or money  # the patterns are dear, and all of them hold such a word
    calls = may_ask and any(lexicon.calls.match(sentence) for sentence in _SENTENCE.findall(own))
    asked = may_ask and bool(lexicon.asks.search(own))
    score = you + (2 if money else support) + us + press + calls + 2 * asked
    if have & _REPORTED or any(len(quoted.split()) >= _SPOKEN for quoted in _QUOTED.findall(words)):
        score -= 2
    return Tone(score, (you and (support or money)) or calls or asked, press, you or us)


def _appeal_length(words: str, publisher: str | None) -> int:
    """How many characters of `words` are appeal, where all the rest is plainly news; else 0."""
    first = _STOP.search(words)
    if first is None or not tone(words[: first.end()], publisher).asks:
        return 0
    for end in [match.end() for match in islice(_STOP.finditer(words), _MOST_SENTENCES)]:
        rest = tone(words[end:], publisher)
        if rest.score <= 0 and not rest.press and _NEWS.search(plain(words[end:])):
            return end
    return 0


def _runs(tones: Sequence[Tone]) -> list[list[int]]:
    """Stretches of blocks that all sound at least a little like an appeal, without lukewarm ends."""
    runs: list[list[int]] = []
    for index, heard in enumerate(tones):
        if heard.score < _FAINT or not (heard.speaks or heard.asks):
            continue
        if runs and index - runs[-1][-1] <= 1 + _is_bridge(tones[index - 1]):
            runs[-1].extend(range(runs[-1][-1] + 1, index + 1))
        else:
            runs.append([index])
    return [trimmed for run in runs if (trimmed := _trimmed(run, tones))]


def _heading(blocks: Sequence[Block], start: int) -> list[int]:
    """The line above an appeal that announces it: "A message from our editor"; the first line is the headline."""
    above = start - 1
    announces = above > 0 and blocks[above].is_heading_shaped and zones().appeal_headings.match(blocks[above].plain)
    return [above] if announces else []


def _glued_end(blocks: Sequence[Block], tones: Sequence[Tone], number: int) -> list[int]:
    """The short last sentence of an appeal that the story follows in the same line; alone it is too faint to tell."""
    if number + 1 >= len(blocks) or blocks[number].line != blocks[number + 1].line:
        return []
    begins = blocks[number - 1].line != blocks[number].line
    return [number] if begins and tones[number].score > 0 and not _NEWS.search(blocks[number].plain) else []


def _is_bridge(between: Tone) -> bool:
    """Whether a block that is no appeal by itself may stand in the middle of one."""
    return between.score > 0 and (between.speaks or between.press)


def _trimmed(run: list[int], tones: Sequence[Tone]) -> list[int]:
    warm = [index for index in run if tones[index].score > _FAINT]
    return [index for index in run if warm and warm[0] <= index <= warm[-1]]


_SILENT = Tone(0, asks=False, press=False, speaks=False)
_PLAIN = 4
_FAINT = 2
_MOST_SENTENCES = 6  # of an appeal that runs into a story
_SPOKEN = 5  # words; shorter quotations are titles and scare quotes
_YOU = frozenset({"you", "your", "yours", "you'll", "you're", "you've", "readers'"})
_US = frozenset({"we", "us", "our", "ours", "we're", "we've", "we'll", "we'd"})
_REPORTED = frozenset({"said", "says", "told", "added", "asked", "according", "warned", "announced"})
_NEWS = re.compile(r"\d|\"|\w+day\b|\b(?:said|says|told|according|warned|announced)\b")
_STOP = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"‘])")
_WORD = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")
_SENTENCE = re.compile(r"[A-Za-z][^.!?]*")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|(?<!\w)‘[^‘]*?’(?!\w)|(?<!\w)'[^']*'(?!\w)")

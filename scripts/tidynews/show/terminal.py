"""What was read from an article in, the article printed with it: marks in its text, notes below each segment.

Where there is no colour (NO_COLOR, a pipe), every mark has signs around it; with colour only claims have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from rich.console import Console
from rich.text import Text

from tidynews.articles.article import Segment
from tidynews.show import Shown
from tidynews.show.marks import Mark, runs
from tidynews.show.notes import Fact, Note, grouped


@dataclass(frozen=True, slots=True)
class _Sign:
    """What stands before and after marked words where colours do not; `numbers` are those of the claims."""

    kind: str
    before: str
    after: str
    numbers: str

    @property
    def raised(self) -> str:
        return self.numbers.translate(_SUPERSCRIPTS)


def show(shown: Shown, terminal: Console | None = None) -> None:
    """Print the article, as wide as the terminal is."""
    console = Console(highlight=False) if terminal is None else terminal
    plain = console.no_color or console.color_system is None
    _print(console, "", _head(shown))
    for segment in shown.article.segments:
        console.print()
        _print(console, segment.kind, _text(shown, segment, plain=plain))
        for note in shown.notes:
            if note.kind != "actor" and segment.start_char <= note.places[0].start < segment.end_char:
                _print(console, note.label.rjust(_MARGIN), _listed(note), _IN * note.depth)
        _print(console, "actors".rjust(_MARGIN), _mentioned(shown.notes, segment))
    console.print()
    _print(console, "legend", _legend(plain=plain))
    _print(console, "", Text(_LEGEND, "dim"))


def _print(console: Console, margin: str, words: Text, indent: str = "") -> None:
    """Print words with something beside them, wrapped; nothing where there are none."""
    width = max(console.width - _MARGIN - len(_GAP) - len(indent), _NARROWEST)
    for number, line in enumerate(words.wrap(console, width) if words else ()):
        line.rstrip()
        beside = Text((margin if number == 0 else "").ljust(_MARGIN) + _GAP + indent, "dim")
        console.print(Text.assemble(beside, line), soft_wrap=True)  # + would lend the first style to all


def _head(shown: Shown) -> Text:
    about = shown.article.metadata
    facts = (shown.article.article_id, about.publisher, about.published_on and f"published on {about.published_on}")
    return Text(_visible(" · ".join(str(fact) for fact in facts if fact)), "dim")


def _text(shown: Shown, segment: Segment, *, plain: bool) -> Text:
    """The text of a segment with its marks, as styles and as signs."""
    start, end = segment.start_char, segment.end_char
    kinds = _CLAIM | _OTHERS if plain else _CLAIM
    marked = [mark for mark in shown.marks if mark.start < end and mark.end > start]
    signed = [mark for mark in marked if mark.kind in kinds]
    text = Text()
    for run in runs(marked, start, end):
        opening = [mark for mark in run.marks if mark.start == run.start and mark in signed]
        closing = [mark for mark in reversed(run.marks) if mark.end == run.end and mark in signed]
        text.append("".join(map(_before, _alike(opening, kinds))), _STYLES["sign"])
        style = " ".join(_STYLES[kind] for kind in _ORDER if any(mark.kind == kind for mark in run.marks))
        text.append(_visible(shown.article.text[run.start : run.end]), style)
        text.append("".join(map(_after, _alike(closing, kinds))), _STYLES["sign"])
    return text


def _alike(some: Iterable[Mark], kinds: Mapping[str, tuple[str, str]]) -> Iterator[_Sign]:
    """The signs of marks that all begin or all end here; marks of one kind with the same characters share one."""
    for (kind, _, _), same in groupby(some, key=lambda mark: (mark.kind, mark.start, mark.end)):
        yield _Sign(kind, *kinds[kind], "·".join(sorted((mark.key[1:] for mark in same), key=int)))


def _before(sign: _Sign) -> str:
    return f"{sign.raised}{sign.before}" if sign.kind == "content" else sign.before


def _after(sign: _Sign) -> str:
    return f"{sign.after}{sign.raised}" if sign.kind in _CLAIM else sign.after


def _listed(note: Note) -> Text:
    """A line of the list: the title, then the facts."""
    line = Text.assemble((_visible(note.title.words), _STYLES[_TITLES[note.kind]]))
    for name, same in grouped(note.facts):
        line.append(f" · {name} " if name else " · ", "dim")
        line.append_text(Text(", ").join(map(_stated, same)))
    return line


def _stated(fact: Fact) -> Text:
    return Text(_visible(fact.words), "bold" if fact.name == "polarity" else "")


def _mentioned(notes: Iterable[Note], segment: Segment) -> Text:
    """Who is mentioned in a segment, and by which words."""
    text = Text()
    for note in notes:
        words = [place.words for place in note.places if segment.start_char <= place.start < segment.end_char]
        if note.kind == "actor" and words:
            text.append(f"{' · ' if text else ''}{note.row_id} ", "dim")
            text.append(_visible(", ".join(f"“{some}”" for some in dict.fromkeys(words))))
    return text


def _legend(*, plain: bool) -> Text:
    """What the marks mean, in the same styles and signs."""
    signs = _CLAIM | (_OTHERS if plain else dict.fromkeys(_OTHERS, ("", "")))
    text = Text()
    for kind, (before, after) in signs.items():
        sign = _Sign(kind, before, after, "1")
        text.append(f"{'   ' if text else ''}{_before(sign)}", _STYLES["sign"])
        text.append(_NAMES[kind], _STYLES[kind])
        text.append(_after(sign), _STYLES["sign"])
    return text


def _visible(text: str) -> str:
    """Words with every character that could steer a terminal made one that can be seen."""
    return text.translate(_STEERING)


_MARGIN = 11
_GAP = "  "
_IN = "   "
_NARROWEST = 20
_CLAIM = {"content": ("[", "]"), "source": ("<", ">"), "cue": ("*", "*")}
_OTHERS = {"figure": ("{", "}"), "event": ("/", "/"), "time": ("~", "~"), "actor": ("_", "_")}
_NAMES = {
    "content": "what is said",
    "source": "who says it",
    "cue": "cue",
    "figure": "figure",
    "event": "event",
    "time": "time",
    "actor": "actor",
}
_ORDER = ("content", "source", "actor", "time", "event", "figure", "cue")
_STYLES = {
    "content": "cyan",
    "source": "bold green",
    "cue": "bold reverse",
    "figure": "bold magenta",
    "event": "bold red",
    "time": "italic magenta",
    "actor": "underline",
    "sign": "dim",
}
_TITLES = {"claim": "source", "figure": "figure", "event": "event", "time": "time"}
_LEGEND = (
    "The small number is that of the claim in the list below the segment: who speaks, act and cue, form, how it "
    "relates to other claims and to whom, confidence from 0 to 1. A claim is affirmed unless the list says negated or "
    "conditional; one that is reported inside of another stands further in. f figures, e events, t times; at the end "
    "of the list the actors with the words that mention them."
)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STEERING: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) != "\n"},
    **dict.fromkeys([*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD),
    ord("\t"): " ",
    ord("\n"): " ",
}

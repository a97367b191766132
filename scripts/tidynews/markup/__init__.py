"""Text in, HTML out, everything escaped that is not HTML already; whole pages, all in one style, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from pathlib import Path
from string import Template


class Html(str):
    """Text that is HTML already and is not escaped again."""

    __slots__ = ()


Attribute = str | int | float | None


def document(title: str, *body: str, style: str, head: str = "", navigation: str = "") -> str:
    """A page, whole in itself: no other file and no network is needed to read it.

    Args:
        title: What the browser's tab says.
        body: The parts of the text.
        style: What this page needs beside the style that all pages share.
        head: Further elements of the head.
        navigation: A `nav`, to stand beside the text where there is room.
    """
    return Template(_shared("page.html")).substitute(
        title=tag("title", title),
        head=joined([head]),
        style=tag("style", Html(f"{_shared('style.css')}\n{style}")),
        navigation=joined([navigation]),
        body=joined(body),
    )


def tag(name: str, /, *children: str, **attributes: Attribute) -> Html:
    """An element. `class_` gives the attribute `class`, `aria_label` gives `aria-label`; None leaves one out."""
    stated = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_printed(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _EMPTY:
        return Html(f"<{name}{stated}/>")
    return Html(f"<{name}{stated}>{joined(children)}</{name}>")


def joined(children: Iterable[str], between: str = "") -> Html:
    """The children one after the other, escaped where they are plain text."""
    return Html(Html(between).join(child if isinstance(child, Html) else escape(child) for child in children))


def grid(head: Iterable[str], lines: Iterable[Iterable[str]], label: str, kind: str = "") -> Html:
    """A table in a box that scrolls by itself, by keyboard too."""
    heads = tag("thead", tag("tr", *(tag("th", cell, scope="col") for cell in head)))
    body = tag("tbody", *(tag("tr", *(tag("td", cell) for cell in line)) for line in lines))
    return tag(
        "div", tag("table", heads, body), class_=f"box {kind}".strip(), tabindex=0, role="region", aria_label=label
    )


def bar(number: float, most: float) -> Html:
    """A bar as long as `number` is of `most`; the number stands beside it, so it says nothing to those who hear."""
    length = 100 * number / most if most else 0.0
    inside = tag("rect", x=0, y=0, width=length, height=8, class_="bar")
    return tag("svg", inside, viewBox="0 0 100 8", preserveAspectRatio="none", class_="meter", aria_hidden="true")


def inline(text: str) -> Html:
    """`code`, **strong** and [links](#to-here) of one line."""
    safe = _LINK.sub(r'<a href="\2">\1</a>', escape(text))
    safe = _STRONG.sub(r"<strong>\1</strong>", safe)
    return Html(_CODE.sub(r"<code>\1</code>", safe))


def blocks(text: str, label: str) -> Html:
    """Paragraphs, lists, tables and fenced code; `label` names the boxes for those who hear the page."""
    return joined(_block(part, label) for part in _parts(text))


def code(text: str, label: str) -> Html:
    """A block of code in a box that scrolls by itself."""
    return tag("pre", tag("code", text.strip()), class_="box", tabindex=0, role="region", aria_label=label)


@cache
def _shared(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _parts(text: str) -> Iterator[str]:
    for number, part in enumerate(_FENCE.split(text)):
        if number % 2:
            yield f"```{part}"
        else:
            yield from (some for some in re.split(r"\n\s*\n", part.strip()) if some.strip())


def _block(part: str, label: str) -> Html:
    if part.startswith("```"):
        language, _, body = part.removeprefix("```").partition("\n")
        return code(body, f"{label}, {language}")
    if part.startswith("- "):
        return tag(
            "ul",
            *(tag("li", inline(" ".join(item.split()))) for item in re.split(r"^- ", part, flags=re.MULTILINE)[1:]),
        )
    if part.startswith("|"):
        cells = [[inline(cell.strip()) for cell in line.strip("| ").split("|")] for line in part.splitlines()]
        return grid(cells[0], cells[2:], label)
    return tag("p", inline(" ".join(part.split())))


def _printed(value: str | float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


_EMPTY = frozenset({"input", "meta", "rect", "path", "line"})
_CODE = re.compile(r"`([^`]+)`")
_STRONG = re.compile(r"\*\*([^*]+)\*\*")
_LINK = re.compile(r"\[([^\]]+)\]\(((?:https?://|#)[^)\s]+)\)")
_FENCE = re.compile(r"^```(.*?)^```$", re.MULTILINE | re.DOTALL)

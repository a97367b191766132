"""What all pages share: nothing plain becomes HTML, and colours can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.elements import read

from tidynews import markup
from tidynews.markup import bar, document, tag

STYLE = (Path(markup.__file__).parent / "style.css").read_text(encoding="utf-8")


def test_plain_text_is_escaped_and_html_is_not() -> None:
    assert tag("p", "<b>", tag("b", "&"), title="\"'>") == '<p title="&quot;&#x27;&gt;">&lt;b&gt;<b>&amp;</b></p>'


def test_a_page_has_its_own_style_after_the_shared_one_and_navigation_only_if_there_is_some() -> None:
    text = document("<Ferries>", tag("h1", "Ferries"), style="h1 { color: $blue }")
    assert text.index(":root") < text.index("h1 { color: $blue }") < text.index("</style>")
    assert read(text).find("title")[0].text == "<Ferries>"
    assert not read(text).find("nav")
    assert read(document("x", style="", navigation=tag("nav", "here"))).find("nav")[0].text == "here"


@pytest.mark.parametrize(("number", "most", "width"), [(0, 7, "0"), (7, 7, "100"), (1, 3, "33.33"), (0, 0, "0")])
def test_a_bar_is_as_long_as_its_share(number: int, most: int, width: str) -> None:
    [drawn] = read(bar(number, most)).find("rect")
    assert drawn.attributes["width"] == width


def colours() -> dict[str, dict[str, str]]:
    light, dark, *_ = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    return {
        name: dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+)", some)) for name, some in (("light", light), ("dark", dark))
    }


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        *[(front, back, 4.5) for front in ("ink", "muted", "accent") for back in ("paper", "raised")],
        ("ink", "warn-paper", 4.5),
        *[(kind, back, 4.5) for kind in ("warn", "fail", "pass") for back in ("paper", "raised", f"{kind}-paper")],
        *[("ink", f"{kind}-paper", 4.5) for kind in ("fail", "pass")],
        ("bar", "paper", 3.0),
        ("edge", "paper", 3.0),
    ],
)
def test_contrast_is_enough_for_wcag_aa(scheme: str, front: str, back: str, least: float) -> None:
    found = colours()[scheme]
    high, low = sorted((luminance(found[front]), luminance(found[back])), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= least

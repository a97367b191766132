"""An article as a page: marks at the right characters, links that lead somewhere, harmless, readable by everybody."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.elements import Element, read
from tests.show.conftest import CHECKOUT
from tests.show.test_marks import MARKS

from tidynews import markup, show
from tidynews.articles.article import Article, Segment
from tidynews.cli import main
from tidynews.show import Shown
from tidynews.show.marks import Mark
from tidynews.show.page import page

STYLES = [
    (Path(str(part.__file__)).parent / name).read_text(encoding="utf-8")
    for part, name in ((markup, "style.css"), (show, "page.css"))
]
EVIL = "</script></style><script>alert('1')</script>\"&amp; ${title} $body <b onclick=x>"


def pieces(root: Element) -> list[Element]:
    [text] = [element for element in root.find("section") if element.attributes.get("class") == "text"]
    return [element for element in text.walk() if "run" in element.attributes.get("class", "").split()]


def marked(root: Element) -> dict[tuple[str, str], str]:
    """The words of every mark: (key, kind) to what its runs say, one after the other."""
    found: dict[tuple[str, str], str] = {}
    for piece in pieces(root):
        for of in dict.fromkeys(piece.attributes.get("data-of", "").split()):
            key, kind = of.split(":")
            found[key, kind] = found.get((key, kind), "") + piece.text
    return found


def test_the_runs_are_the_text_and_every_mark_has_its_words(sample: Shown) -> None:
    root, text = read(page(sample)), sample.article.text
    whole = "".join(text[some.start_char : some.end_char] for some in sample.article.segments)
    assert "".join(piece.text for piece in pieces(root)) == whole
    covered: dict[tuple[str, str], set[int]] = {}
    for mark in sample.marks:
        covered.setdefault((mark.key, mark.kind), set()).update(range(mark.start, mark.end))
    inside = {at for some in sample.article.segments for at in range(some.start_char, some.end_char)}
    words = {of: "".join(text[at] for at in sorted(places & inside)) for of, places in covered.items()}
    assert marked(root) == words


@settings(deadline=None, max_examples=50)
@given(MARKS, st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=30, max_size=30))
def test_whatever_the_marks_and_words_are_the_text_is_whole(marks: list[Mark], words: str) -> None:
    article = Article("a", "a.txt", words, segments=(Segment("paragraph", 0, 30),))
    root = read(page(Shown(article, tuple(marks), ())))
    assert "".join(piece.text for piece in pieces(root)) == words
    for (key, kind), said in marked(root).items():
        places = {at for some in marks if (some.key, some.kind) == (key, kind) for at in range(some.start, some.end)}
        assert said == "".join(words[at] for at in sorted(places))


def test_links_lead_to_something_and_names_are_given_once(sample: Shown) -> None:
    root = read(page(sample))
    ids = [element.attributes["id"] for element in root.walk() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert {link.attributes["href"] for link in root.find("a")} <= {f"#{name}" for name in ids}


def test_every_note_leads_to_the_text_and_every_claim_back_by_keyboard(sample: Shown) -> None:
    root = read(page(sample))
    by_id = {element.attributes["id"]: element for element in root.walk() if "id" in element.attributes}
    focused = [link.attributes["href"][1:] for link in root.find("a") if "tabindex" not in link.attributes]
    for note in sample.notes:
        assert all(f"p{place.start}" in focused for place in note.places)
        assert note.kind != "claim" or note.key in focused
        assert note.row_id in by_id[note.key].text


def test_hostile_words_stay_words(story: Shown) -> None:
    text = EVIL + "\n"
    article = replace(
        story.article,
        text=text,
        file=EVIL,
        segments=(Segment("paragraph", 0, len(EVIL)),),
        metadata=replace(story.article.metadata, title=EVIL, publisher=EVIL),
    )
    notes = tuple(replace(note, words=EVIL, title=replace(note.title, words=EVIL), row_id=EVIL) for note in story.notes)
    root = read(page(Shown(article, (), notes)))
    assert len(root.find("script")) == 1
    assert not root.find("b")
    assert root.find("h1")[0].text == root.find("title")[0].text == EVIL
    assert "".join(piece.text for piece in pieces(root)) == EVIL


def test_everything_is_in_the_page(story: Shown) -> None:
    text = page(story)
    root = read(text)
    assert {"link", "img", "iframe", "object"}.isdisjoint(element.name for element in root.walk())
    assert not re.search(r"https?:|url\(|@import|@font-face", text)
    assert not [name for element in root.walk() for name in element.attributes if name.startswith("on")]
    [policy] = [m for m in root.find("meta") if m.attributes.get("http-equiv") == "Content-Security-Policy"]
    assert policy.attributes["content"].startswith("default-src 'none'")


def test_every_kind_has_its_box_to_tick_which_is_the_legend_and_is_heeded_without_a_script(story: Shown) -> None:
    root = read(page(story))
    boxes = {element.attributes["id"] for element in root.find("input")}
    assert boxes == {f"show-{kind}" for kind in ("claim", "figure", "event", "time", "actor")}
    assert all(f"#{box}:checked" in STYLES[1] for box in boxes)
    assert all(re.search(rf"\.{name}\b", STYLES[1]) for name in ("source", "cue", "in1", "in2", "in3"))
    [legend] = root.find("fieldset")
    for words in ("source", "cue", "content", "Figures", "Events", "Times", "Actors"):
        assert words in legend.text


def test_a_page_can_be_found_through_without_eyes_or_a_mouse(story: Shown) -> None:
    root = read(page(story))
    assert root.find("html")[0].attributes["lang"] == "en"
    assert [len(root.find(landmark)) for landmark in ("main", "h1", "header", "aside")] == [1, 1, 1, 1]
    assert all(link.text.strip() for link in root.find("a"))
    assert ":focus-visible" in STYLES[0]
    levels = [int(element.name[1]) for element in root.walk() if re.fullmatch(r"h[1-6]", element.name)]
    assert levels[0] == 1
    assert set(levels) == {1, 2, 3}


def colours(scheme: str) -> dict[str, str]:
    """The colours of a scheme, ours after those that all pages share."""
    at = {"light": 0, "dark": 1}[scheme]
    blocks = [re.findall(r":root \{(.*?)\}", style, re.DOTALL)[at] for style in STYLES]
    found = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]+)", " ".join(blocks)))
    return {
        name: value if len(value) == 7 else "#" + "".join(2 * c for c in value[1:]) for name, value in found.items()
    }


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("back", ["paper", "raised", "said", "said2", "said3", "cue", "lit"])
@pytest.mark.parametrize("front", ["ink", "figure", "event", "time", "source"])
def test_contrast_is_enough_for_wcag_aa(scheme: str, front: str, back: str) -> None:
    found = colours(scheme)
    high, low = sorted((luminance(found[front]), luminance(found[back])), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("back", ["said", "said2", "said3"])
def test_numbers_and_links_can_be_read_on_tints(scheme: str, back: str) -> None:
    found = colours(scheme)
    high, low = sorted((luminance(found["accent"]), luminance(found[back])), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_the_command_writes_the_page_whole_or_not_at_all(tmp_path: Path) -> None:
    article = str(CHECKOUT / "articles/quarry-protest.txt")
    done = CliRunner().invoke(main, ["show", article, "--html", str(tmp_path / "page.html")])
    assert (done.exit_code, done.output) == (0, f"written: {tmp_path / 'page.html'}\n")
    assert read((tmp_path / "page.html").read_text("utf-8")).find("h1")
    failed = CliRunner().invoke(main, ["show", article, "--html", str(tmp_path / "no" / "page.html")])
    assert failed.exit_code == 2
    assert "cannot write" in failed.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]

"""A folder of annotated articles in, each article's text and annotations out, every offset checked.

The folder holds text/NAME.txt and gold/NAME.json; docs/accuracy.md has the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from tidynews.evaluate.errors import BadGold
from tidynews.evaluate.gold_items import ITEM_KINDS, Marked, marked
from tidynews.evaluate.node import Node, Span, listed, read_json, read_text


@dataclass(frozen=True, slots=True)
class Attribution:
    """That somebody (source) is said, by a cue, to say, think or want something (content)."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    cue_kind: str | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An annotated article. What was not annotated is None or not there; `discard` is text that was set aside."""

    file: str
    text: str
    attributions: tuple[Attribution, ...] | None
    items: Mapping[str, tuple[Marked, ...]]
    discard: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Gold:
    """A folder of annotated articles, in the order of their names."""

    folder: Path
    articles: tuple[GoldArticle, ...]

    @property
    def texts(self) -> Path:
        """The folder of the texts."""
        return self.folder / TEXTS

    def annotated(self, kind: str) -> list[GoldArticle]:
        """The articles in which attributions, or items of another kind, are annotated."""
        if kind == "attributions":
            return [article for article in self.articles if article.attributions is not None]
        return [article for article in self.articles if kind in article.items]


def read_gold(folder: Path) -> Gold:
    """Read and check all annotations of a folder.

    Raises:
        BadGold: There are none, or one of them cannot be used.
    """
    for needed in (TEXTS, ANNOTATIONS):
        if not (folder / needed).is_dir():
            raise BadGold(folder, "", f"has no folder {needed}/; {FORM}")
    files = sorted((folder / ANNOTATIONS).glob("*.json"))
    if not files:
        raise BadGold(folder / ANNOTATIONS, "", f"holds no .json file; {FORM}")
    return Gold(folder, tuple(_article(folder, file) for file in files))


def _article(folder: Path, file: Path) -> GoldArticle:
    node = read_json(file)
    node.demand_keys([], KEYS)
    if not any(key in node.value for key in ANNOTATED):
        raise node.wrong(f"annotates nothing; it needs one of {listed(ANNOTATED)}")
    name = f"{file.stem}.txt"
    said = node.get("file").words()
    if said not in {None, name}:
        raise node.get("file").wrong(f"is {said}, but {file.name} annotates {TEXTS}/{name}; rename one of them")
    path = folder / TEXTS / name
    if not path.is_file():
        alike = get_close_matches(name, sorted(other.name for other in (folder / TEXTS).glob("*.txt")), n=1)
        raise node.wrong(f"annotates {path}, which does not exist" + (f"; there is {alike[0]}" if alike else ""))
    text = read_text(path)
    return GoldArticle(
        name,
        text,
        tuple(_attributions(node.get("attributions"), text)) if "attributions" in node.value else None,
        {kind: tuple(marked(kind, node.get(kind), text)) for kind in ITEM_KINDS if kind in node.value},
        node.get("discard").spans(text),
    )


def _attributions(node: Node, text: str) -> Iterator[Attribution]:
    for item in node.items():
        item.demand_keys(["content"], ATTRIBUTION_KEYS)
        content = item.get("content").spans(text)
        if not any(text[start:end].strip() for start, end in content):
            raise item.get("content").wrong("is empty; an attribution without words that are said cannot be scored")
        yield Attribution(
            item.get("source").spans(text),
            item.get("cue").spans(text),
            content,
            item.get("cue_kind").one_of(CUE_KINDS),
        )


TEXTS, ANNOTATIONS = "text", "gold"
FORM = "a gold folder has text/NAME.txt and gold/NAME.json (docs/accuracy.md says what stands in them)"
CUE_KINDS = ("speech", "other")
ATTRIBUTION_KEYS = ("id", "source", "cue", "content", "cue_kind", "note")
REMARKS = ("title", "publisher", "published_at", "wire", "annotator", "annotators", "discuss", "note")
"""Keys of a gold file that are for people; they are not read."""
ANNOTATED = ("attributions", *ITEM_KINDS)
KEYS = ("file", *ANNOTATED, "discard", *REMARKS)

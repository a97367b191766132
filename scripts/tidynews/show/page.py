"""What was read from an article in, one HTML page out that needs no other file and no network, to read it no script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from tidynews.articles.article import Segment
from tidynews.markup import Html, document, files, joined, tag
from tidynews.schema import DATED
from tidynews.show import Shown
from tidynews.show.marks import KINDS, Mark, Run, runs
from tidynews.show.notes import Fact, Note, grouped


def page(shown: Shown) -> str:
    """The article's text with all marks, and beside it what is known of each, linked both ways."""
    script = _beside("page.js")
    title = _title(shown)
    return document(
        title,
        _head(shown, title),
        _filters(shown),
        tag("div", _text(shown), _lists(shown), class_="reading"),
        tag("script", Html(script)),
        style=_beside("page.css"),
        head=files.policy(script),
    )


def write(shown: Shown, file: Path) -> None:
    """Write the page to `file`, whole or not at all.

    Raises:
        CannotWrite: An older page is as it was.
    """
    files.write(page(shown), file)


def _title(shown: Shown) -> str:
    """The title that the metadata states, else the headline, else the file's name."""
    article = shown.article
    headlines = (article.text[some.start_char : some.end_char] for some in article.segments if some.kind == "headline")
    return article.metadata.title or next(headlines, article.file)


def _head(shown: Shown, title: str) -> Html:
    article, about = shown.article, shown.article.metadata
    facts = (about.publisher, about.published_on and f"published on {about.published_on}", article.file)
    return tag(
        "header",
        tag("p", "What tidynews reads in an article", class_="kind"),
        tag("h1", title),
        tag("p", " · ".join(str(fact) for fact in facts if fact), class_="kind"),
        tag("p", tag("code", article.article_id), f", read by tidynews {version('tidynews')}", class_="kind"),
    )


def _filters(shown: Shown) -> Html:
    """A box to tick for each kind of mark, which is the legend, too."""
    return tag(
        "fieldset",
        tag("legend", "Marked in the text"),
        *(_filter(shown, kind, heading) for kind, heading in _LISTS.items()),
        class_="filters",
    )


def _filter(shown: Shown, kind: str, heading: str) -> Html:
    count = sum(note.kind == kind for note in shown.notes)
    box = tag("input", type="checkbox", id=f"show-{kind}", checked="")
    return tag("label", box, " ", _sample(kind, heading), " ", tag("span", f"{count:,}", class_="kind"))


def _sample(kind: str, heading: str) -> Html:
    """The name of a kind, marked as its words are."""
    if kind != "claim":
        return tag("span", heading, class_=f"run {kind}")
    source, cue, content = (
        tag("span", word, class_=f"run {name}")
        for name, word in (("source", "source"), ("cue", "cue"), ("content in1", "content"))
    )
    return joined((f"{heading}: ", source, " ", cue, " ", content))


def _text(shown: Shown) -> Html:
    numbered: set[str] = set()
    zones = (
        tag(
            "div",
            tag("span", segment.kind, class_="kind"),
            tag("p", *_words(shown, segment, numbered)),
            class_=f"zone {segment.kind}" + ("" if segment.kind in DATED else " aside"),
        )
        for segment in shown.article.segments
    )
    return tag("section", *zones, class_="text", aria_label="Text")


def _words(shown: Shown, segment: Segment, numbered: set[str]) -> Iterator[Html]:
    """The runs of a segment; the number of a claim stands behind its cue and before contents not next to it."""
    last = ""
    for run in runs(shown.marks, segment.start_char, segment.end_char):
        for mark in run.marks:
            if mark.kind == "content" and mark.start == run.start and mark.key != last:
                yield _number(mark, numbered)
                last = mark.key
        yield _run(shown.article.text[run.start : run.end], run)
        for mark in run.marks:
            if mark.kind == "cue" and mark.end == run.end:
                yield _number(mark, numbered)
                last = mark.key


def _run(words: str, run: Run) -> Html:
    """A piece of text with all its labels; a link to what is known of the innermost of its marks, claims excepted."""
    if not run.marks:
        return tag("span", words, class_="run")
    kinds = sorted({mark.kind for mark in run.marks}, key=KINDS.index)
    depth = min(sum(mark.kind == "content" for mark in run.marks), _DEEPEST)
    others = [mark for mark in run.marks if not mark.key.startswith("c")]
    return tag(
        "a" if others else "span",
        words,
        id=f"p{run.start}" if any(mark.start == run.start for mark in run.marks) else None,
        class_=" ".join(["run", *kinds, *([f"in{depth}"] if depth else [])]),
        data_of=" ".join(f"{mark.key}:{mark.kind}" for mark in run.marks),
        href=f"#{others[-1].key}" if others else None,
        tabindex=-1 if others else None,
    )


def _number(mark: Mark, numbered: set[str]) -> Html:
    """A claim's number, a link to its note; the first one of each claim takes the focus."""
    again = mark.key in numbered
    numbered.add(mark.key)
    number = mark.key[1:]
    link = tag("a", number, href=f"#{mark.key}", aria_label=f"claim {number}", tabindex=-1 if again else None)
    return tag("sup", link, class_="number")


def _lists(shown: Shown) -> Html:
    lists = (
        _list(kind, heading, [note for note in shown.notes if note.kind == kind]) for kind, heading in _LISTS.items()
    )
    return tag("aside", *lists, aria_label="What is known of the marks")


def _list(kind: str, heading: str, notes: Iterable[Note]) -> Html:
    listed = [_note(note) for note in notes]
    if not listed:
        return Html()
    title = tag("h2", heading, " ", tag("span", f"{len(listed):,}", class_="kind"))
    return tag("section", title, *listed, class_=f"list {kind}", aria_label=heading)


def _note(note: Note) -> Html:
    number = tag("span", note.label, class_="no")
    if note.places:
        number = tag(
            "a",
            note.label,
            href=f"#p{note.places[0].start}",
            class_="no",
            aria_label=f"{note.kind} {note.label}: to the text",
        )
    speakers = {fact.to for fact in (note.title, *note.facts) if fact.name in {"", "speaker"} and fact.to}
    content = [tag("p", note.words, class_="words")] if note.words else []
    return tag(
        "article",
        tag("h3", number, " ", _linked(note.title)),
        *content,
        tag("p", joined(_known(note), between=" "), class_="known"),
        *_mentions(note),
        tag("p", tag("code", note.row_id), class_="kind"),
        id=note.key,
        class_=f"note {note.kind} deep{min(note.depth, _DEEPEST)}",
        data_speakers=" ".join(sorted(speakers)) if note.kind == "claim" and speakers else None,
        tabindex=-1,
    )


def _known(note: Note) -> Iterator[Html]:
    for name, same in grouped(note.facts):
        named = [tag("span", name, class_="kind"), " "] if name else []
        yield tag("span", *named, joined(map(_linked, same), between=", "))


def _linked(fact: Fact) -> Html:
    return tag("a", fact.words, href=f"#{fact.to}") if fact.to else tag("span", fact.words)


def _mentions(note: Note) -> Iterator[Html]:
    """Every place that mentions an actor."""
    if note.kind == "actor" and note.places:
        links = (tag("a", place.words, href=f"#p{place.start}") for place in note.places)
        yield tag("p", joined(links, between=" · "), class_="places")


@cache
def _beside(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


_DEEPEST = 3  # tints tell so many apart
_LISTS = {"claim": "Claims", "figure": "Figures", "event": "Events", "time": "Times", "actor": "Actors"}

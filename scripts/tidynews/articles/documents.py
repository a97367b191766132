"""A file that holds one article (.txt, .md, .html) in, the `Article` out."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from tidynews.articles.article import Article
from tidynews.articles.assemble import assemble
from tidynews.articles.canonical import MAX_BYTES, decoded
from tidynews.errors import UnreadableInput


def text_file(path: Path, file: str) -> Article:
    """Read a .txt, with the metadata of the .yaml, .yml or .json beside it."""
    return assemble(decoded(_bytes(path, MAX_BYTES)), _sidecar(path), file)


def markdown(path: Path, file: str) -> Article | None:
    """Read a .md, with the metadata of its front matter; None if it has none.

    The canonical text is what stands after the front matter.
    """
    text = decoded(_bytes(path, MAX_BYTES))
    if not _OPENING.match(text):
        return None
    front = _FRONT_MATTER.match(text)
    if front is None:
        raise UnreadableInput("line 1 opens front matter with --- that no later line --- closes; add that line")
    return assemble(text[front.end() :], _yaml(front["yaml"], "front matter", first_line=2), file)


def plain_markdown(path: Path, file: str) -> Article:
    """Read a .md that has no front matter."""
    return assemble(decoded(_bytes(path, MAX_BYTES)), {}, file)


def web_page(path: Path, file: str) -> Article:
    """Read the main text and the metadata of a .html as trafilatura finds them; metadata beside it go before."""
    import trafilatura  # noqa: PLC0415  # a tenth of a second that only pages need

    tree = trafilatura.load_html(_bytes(path, MAX_PAGE_BYTES))
    language, rights = (_language(tree), _rights(tree)) if tree is not None else (None, None)
    page = trafilatura.bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        # a date is what the page states, not the likeliest number in it
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = page.text if page and not isinstance(page, dict) else None
    if not text or isinstance(page, dict) or page is None:
        raise UnreadableInput("holds no article text that trafilatura can find; save the text itself as .txt")
    found = {
        "title": page.title,
        "byline": page.author,
        "publisher": page.sitename,
        "url": page.url,
        "published_on": page.date,
        "language": language,
        "rights": rights or page.license,
    }
    return assemble(
        decoded(text.encode()), {**found, **_sidecar(path)}, file, text_rule=f"trafilatura {trafilatura.__version__}"
    )


def _language(page: Any) -> str | None:
    """The `lang` of a page where it is English; templates often state another one, so then the text itself is asked."""
    stated = page.xpath("string((/html/@lang | /html/@xml:lang)[1])").strip()
    return stated if re.fullmatch(r"en(?:[-_].*)?", stated, re.IGNORECASE) else None


def _rights(page: Any) -> str | None:
    """The licence that the head of a page states in Dublin Core or as a link."""
    stated = [
        *(meta.get("content", "") for meta in page.iter("meta") if meta.get("name", "").lower() in _RIGHTS),
        *(link.get("href", "") for link in page.iter("link") if "license" in link.get("rel", "").lower().split()),
    ]
    return next((rights.strip() for rights in stated if rights.strip()), None)


def _bytes(path: Path, most: int) -> bytes:
    """The bytes of a file, unless it is too long to be read at all.

    Raises:
        UnreadableInput: It is missing, may not be read, or has more than `most` bytes.
    """
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise UnreadableInput(f"cannot be read: {error.strerror or error}") from error
    if len(data) > most:
        raise UnreadableInput(
            f"has more than {most:,} bytes, the most that is read of an article; give one file to each article"
        )
    return data


def _sidecar(path: Path) -> Mapping[str, Any]:
    beside = [other for suffix in _READERS if (other := path.with_suffix(suffix)).exists()]
    if len(beside) > 1:
        raise UnreadableInput(f"has metadata in both {beside[0].name} and {beside[1].name}; keep one of them")
    if not beside:
        return {}
    [other] = beside
    try:
        written = decoded(_bytes(other, MAX_METADATA_BYTES))
    except UnreadableInput as error:
        raise UnreadableInput(f"its metadata file {other.name} {error}") from error
    return _READERS[other.suffix](written, other.name)


def _yaml(written: str, name: str, first_line: int = 1) -> Mapping[str, Any]:
    """A YAML mapping with every value as the text that was written: no octal ids, no `no` that is false."""
    try:
        read = yaml.load(written, yaml.BaseLoader)  # noqa: S506  it makes text, lists and mappings only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {mark.line + first_line}" if mark else ""
        raise UnreadableInput(f"{name}{line}: broken YAML: {error.problem or error.context}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadableInput(f"{name}: broken YAML: {error}") from error
    return {key: None if value in _NULLS else value for key, value in _mapping(read or {}, name).items()}


def _json(written: str, name: str) -> Mapping[str, Any]:
    try:
        return _mapping(json.loads(written), name)
    except json.JSONDecodeError as error:
        raise UnreadableInput(f"{name}, line {error.lineno}, column {error.colno}: broken JSON: {error.msg}") from error
    except RecursionError as error:
        raise UnreadableInput(f"{name}: broken JSON: nested too deeply") from error


def _mapping(read: object, name: str) -> Mapping[str, Any]:
    if not isinstance(read, dict) or not all(isinstance(key, str) for key in read):
        raise UnreadableInput(f"{name} holds no mapping of names to values; write lines like `title: …`")
    return read


MAX_PAGE_BYTES = 10_000_000
"""Longest web page; scripts and pictures inside it are counted."""

MAX_METADATA_BYTES = 100_000
_READERS: Mapping[str, Callable[[str, str], Mapping[str, Any]]] = {".yaml": _yaml, ".yml": _yaml, ".json": _json}
_RIGHTS = {"dcterms.license", "dcterms.rights", "dc.rights.license", "dc.rights", "dc.license"}
_NULLS = ("", "~", "null", "Null", "NULL")
_OPENING = re.compile(r"---[ \t]*\n")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
for _name in ("trafilatura", "htmldate", "courlan"):  # what they cannot read is said once, by us
    logging.getLogger(_name).addHandler(logging.NullHandler())

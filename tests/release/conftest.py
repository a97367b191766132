"""Shared by the tests of releases: small data sets, built by the real pipeline."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from tidynews.pipeline import How, build

Build = Callable[..., Path]

STRIKE = (
    "Ferry crews end strike in Arda\n"
    "Ferry crews in the Portuguese port of Arda ended their strike on Monday, the port authority said.\n"
    "“We lost 12 million euros,” said Ines Marlo, the deputy harbour master. She told reporters that some 300 "
    "passengers had been stranded.\n"
    "Union leader Tova Lind accused the authority of “endless delays” and called for talks by Friday."
)
RAIN = (
    "Storm floods villages near Olme\n"
    "A storm flooded four villages near Olme on Tuesday, killing two people and injuring 15, the police said.\n"
    "“It was over in an hour,” said Osk Vey, a baker. Rescue teams searched for three missing children."
)
VOTE = (
    "Arda council votes on bridge\n"
    "The council of Arda voted on Thursday to build a bridge for 40 million euros.\n"
    "Councillor Rui Prado said the bridge would create 200 jobs. Ines Marlo criticised the vote."
)


@pytest.fixture(scope="session")
def build_set(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A function from texts by name to the package that is built of them."""
    number = count(1)

    def _build(texts: dict[str, str], *, rights: str = "CC-BY-4.0", content: str = "", corrections: str = "") -> Path:
        data = tmp_path_factory.mktemp(f"set{next(number)}")
        for folder in ("articles", "datapackage", "curation"):
            (data / folder).mkdir()
        for name, text in texts.items():
            (data / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
            about = f"id: {name}\npublished_on: 2025-03-04\n" + (f"rights: {rights}\n" if rights else "")
            (data / "articles" / f"{name}.yaml").write_text(about, encoding="utf-8")
        described = "name: harbour\ntitle: Harbour news\ndescription: What the port wrote.\nlicense: CC-BY-4.0\n"
        chosen = f"publish: {{content: {content}}}\n" if content else ""
        (data / "datapackage" / "datapackage.yaml").write_text(described + chosen, encoding="utf-8")
        if corrections:
            (data / "curation" / "corrections.yaml").write_text(corrections, encoding="utf-8")
        build([data / "articles"], data / "package", How())
        return data / "package"

    return _build


@pytest.fixture(scope="session")
def first(build_set: Build) -> Path:
    """The package of two articles."""
    return build_set({"strike": STRIKE, "rain": RAIN})


@pytest.fixture(scope="session")
def second(build_set: Build) -> Path:
    """The same with a third article."""
    return build_set({"strike": STRIKE, "rain": RAIN, "vote": VOTE})

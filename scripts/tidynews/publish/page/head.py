"""What a package says about itself in, the head of its page and its JSON-LD out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tidynews import schema
from tidynews.markup import Html, inline, joined, tag
from tidynews.publish.about import UNRELEASED, About
from tidynews.publish.dictionary import made, source_line
from tidynews.publish.page.columns import Fact, facts
from tidynews.tables import Frames


def head(about: About, frames: Frames, version: str) -> Html:
    """Title, description and the facts that a reader asks for first."""
    return tag(
        "header",
        tag("p", "Data dictionary", class_="kind"),
        tag("h1", about.title),
        tag("p", inline(about.description), class_="lede"),
        facts(_facts(about, frames, version)),
    )


def json_ld(about: About, frames: Frames) -> Html:
    """The package as a schema.org Dataset, as Google's dataset search takes it."""
    tables = ", ".join(schema.TABLES)
    stated = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": about.title,
        "description": f"{about.description} It has {len(schema.TABLES)} tables: {tables}.",
        "url": about.homepage,
        "version": about.version,
        "datePublished": _date(about),
        "license": f"https://spdx.org/licenses/{about.license}.html",
        "isAccessibleForFree": True,
        "keywords": list(about.keywords),
        "creator": [_creator(person) for person in about.contributors],
        "isBasedOn": [source["path"] for source in about.sources if "path" in source],
        "temporalCoverage": "/".join(_period(frames)),
        "distribution": list(_files(about)),
        "variableMeasured": list(_variables()),
    }
    text = json.dumps({key: value for key, value in stated.items() if value}, ensure_ascii=False, indent=1)
    # inside a script nothing is escaped by HTML, and `</script>` would end it
    safe = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return tag("script", Html(safe), type="application/ld+json")


def citation(about: About) -> str:
    """How to cite the package, in one line."""
    who = ", ".join(str(person["title"]) for person in about.contributors)
    parts = [who, f"{about.title}, version {about.version}", _date(about), about.homepage]
    return ". ".join(part for part in parts if part) + "."


def _facts(about: About, frames: Frames, version: str) -> Iterator[Fact]:
    yield "version", tag("span", made(about, version))
    if about.version == UNRELEASED:
        yield "cite", tag("span", "A release, not this: these rows can change.")
    else:
        yield "cite", tag("span", citation(about))
    yield "licence", joined((tag("a", about.license, href="LICENSE"), ", see ", tag("a", "Rights", href="#rights")))
    if about.homepage:
        yield "home", tag("a", about.homepage, href=about.homepage)
    if about.release and about.release.get("previous"):
        yield "changed", tag("span", *_changed(about.release))
    articles = f"{frames['articles'].height:,} articles"
    period = " to ".join(dict.fromkeys(_period(frames)))
    yield "made from", tag("span", f"{articles}, published {period}" if period else articles)
    if about.sources:
        yield "sources", tag("ul", *(tag("li", _source(source)) for source in about.sources))


def _changed(release: Mapping[str, Any]) -> Iterator[str]:
    yield f"since {release['previous']}: {'; '.join(str(cause) for cause in release.get('causes', ()))} ("
    yield tag("a", "CHANGELOG.md", href="CHANGELOG.md")
    yield ")"


def _source(source: Mapping[str, Any]) -> str:
    path = str(source.get("path", ""))
    line = source_line(source)
    return tag("a", line, href=path) if path.startswith(("https://", "http://")) else line


def _creator(person: Mapping[str, Any]) -> dict[str, str]:
    kind = "Person" if "familyName" in person else "Organization"
    named = {"@type": kind, "name": str(person["title"])}
    return named | ({"url": str(person["path"])} if "path" in person else {})


def _date(about: About) -> str:
    """The day of the release; empty where the package is none."""
    released = (about.release or {}).get("date") or about.created or ""
    return str(released)[:10]


def _period(frames: Frames) -> list[str]:
    days = frames["articles"]["published_on"]
    return [str(days.min()), str(days.max())] if days.drop_nulls().len() else []


def _files(about: About) -> Iterator[dict[str, str]]:
    at = f"{about.homepage.rstrip('/')}/" if about.homepage else ""
    for name in schema.TABLES:
        for kind, form in (("csv", "text/csv"), ("parquet", "application/vnd.apache.parquet")):
            path = f"{kind}/{name}.{kind}"
            yield {"@type": "DataDownload", "name": path, "encodingFormat": form, "contentUrl": at + path}


def _variables() -> Iterator[dict[str, str]]:
    for name, table in schema.tables().items():
        for field in table.fields:
            stated = {"@type": "PropertyValue", "name": f"{name}.{field.name}", "description": field.description}
            yield stated | ({"unitText": field.unit} if field.unit else {})

"""A release's descriptor in, the same as Croissant 1.1 (JSON-LD) out, for catalogues and machine-learning tools.

Source of the format: https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Resource = Mapping[str, Any]


def croissant(stated: Mapping[str, Any]) -> str:
    """Describe the files and, one record set per table, the columns of the Parquet files.

    The version is ours, by our policy: Croissant asks for a MAJOR one where a value is corrected, we for a PATCH.
    """
    resources: Sequence[Resource] = stated["resources"]
    tables = [resource for resource in resources if resource["format"] == "parquet"]
    targets = {_table(table["name"]) for table in tables if not list(_references(table))}
    license_ = stated["licenses"][0]
    described = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": stated["name"],
        "description": stated["description"],
        "version": stated["version"],
        "datePublished": str(stated["created"])[:10],
        "license": f"https://spdx.org/licenses/{license_['name']}.html",
        "url": stated.get("homepage", license_["path"]),
        "keywords": stated.get("keywords", []),
        "creator": [_creator(person) for person in stated.get("contributors", [])],
        "citeAs": f"{stated['title']}, version {stated['version']}",
        "distribution": [_file(resource) for resource in resources],
        "recordSet": [_records(table, targets) for table in tables],
    }
    kept = {key: value for key, value in described.items() if value != []}
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def _creator(person: Mapping[str, Any]) -> dict[str, str]:
    return {"@type": "sc:Person" if "familyName" in person else "sc:Organization", "name": person["title"]}


def _file(resource: Resource) -> dict[str, str]:
    return {
        "@type": "cr:FileObject",
        "@id": resource["path"],
        "name": resource["path"],
        "contentUrl": resource["path"],
        "encodingFormat": _FORMATS[resource["format"]],
        "contentSize": f"{resource.get('bytes', resource.get('x-bytes'))} B",
        "sha256": resource["hash"].removeprefix("sha256:"),
    }


def _records(resource: Resource, targets: set[str]) -> dict[str, Any]:
    table = _table(resource["name"])
    schema = resource["schema"]
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": resource["description"],
        "key": [{"@id": f"{table}/{column}"} for column in schema["primaryKey"]],
        "field": list(_fields(resource, targets)),
    }


def _references(resource: Resource) -> Iterator[tuple[str, str, str]]:
    """Column, table and column it refers to, but for references to the table itself."""
    for key in resource["schema"].get("foreignKeys", []):
        target = _table(key["reference"]["resource"])
        if target != _table(resource["name"]):
            yield key["fields"][0], target, key["reference"]["fields"][0]


def _fields(resource: Resource, targets: set[str]) -> Iterator[dict[str, Any]]:
    # mlcroissant 1.1.1 joins what a reference names and fails over a chain of them: only their last links are stated,
    # all of them stand in datapackage.json
    table, path = _table(resource["name"]), resource["path"]
    known = {column: f"{other}/{key}" for column, other, key in _references(resource) if other in targets}
    for field in resource["schema"]["fields"]:
        column = field["name"]
        stated = {
            "@type": "cr:Field",
            "@id": f"{table}/{column}",
            "name": column,
            "description": field["description"],
            "dataType": _TYPES[field["type"]],
            "source": {"fileObject": {"@id": path}, "extract": {"column": column}},
        }
        yield stated | ({"references": {"field": {"@id": known[column]}}} if column in known else {})


def _table(resource: str) -> str:
    return resource.removesuffix("-parquet")


_FORMATS = {"csv": "text/csv", "parquet": "application/x-parquet"}
_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "datetime": "sc:DateTime",
}
_TERMS = (
    *("arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "extract", "field", "fileProperty"),
    *("fileObject", "fileSet", "format", "includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5"),
    *("parentField", "path", "recordSet", "references", "regex", "repeated", "replace", "samplingRate", "separator"),
    *("source", "subField", "transform"),
)
CONTEXT: Mapping[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    **{term: f"cr:{term}" for term in _TERMS},
}
"""The official context of Croissant 1.1; readers warn where a term of it is missing."""

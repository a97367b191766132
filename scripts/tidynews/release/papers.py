"""What a release says about itself in, its papers for other programs out: how to cite it, what was checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import yaml

from tidynews.check import Report
from tidynews.check.catalogue import all_checks
from tidynews.publish import About


def citation(about: About) -> str:
    """How to cite the release, in the Citation File Format 1.2."""
    stated = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them as below.",
        "type": "dataset",
        "title": about.title,
        "abstract": about.description,
        "version": about.version,
        "date-released": (about.created or "")[:10],
        "license": about.license,
        "url": about.homepage,
        "keywords": list(about.keywords),
        "authors": [_author(person) for person in about.contributors] or [{"name": about.title}],
    }
    return yaml.safe_dump({k: v for k, v in stated.items() if v}, allow_unicode=True, sort_keys=False, width=100)


def _author(person: Mapping[str, Any]) -> dict[str, Any]:
    if "familyName" in person:
        names = {"family-names": person["familyName"], "given-names": person.get("givenName")}
    else:
        names = {"name": person["title"]}
    stated = names | {"website": person.get("path"), "email": person.get("email")}
    return {key: value for key, value in stated.items() if value}


def validation(report: Report, about: About) -> str:
    """What was checked and found before the release was put into its place."""
    rules = [
        {"id": check.id, "table": check.table, "severity": check.severity, "why": check.why, "sql": check.sql}
        for check in all_checks()
    ]
    stated = {
        "package": about.name,
        "version": about.version,
        "checks": report.checks,
        "failed": [{"check": problem.check, "count": problem.count, "why": problem.why} for problem in report.problems],
        "rules": rules,
    }
    return json.dumps(stated, ensure_ascii=False, indent=2) + "\n"

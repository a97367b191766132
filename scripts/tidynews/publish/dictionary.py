"""The schemas and views in, the package's README out: how to open it, and what every table, view and column means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tidynews import schema
from tidynews.publish.about import UNRELEASED, About
from tidynews.publish.database import View


def readme(*, about: About, rows: dict[str, int], views: Sequence[View], version: str) -> str:
    """The text of README.md, in Markdown.

    Args:
        about: What the package says about itself.
        rows: Rows per table.
        views: The views of its database.
        version: The version of tidynews that wrote it.
    """
    blocks = [
        _head(about, version),
        f"## Quick start\n\n{start(about)}",
        f"## How to read it\n{READING}",
        _contents(rows, views),
        *(_table(table, rows[table.name]) for table in schema.tables().values()),
        *(_view(view) for view in views),
        _code_lists(),
        f"## Rights\n{rights(about)}",
    ]
    return "\n\n".join(block.strip() for block in blocks) + "\n"


def made(about: About, version: str) -> str:
    """Which version the package is, and what wrote it."""
    what = "Not a release" if about.version == UNRELEASED else f"Version {about.version}"
    by = f"{what}, written by tidynews {version}"
    if about.model:
        by += f" with the spaCy pipeline {about.model['name']} {about.model['version']}"
    return f"{by}."


def start(about: About) -> str:
    """How to open the package, and which files it has, in Markdown."""
    return _START.replace("NAME", about.name)


def rights(about: About) -> str:
    """What the licence covers, in Markdown."""
    return _RIGHTS.replace("LICENCE", about.license)


def grain(description: str) -> str:
    """What one row of a table is, from its description."""
    return description.removeprefix("One row per ").split(". ")[0].rstrip(".")


def referring(table: schema.Table) -> list[tuple[str, schema.ForeignKey]]:
    """The tables that refer to `table`, itself left out, and by which key."""
    others = (other for other in schema.tables().values() if other.name != table.name)
    return [(other.name, key) for other in others for key in other.foreign_keys if key.reference == table.name]


def _head(about: About, version: str) -> str:
    sources = "".join(f"\n- {source_line(source)}" for source in about.sources)
    head = f"# {about.title}\n\n{about.description}\n\n{made(about, version)}"
    return head + (f"\n\nSources:\n{sources}" if sources else "")


def source_line(source: Mapping[str, Any]) -> str:
    """A source in one line: title, version, address."""
    parts = [str(source["title"]), *(str(source[key]) for key in ("version", "path") if key in source)]
    return ", ".join(parts)


def _contents(rows: dict[str, int], views: Sequence[View]) -> str:
    tables = _grid(
        ("table", "rows", "one row per"),
        ((f"[{name}](#{name})", f"{rows[name]:,}", grain(table.description)) for name, table in _tables()),
    )
    joined = _grid(
        ("view", "what it says"), ((f"[{view.name}](#{view.name})", view.comment.split(". ")[0]) for view in views)
    )
    return f"## Tables and views\n\n{tables}\n\nViews, in the DuckDB file only:\n\n{joined}"


def _tables() -> Iterator[tuple[str, schema.Table]]:
    yield from schema.tables().items()


def _table(table: schema.Table, rows: int) -> str:
    facts = [f"Key: {_columns(table.primary_key)}. Rows: {rows:,}."]
    facts += [f"`{', '.join(key.fields)}` refers to [{key.reference}](#{key.reference})." for key in table.foreign_keys]
    links_in = [f"`{other}.{', '.join(key.fields)}`" for other, key in referring(table)]
    if links_in:
        facts.append(f"Referred to by {', '.join(links_in)}.")
    columns = _grid(
        ("column", "type", "empty?", "meaning", "example"),
        (
            (f"`{field.name}`", field.type, "no" if field.required else "yes", _meaning(field), f"`{field.example}`")
            for field in table.fields
        ),
    )
    rules = "".join(f"\n- {rule.why[0].upper()}{rule.why[1:]}: `{rule.sql}`" for rule in table.rules)
    checked = f"\n\nChecked in every row:\n{rules}" if rules else ""
    warnings = "".join(f"\n- {warning}" for warning in table.warnings)
    minded = f"\n\nTo be minded:\n{warnings}" if warnings else ""
    return f"## {table.name}\n\n{table.description}\n\n{' '.join(facts)}{minded}\n\n{columns}{checked}"


def _meaning(field: schema.Field) -> str:
    notes = [field.description]
    if field.unit:
        notes.append(f"Unit: {field.unit}.")
    if field.code_list:
        notes.append(f"Codes: [{field.code_list}](#{_anchor(field.code_list)}).")
    elif field.categories:
        notes.append(f"One of {_columns(field.categories)}.")
    return " ".join(notes)


def _view(view: View) -> str:
    columns = _grid(
        ("column", "type", "meaning"), ((f"`{name}`", kind.lower(), comment) for name, kind, comment in view.columns)
    )
    return f"## {view.name}\n\nA view. {view.comment}\n\n{columns}"


def _code_lists() -> str:
    lists: dict[str, list[tuple[str, str]]] = {}
    for code in schema.codes():
        lists.setdefault(str(code["list"]), []).append((f"`{code['code']}`", f"{code['title']}. {code['definition']}"))
    blocks = (f"### {name}\n\n{_grid(('code', 'meaning'), codes)}" for name, codes in lists.items())
    return "## Code lists\n\nThe same stand in the table `codes`, with examples and sources.\n\n" + "\n\n".join(blocks)


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _columns(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _anchor(heading: str) -> str:
    return heading.replace(".", "")


_START = """
```sql
-- DuckDB 1.0 or later, in this folder: duckdb NAME.duckdb (or ATTACH 'NAME.duckdb' AS news (READ_ONLY); USE news;)
SELECT speaker_name, act, content FROM claims_wide LIMIT 5;
SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'claims';
```

```python
import polars as pl

claims = pl.read_parquet("parquet/claims.parquet")
```

```python
import pandas as pd

claims = pd.read_csv("csv/claims.csv", keep_default_na=False, na_values=[""], dtype_backend="numpy_nullable")
# from Parquet, with pyarrow: pd.read_parquet("parquet/claims.parquet", dtype_backend="numpy_nullable")
```

```r
claims <- arrow::read_parquet("parquet/claims.parquet")
```

```python
import tidynews

package = tidynews.open(".")
package.claims  # a polars frame; views too
package.sql("SELECT speaker_name, act, content FROM claims_wide LIMIT 5")
```

| file | what it is |
| --- | --- |
| `NAME.duckdb` | all tables and views in one file, a comment on every table, view and column |
| `parquet/` | one Parquet file per table, types included |
| `csv/` | one CSV file per table |
| `datapackage.json` | the tables described for programs (Data Package v2, datapackage.org) |
| `views.sql` | the views as a script |
| `dictionary.html` | what everything means, with counts, for people; open it in a browser |
| `CHECKSUMS.sha256` | `sha256sum -c CHECKSUMS.sha256` proves that all files are whole |
| `LICENSE` | the licence |

`frictionless validate datapackage.json` reads all files after `pip install "frictionless[parquet]" pandas`.
"""

READING = """
- An empty cell means unknown or not stated; it never means zero. There are no empty texts and no NaN.
- `start_char` and `end_char` count characters (Unicode code points) of the article's canonical text, from 0, the end
  excluded. Who holds an article proves every span with `tidynews verify`.
- Dates are ISO 8601, timestamps are UTC: with `Z` in CSV, without a zone in the DuckDB file. Booleans are `true` and
  `false`. A number of type `number` is printed with a point or an exponent (`45000.0`), so that it is read as a float.
- Select columns by name: new ones may be appended.
- Ids are made from the article and the first character and stay what they are; do not take them apart.

**Spreadsheets.** Cells that begin with `=`, `+`, `-` or `@` are left as the article has them, for changing them would
break every span. A spreadsheet may take such a cell for a formula. Do not open the CSV files by double click: import
them (Excel: Data, From Text/CSV; LibreOffice: the import dialogue) as UTF-8 with the type Text for all columns, and
leave "evaluate formulas" off.
"""

_RIGHTS = """
The annotations are licensed under LICENCE; see `LICENSE`. The articles' text is not part of the package. Words quoted
from the articles (whatever is described as printed, such as `speaker`, `cue`, `content`, `trigger` and `text`) stay
their owners'; the column `rights` of `articles` says what is known of them.
"""

"""News articles in; checked tables of actors, claims, figures and events out.

>>> import tidynews
>>> frames = tidynews.read('The strike is over, said Ines Marlo.', published_on='2025-03-04')
>>> frames["claims"]["content"].to_list()
['The strike is over']
"""

from __future__ import annotations

from tidynews.errors import TidynewsError
from tidynews.notebook import build, open, read  # noqa: A004  tidynews.open, as gzip.open

__all__ = ["TidynewsError", "build", "open", "read"]

"""The names of an article in, what each of them names out: one answer per name, by all its occurrences.

spaCy decides word by word; a name means the same thing all over an article, so that its words, its neighbours and
what it does are counted together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc

from tidynews.extract.countries import match
from tidynews.extract.who.lexicon import gender_of_given_name, is_given_name, table, words
from tidynews.extract.who.names import Name
from tidynews.extract.who.neighbours import of_neighbours
from tidynews.extract.who.towns import is_town

Key = tuple[str, ...]


def key(name: Name) -> Key:
    """The words of a name, without what printing changes: full stops of initials and the apostrophe's shape."""
    return tuple(w.replace("’", "'").replace(".", "").strip(",") or w for w in name.words)


def kinds(doc: Doc, found: Iterable[Name]) -> Mapping[Key, str]:
    """What each name is: a kind of actor, `place` or `nothing`."""
    named = [name for name in found if name.state is None]
    votes: dict[Key, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in named:
        for kind, weight in _evidence(doc, name):
            votes[key(name)][kind] += weight
    _surnames(votes)
    return {
        k: max(sorted(v), key=lambda kind: (v[kind], _RANK.get(kind, 0))) if v else "nothing" for k, v in votes.items()
    }


def by_words(printed: Key) -> str | None:
    """The kind that the words of a name tell by themselves."""
    whole, last = " ".join(printed), printed[-1]
    if whole in words("organisations", "names") or last in table("organisations", "known"):
        return "organisation"
    if whole in words("facilities", "places"):
        return "place"
    if any(word in words("vessels") for word in printed):
        return "nothing"
    if {whole, whole.capitalize()} & words("media", "names"):  # "POLITICO"
        return "media"
    if len(printed) == 1:
        return "group" if last in words("peoples") else None
    return _by_first_half(printed) or _by_last_word(printed)


def _by_first_half(printed: Key) -> str | None:
    """What the words before "of" tell: "Ministry of Ports", "Border Police of Arda"."""
    if "of" not in printed[1:-1]:
        return None
    before = by_words(printed[: printed.index("of", 1)])
    return before or ("organisation" if printed[0] in words("organisations", "cues") else None)


def _by_last_word(printed: Key) -> str | None:
    given = is_given_name(printed[0])
    for kind, cues, also_after_given in (
        ("force", words("forces", "cues"), True),
        ("media", words("media", "cues"), False),
        ("organisation", words("organisations", "cues"), True),
        ("place", words("facilities"), False),
        ("nothing", words("nobody"), False),
    ):
        if printed[-1] in cues and (also_after_given or not given):
            return kind
    if printed[0] in words("media", "leading"):
        return "media"
    return "organisation" if printed[0] in words("organisations", "leading") else None


def _evidence(doc: Doc, name: Name) -> Iterator[tuple[str, float]]:
    printed = key(name)
    told = by_words(printed)
    if told is not None:
        yield told, 6
    if name.title is not None:
        yield "person", 8
    if name.office and told is None:
        yield "person", 3
    yield from _LABELS.get(name.label, {}).items()
    if told is None:
        if name.title is None and (is_town(name.text) or _is_state(doc, name)):
            yield "place", 4
        yield from _of_shape(printed, name)
        yield from of_neighbours(doc, name)


def _is_state(doc: Doc, name: Name) -> bool:
    found = match(doc, name.first)
    return found is not None and found[0] == name.last and found[1].form != "demonym"


def _of_shape(printed: Key, name: Name) -> Iterator[tuple[str, float]]:
    if len(printed) == 1:
        word = printed[0]
        if any(c.isdigit() for c in word):
            yield "nothing", 3
        elif word.isupper() and len(word) > 1:
            yield "organisation", 2.5
        elif gender_of_given_name(word) is not None:
            yield "person", 0.7
    elif is_given_name(printed[0]) and name.label not in {"ORG", "FAC", "WORK_OF_ART", "EVENT"}:
        yield "person", 2.5
    elif is_given_name(printed[0]):
        yield "person", 1.6


def _surnames(votes: Mapping[Key, dict[str, float]]) -> None:
    """A single word that ends or begins a sure full name is that person; a shorter name goes with the longer one."""
    sure = {k: max(v, key=lambda kind: v[kind]) for k, v in votes.items() if v and len(k) > 1}
    parts: dict[str, Counter[str]] = defaultdict(Counter)
    for k, kind in sure.items():
        if kind == "person":
            parts[k[-1]]["person"] += 1
            parts[k[0]]["person"] += 1
            if len(k) > 2:
                parts[k[-2]]["person"] += 1
        elif kind == "nothing":
            parts[k[-1]]["nothing"] += 1
        elif len(k) == 2 and by_words(k) is None and not is_town(k[0]):
            parts[k[0]][kind] += 1
        if kind == "nothing":
            parts["".join(word[0] for word in k)]["nothing"] += 1
    for k, v in votes.items():
        if len(k) == 1 and parts[k[0]]:
            v[parts[k[0]].most_common(1)[0][0]] += 4 + 0.8 * max(v.values(), default=0)
        elif len(k) > 1 and any(ends(k, other) for other, kind in sure.items() if kind == "person"):
            v["person"] += 4


def ends(short: Key, long: Key) -> bool:
    """Whether a name of several words is the end of a longer one, as "Suu Vey" or "De Marlo" of "Bill de Marlo"."""
    tail = long[-len(short) :]
    return 1 < len(short) < len(long) and tail[1:] == short[1:] and tail[0].lower() == short[0].lower()


_LABELS: Mapping[str, Mapping[str, float]] = {
    "PERSON": {"person": 2},
    "ORG": {"organisation": 1.5},
    "GPE": {"place": 1.5},
    "LOC": {"place": 1.2, "organisation": 0.3},
    "FAC": {"place": 1.2, "organisation": 0.4},
    "NORP": {"group": 1},
    "EVENT": {"nothing": 1.5},
    "WORK_OF_ART": {"nothing": 2},
    "LAW": {"nothing": 2},
    "PRODUCT": {"nothing": 1.5},
    "": {"organisation": 0.3, "person": 0.3, "nothing": 0.5},
}
_RANK = {"person": 4, "organisation": 3, "media": 2, "force": 2, "group": 1}

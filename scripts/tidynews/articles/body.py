"""Blocks in, what each is by its wording and its neighbours out; None where it is part of the story."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tidynews.articles import boxes
from tidynews.articles.appeals import appeals
from tidynews.articles.article import Metadata
from tidynews.articles.blocks import Block
from tidynews.articles.boxes import Kinds
from tidynews.articles.datelines import is_stamp
from tidynews.articles.names import are_names
from tidynews.articles.story import reads_like_story
from tidynews.articles.zones import zones


def kinds(found: Sequence[Block], metadata: Metadata) -> Kinds:
    """What each block is that does not belong to the story; None for the others."""
    decided = [_own_kind(block, is_first=number == 0) for number, block in enumerate(found)]
    for number in appeals(found, metadata.publisher):
        decided[number] = decided[number] or "appeal"
    boxes.fill(found, decided)
    _go_on(found, decided)
    _after_labels(found, decided)
    _comment_box(found, decided)
    _foot(found, decided)
    boxes.separators(found, decided)
    return decided


def headings(found: Sequence[Block], decided: Kinds) -> list[str]:
    """`decided` with the rest named: a short line without a full stop before more of the story heads it."""
    named: list[str] = []
    for number, (block, kind) in enumerate(zip(found, decided, strict=True)):
        alone = sum(other.line == block.line for other in found[max(0, number - 1) : number + 2]) == 1
        leads = (
            alone and number + 1 < len(found) and decided[number + 1] in {None, "caption"} and not _is_list_item(block)
        )
        named.append(kind or ("subheading" if leads and _is_subheading(block) else "paragraph"))
    return named


def _own_kind(block: Block, *, is_first: bool) -> str | None:
    """What the block's own words say that it is."""
    lexicon, words = zones(), block.plain
    if not any(char.isalnum() for char in words):
        return "separator"
    if len(words) > _LONGEST_NOTE:
        return None
    signs: dict[str, Callable[[], object]] = {
        "dateline": lambda: is_stamp(block),
        "comment": lambda: lexicon.comment_openers.fullmatch(words),
        "correction": lambda: lexicon.corrections.match(words),
        "credit": lambda: _is_credit(words),
        "caption": lambda: _is_caption(words),
        "promotion": lambda: not is_first and _is_promotion(words),
    }
    return next((kind for kind, is_seen in signs.items() if is_seen()), None)


def _is_credit(words: str) -> bool:
    match = zones().credits.fullmatch(words)
    return match is not None and all(are_names(names) for names in match.groupdict().values() if names)


def _is_caption(words: str) -> bool:
    lexicon = zones()
    starts = lexicon.picture_agencies.fullmatch(words) or lexicon.captions.match(words)
    end = words[-_LONGEST_CREDIT:]
    return bool(starts or (_CREDIT_MARKS.intersection(end) and lexicon.caption_ends.search(end)))


def _is_promotion(words: str) -> bool:
    return bool(zones().promotions.fullmatch(words) or _is_label(words) or boxes.is_newsletter(words))


def _is_label(words: str) -> bool:
    return zones().promotion_labels.fullmatch(words) is not None


def _go_on(found: Sequence[Block], decided: Kinds) -> None:
    """A line that goes on in the middle of a note's sentence belongs to the note."""
    for number in range(1, len(found)):
        before, block = found[number - 1], found[number]
        if decided[number] is None and decided[number - 1] in {"correction", "credit", "caption"}:
            broken = before.plain[-1].isalpha() or before.plain[-1] == ","
            decided[number] = decided[number - 1] if broken and block.text[0].islower() else None


def _after_labels(found: Sequence[Block], decided: Kinds) -> None:
    """What a label heads: links below "Related", the notes below "Correction:"."""
    lexicon, heads = zones(), ""
    for number, block in enumerate(found):
        words = block.plain
        if decided[number] == "promotion" and _is_label(words):
            heads = "promotion"
        elif decided[number] == "correction" and lexicon.correction_labels.fullmatch(words):
            heads = "correction"
        elif decided[number] is not None:
            continue
        elif heads == "promotion" and number and block.is_heading_shaped:
            decided[number] = "promotion"
        elif heads == "correction" and (number > len(found) / 2 or decided[number - 1] == "correction"):
            decided[number] = "correction"
        else:
            heads = ""


def _comment_box(found: Sequence[Block], decided: Kinds) -> None:
    """Everything below the invitation to comment belongs to it, unless the story goes on there."""
    story = [number for number, block in enumerate(found) if decided[number] is None and reads_like_story(block)]
    for number, kind in enumerate(decided):
        if kind == "comment" and story and story[0] < number:
            goes_on = [later for later in story if later > number]
            furniture = any(zones().comment_furniture.search(block.plain) for block in found[number + 1 :])
            if len(goes_on) < 2 or furniture:
                decided[number:] = ["comment"] * (len(decided) - number)
                return


def _foot(found: Sequence[Block], decided: Kinds) -> None:
    """Lines that are credits or links only because nothing of the story follows them."""
    number = len(found) - 1
    while number > 0:
        block = found[number]
        if decided[number] in {None, "caption"}:
            decided[number] = _foot_kind(block) or decided[number]
        if decided[number] is None:
            break
        number -= 1
    links = number
    while links > 0 and decided[links] is None and _is_link_title(found[links]):
        links -= 1
    listed = decided[links] is None and found[links].plain.endswith(":")
    if number - links >= _FEWEST_LINKS and not listed:
        decided[links + 1 : number + 1] = ["promotion"] * (number - links)


def _foot_kind(block: Block) -> str | None:
    lexicon, words = zones(), block.plain
    if lexicon.agency_line.fullmatch(words):
        return "credit"
    if len(words) > _LONGEST_NOTE or '"' in words:
        return None
    about = lexicon.biographies.fullmatch(words)
    if lexicon.biography_contact.search(words) or (about and are_names(about["name"])):
        return "credit"
    return None


def _is_link_title(block: Block) -> bool:
    words = block.text.split()
    return block.is_heading_shaped and len(words) >= 4 and words[0][0].isupper() and not block.text[-1].isdigit()


def _is_subheading(block: Block) -> bool:
    if block.text.startswith("#"):
        return True
    if not any(char.isalpha() for char in block.text):
        return False
    words = block.text.split()
    short = len(block.text) <= 100 and len(words) <= 12 and block.text[-1] not in _SPOKEN_ENDS
    shouted = len(words) <= 4 and block.text.isupper()
    return shouted or (short and block.is_heading_shaped and (words[0][0].isupper() or words[0][0].isdigit()))


def _is_list_item(block: Block) -> bool:
    return block.text[0] in "-*•·–—"


_LONGEST_NOTE = 600  # characters; anything longer is told, not noted
_LONGEST_CREDIT = 160
_CREDIT_MARKS = frozenset("/([:")
_FEWEST_LINKS = 3
_SPOKEN_ENDS = "\"”’'!"

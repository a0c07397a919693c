"""What style attributes say about a cell or a stretch of text, as far as reading needs it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_LENGTH = re.compile(r"(?P<number>[-+]?(?:\d{1,6}(?:\.\d{0,6})?|\.\d{1,6}))(?P<unit>pt|px|r?em|ex|in|cm|mm|%)?")
_TENTHS = {  # of a point; an em is that of ten-point type, one percent that of a column of labels
    "pt": Decimal(10),
    "px": Decimal("7.5"),
    "em": Decimal(100),
    "rem": Decimal(100),
    "ex": Decimal(50),
    "in": Decimal(720),
    "cm": Decimal(283),
    "mm": Decimal(28),
    "%": Decimal(50),
    None: Decimal("7.5"),
}
_DRAWN = frozenset("solid double dashed dotted groove ridge inset outset".split())
_WHITE = re.compile(r"#f{3}(?:f{3})?\b|\bwhite\b|\btransparent\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)")
_PAGE_BREAKS = ("page-break-before", "page-break-after", "break-before", "break-after")
_BLOCKS = frozenset("block table list-item flex".split())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Style:
    """A parsed style attribute. ``left`` is how far the text is moved in, in tenths of a point; may be negative.

    Compared by identity, because a few serve a whole document.
    """

    left: int = 0
    is_ruled_above: bool = False
    is_ruled_below: bool = False
    align: str = ""
    is_bold: bool | None = None
    is_underlined: bool = False
    is_raised: bool = False
    is_hidden: bool = False
    is_block: bool | None = None
    is_page_break: bool = False


PLAIN = Style()


@lru_cache(maxsize=4096)
def style_of(text: str | None) -> Style:
    """The style that an attribute declares; what cannot be read is left out. Cached: documents repeat a few styles."""
    if not text:
        return PLAIN
    lowered = text.lower()
    has_borders = "border" in lowered
    declared: dict[str, str] = {}
    for declaration in lowered.split(";"):
        name, _, value = declaration.partition(":")
        name = name.strip()
        declared.pop(name, None)  # a later declaration also comes later in the order of shorthands
        declared[name] = value.strip()
    display = declared.get("display", "")
    weight = declared.get("font-weight", "")
    return Style(
        left=_left(declared),
        is_ruled_above=has_borders and _is_ruled(declared, "top"),
        is_ruled_below=has_borders and _is_ruled(declared, "bottom"),
        align=declared.get("text-align", ""),
        is_bold=(weight in ("bold", "bolder", "600", "700", "800", "900")) if weight else None,
        is_underlined="underline" in declared.get("text-decoration", ""),
        is_raised=_is_raised(declared),
        is_hidden=display == "none" or declared.get("visibility") == "hidden",
        is_block=(display in _BLOCKS) if display else None,
        is_page_break=any(declared.get(name) in ("always", "page") for name in _PAGE_BREAKS),
    )


def _left(declared: dict[str, str]) -> int:
    total = _length(declared.get("text-indent", ""))
    for box in ("padding", "margin"):
        sides = declared.get(box, "").split()
        shorthand = sides[3] if len(sides) > 3 else sides[1] if len(sides) > 1 else sides[0] if sides else ""
        total += _length(declared.get(f"{box}-left", shorthand))
    return int(total)


@lru_cache(maxsize=1024)
def _length(text: str) -> Decimal:
    match = _LENGTH.fullmatch(text)
    return Decimal(match["number"]) * _TENTHS[match["unit"]] if match else Decimal(0)


def _is_ruled(declared: dict[str, str], side: str) -> bool:
    """Whether a visible line is drawn on that side; the last declaration counts."""
    drawn = False
    for name, value in declared.items():
        if name in ("border", f"border-{side}", "border-style", f"border-{side}-style"):
            words = value.split()
            drawn = not _DRAWN.isdisjoint(words) and not _WHITE.search(value) and not _has_no_width(words)
        elif name in ("border-width", f"border-{side}-width"):
            drawn = drawn and not _has_no_width(value.split())
    return drawn


def _has_no_width(words: list[str]) -> bool:
    return any(_LENGTH.fullmatch(word) and not _length(word) for word in words)


def _is_raised(declared: dict[str, str]) -> bool:
    """Whether the text stands above the line as footnote marks do."""
    if declared.get("vertical-align") == "super":
        return True
    return declared.get("position") == "relative" and declared.get("top", "").startswith("-")

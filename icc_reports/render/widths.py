"""How wide the columns of a table are in the house's font, and how small it is set to leave its labels room."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from icc_reports.render.tableview import TableView

_DIGIT = 497  # thousandths of an em, like the widths below; capitals and small letters by what most of them take
_CAPITAL, _LETTER = 590, 505
_WIDTHS = {
    **dict.fromkeys(".,:;'’!|", 250),
    **dict.fromkeys("ijlI()-", 300),
    **dict.fromkeys("tfr/", 345),
    **dict.fromkeys("mwMW%@", 800),
    " ": 200,
    "\N{NO-BREAK SPACE}": 200,
    "–": 480,
}
_BOLD = Fraction(106, 100)  # totals are set in semibold
_HEAD = Fraction(88, 100)  # heads are set smaller than figures
_NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A size that tables are set in, in points: its name in the style sheet, and what stands around its figures.

    ``figure`` and ``head`` are the blanks beside them; a column is ``narrow`` at least where there is room, one of
    derived numbers ``added``. ``label`` is what labels get at least, or all they need.
    """

    name: str
    size: Fraction
    figure: int
    head: int
    narrow: int
    added: int
    label: int


FRAME = 461  # points: what a table may be wide, without its margin column
HALF_FRAME = 207
SETTINGS = (
    Setting(name="", size=Fraction(17, 2), figure=17, head=15, narrow=60, added=48, label=145),
    Setting(name="dense", size=Fraction(15, 2), figure=16, head=14, narrow=54, added=42, label=128),
    Setting(name="denser", size=Fraction(13, 2), figure=14, head=12, narrow=44, added=36, label=110),
)
HALF = Setting(name="half", size=Fraction(38, 5), figure=13, head=9, narrow=44, added=44, label=88)
_EVEN = 6  # so many columns are all of one width


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The style of a table and the widths of its columns in points."""

    size: str
    columns: tuple[int, ...]


def measures(view: TableView) -> Measures:
    """The largest size in which the figures fit beside the labels; columns are drawn together before it shrinks."""
    for setting in SETTINGS:
        label = _label(view, setting)
        roomy, tight = (_columns(view, setting, is_roomy=is_roomy) for is_roomy in (True, False))
        left = FRAME - sum(tight) - label
        if FRAME - sum(roomy) >= label:
            return Measures(size=setting.name, columns=roomy)
        if left >= 0:
            return Measures(size=setting.name, columns=_spread(tight, int(left), setting.narrow))
    last = SETTINGS[-1]
    share = (FRAME - last.label) // max(len(view.subheads), 1)
    return Measures(size=last.name, columns=(share,) * len(view.subheads))


def _spread(columns: tuple[int, ...], left: int, narrow: int) -> tuple[int, ...]:
    """The columns with what is left given to the narrow ones, whose heads break into fewer lines by it."""
    lacking = [max(narrow - column, 0) for column in columns]
    given = min(left, sum(lacking))
    return tuple(
        column + (lack * given // sum(lacking) if given else 0) for column, lack in zip(columns, lacking, strict=True)
    )


def half_measures(view: TableView) -> Measures:
    """The same for a table that takes half of the page's width."""
    return Measures(size=HALF.name, columns=_columns(view, HALF, is_roomy=True))


def fits_half(view: TableView) -> bool:
    """Whether half of the page's width leaves its labels room."""
    return bool(view.subheads) and sum(half_measures(view).columns) <= HALF_FRAME - HALF.label


def wrapped(head: str) -> str:
    """A head that breaks between quarter and year, not inside them nor in a date."""
    return re.sub(
        r"(?<=\w) (?=quarter)|(?<=fiscal) (?=\d)|(?<=\w|\.) (?=\d\d?, \d{4})|(?<=\d,) (?=\d{4})", _NO_BREAK, head
    )


def _columns(view: TableView, setting: Setting, *, is_roomy: bool) -> tuple[int, ...]:
    added = {at for row in view.rows for at, number in enumerate(row.numbers) if number.is_derived}
    needs = [_need(view, at, setting) for at in range(len(view.subheads))]
    if not is_roomy:
        return tuple(needs)
    own = [need for at, need in enumerate(needs) if at not in added]
    even = max(own, default=0) if len(needs) <= _EVEN else 0
    return tuple(
        max(need, setting.added) if at in added else max(need, even, setting.narrow) for at, need in enumerate(needs)
    )


def _need(view: TableView, at: int, setting: Setting) -> int:
    """The widest figure of the column, or the longest word over it."""
    numbers = [row.numbers[at] for row in view.rows]
    widest = _widest(f"{number.text}{number.pad}" for number in numbers)
    figures = widest * _BOLD * setting.size / 1000 + setting.figure if widest else Fraction(0)
    heads = _widest(word for text in _over(view, at) for word in wrapped(text).split(" "))
    return -(-max(figures, heads * _HEAD * setting.size / 1000 + setting.head) // 1)


def _over(view: TableView, at: int) -> tuple[str, ...]:
    """The heads that stand over this column alone."""
    texts = [view.subheads[at]]
    first = 0
    for head in view.heads:
        if head.span == 1 and first == at:
            texts.append(head.text)
        first += head.span
    return tuple(texts)


def _label(view: TableView, setting: Setting) -> Fraction:
    """What the labels take where they are short, else the least that they are left."""
    longest = _widest(row.label for row in view.rows) * _BOLD * setting.size / 1000
    deepest = max((row.level for row in view.rows), default=0)
    return min(longest + 8 * deepest + 16, Fraction(setting.label))


def _widest(texts: Iterable[str]) -> int:
    return max((sum(map(_width, text)) for text in texts), default=0)


def _width(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if letter.isdigit():
        return _DIGIT
    return _CAPITAL if letter.isupper() else _LETTER

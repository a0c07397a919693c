"""The named styles of the workbook and its number formats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Color, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.styleable import StyleableObject
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.worksheet import Worksheet

from icc_reports.model.figures import Figure, Notation

FONT = "Calibri"
MONO = "Courier New"
INK, GREY, ACCENT, FAILING, HAIRLINE = "1A1A1A", "595959", "0B3D66", "9A3412", "BFC5CC"
INPUT_INK, INPUT_FILL, LINK_INK, PARAMETER_FILL, BAND = "0000CC", "FFF9DB", "00663A", "ECEFF3", "F3F5F7"
FAILING_FILL, DOUBT_FILL = "FBE9E1", "EEEEEE"


class Style(NamedTuple):
    """A named style and what a cell adds to it.

    ``rule`` is "", "above", "under" or "total" (single above, double below).
    """

    name: str
    number_format: str = "General"
    rule: str = ""
    indent: int = 0
    is_bold: bool = False
    is_quoted: bool = False


TITLE, SUBTITLE, NOTE, BLOCK = "Title line", "Subtitle", "Remark", "Block head"
HEAD, SUBHEAD, SIDE_HEAD = "Head", "Subhead", "Side head"
LABEL, HEADING, TEXT, MARGIN, JUMP, VERDICT, SOURCE_LINE = (
    "Label",
    "Row heading",
    "Running text",
    "Margin",
    "Jump",
    "Verdict",
    "Source line",
)
INPUT, FORMULA, LINK, PARAMETER, SWITCH, COMMENT = (
    "Input figure",
    "Calculation",
    "Cross-sheet link",
    "Parameter",
    "Switch",
    "Comment",
)


class OrderedFont(Font):
    """A font whose parts are written in the order in which Excel writes them; strict readers want no other."""

    __elements__ = tuple(
        "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme".split()
    )
    __nested__ = Font.__nested__


def _font(ink: str = INK, size: int = 10, **more: Any) -> Font:  # noqa: ANN401 - passed on to openpyxl
    return OrderedFont(name=FONT, size=size, color=ink, **more)


def _fill(color: str) -> PatternFill:
    return PatternFill("solid", fgColor=Color(rgb="FF" + color))


_UNLOCKED = (INPUT, SWITCH, COMMENT)
_RIGHT, _LEFT = Alignment(horizontal="right", vertical="top"), Alignment(horizontal="left", vertical="top")
_WRAPPED = Alignment(horizontal="left", vertical="top", wrap_text=True)
_HEAD = Alignment(horizontal="right", vertical="bottom", wrap_text=True)
_UNDER = Border(bottom=Side("thin", color=INK))
_UNDERLINE = Border(bottom=Side("hair", color=HAIRLINE))
_EDGE = Side("thin", color=ACCENT)
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)


def _named_styles() -> tuple[NamedStyle, ...]:
    def style(name: str, font: Font, alignment: Alignment, fill: str = "", border: Border | None = None) -> NamedStyle:
        more: dict[str, Any] = {"fill": _fill(fill)} if fill else {}
        if border is not None:
            more["border"] = border
        if name in _UNLOCKED:
            more["protection"] = Protection(locked=False)
        return NamedStyle(name, font=font, alignment=alignment, **more)

    return (
        style(TITLE, _font(ACCENT, 16, bold=True), Alignment(vertical="center")),
        style(SUBTITLE, _font(GREY), Alignment(vertical="center")),
        style(NOTE, _font(GREY, 9, italic=True), _LEFT),
        style(BLOCK, _font(ACCENT, bold=True), Alignment(horizontal="left", vertical="bottom"), BAND),
        style(HEAD, _font(bold=True), _HEAD),
        style(SUBHEAD, _font(GREY, 9), _HEAD, border=_UNDER),
        style(
            SIDE_HEAD, _font(GREY, 9), Alignment(horizontal="left", vertical="bottom", wrap_text=True), border=_UNDER
        ),
        style(LABEL, _font(), _WRAPPED),
        style(HEADING, _font(bold=True), _WRAPPED),
        style(TEXT, _font(), _WRAPPED),
        style(MARGIN, _font(GREY, 8), _LEFT),
        style(JUMP, _font(ACCENT, 9, underline="single"), _WRAPPED),
        style(VERDICT, _font(), Alignment(horizontal="left", vertical="top", indent=1)),
        style(SOURCE_LINE, OrderedFont(name=MONO, size=9, color=INK), Alignment(horizontal="left", vertical="top")),
        style(INPUT, _font(INPUT_INK), _RIGHT, INPUT_FILL),
        style(FORMULA, _font(), _RIGHT),
        style(LINK, _font(LINK_INK), _RIGHT),
        style(PARAMETER, _font(INPUT_INK), _RIGHT, PARAMETER_FILL),
        style(SWITCH, _font(INPUT_INK, bold=True), Alignment(horizontal="center"), INPUT_FILL, _BOX),
        style(COMMENT, _font(INPUT_INK, 9), _WRAPPED, border=_UNDERLINE),
    )


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RULES: Mapping[str, Border] = {
    "above": Border(top=Side("thin", color=INK)),
    "under": _UNDER,
    "total": Border(top=Side("thin", color=INK), bottom=Side("double", color=INK)),
}


@dataclass(slots=True)
class StyleBook:
    """The styles of one workbook; each combination is built once and shared by its cells."""

    workbook: Workbook
    _built: dict[Style, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.workbook._fonts = IndexedList([_font()])  # type: ignore[attr-defined]
        for style in _named_styles():
            self.workbook.add_named_style(style)
        normal = self.workbook._named_styles["Normal"]  # type: ignore[attr-defined]
        normal.font = _font()
        normal.bind(self.workbook)

    def array(self, style: Style, sheet: Worksheet) -> Any:  # noqa: ANN401 - openpyxl's private style array
        """What a cell of that style carries."""
        found = self._built.get(style)
        if found is None:
            found = self._built[style] = self._build(style, sheet)
        return found

    def _build(self, style: Style, sheet: Worksheet) -> Any:  # noqa: ANN401 - openpyxl's private style array
        bearer = StyleableObject(sheet)
        bearer.style = style.name
        if style.number_format != "General":
            bearer.number_format = style.number_format
        if style.rule:
            bearer.border = _RULES[style.rule]
        if style.indent:
            vertical = bearer.alignment.vertical
            bearer.alignment = Alignment(horizontal="left", vertical=vertical, wrap_text=True, indent=style.indent)
        if style.is_bold:
            font = bearer.font
            bearer.font = OrderedFont(name=font.name, size=font.size, color=font.color, bold=True)
        if style.is_quoted:
            bearer.quotePrefix = True
        return bearer._style  # type: ignore[attr-defined]


def number_format(pattern: str, zero: str = '"–"') -> str:
    """Negatives in parentheses, zero as given (a dash, unless told otherwise), decimals aligned."""
    return f"{pattern}_);({pattern});{zero}_);@_)"


WEIGHT_FORMAT = number_format("0.##")
"""Of the weight that a term has in a sum: 1 where it is added, -1 where it is taken off."""
RATIO_FORMAT = number_format("0.000%", "0.000%")
"""Of a ratio that no printed figure lends its digits to."""


def pattern_of(figure: Figure, more_digits: int = 0) -> str:
    """The digits of a figure as printed, and as many more as asked for."""
    digits = max(figure.fraction_digits, 0) + more_digits
    decimals = "." + "0" * digits if digits else ""
    return f"0{decimals}%" if figure.is_percentage else f"#,##0{decimals}"


def printed_format(figure: Figure, marks: Sequence[int] = ()) -> str:
    """The format of the cell that holds the figure: nil as a dash, "*" as a star, a printed zero as zero.

    The ordinals of reading notes stand at it as raised digits, where other figures leave room for a parenthesis.
    """
    pattern = pattern_of(figure)
    zero = {Notation.NIL: '"–"', Notation.BELOW_UNIT: '"*"'}.get(figure.notation, pattern)
    if not marks:
        return number_format(pattern, zero)
    raised = '"' + "\u2009".join(str(mark).translate(_RAISED) for mark in marks) + '"'
    return f"{pattern}{raised};({pattern}){raised};{zero}{raised};@"


def derived_format(figure: Figure, *, divides: bool) -> str:
    """The format of what re-derives it: two digits more where it is a quotient."""
    return number_format(pattern_of(figure, 2 if divides else 0))

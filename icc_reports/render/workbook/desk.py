"""The sheets behind the formulas: scales, precision, constants, and parts of formulas that would be too long."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from icc_reports.model.catalogue import verdict_terms
from icc_reports.model.figures import Figure
from icc_reports.model.relations import Verdict
from icc_reports.render.workbook.addresses import Address
from icc_reports.render.workbook.cells import Book, Sheet
from icc_reports.render.workbook.layout import PRECISION, WORKINGS, Layout, last_digit
from icc_reports.render.workbook.styles import (
    FORMULA,
    HEAD,
    HEADING,
    LABEL,
    LINK,
    NOTE,
    PARAMETER,
    SUBTITLE,
    TITLE,
    Style,
    number_format,
)

UNDEFINED = "n/a"
WORST_FIRST = (Verdict.EXCEPTION, Verdict.NOT_VERIFIABLE, Verdict.ROUNDING, Verdict.EXACT)
_VERDICT_ROW = 5
_DIGIT_ROW = 12
_CONSTANT_COLUMN = 6
_NAMES = {
    Fraction(100): "hundreds",
    Fraction(10**3): "thousands",
    Fraction(10**6): "millions",
    Fraction(10**9): "billions",
    Fraction(10**12): "trillions",
}
_MORE_DECIMALS = 6
_STEPS, _STEP_DECIMALS = "round_numbers", "round_number_decimals"


def words(verdict: Verdict) -> str:
    """The verdict as a person reads it."""
    return verdict.value.replace("_", " ")


def decimals_of(unit: Fraction) -> int:
    """How many decimals it takes to write a power of ten: 3 for 0.001, 0 for 1 or 1000."""
    decimals = 0
    while unit.denominator != 1 and decimals < 15:
        unit, decimals = unit * 10, decimals + 1
    return decimals


def kept_decimals(unit: Fraction) -> int:
    """To how many decimals a difference of figures with this last digit is rounded."""
    return decimals_of(unit) + _MORE_DECIMALS


@dataclass(slots=True)
class OfficeDesk:
    """Names for scales and constants, and long parts, as formulas ask for them; written out at the end."""

    layout: Layout
    scales: dict[Fraction, str] = field(default_factory=dict)
    constants: dict[int, int] = field(default_factory=dict)
    parts: list[tuple[str, Fraction | None, bool]] = field(default_factory=list)
    has_hedges: bool = False
    _digit_rows: dict[Fraction, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        figures = self.layout.report.figures.values()
        for ordinal, unit in enumerate(sorted({last_digit(figure) for figure in figures}, reverse=True)):
            self._digit_rows[unit] = _DIGIT_ROW + ordinal

    @property
    def side_sheet(self) -> str:
        """The sheet of long parts."""
        return WORKINGS

    def scale_name(self, scale: Fraction) -> str:
        """The defined name of a scale."""
        plain = f"scale_{scale.numerator}" + (f"_{scale.denominator}" if scale.denominator != 1 else "")
        return self.scales.setdefault(scale, _NAMES.get(scale, plain))

    def constant(self, value: int) -> str:
        """The reference to a constant that is not universal."""
        ordinal = self.constants.setdefault(value, len(self.constants))
        return Address(PRECISION, _DIGIT_ROW + ordinal, _CONSTANT_COLUMN).pinned("")

    def hedged_reach(self, value: str, half_unit: str) -> str:
        """How far a hedged figure reaches: half the largest round number that divides it, at least its half-unit."""
        self.has_hedges = True
        is_divisor = f"(ROUND({value}/{_STEPS},{_STEP_DECIMALS})=ROUND({value}/{_STEPS},0))*({_STEPS}<=ABS({value}))"
        return f"MAX({half_unit},SUMPRODUCT(MAX({is_divisor}*{_STEPS}))/2)"

    def set_aside(self, text: str, value: Fraction | None, *, is_fallible: bool) -> Address:
        """Keep a part of a long formula for the sheet of workings."""
        self.parts.append((text, value, is_fallible))
        return Address(WORKINGS, 3 + len(self.parts), 2)

    def half_unit_cell(self, figure: Figure) -> Address:
        """The cell of half a unit of the figure's last digit."""
        return Address(PRECISION, self._digit_rows[last_digit(figure)], 2)

    def decimals_cell(self, figure: Figure) -> Address:
        """The cell that says to how many decimals differences of such figures are rounded."""
        return Address(PRECISION, self._digit_rows[last_digit(figure)], 3)

    @staticmethod
    def verdict_list(sheet: str) -> str:
        """The range of the four verdicts, worst first."""
        first, last = (Address(PRECISION, _VERDICT_ROW + row, 1) for row in (0, len(WORST_FIRST) - 1))
        return f"{first.pinned(sheet)}:{last.absolute}"

    def write(self, book: Book) -> tuple[Sheet, ...]:
        """Write both sheets; that of workings only where there are any."""
        sheets = [self._write_precision(book)]
        if self.parts:
            sheets.append(self._write_parts(book))
        return tuple(sheets)

    def _write_precision(self, book: Book) -> Sheet:
        sheet = book.sheet(PRECISION)
        sheet.widths({1: 24, 2: 14, 3: 14, 4: 60, 5: 2, _CONSTANT_COLUMN: 12})
        sheet.text(1, 1, "Precision, scales and constants", Style(TITLE))
        sheet.text(2, 1, "Every number that a formula needs beside the figures stands here.", Style(SUBTITLE))
        _heads(sheet, 4, ("Verdict, worst first", "", "Meaning"))
        for row, verdict in enumerate(WORST_FIRST, _VERDICT_ROW):
            sheet.text(row, 1, words(verdict), Style(LABEL))
            sheet.text(row, 3, verdict_terms()[verdict].meaning, Style(NOTE))
        sheet.text(10, 1, "Printed precision, in the units of the printed cell", Style(HEADING))
        sheet.fit_rows(10, 10, (1,))
        _heads(sheet, 11, ("Last digit", "Half of it", "Decimals", "Use"))
        for unit, row in self._digit_rows.items():
            shape = number_format("#,##0" + ("." + "0" * decimals_of(unit) if unit < 1 else ""))
            half = number_format("#,##0." + "0" * (decimals_of(unit / 2)))
            sheet.number(row, 1, unit, Style(PARAMETER, shape))
            sheet.formula(row, 2, f"{Address(PRECISION, row, 1).coordinate}/2", unit / 2, Style(FORMULA, half))
            sheet.number(row, 3, kept_decimals(unit), Style(PARAMETER, "0"))
            sheet.text(row, 4, self._example(unit), Style(NOTE, indent=1))
        row = self._write_names(book, sheet, max(self._digit_rows.values(), default=_DIGIT_ROW) + 2)
        sheet.text(row, 1, _ON_DECIMALS, Style(NOTE))
        if self.has_hedges:
            _write_steps(book, sheet, row + 2)
        if self.constants:
            sheet.text(_DIGIT_ROW - 1, _CONSTANT_COLUMN, "Constants", Style(HEAD))
        for value, ordinal in self.constants.items():
            sheet.number(_DIGIT_ROW + ordinal, _CONSTANT_COLUMN, value, Style(PARAMETER, "#,##0"))
        sheet.page(landscape=False)
        return sheet

    def _write_names(self, book: Book, sheet: Sheet, row: int) -> int:
        named = [(name, value) for value, name in sorted(self.scales.items())]
        if not named:
            return row
        sheet.text(row, 1, "Scales, by name", Style(HEADING))
        for name, value in named:
            row += 1
            sheet.text(row, 1, name, Style(LABEL))
            sheet.number(row, 2, value, Style(PARAMETER, "#,##0.######" if value.denominator != 1 else "#,##0"))
            book.define(name, Address(PRECISION, row, 2))
        return row + 2

    def _example(self, unit: Fraction) -> str:
        figures = self.layout.report.figures.values()
        numbers = [figure for figure in figures if last_digit(figure) == unit and figure.number]
        return f"for example {numbers[0].printed.strip()}" if numbers else ""

    def _write_parts(self, book: Book) -> Sheet:
        sheet = book.sheet(WORKINGS)
        sheet.text(1, 1, "Workings", Style(TITLE))
        sheet.text(2, 1, "Parts of formulas that would be too long for one cell.", Style(SUBTITLE))
        _heads(sheet, 3, ("Part", "Value"))
        for ordinal, (text, value, is_fallible) in enumerate(self.parts, 1):
            row = 3 + ordinal
            sheet.number(row, 1, ordinal, Style(LABEL, "0"))
            formula, result = fallback(text, value, is_fallible=is_fallible)
            sheet.formula(row, 2, formula, result, Style(LINK, number_format("#,##0.######")))
        sheet.widths({1: 10, 2: 20})
        sheet.page(title_rows="3:3", landscape=False)
        return sheet


_ON_DECIMALS = (
    "Spreadsheets calculate in binary; differences are rounded to as many decimals before they are compared, "
    "so that ties fall as they do on paper."
)


_OVER_WORDS = ("Verdict, worst first", "Meaning", "Use")  # heads of columns that hold text, which stands left


def _write_steps(book: Book, sheet: Sheet, row: int) -> None:
    """The round numbers to which hedged statements are read, and to how many decimals divisibility is tested."""
    sheet.text(row, 1, "Round numbers, for statements such as \u201capproximately 125,000\u201d", Style(HEADING))
    sheet.fit_rows(row, row, (1,))
    sheet.text(row + 1, 1, _STEP_DECIMALS, Style(LABEL))
    sheet.number(row + 1, 2, 11, Style(PARAMETER, "0"))
    book.define(_STEP_DECIMALS, Address(PRECISION, row + 1, 2))
    sheet.text(row + 2, 1, _STEPS, Style(LABEL))
    first = row + 2
    for at, step in enumerate(sorted(size * Fraction(10) ** power for power in range(-4, 10) for size in (25, 5, 1))):
        sheet.number(first + at, 2, step, Style(PARAMETER, "#,##0.####"))
    book.define(_STEPS, Address(PRECISION, first, 2), Address(PRECISION, first + at, 2))


def rounded(value: Fraction | None, decimals: int) -> Fraction | None:
    """The value to so many decimals, ties away from zero: what ROUND gives."""
    if value is None:
        return None
    units = abs(value) * 10**decimals
    whole = (2 * units.numerator + units.denominator) // (2 * units.denominator)
    return Fraction(whole if value > 0 else -whole, 10**decimals)


def fallback(formula: str, value: Fraction | None, *, is_fallible: bool) -> tuple[str, Fraction | str]:
    """The formula and its result, both giving "n/a" in words where a division by zero leaves no value."""
    if not is_fallible:
        assert value is not None  # noqa: S101 - without a division there is a value
        return formula, value
    return f'IFERROR({formula},"{UNDEFINED}")', UNDEFINED if value is None else value


def _heads(sheet: Sheet, row: int, heads: tuple[str, ...]) -> None:
    for column, head in enumerate(heads, 1):
        sheet.text(row, column, head, Style(HEADING, indent=int(head == "Use")) if head in _OVER_WORDS else Style(HEAD))

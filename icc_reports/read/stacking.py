"""The headings that stand above a row of a table, stacked: which of them a new heading, a row or a total ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from icc_reports.read.units import heads_per_share

_MAX_DEPTH = 12  # headings above a row that are kept, the nearest


@dataclass(slots=True)
class _Heading:
    text: str
    indent: int
    has_deeper_rows: bool = False
    has_rows: bool = False
    is_of_parts: bool = False  # a measure, and the headings below name the parts of which it is stated

    @property
    def ends_whole(self) -> bool:
        """Whether what ends the last heading below it ends it as well."""
        return self.is_of_parts or heads_per_share(self.text)


@dataclass(slots=True)
class Headings:
    """The headings that are open, outermost first."""

    _open: list[_Heading] = field(default_factory=list)
    _is_totalled: bool = False  # the last row is the total of those below the last heading

    @property
    def texts(self) -> tuple[str, ...]:
        """What they say."""
        return tuple(heading.text for heading in self._open)

    def clear(self) -> None:
        """Ends them all."""
        self._open.clear()

    def push(self, text: str, indent: int) -> None:
        """Opens one, below those for which there is room."""
        self._open.append(_Heading(text, indent))
        del self._open[:-_MAX_DEPTH]

    def make_room(self, text: str, indent: int, *, is_adjacent: bool) -> None:
        """Closes those that a new one ends: those further in, and at its own indent from the last of its style on.

        "Per share data" over "Basic:" stays when "Diluted:" follows; "Revenue by division:" and "Revenue:" over
        "Eastern division:" until the next heading of a measure; "Per share data:" over "Net income:" until the next of
        their style that rows part from them. ``is_adjacent``: no row stands between.
        """
        while self._open and indent < self._open[-1].indent:
            self._open.pop()
        opens_measure = _names_measure(text)
        level = [
            at
            for at, each in enumerate(self._open)
            if each.indent == indent and (opens_measure or not each.is_of_parts)
        ]
        alike = [at for at in level if _style(self._open[at].text) == _style(text)]
        if alike and is_adjacent and _heads_parts(self._open[alike[-1]].text, text):
            self._open[alike[-1]].is_of_parts = True
        elif alike and not (is_adjacent and _states_per_share(self._open[alike[-1]].text, text)):
            del self._open[next((at for at in alike if self._open[at].ends_whole), alike[-1]) :]
        elif level and not is_adjacent:
            del self._open[level[0] :]

    def close(self, indent: int, *, is_subtotal: bool = False) -> None:
        """A row as far out as a heading, or further, ends it, unless the heading's rows are not indented at all.

        Of headings that stand as far out as one another ("ASSETS" over "Current assets:") it ends the last one only.
        A subtotal that stands further in than the rows above it does not tell how far in these stand.
        """
        while self._open and _is_ended(self._open[-1], indent):
            if self._heads_next(indent):
                del self._open[-2]
                self._open[-1].indent = indent
                break
            self._close_last()
        for heading in self._open:
            heading.has_rows = True
            heading.has_deeper_rows |= indent > heading.indent and not is_subtotal

    def _heads_next(self, indent: int) -> bool:
        """Whether the last heading takes the place of the one above it, though it stands further in than its rows.

        The total of the rows above stands before it, all of them as far out as their heading: it is set in by chance.
        """
        *above, last = self._open[-2:]
        is_set_in = self._is_totalled and not last.has_rows and last.indent > indent
        return is_set_in and any(each.indent == indent and not each.has_deeper_rows for each in above)

    def close_totalled(self, label: str) -> None:
        """The total of a section ends it: "Total current assets" that of "Current assets:"."""
        self._is_totalled = _TOTAL.fullmatch(label.strip()) is not None
        words = _words(label) if self._open else set()
        if "total" in words and _words(self._open[-1].text) <= words:
            self._close_last()

    def drop_empty_row(self, indent: int) -> None:
        """Text at the same indent as the rows of a heading above is a row without figures, not a heading of its own."""
        if len(self._open) > 1 and self._open[-1].indent == indent and not self._open[-1].text.endswith((":", "-")):
            self._open.pop()

    def _close_last(self) -> None:
        """Ends the last; the one above it that stands as far out gets rows of its own now."""
        closed = self._open.pop()
        if self._open and closed.indent == self._open[-1].indent:
            self._open[-1].has_deeper_rows = False


def adds_up_alike(label: str, above: str) -> bool:
    """Whether a label is of the total of rows that begin as it does: "Pumps - Total" below "Pumps - Large"."""
    total = _OF_GROUP.fullmatch(label.strip())
    return total is not None and above.strip().startswith(total["group"]) and above.strip() != total["group"]


_OF_GROUP = re.compile(r"(?P<group>\S.*?\S)(?:,| [-–—]|:) total", re.IGNORECASE)


def _is_ended(heading: _Heading, indent: int) -> bool:
    return indent < heading.indent or (indent == heading.indent and heading.has_deeper_rows)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


def _style(heading: str) -> tuple[bool, bool]:
    return heading.endswith(":"), heading.isupper()


def _heads_parts(heading: str, following: str) -> bool:
    """Whether a heading is of one measure, and the one right below it of a part for which it is stated."""
    is_alone = _MEASURE_ALONE.fullmatch(heading) is not None and not _names_measure(following)
    return is_alone or _BY_PARTS.search(heading) is not None


def _states_per_share(heading: str, following: str) -> bool:
    """Whether a heading is of amounts per share, and the one right below it of what is earned."""
    return heads_per_share(heading) and _MEASURE_ALONE.fullmatch(following) is not None


def _names_measure(heading: str) -> bool:
    return _ANY_MEASURE.search(heading) is not None or _BY_PARTS.search(heading) is not None


_TOTAL = re.compile(r"totals?:?", re.IGNORECASE)
_BY_PARTS = re.compile(r"\bby [A-Za-z /&-]+:?$")
_MEASURE_ALONE = re.compile(
    r"(?:(?:total|net|gross|operating|segment|external|adjusted) )*"
    r"(?:revenues?|sales|turnover|income|profits?|loss(?:es)?|earnings|ebitda|backlog|bookings|orders)"
    r"(?: \((?:income|profit|loss)\))?(?: from operations)?:",
    re.IGNORECASE,
)
_ANY_MEASURE = re.compile(
    r"\b(?:revenues?|sales|turnover|income|profits?|loss(?:es)?|earnings|ebitda|backlog|bookings|orders|margins?|costs?"
    r"|expenses?|assets|liabilities|equity|shares?|cash|depreciation|amortization|expenditures?|provision|tax(?:es)?"
    r"|statistics|data)\b",
    re.IGNORECASE,
)

"""What several checks take from the tables of a release, found once: their rows as lines, and their totals."""

from __future__ import annotations

from icc_reports.check.matching import Line, lines_of
from icc_reports.check.totals import Footing, footings
from icc_reports.model.release import Release, Table


class Ledger:
    """The tables of one release as the checks read them."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self._lines: dict[int, tuple[Line, ...]] = {}
        self._footings: dict[int, tuple[Footing, ...]] = {}

    def lines(self, table: Table) -> tuple[Line, ...]:
        """The rows of one of the tables that state figures."""
        if table.ordinal not in self._lines:
            self._lines[table.ordinal] = lines_of(table)
        return self._lines[table.ordinal]

    def footings(self, table: Table) -> tuple[Footing, ...]:
        """The totals of one of the tables."""
        if table.ordinal not in self._footings:
            self._footings[table.ordinal] = footings(table)
        return self._footings[table.ordinal]

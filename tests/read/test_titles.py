"""Titles, kinds and segments of tables of HTML: above the heads, beside them, or in the sentence that leads them in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from icc_reports.model.figures import SHARES
from icc_reports.model.release import Table, TableKind
from icc_reports.read.kinds import kind_of, own_title
from icc_reports.read.segments import segment_told
from tests.read.test_small_releases import figures, release_of, sheet, values

RECONCILIATION, SEGMENT, OTHER = TableKind.RECONCILIATION, TableKind.SEGMENT, TableKind.OTHER
HEADS = "|June 30, 2021|June 30, 2020"


def table_under(*above: str, corner: str = "", rows: tuple[str, ...] = ("Apples|$ 3,104|$ 2,410",)) -> Table:
    (table,) = release_of(*above, sheet(corner + HEADS, *rows)).tables
    return table


class TestLeadIns:
    def test_the_last_sentence_of_a_paragraph_tells_scale_title_and_kind(self) -> None:
        table = table_under(
            "<p><b>Second Quarter Highlights</b></p>",
            f"<p>{'Some readers like this measure. ' * 8}"
            "The table below reconciles net profit to core profit (in thousands):</p>",
            rows=("Net profit|$ 3,104|$ 2,410", "Diluted shares outstanding|40,218|39,904"),
        )
        assert table.title == "The table below reconciles net profit to core profit"
        assert table.kind is RECONCILIATION
        assert values(table, "Net profit") == [Decimal(3_104_000), Decimal(2_410_000)]
        assert [figure.unit for figure in figures(table, "Diluted shares outstanding")] == [SHARES, SHARES]
        assert values(table, "Diluted shares outstanding") == [Decimal(40_218_000), Decimal(39_904_000)]

    def test_a_sentence_that_ends_otherwise_tells_nothing(self) -> None:
        table = table_under("<p><b>Harvest</b></p>", "<p>The orchards did well, and the harvest came early.</p>")
        assert table.title == "Harvest"

    @pytest.mark.parametrize(
        ("lead", "segment"),
        [
            ("Revenue and costs of the Orchards segment were as follows", "Orchards"),
            ("Cold Storage and Transport revenues and results are as follows", "Cold Storage and Transport"),
            ("The table below shows segment revenue", None),
            ("The two segments earned", None),
            ("Third quarter revenues were as follows", None),
            ("Total revenues were as follows", None),
            ("Customers at", None),
        ],
    )
    def test_the_segment_it_names(self, lead: str, segment: str | None) -> None:
        assert segment_told(lead, is_own=True) == segment

    def test_a_heading_that_is_not_the_tables_own_stands_for_a_segment(self) -> None:
        assert segment_told("Cold Storage", is_own=False) == "Cold Storage"
        assert segment_told("Summary of Segment Results", is_own=False) is None


class TestCorners:
    @pytest.mark.parametrize(
        ("above", "corner", "title"),
        [
            (("Acme Corp.", "Fruit by Kind", "(unaudited)"), ("Kind",), "Fruit by Kind"),
            (("Acme grew again",), ("Key data",), "Key data"),
            (("Acme Corp.", "Discussion"), ("Fee income", "($ in millions)"), "Fee income"),
            (("Acme Corp.", "Highlights"), ("Statements of Income",), "Statements of Income"),
            (("Acme Corp.", "Segment Results"), ("Region",), "Segment Results"),
            (
                ("Orchards",),
                ("Full year", "The orchards " + "bore more fruit than ever before and " * 6 + "so on."),
                "",
            ),
            (("Acme Corp.", "Supplemental Financial Data"), (), "Supplemental Financial Data"),
            (("Acme Corp.", "Orchards", "Supplemental Financial Data"), (), "Orchards"),
            (("Acme Corp.", "A - 3"), (), ""),
            (("Financial tables follow",), (), ""),
            (("Balance Sheets", "Subject to Reclassification"), (), "Balance Sheets"),
        ],
    )
    def test_which_is_the_title(self, above: tuple[str, ...], corner: tuple[str, ...], title: str) -> None:
        assert own_title(above, corner, "Acme Corp.") == title

    def test_the_corner_of_a_table_of_changes(self) -> None:
        table = table_under(
            "<p><b>Acme Corp.</b></p>",
            "<p><b>Growth by Fruit</b></p>",
            "<p><b>(unaudited)</b></p>",
            corner="Change year over year",
            rows=("Apples|3%|2%", "Pears|(1)|4", "Total|2%|3%"),
        )
        assert table.title == "Growth by Fruit"
        assert values(table, "Pears") == [Decimal("-0.01"), Decimal("0.04")]


def test_a_title_in_lines_of_one_paragraph_loses_the_company_and_the_note() -> None:
    table = table_under("<p><b>Acme Corp.<br>Harvest by Fruit<br>(in thousands)</b></p>")
    assert table.title == "Harvest by Fruit"
    assert values(table, "Apples")[0] == Decimal(3_104_000)


class TestKinds:
    def test_a_reconciliation_is_named_by_any_line_above(self) -> None:
        above = ("Reconciliation of Adjusted Measures", "Certain Items")
        assert kind_of("Certain Items", (), ("Reported", "Core"), above=above) is RECONCILIATION
        assert kind_of("Certain Items", (), ("Reconciliation of profit to core profit:",)) is RECONCILIATION
        assert kind_of("Certain Items", (), ("Reported", "Core"), above=("As adjusted",)) is OTHER

from __future__ import annotations

from icc_reports.render.tableview import HeadGroup, PrintedNumber, RowView, TableView
from icc_reports.render.widths import FRAME, SETTINGS, fits_half, measures


def _view(columns: int, digits: str, label: str = "Net revenues of the whole company", head: str = "2024") -> TableView:
    row = RowView(
        label=label,
        numbers=(PrintedNumber(digits=digits),) * columns,
        place="L1",
        ticks="",
        notes=(),
        level=0,
        is_heading=False,
        is_subtotal=False,
        is_total=False,
    )
    return TableView(
        key="t",
        title="",
        units="",
        note="",
        heads=tuple(HeadGroup(text=head, span=1) for _ in range(columns)),
        subheads=("",) * columns,
        rows=(row,),
    )


def test_columns_are_roomy_where_there_is_room() -> None:
    assert measures(_view(2, "818")).columns == (SETTINGS[0].narrow,) * 2


def test_seven_columns_of_short_figures_keep_the_size_of_the_text() -> None:
    assert measures(_view(7, "46,427")).size == ""


def test_what_does_not_fit_is_set_smaller_and_stays_on_the_page() -> None:
    sizes = [measures(_view(7, digits)).size for digits in ("46,427", "188,409", "9,999,188,409,115")]
    assert sizes == ["", "dense", "denser"]
    assert all(sum(measures(_view(7, "9" * count)).columns) < FRAME for count in range(1, 30))


def test_figures_and_dates_never_wrap() -> None:
    (wide,) = measures(_view(1, "1", head="December 31, 2021")).columns
    assert wide > SETTINGS[0].narrow
    assert measures(_view(1, "100,000,000,000")).columns[0] > SETTINGS[0].narrow


def test_half_a_page_holds_two_columns_of_a_balance_sheet() -> None:
    assert fits_half(_view(2, "(82,631)"))
    assert not fits_half(_view(3, "(82,631)"))

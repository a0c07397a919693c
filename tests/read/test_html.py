"""Dialects of HTML exhibits, each as a small document of our own making.

The file is long because each dialect brings its document with it.
"""

from __future__ import annotations

import pytest

from icc_reports.model.source import Span
from icc_reports.read import read_release
from icc_reports.read.blocks import Layout, Paragraph, Region, Start
from icc_reports.read.grids import RawTable, raw_tables
from icc_reports.read.layouts import html, markup
from icc_reports.read.rows import RawRow

HEADS = "<tr><td></td><td colspan='3'>2020</td><td></td><td colspan='3'>2019</td></tr>"


def laid_out(*body: str) -> Layout:
    return html.layout_of("<html><body>\n" + "\n".join(body) + "\n</body></html>")


def tables_of(*body: str) -> list[RawTable]:
    regions = [item for item in laid_out(*body).items if isinstance(item, Region)]
    return [table for region in regions for table in raw_tables(region)]


def table_of(*rows: str) -> RawTable:
    tables = tables_of("<table>", *rows, "</table>")
    assert len(tables) == 1
    return tables[0]


def rows_of(table: RawTable) -> dict[str, RawRow]:
    return {row.label: row for row in table.rows}


def printed(row: RawRow) -> list[str | None]:
    return [piece.text if piece is not None else None for piece in row.cells]


def numbers(row: RawRow) -> list[str | None]:
    return [str(piece.value.number) if piece is not None and piece.value is not None else None for piece in row.cells]


def prose_of(*body: str) -> list[Paragraph]:
    return [item for item in laid_out(*body).items if isinstance(item, Paragraph)]


def row(label: str, one: str, two: str, style: str = "") -> str:
    cells = f"<td></td><td>$</td><td>{one}</td><td></td><td>$</td><td>{two}</td>"
    return f"<tr><td style='{style}'>{label}</td>{cells}</tr>"


class TestFigures:
    def test_signs_and_brackets_in_cells_of_their_own_belong_to_the_number(self) -> None:
        table = table_of(
            HEADS,
            "<tr><td>Net loss</td><td></td><td>$</td><td>(818</td><td>)</td><td>$</td><td>(982</td><td>)</td></tr>",
            "<tr><td>Change</td><td></td><td></td><td>(4.5</td><td>)%</td><td></td><td>12</td><td>%</td></tr>",
        )
        net_loss, change = table.rows
        assert printed(net_loss) == ["$ (818)", "$ (982)"]
        assert numbers(net_loss) == ["-818", "-982"]
        assert printed(change) == ["(4.5)%", "12%"]
        assert all(piece is not None and piece.value is not None and piece.value.is_percent for piece in change.cells)
        assert not any(piece.value.is_malformed for piece in net_loss.cells if piece is not None and piece.value)

    def test_a_percentage_may_have_its_tenths_in_the_next_cell(self) -> None:
        row = "<tr><td>{}</td><td align='right'>{}</td><td align='left'>{}</td><td></td><td>1,200</td></tr>"
        table = table_of(HEADS.replace("3", "2"), row.format("Share", "98", ".3"), row.format("Cost", "(1", ".5)"))
        assert [numbers(each) for each in table.rows] == [["98.3", "1200"], ["-1.5", "1200"]]
        table = table_of(HEADS.replace("3", "1"), "<tr><td>Profit, per share</td><td>98</td><td></td><td>.35</td></tr>")
        assert [numbers(each) for each in table.rows] == [["98", "0.35"]]

    def test_a_currency_sign_over_a_blank_cell_states_nothing(self) -> None:
        table = table_of(HEADS, row("Sales", "10", "12"), row("Refund", "3", "&nbsp;"))
        assert printed(rows_of(table)["Refund"]) == ["$ 3", None]

    @pytest.mark.parametrize("dash", ["&#8212;", "&mdash;", "&#151;", "\x97", "-", "--", "–"])
    def test_a_dash_is_nil(self, dash: str) -> None:
        table = table_of(HEADS, row("Sales", "10", "12"), row("Refund", dash, "3"))
        assert numbers(rows_of(table)["Refund"]) == ["0", "3"]

    @pytest.mark.parametrize("mark", ["NM", "n/m", "N/A", "**"])
    def test_a_cell_that_says_there_is_no_figure_has_none(self, mark: str) -> None:
        table = table_of(HEADS, row("Sales", "10", "12"), row("Growth", "3", mark))
        assert numbers(rows_of(table)["Growth"]) == ["3", None]

    def test_a_multiple_and_a_scale_printed_beside_the_number(self) -> None:
        table = table_of(HEADS, row("Sales", "17.6B", "$350K"), row("Leverage", "9.9:1", "2.5x"))
        sales, leverage = table.rows
        values = [piece.value for piece in (*sales.cells, *leverage.cells) if piece is not None and piece.value]
        assert [str(value.scale) for value in values] == ["1000000000", "1000", "None", "None"]
        assert [value.is_multiple for value in values] == [False, False, True, True]

    def test_columns_of_figures_parted_by_line_breaks_are_rows(self) -> None:
        table = table_of(
            "<tr><td></td><td>2020</td><td>2019</td></tr>",
            "<tr><td>Sales<br>Costs</td><td>1,000<br>400</td><td>900<br>300</td></tr>",
        )
        assert [(r.label, printed(r)) for r in table.rows] == [("Sales", ["1,000", "900"]), ("Costs", ["400", "300"])]

    def test_rows_parted_by_line_breaks_have_places_of_their_own(self) -> None:
        layout = laid_out("<table><tr><td>Sales<br>Costs</td><td>1,000<br>400</td><td>900<br>300</td></tr></table>")
        (region,) = (item for item in layout.items if isinstance(item, Region))
        (line,) = layout.lines
        pieces = [piece for found in region.lines for piece in found.pieces]
        assert [line.text[piece.span.start - 1 : piece.span.end] for piece in pieces] == [
            piece.text for piece in pieces
        ]
        assert len({piece.span for piece in pieces}) == 6


class TestFootnoteMarks:
    def test_raised_marks_are_part_of_nothing(self) -> None:
        table = table_of(
            HEADS,
            row("Revenue<sup>13</sup>", "1,000<sup>(a)</sup>", "900"),
            row("Return<span style='position:relative;top:-3pt'>2</span> on equity", "12", "11"),
        )
        assert [r.label for r in table.rows] == ["Revenue", "Return on equity"]
        assert printed(table.rows[0]) == ["$ 1,000", "$ 900"]

    def test_a_raised_ordinal_stays(self) -> None:
        assert prose_of("<p>Results of the 4<sup>th</sup> quarter</p>")[0].text == "Results of the 4th quarter"

    def test_a_small_number_in_brackets_is_a_figure_only_where_figures_begin(self) -> None:
        table = table_of(
            "<tr><td></td><td colspan='2'>2020</td><td colspan='2'>2019</td></tr>",
            "<tr><td>Sales</td><td>1,000</td><td>(1)</td><td>900</td><td></td></tr>",
            "<tr><td>Provision</td><td>(1)</td><td></td><td>(2)</td><td></td></tr>",
        )
        assert numbers(table.rows[0]) == ["1000", "900"]
        assert numbers(table.rows[1]) == ["-1", "-2"]

    def test_what_follows_a_dropped_mark_is_not_moved_in(self) -> None:
        table = table_of(HEADS, row("<sup>(1)</sup>&nbsp;&nbsp;&nbsp;&nbsp;Sales", "1", "2"), row("Costs", "3", "4"))
        assert [r.indent for r in table.rows] == [0, 0]

    def test_a_note_in_the_last_row_is_no_part_of_the_label_above_it(self) -> None:
        note = "<tr><td colspan='7'>(1) Taxes on what was left out were reckoned at a quarter of it.</td></tr>"
        table = table_of(HEADS, row("Net income", "40", "30"), row("Adjusted net income", "52", "41"), note)
        assert [each.label for each in table.rows if not each.is_heading] == ["Net income", "Adjusted net income"]


class TestHeads:
    def test_heads_over_rows_with_spans(self) -> None:
        table = table_of(
            "<tr><td rowspan='2'></td><td colspan='5'>Three Months Ended March 31,</td>"
            "<td></td><td colspan='2' rowspan='2'>% Change</td></tr>",
            "<tr><td colspan='2'>2020</td><td></td><td colspan='2'>2019</td></tr>",
            "<tr><td>Sales</td><td>$</td><td>10</td><td></td><td>$</td><td>8</td><td></td><td>25</td><td>%</td></tr>",
            "<tr><td>Costs</td><td></td><td>7</td><td></td><td></td><td>6</td><td></td><td>17</td><td>%</td></tr>",
        )
        assert table.heads == ("Three Months Ended March 31, 2020", "Three Months Ended March 31, 2019", "% Change")

    def test_a_head_is_one_cell_however_short_its_words(self) -> None:
        dates = "".join(f"<td>JUNE 30,<br>{year}</td><td></td>" for year in (2021, 2020, 2019, 2021, 2020))
        cells = "".join(f"<td>{n}</td><td></td>" for n in range(5))
        table = table_of(
            "<tr><td></td><td colspan='5'>QUARTER ENDED</td><td></td><td colspan='3'>YEAR ENDED</td></tr>",
            f"<tr><td></td>{dates}</tr>",
            f"<tr><td>Sales</td>{cells}</tr>",
            f"<tr><td>Costs</td>{cells}</tr>",
        )
        assert [head.split(" JUNE")[0] for head in table.heads] == ["QUARTER ENDED"] * 3 + ["YEAR ENDED"] * 2

    def test_a_title_over_the_whole_table_is_no_head(self) -> None:
        table = table_of(
            "<tr><td colspan='8' align='center'>ACME CORP.</td></tr>",
            "<tr><td colspan='8' align='center'>Statements of Income</td></tr>",
            HEADS,
            "<tr><td></td><td colspan='7' align='center'>(in millions, except per share data)</td></tr>",
            row("Sales", "10", "12"),
            row("Costs", "7", "8"),
        )
        assert table.heads == ("2020", "2019")
        text = "\n".join(table.title_lines)
        assert all(words in text for words in ("ACME CORP.", "Statements of Income", "(in millions"))
        assert [r.label for r in table.rows] == ["Sales", "Costs"]

    def test_the_note_on_scale_beside_the_heads_leaves_them_alone(self) -> None:
        table = table_of(
            "<tr><td>In millions</td><td colspan='3'>1Q22</td><td></td><td colspan='3'>4Q21</td></tr>",
            row("Sales", "10", "12"),
            row("Costs", "7", "8"),
        )
        assert table.heads == ("1Q22", "4Q21")

    def test_the_note_on_scale_between_prose_and_the_table(self) -> None:
        layout = laid_out(
            "<p>Revenues of the yards, their customers and what each of them paid.</p>",
            "<p>(Revenues in thousands, unaudited)</p>",
            "<table>",
            HEADS,
            row("Sales", "10", "12"),
            row("Costs", "7", "8"),
            "</table>",
        )
        region = next(item for item in layout.items if isinstance(item, Region))
        assert next(raw_tables(region)).title_lines == ("(Revenues in thousands, unaudited)", "")

    def test_blocks_with_heads_of_their_own(self) -> None:
        tables = tables_of(
            "<table>",
            HEADS,
            row("Sales", "10", "12"),
            row("Costs", "7", "8"),
            "<tr><td>&nbsp;</td></tr>",
            "<tr><td></td><td colspan='3'>June 30, 2020</td><td></td><td colspan='3'>June 30, 2019</td></tr>",
            row("Assets", "100", "120"),
            row("Debt", "70", "80"),
            "</table>",
        )
        assert [table.heads for table in tables] == [("2020", "2019"), ("June 30, 2020", "June 30, 2019")]
        assert [[r.label for r in table.rows] for table in tables] == [["Sales", "Costs"], ["Assets", "Debt"]]

    def test_a_table_without_title_and_heads_goes_on_with_the_one_before(self) -> None:
        layout = laid_out(
            "<table>", HEADS, row("Sales", "10", "12"), "</table>", "<table>", row("Costs", "7", "8"), "</table>"
        )
        one, other = (item for item in layout.items if isinstance(item, Region))
        first = next(raw_tables(one))
        second = next(raw_tables(other, first))
        assert second.is_continued
        assert second.heads == first.heads == ("2020", "2019")

    def test_titles_in_paragraphs_above(self) -> None:
        (table,) = tables_of(
            "<p>Sales rose because more was sold than in the year before, and prices went up as well.</p>",
            "<p align='center'><b>ACME CORP.</b></p>",
            "<div style='text-align:center'>Balance Sheets</div>",
            "<p>(in thousands)</p>",
            "<table>",
            HEADS,
            row("Cash", "10", "12"),
            "</table>",
        )
        assert [line for line in table.title_lines if line] == ["ACME CORP.", "Balance Sheets", "(in thousands)"]
        assert table.heads == ("2020", "2019")

    @pytest.mark.parametrize(
        "title",
        [
            "Balance Sheets<br>(in thousands)",
            "Balance Sheets (unaudited) (€ in thousands)",
            "Balance Sheets<br>in thousands",
        ],
    )
    def test_a_title_in_plain_type_is_known_by_its_note(self, title: str) -> None:
        prose = "<p>Sales rose because more was sold.</p>"
        (table,) = tables_of(prose, f"<p>{title}</p>", "<table>", HEADS, row("Cash", "10", "12"), "</table>")
        assert [" ".join(line.split()).partition(" (")[0] for line in table.title_lines if line] in (
            ["Balance Sheets"],
            ["Balance Sheets in thousands"],
        )

    def test_prose_that_ends_in_brackets_is_no_title(self) -> None:
        prose = "<p>Sales rose because more was sold (mainly to new customers)</p>"
        (table,) = tables_of(prose, "<table>", HEADS, row("Cash", "10", "12"), "</table>")
        assert not any(table.title_lines)

    def test_cells_for_brackets_that_only_some_rows_have_make_no_columns(self) -> None:
        table = table_of(
            "<tr><td></td><td colspan='2'>2020</td><td colspan='2'>2019</td></tr>",
            "<tr><td>Income</td><td></td><td>17,204</td><td></td><td>12,880</td></tr>",
            "<tr><td>Taxes</td><td></td><td>(1,210</td><td>)</td><td></td><td>845</td></tr>",
            "<tr><td>Receivables</td><td></td><td>(6,330</td><td>)</td><td></td><td>(2,104</td><td>)</td></tr>",
            "<tr><td>Inventories</td><td></td><td>2,215</td><td></td><td>(3,870</td><td>)</td></tr>",
            "<tr><td>Payables</td><td></td><td>4,061</td><td></td><td>1,655</td></tr>",
        )
        assert table.heads == ("2020", "2019")
        assert [printed(row) for row in table.rows] == [
            ["17,204", "12,880"],
            ["(1,210)", "845"],
            ["(6,330)", "(2,104)"],
            ["2,215", "(3,870)"],
            ["4,061", "1,655"],
        ]


class TestRows:
    def test_indents_make_sections(self) -> None:
        table = table_of(
            HEADS,
            "<tr><td colspan='7'>Operating expenses</td></tr>",
            row("Research", "10", "12", "padding-left:12pt"),
            row("Selling", "7", "8", "padding:2px 1pt 2px 16px"),
            row("&nbsp;&nbsp;&nbsp;&nbsp;General", "1", "2"),
            row("Net income", "5", "6", "padding-left:9pt;text-indent:-9pt"),
        )
        by_label = rows_of(table)
        sections = {label: found.section for label, found in by_label.items()}
        assert sections["Research"] == sections["Selling"] == sections["General"] == ("Operating expenses",)
        assert sections["Net income"] == ()
        assert by_label["Research"].indent == by_label["Selling"].indent == by_label["General"].indent == 2

    def test_empty_cells_before_a_label_move_it_in(self) -> None:
        table = table_of(
            "<tr><td colspan='2'></td><td>2020</td><td>2019</td></tr>",
            "<tr><td colspan='2'>Revenue</td><td></td><td></td></tr>",
            "<tr><td></td><td>Products</td><td>10</td><td>12</td></tr>",
            "<tr><td></td><td>Services</td><td>7</td><td>8</td></tr>",
            "<tr><td colspan='2'>Total</td><td>17</td><td>20</td></tr>",
        )
        assert [(r.label, r.section) for r in table.rows if not r.is_heading] == [
            ("Products", ("Revenue",)),
            ("Services", ("Revenue",)),
            ("Total", ()),
        ]

    def test_a_heading_does_not_run_into_the_row_below(self) -> None:
        table = table_of(HEADS, "<tr><td>Interest expense and other items</td></tr>", row("Research", "10", "12"))
        assert [r.label for r in table.rows] == ["Interest expense and other items", "Research"]

    def test_a_heading_below_an_unlabelled_subtotal_is_not_its_label(self) -> None:
        table = table_of(
            HEADS, row("Sales", "10", "12"), row("", "10", "12"), "<tr><td>Costs</td></tr>", row("A", "1", "2")
        )
        assert [r.label for r in table.rows] == ["Sales", "", "Costs", "A"]

    @pytest.mark.parametrize(
        "cell",
        [
            "<td style='border-top:1pt solid #000000'>{}</td>",
            "<td style='border-top: 3px double black'>{}</td>",
            "<td style='BORDER-TOP: black 1px solid'>{}</td>",
            "<td><p style='border-top:1.00px solid #000000'>{}</p></td>",
        ],
    )
    def test_a_border_over_figures_is_a_rule(self, cell: str) -> None:
        total = f"<tr><td>Total</td><td></td><td>$</td>{cell.format(17)}<td></td><td>$</td>{cell.format(20)}</tr>"
        table = table_of(HEADS, row("Sales", "10", "12"), row("Costs", "7", "8"), total)
        assert [(r.ruled_above, r.ruled_below) for r in table.rows] == [(False, False), (False, True), (True, False)]

    @pytest.mark.parametrize("border", ["none", "0px solid black", "1px solid #ffffff", "1px solid white"])
    def test_a_border_that_is_not_seen_is_no_rule(self, border: str) -> None:
        seen = f"<tr><td>Total</td><td colspan='3' style='border-top:{border}'>17</td></tr>"
        table = table_of(
            "<tr><td></td><td colspan='3'>2020</td></tr>", "<tr><td>Sales</td><td>$</td><td>17</td></tr>", seen
        )
        assert not any(r.ruled_above or r.ruled_below for r in table.rows)

    def test_borders_in_a_row_of_their_own(self) -> None:
        line = "<td style='border-bottom:3px double #000'>&nbsp;</td>"
        blank = f"<tr><td></td><td></td><td></td>{line}<td></td><td></td>{line}</tr>"
        table = table_of(HEADS, row("Sales", "10", "12"), blank, row("Costs", "7", "8"))
        assert table.rows[0].ruled_below

    def test_borders_everywhere_tell_nothing(self) -> None:
        cell = "<td style='border:1px solid black'>{}</td>"
        rows = [f"<tr>{cell.format(f'Line {n}')}{cell.format(n + 30)}{cell.format(n + 50)}</tr>" for n in range(8)]
        table = table_of("<tr><td></td><td>2020</td><td>2019</td></tr>", *rows)
        assert not any(r.ruled_above or r.ruled_below for r in table.rows)


class TestPlaces:
    def test_tables_rows_and_cells_count_nested_and_hidden_ones(self) -> None:
        layout = laid_out(
            "<table><tr><td><table><tr><td>logo</td></tr></table></td></tr></table>",
            "<div style='display:none'><table><tr><td>hidden</td></tr></table></div>",
            "<table>",
            "<tr><td></td><td>2020</td><td>2019</td></tr>",
            "<tr style='display:none'><td>x</td></tr>",
            "<tr><td>Sales</td><td style='display:none'></td><td>10</td><td>12</td></tr>",
            "</table>",
        )
        (region,) = (item for item in layout.items if isinstance(item, Region))
        (found,) = next(raw_tables(region)).rows
        places = [(p.span.table, p.span.row, p.span.cell) for p in found.cells if p is not None]
        assert places == [(3, 2, 2), (3, 2, 3)]

    def test_a_span_covers_the_figure_in_its_rendered_row(self) -> None:
        layout = laid_out("<table>", HEADS, row("Net  loss", "(818)", "(982)"), "</table>")
        lines = {line.span.line_key: line for line in layout.lines}
        found = next(raw_tables(next(item for item in layout.items if isinstance(item, Region)))).rows[0]
        for piece in found.cells:
            assert piece is not None
            text = lines[piece.span.line_key].text
            assert text[piece.span.start - 1 : piece.span.end] == piece.text
            assert piece.span.line == 4  # of the source: <html>, <table>, heads, row

    def test_places_go_on_through_the_parts_of_a_submission(self) -> None:
        body = "<html><body><p>Results</p><table><tr><td>Sales</td><td>10</td><td>12</td></tr></table></body></html>"
        one = html.layout_of(body)
        other = html.layout_of(body, Start(line=101, table=one.end.table, paragraph=one.end.paragraph))
        keys = [line.span.line_key for layout in (one, other) for line in layout.lines]
        assert len(set(keys)) == len(keys) == 4
        assert {line.span.line for line in other.lines} == {101}

    def test_prose_has_places_too(self) -> None:
        first, second = prose_of("<p>Sales rose<br>to $10.</p>", "<p>Costs fell.</p>")
        assert [piece.span for piece in first.pieces] == [Span(2, 1, 10, paragraph=0), Span(2, 12, 18, paragraph=0)]
        assert second.pieces[0].span == Span(3, 1, 11, paragraph=1)


class TestProse:
    def test_inline_elements_join_and_blocks_part(self) -> None:
        paragraphs = prose_of("<div>Net <b>in</b>come of&nbsp;<i>$1.0</i>\n million<div>rose</div>again</div>")
        assert [paragraph.text for paragraph in paragraphs] == ["Net income of $1.0 million", "rose", "again"]

    def test_a_div_that_is_inline_parts_nothing(self) -> None:
        texts = [
            paragraph.text
            for paragraph in prose_of("<p>Net <span>income</span></p><div style='display:inline'>a</div>b")
        ]
        assert texts == ["Net income", "ab"]

    @pytest.mark.parametrize(
        "body",
        [
            "<h2>Outlook</h2>",
            "<p><b>Outlook</b></p>",
            "<p style='font-weight:700'>Outlook</p>",
            "<p><u>Outlook</u></p>",
            "<p align='center'>Outlook</p>",
            "<center>Outlook</center>",
        ],
    )
    def test_headings(self, body: str) -> None:
        (paragraph,) = prose_of(body)
        assert paragraph.is_heading
        assert not prose_of("<p>Outlook</p>")[0].is_heading

    @pytest.mark.parametrize(
        "body",
        [
            "<ul><li>Sales rose</li></ul>",
            "<p>&#8226;&nbsp;&nbsp;Sales rose</p>",
            "<p>–Sales rose</p>",
            "<table><tr><td>&nbsp;</td><td>•</td><td>Sales rose</td></tr></table>",
            "<table><tr><td>n</td><td>Sales rose</td></tr></table>",
            "<table><tr><td>–</td><td>Sales rose</td></tr></table>",
        ],
    )
    def test_bullets(self, body: str) -> None:
        (paragraph,) = prose_of(body)
        assert (paragraph.text, paragraph.is_bullet, paragraph.is_heading) == ("Sales rose", True, False)

    def test_notes_in_tables_keep_their_numbers(self) -> None:
        (paragraph,) = prose_of("<table><tr><td>(1)</td><td>Includes charges of 2019.</td></tr></table>")
        assert paragraph.text == "(1) Includes charges of 2019."

    def test_sentences_beside_figures_are_prose(self) -> None:
        sentence = (
            "Revenue decreased, mainly because fewer units were sold at lower prices than in the quarter before; " * 2
        )
        body = (
            "<table>",
            "<tr><td></td><td>2020</td><td>2019</td><td></td></tr>",
            f"<tr><td>Sales</td><td>10</td><td>12</td><td>{sentence}</td></tr>",
            "<tr><td>Costs</td><td>7</td><td>8</td><td></td></tr></table>",
        )
        assert [paragraph.text for paragraph in prose_of(*body)] == [sentence.strip()]
        assert tables_of(*body)[0].heads == ("2020", "2019")

    def test_sentences_below_all_figures_are_prose(self) -> None:
        note = "Includes gains of $3.5 million on the sale of a quay in the first half of 2020."
        body = (
            "<table>",
            "<tr><td></td><td>2020</td><td>2019</td></tr>",
            "<tr><td>Sales (a)</td><td>10</td><td>12</td></tr>",
            "<tr><td>Costs</td><td>7</td><td>8</td></tr>",
            f"<tr><td colspan='3'>(a) {note}</td></tr><tr><td>(b)</td><td colspan='2'>{note}</td></tr>",
            "<tr><td colspan='3'>See the notes on the next page.</td></tr></table>",  # no longer than a label
        )
        assert [paragraph.text for paragraph in prose_of(*body)] == [f"(a) {note}", f"(b) {note}"]

    def test_page_numbers_and_running_titles_are_left_out(self) -> None:
        page = (
            "<p>{}</p><p style='page-break-after:always'>&nbsp;</p><p>Acme Corp. – Page {}</p><p>Text {} of page.</p>"
        )
        texts = [paragraph.text for paragraph in prose_of(*(page.format(n, n + 1, "abc"[n - 1]) for n in (1, 2, 3)))]
        assert texts == ["Text a of page.", "Text b of page.", "Text c of page."]


class TestLayoutTables:
    def test_a_table_around_the_page_is_looked_through(self) -> None:
        layout = laid_out(
            "<table><tr><td><p>Results for the year</p>",
            "<table>",
            HEADS,
            row("Sales", "10", "12"),
            "</table>",
            "<p>More text</p></td></tr></table>",
        )
        kinds = [type(item).__name__ for item in layout.items]
        assert kinds == ["Paragraph", "Region", "Paragraph"]

    @pytest.mark.parametrize(
        "rows",
        [
            "<tr><td>Contact:</td><td>Jane Roe</td></tr><tr><td></td><td>212-555-0100</td></tr>",
            "<tr><td></td><td>7</td></tr>",
            "<tr><td>Income</td><td>3</td></tr><tr><td>Balance</td><td>4</td></tr><tr><td>Cash</td><td>6</td></tr>",
        ],
        ids=["contacts", "page number", "contents"],
    )
    def test_tables_without_figures(self, rows: str) -> None:
        assert not tables_of(f"<table>{rows}</table>")

    def test_numbers_before_labels_count_the_rows(self) -> None:
        table = table_of(
            "<tr><td></td><td></td><td>2020</td><td>2019</td></tr>",
            "<tr><td>1</td><td>Cash</td><td>10</td><td>12</td></tr>",
            "<tr><td>2</td><td>Debt</td><td>7</td><td>8</td></tr>",
        )
        assert table.heads == ("2020", "2019")
        assert [printed(r) for r in table.rows] == [["10", "12"], ["7", "8"]]

    def test_a_number_in_the_column_of_labels_alone_is_a_heading(self) -> None:
        rows = (HEADS, row("Sales", "10", "12"), "<tr><td>24</td></tr>", row("Costs", "7", "8"))
        (region,) = (item for item in laid_out("<table>", *rows, "</table>").items if isinstance(item, Region))
        assert [len(line.values) for line in region.lines] == [2, 2, 0, 2]
        table = table_of(*rows)
        assert [(r.label, r.is_heading) for r in table.rows] == [("Sales", False), ("24", True), ("Costs", False)]

    def test_numbers_in_labels_stay_there(self) -> None:
        table = table_of(
            "<tr><td></td><td></td><td>Amount</td></tr>",
            "<tr><td>2021</td><td></td><td>$100</td></tr>",
            "<tr><td>401(k) plan</td><td></td><td>$200</td></tr>",
            "<tr><td>Other</td><td></td><td>$300</td></tr>",
            "<tr><td>Rent</td><td></td><td>$400</td></tr>",
        )
        assert [(r.label, printed(r)) for r in table.rows][:2] == [("2021", ["$100"]), ("401(k) plan", ["$200"])]


class TestDocuments:
    def test_preformatted_text_is_read_as_text(self) -> None:
        layout = laid_out(
            "<p>Results</p>",
            "<pre>",
            "                          Three months ended March 31,",
            "                             2004        2003",
            "Revenue                    $ 1,000     $  900",
            "Cost &amp; other              400         300",
            "Net income                 $   600     $  600",
            "</pre>",
            "<p>That is all.</p>",
        )
        assert [type(item).__name__ for item in layout.items] == ["Paragraph", "Region", "Paragraph"]
        (table,) = raw_tables(next(item for item in layout.items if isinstance(item, Region)))
        assert printed(rows_of(table)["Cost & other"]) == ["400", "300"]
        assert rows_of(table)["Revenue"].span.line == 6
        assert rows_of(table)["Revenue"].span.table is None

    def test_the_header_of_a_submission_is_no_text(self) -> None:
        head = "<DOCUMENT>\n<TYPE>EX-99.1\n<SEQUENCE>2\n<FILENAME>a.htm\n<TEXT>\n"
        layout = html.layout_of(f"{head}<html><head><title>Ex</title></head><body><p>Results</p></body></html>")
        assert [(line.text, line.span.line) for line in layout.lines] == [("Results", 6)]

    @pytest.mark.parametrize(
        "text", ["", " ", "plain", "<", "<table>", "</td></tr>", "<!-- -->", "\x00\x01", "<td>1<td>2<tr>"]
    )
    def test_scraps(self, text: str) -> None:
        assert html.layout_of(text).media == "html"

    def test_html_is_told_from_edgar_text(self) -> None:
        assert markup.is_html("<html><body><div><p>x</p></div></body></html>")
        assert not markup.is_html("<PAGE>\n<TABLE>\n<CAPTION>\n<S>   <C>\nSales  $ 10\n</TABLE>\n")


@pytest.mark.parametrize("said", ["$0.50 - $0.55", "24% to 25%", "N/M", "n/a"])
def test_a_row_that_states_no_one_figure_is_neither_title_nor_heading(said: str) -> None:
    rows = [
        ("", "Q4 2001", "Q1 2002"),
        ("Earnings per share", said, said),
        ("Capital expenditures (in millions)", "$15", "$16"),
        ("Interest per share", said, said),
        ("Depreciation (in millions)", "$11", "$12"),
    ]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    (table,) = read_release(f"<p><b>Outlook</b></p><table>{cells}</table>".encode(), "outlook.htm").tables
    assert table.title == "Outlook"
    stated = [row for row in table.rows if any(row.cells)]
    assert [row.section for row in stated] == [(), ()]
    assert {str(cell.unit) for row in stated for cell in row.cells if cell is not None} == {"USD"}

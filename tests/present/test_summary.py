from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from icc_reports.model.audit import Audit
from icc_reports.model.figures import USD_PER_SHARE, Doubt
from icc_reports.model.periods import months_ending
from icc_reports.model.release import Reconciliation, Row, Table, TableKind
from icc_reports.present import present
from icc_reports.present.measures import _sign_of
from icc_reports.present.names import non_gaap_names
from tests.builders import icc_audit, icc_tables, quarters, release, table


def _headline(income: str, *, columns: int = 2, **changes: object) -> tuple[str, ...]:
    made = table(0, TableKind.INCOME_STATEMENT, "Income", quarters(columns), income, concepts={})
    of = replace(release((made,), ()), **changes)  # type: ignore[arg-type]
    return present(Audit(release=of, judgements=(), findings=())).headline


def test_the_release_is_told_in_five_sentences_gaap_first() -> None:
    report = present(icc_audit())
    assert report.headline == (
        "Internet Commerce Corporation’s net loss narrowed 16.7% to $818,000 in the first quarter of fiscal 2004, "
        "from $982,000 a year earlier.",
        "Revenue rose 1.7% to $3.10 million from $3.05 million a year earlier.",
        "Basic and diluted loss per share narrowed to $0.07 from $0.09 a year earlier.",
        "Operating loss narrowed 16.3% to $806,000 from $963,000 a year earlier.",
        "Adjusted EBITDA loss narrowed 29.8% to $367,000 from $523,000 a year earlier (non-GAAP; "
        "the reconciliation follows).",
    )


def test_tiles_put_gaap_first_and_name_the_reconciliation() -> None:
    tiles = present(icc_audit()).tiles
    assert [tile.is_gaap for tile in tiles] == [True, True, True, True, False, False]
    assert [(tile.label, tile.value, tile.change) for tile in tiles] == [
        ("Revenue", "$3.10 million", "rose 1.7% from $3.05 million"),
        ("Net loss", "$818,000", "narrowed 16.7% from $982,000"),
        ("Basic and diluted loss per share", "$0.07", "narrowed from $0.09"),
        ("Operating loss", "$806,000", "narrowed 16.3% from $963,000"),
        ("Adjusted EBITDA loss", "$367,000", "narrowed 29.8% from $523,000"),
        ("Adjusted gross margin", "$1.54 million", "rose 8.8% from $1.42 million"),
    ]
    keys = {table.key for section in present(icc_audit()).sections for table in section.tables}
    assert all(tile.reconciled_in in keys for tile in tiles if not tile.is_gaap)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Net income|$ 1,200|$ 1,000", "net income rose 20.0% to $1.2 million in Q, from $1 million a year earlier."),
        ("Net income|$ 800|$ 1,000", "net income fell 20.0% to $800,000 in Q, from $1 million a year earlier."),
        (
            "Net income (loss)|$ 500|$ (300)",
            "reported net income of $500,000 in Q, against a net loss of $300,000 a year earlier.",
        ),
        (
            "Net income (loss)|$ (500)|$ 300",
            "reported a net loss of $500,000 in Q, against net income of $300,000 a year earlier.",
        ),
        ("Net loss|$ 500|$ 300", "net loss widened 66.7% to $500,000 in Q, from $300,000 a year earlier."),
        ("Net loss|$ (500)|$ (500)", "net loss was unchanged at $500,000 in Q."),
        ("Net income|$ 500|--", "net income rose to $500,000 in Q, from $0 a year earlier."),
        ("Net income|$ 90,000|$ 3", "net income rose to $90 million in Q, from $3,000 a year earlier."),
        ("Net income|$ 120|$ 100", "net income rose 20% to $120,000 in Q, from $100,000 a year earlier."),
        ("Net income|$ 12|$ 10", "net income rose to $12,000 in Q, from $10,000 a year earlier."),
    ],
)
def test_gains_and_losses_are_told_in_words_with_the_digits_the_figures_carry(row: str, sentence: str) -> None:
    said = _headline(f"1 0|{row}")[0].replace("the first quarter of fiscal 2004", "Q")
    assert said.removeprefix("Internet Commerce Corporation").removeprefix("’s").strip() == sentence


def test_a_single_period_is_compared_with_nothing() -> None:
    (said,) = _headline("1 0|Net income|$ 1,200", columns=1)
    assert said == (
        "Internet Commerce Corporation reported net income of $1.2 million in the first quarter of fiscal 2004."
    )


def test_a_measure_of_another_period_is_not_told() -> None:
    longer = tuple(replace(at, period=months_ending(date(2003, 10, 31), 9)) for at in quarters(1))
    of = release(
        (
            table(0, TableKind.INCOME_STATEMENT, "Income", quarters(1), "1 0|Net income|$ 1,200", concepts={}),
            table(1, TableKind.INCOME_STATEMENT, "Income", longer, "2 0|Net sales|$ 9,900", concepts={}),
        ),
        (),
    )
    assert len(present(Audit(release=of, judgements=(), findings=())).headline) == 1


def test_pro_forma_statements_are_not_taken_for_gaap() -> None:
    of = release((table(0, TableKind.INCOME_STATEMENT, "Pro Forma Income", quarters(1), "1 0|Net income|$ 1,200"),), ())
    report = present(Audit(release=of, judgements=(), findings=()))
    assert report.tiles == ()
    assert [section.is_gaap for section in report.sections] == [False]


def test_a_release_without_names_and_dates_still_reads() -> None:
    bare = tuple(
        replace(
            each, columns=tuple(replace(column, period=None, fiscal_period=None, head="") for column in each.columns)
        )
        for each in icc_tables()
    )
    unnamed = dict.fromkeys(
        ("company", "ticker", "exchange", "title", "released", "period", "fiscal_period", "calendar")
    )
    of = replace(release(bare, ()), reconciliations=(), **unnamed)  # type: ignore[arg-type]
    report = present(Audit(release=of, judgements=(), findings=()))
    assert report.headline == ("The release states 176 figures in 5 tables.",)
    assert report.tiles == ()
    masthead = replace(report.masthead, released_on=date(2003, 12, 11))  # the one part that is not text
    assert "None" not in f"{masthead}{report.headline}{report.tiles}{report.status}"


def test_a_doubtful_figure_is_not_told() -> None:
    income = icc_tables()[1]

    def doubted(of: Table) -> Table:
        rows = tuple(
            replace(row, cells=tuple(cell and replace(cell, doubts=(Doubt.SCALE,)) for cell in row.cells))
            for row in of.rows
        )
        return replace(of, rows=rows)

    of = release((replace(doubted(income), ordinal=0),), ())
    report = present(Audit(release=of, judgements=(), findings=()))
    assert report.tiles == ()
    assert report.sections[0].tables[0].units == "In U.S. dollars; the scale is not certain"


def test_highlights_in_few_digits_give_way_to_the_statement() -> None:
    highlights = table(0, TableKind.INCOME_STATEMENT, "Highlights", quarters(2), "1 0|Revenue|$ 1.2|$ 1.1")
    whole = table(1, TableKind.INCOME_STATEMENT, "Income", quarters(2), "11 0|Revenue|$ 1.215|$ 1.100")
    tiles = present(Audit(release=release((highlights, whole), ()), judgements=(), findings=())).tiles
    assert [(tile.place, tile.value) for tile in tiles] == [("L11", "$1,215")]


def test_a_bank_leads_with_what_banks_are_read_for() -> None:
    income = "1 0|Net interest income|$ 900|$ 800\n2 0|Net income|300|200"
    balance = "11 0|Cash and cash equivalents|10|20\n12 0|Total assets|9,000|8,000\n13 0|Total deposits|7,000|7,100"
    tables = (
        table(0, TableKind.INCOME_STATEMENT, "Income", quarters(2), income),
        table(1, TableKind.BALANCE_SHEET, "Balance sheet", quarters(2), balance),
    )
    tiles = present(Audit(release=release(tables, ()), judgements=(), findings=())).tiles
    assert [tile.label for tile in tiles] == ["Net interest income", "Net income", "Total assets", "Deposits"]


def test_a_table_about_a_part_of_the_company_gives_no_key_figures() -> None:
    part = table(
        0, TableKind.INCOME_STATEMENT, "Highlights", quarters(2), "1 0|Revenue|$ 700|$ 600\n2 0|Net income|70|60"
    )
    whole = "11 0|Revenue|$ 900|$ 800\n12 0|Operating income|150|140\n13 0|Net income|100|90"
    income = table(1, TableKind.INCOME_STATEMENT, "Income", quarters(2), whole)
    tiles = present(Audit(release=release((part, income), ()), judgements=(), findings=())).tiles
    assert [tile.place for tile in tiles] == ["L11", "L13", "L12"]


def test_what_stands_above_the_whole_company_is_a_part() -> None:
    rows = "1 0|MAKING\n2 0|Revenue|$ 700|$ 600\n3 0|TOTAL COMPANY\n4 0|Net income|100|90"
    income = table(0, TableKind.INCOME_STATEMENT, "Income", quarters(2), rows)
    tiles = present(Audit(release=release((income,), ()), judgements=(), findings=())).tiles
    assert [tile.label for tile in tiles] == ["Net income"]


def test_a_bank_s_statements_that_end_in_measures_of_other_bases_are_its_statements() -> None:
    income = "1 0|Total interest income|$ 990|$ 900\n2 0|Net income|300|200\n3 0|Tangible equity (non-GAAP)|50|40"
    balance = "11 0|Total assets|9,000|8,000\n12 0|Tangible assets (non-GAAP)|8,900|7,900"
    tables = (
        table(0, TableKind.INCOME_STATEMENT, "Income", quarters(2), income),
        table(1, TableKind.BALANCE_SHEET, "Balance sheet", quarters(2), balance),
        table(2, TableKind.OTHER, "", quarters(2), "21 0|Non-GAAP net income|300|200"),
    )
    report = present(Audit(release=release(tables, ()), judgements=(), findings=()))
    assert [tile.label for tile in report.tiles] == ["Net income", "Total assets"]
    assert [(section.title, len(section.tables)) for section in report.sections] == [
        ("Financial statements", 2),
        ("Non-GAAP measures and their reconciliations", 1),
    ]


def test_a_release_of_sentences_only_is_told_as_one() -> None:
    report = present(Audit(release=release((), ()), judgements=(), findings=()))
    assert report.headline[-1] == (
        "The release gives figures for the first quarter of fiscal 2004 in its sentences only, not in tables."
    )
    assert str(report.coverage) == "No figures in tables to re-derive"


@pytest.mark.parametrize(
    ("label", "below_zero"),
    [
        ("Adjusted EBITDA", "adjusted EBITDA loss"),
        ("FFO", "FFO loss"),
        ("Adjusted operating income", "adjusted operating loss"),
        ("Adjusted working capital", "negative adjusted working capital"),
        ("EBITDA (as defined by the Company)", "EBITDA loss (as defined by the Company)"),
        ("Non-GAAP adjusted loss (adjusted EBITDA)", "Non-GAAP adjusted loss (adjusted EBITDA)"),
        ("Free cash flow (usage)", "negative free cash flow"),
        ("Adjusted Net Income (Loss)", "Adjusted Net Loss"),
    ],
)
def test_only_what_is_earned_turns_into_a_loss(label: str, below_zero: str) -> None:
    assert non_gaap_names(label)[1] == below_zero


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            "3 0|Per common share\n4 2|Total basic earnings|$ 0.80|$ 0.60\n5 2|Total diluted earnings|$ 0.75|$ 0.50",
            "Diluted earnings per share rose 50% to $0.75 from $0.50 a year earlier.",
        ),
        (
            "3 0|Diluted earnings\n4 2|Per share|$ 0.75|$ 0.50",
            "Diluted earnings per share rose 50% to $0.75 from $0.50 a year earlier.",
        ),
        (
            "3 0|Basic earnings per share -\n4 2|Excluding one item|$ 0.90|$ 0.70\n5 2|As reported|$ 0.75|$ 0.50",
            "Basic earnings per share rose 50% to $0.75 from $0.50 a year earlier.",
        ),
        (
            "3 0|Assuming dilution\n4 2|Continuing operations|$ 0.70|$ 0.60\n5 2|Total|$ 0.75|$ 0.50",
            "Diluted earnings per share rose 50% to $0.75 from $0.50 a year earlier.",
        ),
        (
            "3 0|Basic and diluted loss per share\n4 2|Net loss attributable to owners|$ (0.25)|$ (0.50)",
            "Basic and diluted loss per share narrowed 50% to $0.25 from $0.50 a year earlier.",
        ),
        ("3 0|Diluted earnings, adjusted\n4 2|Per share|$ 0.75|$ 0.50", None),
    ],
)
def test_amounts_per_share_are_found_under_their_headings(rows: str, sentence: str | None) -> None:
    made = table(0, TableKind.INCOME_STATEMENT, "Income", quarters(2), f"1 0|Net income|$ 750|$ 500\n{rows}")
    made = replace(made, rows=tuple(_per_share(row) if row.span.line > 3 else row for row in made.rows))
    said = present(Audit(release=release((made,), ()), judgements=(), findings=())).headline
    assert said[1:] == ((sentence,) if sentence else ())


def _per_share(row: Row) -> Row:
    cells = (cell and replace(cell, unit=USD_PER_SHARE, scale=Decimal(1)) for cell in row.cells)
    return replace(row, cells=tuple(cells))


def test_a_balance_given_twice_under_one_name_is_that_of_a_part() -> None:
    cash = "Cash and cash equivalents"
    text = f"1 0|{cash}|$ 300|$ 200\n2 0|{cash}|$ 90|$ 80\n3 0|Total assets|$ 900|$ 800"
    made = table(0, TableKind.BALANCE_SHEET, "Balance sheets", icc_tables()[2].columns, text, concepts={})
    tiles = present(Audit(release=release((made,), ()), judgements=(), findings=())).tiles
    assert [tile.label for tile in tiles] == ["Total assets"]


def test_an_amount_per_share_outside_gaap_says_so_and_one_that_adjusts_nothing_does_not_lead() -> None:
    income = "1 0|Net income|$ 500|$ 400\n2 0|Diluted earnings per share|$ 0.05|$ 0.04"
    steps = "10 0|Net income|$ 0.05|$ 0.04\n11 0|Severance|0.02|0.01\n12 0|Non-GAAP net income|$ 0.07|$ 0.05"
    same = "20 0|Net income|$ 500|$ 400\n21 0|Items|--|--\n22 0|Core earnings|$ 500|$ 400"
    per_share = table(1, TableKind.RECONCILIATION, "Non-GAAP net income", quarters(2), steps)
    made = (
        table(0, TableKind.INCOME_STATEMENT, "Income", quarters(2), income),
        replace(per_share, rows=tuple(map(_per_share, per_share.rows))),
        table(2, TableKind.RECONCILIATION, "Core earnings", quarters(2), same),
    )
    found = tuple(
        Reconciliation(table=at, title=made[at].title, measure_from="", measure_to="", start=0, end=2) for at in (1, 2)
    )
    of = replace(release((), ()), tables=made, reconciliations=found)
    tiles = present(Audit(release=of, judgements=(), findings=())).tiles
    assert [tile.label for tile in tiles if not tile.is_gaap] == ["Non-GAAP net income per share"]


def test_what_is_not_gaap_leaves_room_for_what_it_is_to_be_seen_beside() -> None:
    income = (
        "1 0|Revenue|$ 900|$ 800\n2 0|Operating income|$ 600|$ 500\n3 0|Net income|$ 500|$ 400\n"
        "4 0|Diluted earnings per share|$ 0.05|$ 0.04"
    )
    names = ("Adjusted Net Income", "Adjusted EPS", "Adjusted operating income", "Salaries, adjusted")
    made = [table(0, TableKind.INCOME_STATEMENT, "Income", quarters(2), income)]
    for at, name in enumerate(names, 1):
        text = (
            f"{10 * at} 0|Reported|$ 0.50|$ 0.40\n{10 * at + 1} 0|Items|0.30|0.20\n{10 * at + 2} 0|{name}|$ 0.80|$ 0.60"
        )
        each = table(at, TableKind.RECONCILIATION, name, quarters(2), text)
        made.append(replace(each, rows=tuple(map(_per_share, each.rows))) if name == "Adjusted EPS" else each)
    found = tuple(
        Reconciliation(table=at, title=names[at - 1], measure_from="", measure_to="", start=0, end=2)
        for at in range(1, 5)
    )
    of = replace(release((), ()), tables=tuple(made), reconciliations=found)
    tiles = present(Audit(release=of, judgements=(), findings=())).tiles
    assert [tile.label for tile in tiles] == [
        "Revenue",
        "Net income",
        "Diluted earnings per share",
        "Operating income",
        "Adjusted Net Income",
        "Adjusted EPS",
    ]


def test_losses_on_loans_are_no_loss_of_the_company() -> None:
    assert _sign_of(_row("10 0|Allowance for loan losses|30|20")) == 1
    assert _sign_of(_row("10 0|Adjusted loss|30|20")) == -1


def _row(line: str) -> Row:
    return table(0, TableKind.OTHER, "Some", quarters(2), line).rows[0]

"""Columns that follow from columns: found by the figures, held against each row."""

from __future__ import annotations

from icc_reports.check import check_release
from icc_reports.model.audit import Audit, Judgement
from icc_reports.model.findings import FindingCode
from icc_reports.model.relations import RelationKind, Verdict
from icc_reports.read import read_release

_HEAD = """
                    Larkspur Tools Corporation
                    Statements of Operations
                       (in thousands)

                            Three Months Ended
                         June 30,    June 30,
                           2021        2020       {change}
                         --------    --------    --------
"""


def _audit(rows: str, change: str) -> Audit:
    return check_release(read_release((_HEAD.format(change=change) + rows).encode(), "larkspur.txt"))


def _crossed(audit: Audit) -> list[Judgement]:
    return [each for each in audit.judgements if each.relation.kind is RelationKind.CROSS_FOOTING]


def _failing(audit: Audit) -> list[str]:
    return [
        audit.figures[each.relation.asserted].printed for each in _crossed(audit) if each.verdict is Verdict.EXCEPTION
    ]


_AMOUNTS = """
Saw revenue                 4,410       4,105         305
Drill revenue               2,250       2,377        (127)
Lathe revenue               1,095         988         107
Service revenue               640         701         {last}
"""

_PERCENTAGES = """
Saw revenue                 4,410       4,105         7.4%
Drill revenue               2,250       2,377        -5.3%
Lathe revenue               1,095         988        10.8%
Net loss                     (640)       (701)       {loss}
Service revenue               333         300        {last}
"""


def test_changes_in_amount_follow_from_the_two_periods() -> None:
    audit = _audit(_AMOUNTS.format(last="(61)"), "Change")
    assert [each.verdict for each in _crossed(audit)] == [Verdict.EXACT] * 4


def test_the_columns_that_bear_a_change_out_are_found_behind_nearer_ones_that_fit_a_row() -> None:
    text = """
                    Larkspur Tools Corporation
                    Statements of Operations
                       (in thousands)

                                  Three Months Ended
                         June 30,   March 31,    June 30,
                           2021        2021        2020      Change
                         --------    --------    --------    --------
Saw revenue                 4,410       4,105       3,800         305
Drill revenue               2,250       2,377       2,311        (127)
Lathe revenue               1,095         988       1,002         107
Service revenue               640         701         555         (61)
"""
    audit = check_release(read_release(text.encode(), "larkspur.txt"))
    assert [each.verdict for each in _crossed(audit)] == [Verdict.EXACT] * 4


def test_some_rows_of_a_column_of_amounts_may_state_their_change_in_per_cent() -> None:
    rows = _AMOUNTS.format(last="(61)") + "Total revenue               8,395       8,171         {}\n"
    assert _failing(_audit(rows.format("2.7%"), "Change")) == []
    assert _failing(_audit(rows.format("3.7%"), "Change")) == ["3.7%"]


def test_a_change_that_its_periods_do_not_give_is_the_exception() -> None:
    audit = _audit(_AMOUNTS.format(last="(16)"), "Change")
    assert _failing(audit) == ["(16)"]
    assert [each.code for each in audit.findings] == [FindingCode.DOES_NOT_FOOT]


def test_an_increase_of_a_cost_may_be_printed_as_a_loss() -> None:
    rows = _AMOUNTS.format(last="(61)").replace(
        "Drill revenue               2,250       2,377        (127)",
        "Wages                       2,250       2,377         127",
    )
    assert _failing(_audit(rows, "Change")) == []


def test_percentages_follow_from_the_two_periods() -> None:
    audit = _audit(_PERCENTAGES.format(loss="8.7%", last="11.0%"), "% Change")
    assert [each.verdict for each in _crossed(audit)] == [Verdict.EXACT] * 5


def test_a_percentage_out_of_reach_is_the_exception() -> None:
    audit = _audit(_PERCENTAGES.format(loss="8.7%", last="12.0%"), "% Change")
    assert _failing(audit) == ["12.0%"]
    (finding,) = audit.findings
    assert finding.code is FindingCode.DOES_NOT_RECALCULATE  # a percentage has no lines that could come to it
    assert "its operands give" in finding.message


def test_how_a_change_over_a_loss_is_printed_accuses_nobody() -> None:
    assert _failing(_audit(_PERCENTAGES.format(loss="(191.3)%", last="11.0%"), "% Change")) == []


def test_the_change_of_a_percentage_in_basis_points_is_their_difference() -> None:
    margin = "Gross margin                42.6%       40.2%       {change}\n"
    assert not _failing(_audit(_PERCENTAGES + margin.format(change="240 bps"), "Change"))
    assert _failing(_audit(_PERCENTAGES + margin.format(change="260 bps"), "Change")) == ["260 bps"]


def test_how_the_change_of_a_percentage_is_printed_in_percent_accuses_nobody() -> None:
    margin = "Gross margin                42.6%       40.2%       {change}\n"
    for change in ("2.4%", "6.0%", "9.9%"):
        assert not _failing(_audit(_PERCENTAGES + margin.format(change=change), "Change"))


def test_a_column_that_few_rows_bear_out_is_no_column_of_changes() -> None:
    rows = "\n".join(
        f"Line {name}          {1000 + 37 * place:,}       {900 + 11 * place:,}         {50 + 13 * place}%"
        for place, name in enumerate("ABCDE")
    )
    assert _crossed(_audit(rows, "% Change")) == []


_THREE = """
Saw revenue                 4,410       4,105         {saw}
Drill revenue               2,250       2,377         {drill}
                          -------     -------
Total revenue               6,660       6,482         2.7%
"""


def test_two_of_three_changes_bear_the_third_out_where_they_agree_in_enough_digits() -> None:
    assert _failing(_audit(_THREE.format(saw="17.4%", drill="-5.3%"), "% Change")) == ["17.4%"]
    assert _failing(_audit(_THREE.format(saw="17.4%", drill="-9.3%"), "% Change")) == []
    whole = _THREE.replace("2.7%", "3%")
    assert _failing(_audit(whole.format(saw="17%", drill="-5%"), "% Change")) == []


_SHARES = """
                    Larkspur Tools Corporation
                            Deposits
                       (in thousands)

                             June 30,            June 30,
                               2021                2020
                         ------------------  -----------------
Checking                    4,000    40%        3,000    {first}
Savings                     3,500    35%        3,300    33%
Certificates                2,500    25%        3,700    37%
                         ------------------  -----------------
Total                      10,000   100%       10,000   100%
"""


def test_shares_of_a_total_follow_from_the_row_printed_as_a_hundred() -> None:
    audit = check_release(read_release(_SHARES.format(first="30%").encode(), "larkspur.txt"))
    assert len(_crossed(audit)) == 8
    assert _failing(audit) == []


def test_shares_are_of_what_a_heading_or_their_own_label_says() -> None:
    rows = (
        ("Meal sales", 900, "90.0"), ("Fees", 100, "10.0"), ("Total revenue", 1000, "100.0"),
        ("\nCosts (as a percent of meal sales):\n", "", ""), ("Food", 270, "30.0"), ("Wages", 180, "20.0"),
        ("Rent (as a percent of total revenue)", 50, "5.0"), ("Other costs", 40, "4.0"), ("Profit", 460, "46.0"),
    )  # fmt: skip
    head = f"{'(in thousands)':>40}\n\n{'June 30,':>50}{'Percent of':>14}\n{'2021':>48}{'Revenue':>14}\n"
    lines = "".join(f"{label:<42}{amount:>6}{share:>14}\n" for label, amount, share in rows)
    text = "                    Larkspur Inns\n                    Statements of Operations\n" + head + lines
    for printed, failing in (("30.0", []), ("27.0", ["27.0"])):
        said = text.replace("30.0", printed)
        audit = check_release(read_release(said.encode(), "larkspur.txt"))
        assert _failing(audit) == failing
        assert len(_crossed(audit)) == 8


def test_three_shares_of_ten_that_were_made_to_fit_are_exceptions() -> None:
    head = f"{'June 30,':>37}\n{'2021':>35}\n{'-' * 18:>43}\n"
    rows = "".join(f"Line {name}                       1,000    {10 + (name in 'XYZ')}%\n" for name in "ABCDEFGXYZ")
    text = "                    Larkspur Tools Corporation\n                            Deposits\n" + head + rows
    audit = check_release(read_release((text + "Total                       10,000   100%\n").encode(), "larkspur.txt"))
    assert _failing(audit) == ["11%"] * 3


def test_a_share_that_was_made_to_fit_is_the_exception() -> None:
    assert _failing(check_release(read_release(_SHARES.format(first="29%").encode(), "larkspur.txt"))) == ["29%"]


_PARTS = """
                    Larkspur Tools Corporation
                 Statements of Operations by Division
                       (in thousands)

                        Three Months Ended June 30, 2021
                       East        West        Total
                     --------    --------    --------
Revenues                4,410       2,100       6,510
Cost of revenues        2,250       1,377       3,627
Gross profit            2,160         723       {gross}
Selling expenses          905         301       1,206
"""


def test_parts_add_up_to_the_column_headed_total() -> None:
    audit = check_release(read_release(_PARTS.format(gross="2,883").encode(), "larkspur.txt"))
    assert [each.verdict for each in _crossed(audit)] == [Verdict.EXACT] * 4


def test_a_total_over_columns_that_fails_in_one_row_is_the_exception() -> None:
    failing = _failing(check_release(read_release(_PARTS.format(gross="2,838").encode(), "larkspur.txt")))
    assert failing == ["2,838"]


def test_the_sign_of_a_change_counts_where_the_other_rows_tell_how_changes_are_printed() -> None:
    rows = _AMOUNTS.format(last="(61)") + "Lease revenue                 512         498         {turned}\n"
    assert not _failing(_audit(rows.format(turned="14"), "Change"))
    assert _failing(_audit(rows.format(turned="(14)"), "Change")) == ["(14)"]


def test_what_follows_in_no_way_does_not_keep_the_other_rows_from_telling_the_sign() -> None:
    rows = _AMOUNTS.format(last="(61)") + "Lease revenue                 512         498         (14)\n"
    wrong = rows + "Other revenue                 300         200         777\n"
    assert _failing(_audit(wrong, "Change")) == ["(14)", "777"]


def test_the_change_of_a_multiple_is_a_difference_of_multiples() -> None:
    rows = _PERCENTAGES.format(loss="8.7%", last="11.0%") + "Leverage                     4.9x        5.3x       {}\n"
    assert not _failing(_audit(rows.format("(0.4x)"), "% Change"))
    assert _failing(_audit(rows.format("(0.6x)"), "% Change")) == ["(0.6x)"]


def test_a_ratio_may_change_in_points_in_basis_points_or_in_a_way_that_is_not_said() -> None:
    rows = _PERCENTAGES.format(loss="8.7%", last="11.0%")
    for change in ("1.5%", "150", "15.4%"):
        assert not _failing(
            _audit(rows + f"Return on equity              11.2%        9.7%        {change}\n", "Change")
        )


def test_a_column_of_changes_whose_head_adds_to_anothers_is_on_another_basis() -> None:
    rows = """
Saw revenue                 4,410       4,105         7.4%        {}
Drill revenue               2,250       2,377        -5.3%       -5.3%
Lathe revenue               1,095         988        10.8%       10.8%
Service revenue               333         300        11.0%       11.0%
"""
    for heads, failing in (("% Change    CC % Change", []), ("% Change    % Change", ["5.2%"])):
        assert _failing(_audit(rows.format("5.2%"), heads)) == failing


_BASES = """
                    Larkspur Tools Corporation
          Reconciliation of GAAP to Non-GAAP Results (in thousands, except per share data)

                           Three Months Ended June 30, 2021
                           GAAP      Adjustments     Non-GAAP
                         --------    -----------     --------
Revenue                   211,300          --         211,300
Cost of revenue           118,400       (2,100)       116,300
Gross profit               92,900        2,100         95,000
Gross margin                44.0%                       45.0%
Operating expenses         79,300       (9,900)        69,400
Operating income           13,600       12,000         {income}
Net income per share        $0.11        $0.11          $0.22
"""


def test_a_column_on_another_basis_is_the_one_before_it_and_its_adjustments() -> None:
    audit = check_release(read_release(_BASES.format(income="25,600").encode(), "larkspur.txt"))
    adjusted = [audit.figures[each.relation.asserted].printed for each in _crossed(audit)]
    assert adjusted == ["116,300", "95,000", "69,400", "25,600", "$0.22"]
    assert not _failing(audit)


def test_what_its_adjustments_do_not_make_is_the_exception() -> None:
    audit = check_release(read_release(_BASES.format(income="26,500").encode(), "larkspur.txt"))
    assert _failing(audit) == ["26,500"]


_TURNED = """
Saw revenue                 4,410       4,105         305
Drill revenue               2,250       2,377        (127)
Lathe revenue               1,095         988         107
Lease revenue                 512         498          14
Service revenue               {service}
Wages expense               2,140       2,051         (89)
Rent expense                  410         388         (22)
Tool costs                    512         477         (35)
"""


def test_costs_that_count_the_other_way_leave_the_sign_of_the_others_told() -> None:
    plain = _audit(_TURNED.format(service="640         701         (61)"), "Change")
    assert not _failing(plain)
    assert _failing(_audit(_TURNED.format(service="640         701          61"), "Change")) == ["61"]


def test_percentages_beside_an_amount_make_no_ratio_of_it() -> None:
    text = """
                    Larkspur Tools Corporation
                    Statements of Financial Condition
                       (in thousands)

                         June 30,   Three Month  March 31,   One Year   June 30,
                           2021       Change       2021       Change      2020
                         --------   ---------    --------   ---------   --------
Saw stock                  4,410         7.4%      4,105        19.8%      3,681
Drill stock                2,250        -5.3%      2,377        -9.2%      2,478
Lathe stock                1,095        10.8%        988         8.1%      1,013
Spare parts                  640        -8.7%        701        {last}        590
Wood                         333        11.0%        300        23.3%        270
"""
    assert not _failing(check_release(read_release(text.format(last=" 8.5%").encode(), "larkspur.txt")))
    assert _failing(check_release(read_release(text.format(last="-8.5%").encode(), "larkspur.txt"))) == ["-8.5%"]


_ENTITIES = """
                    Larkspur Tools Corporation
                      Results by Entity
                       (in thousands)

                              Three Months Ended June 30, 2021
                       Northern    Southern   Eliminations  Consolidated
                       --------    --------   ------------  ------------
Net income               29,402         375         (128)         {}
Interest expense             44         381            --           425
Income taxes              9,377          12            --         9,389
Depreciation              2,424         303            --         2,727
Stock compensation          596          14            --           610
"""


def test_what_is_eliminated_is_part_of_the_total() -> None:
    def failing(total: str) -> list[str]:
        return _failing(check_release(read_release(_ENTITIES.format(total).encode(), "larkspur.txt")))

    assert failing("29,649") == []
    assert failing("29,694") == ["29,694"]


_FEW = """
Saw revenue                 4,410       4,105           7
Drill revenue               2,250       2,377          (5)
Lathe revenue               1,095         988          11
Service revenue             1,240       1,180           5
Rental revenue                913         830          10
Shares added                {new:>5}       {old:>5}        {few}
"""


def test_a_change_of_very_few_units_is_held_against_nobody_where_one_more_or_less_would_bear_it_out() -> None:
    (judgement,) = _crossed(_audit(_FEW.format(new=11, old=10, few=" (1)"), "% Change"))[5:]
    assert judgement.verdict is Verdict.NOT_VERIFIABLE
    assert "few units" in (judgement.relation.missing or "")


def test_a_change_of_very_few_units_that_no_rounding_explains_does_not_follow() -> None:
    assert _failing(_audit(_FEW.format(new=11, old=10, few="(61)"), "% Change")) == ["(61)"]


def test_a_change_of_many_units_has_the_room_of_its_rounding_and_no_more() -> None:
    assert _failing(_audit(_FEW.format(new=41, old=40, few=" (1)"), "% Change")) == ["(1)"]


def test_a_change_of_nearly_all_to_a_dash_accuses_nobody() -> None:
    """A dash may stand for less than half a unit; what no such rest explains is wrong."""

    def of_the_last(change: str) -> str:
        rows = _PERCENTAGES.replace("{loss}", "(8.7)%").replace(
            "333         300        {last}", f"--          701     {change}"
        )
        audit = _audit(rows, "% Change")
        (last,) = [each for each in _crossed(audit) if audit.figures[each.relation.asserted].printed == change]
        return last.verdict.value

    assert of_the_last("(100.0)%") == "exact"
    assert of_the_last("(99.9)%") == "not_verifiable"
    assert of_the_last("(97.0)%") == "exception"
    assert of_the_last("100.0%") == "exception"  # a rest turns no sign

import pytest

from icc_reports.model.non_gaap import (
    _data,
    _names,
    _worded_names,
    comparable_in,
    has_other_basis,
    is_plain_name,
    measures,
    names_in,
)
from tests.counting import calls_of


@pytest.mark.parametrize(
    ("text", "key", "name"),
    [
        ("Adjusted EBITDA was a loss", "EBITDA", "Adjusted EBITDA"),
        ("EBITDAX of $244 million", "EBITDA", "EBITDAX"),
        ("earnings before interest, taxes, depreciation and amortization", "EBITDA", "earnings before interest, taxes, "
         "depreciation and amortization"),
        ("non-GAAP net income (loss)", "net income", "non-GAAP net income"),
        ("Adjusted diluted earnings per share* rose", "earnings per share", "Adjusted diluted earnings per share"),
        ("core constant currency EPS", "earnings per share", "core constant currency EPS"),
        ("Non-GAAP operating income", "operating income", "Non-GAAP operating income"),
        ("adjusted gross margin %", "gross profit", "adjusted gross margin"),
        ("organic revenue growth", "revenue", "organic revenue growth"),
        ("free cash flow usage", "free cash flow", "free cash flow"),
        ("Funds from Operations (FFO)", "funds from operations", "Funds from Operations"),
        ("tangible common shareholders’ equity", "tangible equity", "tangible common shareholders’ equity"),
        ("Pretax, pre-provision earnings", "pre-provision earnings", "Pretax, pre-provision"),
        ("Pre-provision profit, Underlying (non-GAAP)", "pre-provision earnings", "Pre-provision profit, Underlying"),
        ("Diluted EPS excluding certain items", "earnings per share", "EPS excluding"),
        ("Net income on a non-GAAP basis", "net income", "Net income on a non-GAAP basis"),
        ("constant currency neutral revenue", "revenue", "currency neutral revenue"),
        ("adjusted diluted pre-tax net income", "net income", "adjusted diluted pre-tax net income"),
        ("the quarter's earnings' growth and net incomes, as adjusted", "net income", "net incomes, as adjusted"),
    ],
)  # fmt: skip
def test_names_of_measures_outside_gaap(text: str, key: str, name: str) -> None:
    found = names_in(text)[0]
    assert (found.measure.key, text[found.start : found.end]) == (key, name)


@pytest.mark.parametrize(
    "text",
    [
        "Net income per diluted share",
        "Cash provided by operating activities",
        "core deposits",
        "same-store sales",
        "backlog and bookings",
        "risk-adjusted assets",
        "net debt repayments",
        "adjusted for the split of the stock",
        "net income excluding noncontrolling interests",
        "adjustments to income taxes payable",
        "the efficiency ratio",  # of GAAP's own figures, unless another basis is named
        "dollar roll income per common share, excluding catch-up amortization",  # part of another name
    ],
)
def test_what_is_no_such_name(text: str) -> None:
    assert not names_in(text)


def test_the_measure_that_it_is_made_from_is_told_from_the_measure_itself() -> None:
    ebitda = next(measure for measure in measures() if measure.key == "EBITDA")
    assert comparable_in("Net loss was $3 million", ebitda)
    assert not comparable_in("Adjusted net loss was $3 million", ebitda)
    assert is_plain_name("Adjusted EBITDA", ebitda)
    assert not is_plain_name("Revenue", ebitda)


@pytest.mark.parametrize("blank", [" ", "-", " - ", ", ", "\N{EM DASH} ", " (loss) ", "(non-GAAP) "])
@pytest.mark.parametrize("name", ["net income", "x net income", "x EBITDA"])
def test_long_runs_of_blanks_can_be_read_in_one_way_only(blank: str, name: str) -> None:
    """With two ways for every blank the search would not end in the time that the universe has left."""
    run = blank * (50_000 // len(blank))
    text = f"Adjusted{run}{name} on{run}an adjusted basis, net income excluding{run}{name}. Adjusted EPS rose."
    found = names_in(text)[-1]
    assert text[found.start : found.end] == "Adjusted EPS"


def test_the_word_before_a_name_may_be_long() -> None:
    assert names_in(f"{'a' * 50_000} net income excluding charges") == ()


def test_letters_that_grow_in_lower_case_move_no_name() -> None:
    text = "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}stanbul: ADJUSTED EBITDA"
    found = names_in(text)[0]
    assert text[found.start : found.end] == "ADJUSTED EBITDA"


def test_another_basis_is_known_without_a_measure() -> None:
    assert has_other_basis("Core, non-GAAP measure")
    assert not has_other_basis("As reported, GAAP measure")


def test_a_name_far_from_the_words_of_another_basis_takes_no_pattern() -> None:
    text = "Net income rose. It was adjusted for the split, excluding nothing; revenue and gross margin fell."
    _names.cache_clear()
    _worded_names.cache_clear()
    assert names_in(text) == ()
    assert not _names.cache_info().currsize
    assert not _worded_names.cache_info().currsize


def test_words_of_another_basis_hold_no_star() -> None:
    """Where they end would not be one place: names are looked for behind them there only."""
    assert not [phrase for group in _data()["bases"].values() for phrase in group if "*" in phrase]


def test_keys_are_unique() -> None:
    assert len({measure.key for measure in measures()}) == len(measures())


def test_the_cost_of_a_long_text_grows_with_its_length() -> None:
    def cost(times: int) -> int:
        names_in.cache_clear()
        return calls_of(lambda: [comparable_in("adjusted net income excluding " * times, each) for each in measures()])

    cost(10)  # compiles the patterns
    assert cost(400) < 3 * cost(200)

import pytest

from icc_reports.model.non_gaap import comparable_in, has_other_basis, is_plain_name, measures, names_in
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


def test_another_basis_is_known_without_a_measure() -> None:
    assert has_other_basis("Core, non-GAAP measure")
    assert not has_other_basis("As reported, GAAP measure")


def test_keys_are_unique() -> None:
    assert len({measure.key for measure in measures()}) == len(measures())


def test_the_cost_of_a_long_text_grows_with_its_length() -> None:
    def cost(times: int) -> int:
        names_in.cache_clear()
        return calls_of(lambda: [comparable_in("adjusted net income excluding " * times, each) for each in measures()])

    cost(10)  # compiles the patterns
    assert cost(400) < 3 * cost(200)

from __future__ import annotations

from datetime import date

import pytest

from icc_reports.model.periods import Duration
from icc_reports.read.identity import Identity, identity_of

ICC = (
    "ICC Announces First Quarter Fiscal 2004 Financial Results",
    'NEW YORK - December 11, 2003 - Internet Commerce Corporation ("ICC" or the "Company") (NasdaqSC: ICCA) reported '
    "results for the first fiscal quarter, which ended October 31, 2003.",
)


def of(*paragraphs: str, heads: tuple[str, ...] = (), titles: tuple[str, ...] = ()) -> Identity:
    return identity_of(paragraphs, heads, titles)


def test_who_and_when() -> None:
    found = of(*ICC)
    assert (found.company, found.ticker, found.exchange) == ("Internet Commerce Corporation", "ICCA", "Nasdaq SmallCap")
    assert found.title == ICC[0]
    assert found.released == date(2003, 12, 11)
    assert found.period == Duration(date(2003, 8, 1), date(2003, 10, 31))
    assert found.fiscal_period == "Q1 FY2004"


LISTINGS = [
    (
        "DAYTON, Ohio--(BUSINESS WIRE)--Briarwood Instruments, Inc. (NASDAQ: BRWI) today reported",
        "Briarwood Instruments, Inc.",
        "BRWI",
        "Nasdaq",
    ),
    (
        "PORTLAND, Maine, Feb. 11 - Quillfeather Foods Corporation (AMEX: QFF) said",
        "Quillfeather Foods Corporation",
        "QFF",
        "AMEX",
    ),
    ("NEW YORK - Copperline Stores Inc. (NYSE: CPL) said today", "Copperline Stores Inc.", "CPL", "NYSE"),
    ("Larkspur Clinics Corp. (OTC: LKSP) announced results", "Larkspur Clinics Corp.", "LKSP", "OTC"),
    ("LONDON - Anvil Works plc (New York Stock Exchange: AWK) said", "Anvil Works plc", "AWK", "NYSE"),
    (
        "San Jose, CA - November 7, 2005 - Acme Corporation [NASDAQ National Market: ACME] today",
        "Acme Corporation",
        "ACME",
        "Nasdaq",
    ),
    ("Acme Corporation (Nasdaq/NM symbol: ACME) reported", "Acme Corporation", "ACME", "Nasdaq"),
    ("DAYTON - Acme Tools Company, Inc. (A&T, NYSE Symbol: ACT) announced", "Acme Tools Company, Inc.", "ACT", "NYSE"),
    ("DAYTON - Acme (Acme Tools Company, Inc.; NYSE: ACT) announced", "Acme Tools Company, Inc.", "ACT", "NYSE"),
    ("In the first half of 2007, Acme Tools, Inc.'s (Nasdaq: ACTL) sales grew", "Acme Tools, Inc.", "ACTL", "Nasdaq"),
    (
        "Denver, CO, May 4, 2021 (NYSE: ACM) - Acme Mills Inc. (“Acme” or the “Company”) today announced results",
        "Acme Mills Inc.",
        "ACM",
        "NYSE",
    ),
    (
        "Denver, Colo., May 4, 2021- (NYSE: ACM) Acme Mills Inc. (“Acme”) today announced results",
        "Acme Mills Inc.",
        "ACM",
        "NYSE",
    ),
    ("For the year ended June 30, 2007, Dillon's (NYSE: DLN) sales grew", "Dillon's", "DLN", "NYSE"),
]


@pytest.mark.parametrize(("text", "company", "ticker", "exchange"), LISTINGS)
def test_company_and_ticker(text: str, company: str, ticker: str, exchange: str) -> None:
    found = of(text)
    assert (found.company, found.ticker, found.exchange) == (company, ticker, exchange)


def test_an_exchange_is_no_ticker() -> None:
    assert of("COMMON STOCK, REGISTERED ON THE NEW YORK STOCK EXCHANGE, INC.").ticker is None


def test_a_company_named_only_above_its_statements() -> None:
    titles = ("PINNOCK RESEARCH LABORATORIES\nStatements of Operations\n(Unaudited)",)
    assert (
        of("Research went well in the year that has passed.", titles=titles).company == "PINNOCK RESEARCH LABORATORIES"
    )


@pytest.mark.parametrize("name", ["The Briarwood, Inc.", "31st Street Insurance Group"])
def test_a_company_named_by_a_line_of_its_own(name: str) -> None:
    assert of("Second Quarter Highlights", f"About {name}").company == name
    assert of("Exhibit 99.1", name, "Premiums rose 6.9% in the fourth quarter of 2004.").company == name


def test_a_registrant() -> None:
    assert (
        of("Horizon Lamp Works", "(Exact name of registrant as specified in its charter)").company
        == "Horizon Lamp Works"
    )


PERIODS = [
    (("Acme reported for its second quarter ended June 30, 1999.",), (), "Q2 FY1999", "1999-04-01", "1999-06-30"),
    (
        ("Results for the third quarter of fiscal 2005, ended March 31, 2005.",),
        (),
        "Q3 FY2005",
        "2005-01-01",
        "2005-03-31",
    ),
    (("Results for the fiscal 2004 fourth quarter ended July 31, 2004.",), (), "Q4 FY2004", "2004-05-01", "2004-07-31"),
    (
        ("Acme grew.",),
        ("Three Months Ended March 31, 2001", "Three Months Ended March 31, 2000"),
        None,
        "2001-01-01",
        "2001-03-31",
    ),
    (
        ("Acme reports first quarter results",),
        ("Three Months Ended March 31, 2001",),
        "Q1 FY2001",
        "2001-01-01",
        "2001-03-31",
    ),
    (
        ("Acme reports Q2 2007 results",),
        ("Three Months Ended December 30, 2006",),
        "Q2 FY2007",
        "2006-10-01",
        "2006-12-30",
    ),
    (("Acme reported for the year ended December 31, 2003.",), (), "FY2003", "2003-01-01", "2003-12-31"),
    (("Acme grew.",), ("Q4 2005", "Q1 2006 Outlook"), "Q4 FY2005", "2005-10-01", "2005-12-31"),
]


@pytest.mark.parametrize(("paragraphs", "heads", "fiscal", "start", "end"), PERIODS)
def test_the_reported_period(
    paragraphs: tuple[str, ...], heads: tuple[str, ...], fiscal: str | None, start: str, end: str
) -> None:
    found = of(*paragraphs, heads=heads)
    assert found.period == Duration(date.fromisoformat(start), date.fromisoformat(end))
    assert found.fiscal_period == fiscal


YEAR_END = "Three Months Ended February 29, 2020"


def test_a_quarter_that_ends_on_the_day_of_the_year_is_the_fourth() -> None:
    found = of(
        "Acme reports results.", "It is ready for the first quarter.", heads=(YEAR_END, "Year Ended February 29, 2020")
    )
    assert found.fiscal_period == "Q4 FY2020"


def test_the_quarter_named_most_often_is_reported() -> None:
    told = (
        "Few have left as we enter the first quarter.",
        "Fourth quarter results",
        "In the fourth quarter sales rose.",
    )
    assert of("Acme reports results.", *told, heads=(YEAR_END,)).fiscal_period == "Q4 FY2020"


def test_a_caution_about_old_reports_reports_nothing() -> None:
    caution = "See the risk factors in our Form 10-Q for the quarter ended September 30, 1998, which are many."
    assert of("Acme grew.", caution).period is None


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        (("Exhibit 99.1 Acme Reports Results",), "Acme Reports Results"),
        (("FOR IMMEDIATE RELEASE", "Acme Announces Fourth Quarter Earnings"), "Acme Announces Fourth Quarter Earnings"),
        (("Our results are below.", "Contact: for results call Jane"), None),
        (("Acme",), None),
    ],
)
def test_titles(opening: tuple[str, ...], title: str | None) -> None:
    assert of(*opening).title == title


def test_nothing_is_made_up() -> None:
    found = of("It was a dark and stormy night.")
    assert found == Identity(
        company=None,
        ticker=None,
        exchange=None,
        title=None,
        released=None,
        calendar=None,
        period=None,
        fiscal_period=None,
    )


class TestForms:
    COVER = ("FORM 10-Q", "QUARTERLY REPORT PURSUANT TO SECTION 13 OR 15(d)")

    def test_the_cover_of_a_quarterly_report_and_lengths_tell_the_quarter(self) -> None:
        found = of(
            *self.COVER,
            "For the quarterly period ended March 28, 1997",
            "Charges of the quarter ended December 27, 1996 are described in the annual report",
            "61,354,086 shares outstanding as of May 2, 1997",
            heads=("Three Months Ended March 28, 1997", "Six Months Ended March 28, 1997"),
        )
        assert (found.fiscal_period, found.released) == ("Q2 FY1997", None)

    def test_the_cover_of_an_annual_report(self) -> None:
        found = of(
            "ANNUAL REPORT PURSUANT TO SECTION 13",
            "FOR THE FISCAL YEAR ENDED JUNE 30, 1995",
            "Sales of the quarter ended March 31, 1994 rose",
        )
        assert found.period == Duration(date(1994, 7, 1), date(1995, 6, 30))
        assert found.fiscal_period == "FY1995"

    def test_a_release_that_mentions_a_form_is_none(self) -> None:
        found = of(*ICC, "See Form 10-K for the fiscal year ended July 31, 2003.")
        assert found.fiscal_period == "Q1 FY2004"


class TestAssumedCalendars:
    def test_a_quarter_that_only_its_number_names_is_assumed_to_be_the_calendars(self) -> None:
        found = of("Acme Reports", heads=("Q1 2011", "Q4 2010"))
        assert found.calendar is not None
        assert found.calendar.is_assumed
        assert not found.calendar.is_settled(Duration(date(2011, 1, 1), date(2011, 3, 31)))

    def test_unless_a_sentence_prints_its_end(self) -> None:
        found = of("Acme Reports", "Cash was $5 million at March 31, 2011.", heads=("Q1 2011",))
        assert found.calendar is not None
        assert not found.calendar.is_assumed


@pytest.mark.parametrize(
    "text",
    [
        "Anvil raised its dividend 20% on April 1, 2022",
        "61,354,086 shares of stock outstanding as of April 2, 2022",
        "Proxy statement dated April 9, 2022 (the Statement)",
        "Treasurer Ann Bell retired April 9, 2022",
        "Mill at Tarn reopening April 9, 2022",
    ],
)
def test_dates_of_other_things_are_no_dateline(text: str) -> None:
    found = of(text, "OSLO, April 14, 2022 – Anvil reported results for the quarter ended March 31, 2022.")
    assert found.released == date(2022, 4, 14)


@pytest.mark.parametrize("dash", ["―", "…"])
def test_what_follows_the_date_of_a_dateline(dash: str) -> None:
    found = of(f"OSLO, April 14, 2022{dash}Anvil reported results for the quarter ended March 31, 2022.")
    assert found.released == date(2022, 4, 14)


@pytest.mark.parametrize(
    ("heads", "end"),
    [(("June 27, 2026", "March 28, 2026"), date(2026, 6, 27)), ((), date(2026, 6, 30))],
)
def test_a_quarter_named_with_the_end_of_its_year(heads: tuple[str, ...], end: date) -> None:
    text = "Sales for the first quarter of the fiscal year ending March 27, 2027 (“fiscal 2027”) fell 4%."
    found = of("First Quarter Results", text, heads=heads)
    assert found.period is not None
    assert (found.period.end, found.period.months, found.fiscal_period) == (end, 3, "Q1 FY2027")


def test_no_year_is_named_after_one_that_begins_after_its_end() -> None:
    title = "BRIARWOOD REPORTS Q4 RESULTS; COMPANY PROVIDES GUIDANCE FOR FISCAL 2027"
    found = of(title, "Briarwood, Inc. announced results for the fourth quarter and fiscal year ended June 30, 2026.")
    assert found.fiscal_period == "Q4 FY2026"


def test_the_fiscal_year_of_an_outlook_is_not_the_one_reported() -> None:
    results = "Larkspur Inc. reports on the fourth quarter of 2023, ended December 31, 2023."
    assert of("Larkspur Inc. Results", results, "FY 2024 Guidance").fiscal_period == "Q4 FY2023"


@pytest.mark.parametrize(
    ("sentence", "fiscal"),
    [
        ("Sales rose from the second quarter of fiscal 2018.", "Q2 FY2019"),
        ("See Form 10-K for fiscal 2018.", "Q2 FY2019"),
        ("Acme plans to open ten stores in fiscal 2020.", "Q2 FY2019"),
    ],
)
def test_years_that_sentences_name_for_other_things(sentence: str, fiscal: str) -> None:
    """A year that ends in December is named after itself, whatever else is named."""
    found = of("Acme Reports Results", sentence, "Acme reports on its second quarter ended June 30, 2019.")
    assert found.fiscal_period == fiscal


def test_a_retailers_year_goes_by_the_one_in_which_it_began_where_it_says_so() -> None:
    quarter = "Acme reports on its fourth quarter ended January 29, 2005."
    assert of("Acme Results", quarter).fiscal_period == "Q4 FY2005"
    told = "Sales of the fourth quarter of fiscal 2004 rose 4% from those of the fourth quarter of fiscal 2003."
    assert of("Acme Results", quarter, told).fiscal_period == "Q4 FY2004"
    assert of("Acme Results", quarter, "Fiscal 2004 was a good year.").fiscal_period == "Q4 FY2005"


def test_a_retailer_may_name_its_year_below_a_long_letterhead() -> None:
    letterhead = [
        "Acme, Inc.",
        "1 Main St. Springfield",
        "Phone: 555-0100",
        "Web: www.acme.example",
        "Contact:",
        "Jo Doe",
    ]
    results = "Acme earned $4 million in the quarter ended November 2, 2024."
    compared = "For the third quarter of fiscal 2024 it earned $4 million, compared with $5 million a year ago."
    assert of(*letterhead, results, compared).fiscal_period == "Q3 FY2024"
    assert of(*letterhead, results, "Sales rose from the third quarter of fiscal 2024.").fiscal_period == "Q3 FY2025"


def test_a_year_that_ends_in_summer_is_named_after_the_one_in_which_it_ends() -> None:
    quarter = "Acme reports on its fourth quarter ended June 30, 2019."
    assert of(quarter, "The fourth quarter of fiscal 2018 had a gain.").fiscal_period == "Q4 FY2019"


def test_of_a_release_printed_in_a_current_report_the_cover_names_the_company_only() -> None:
    cover = ("FORM 8-K", "CURRENT REPORT", "Acme Corp. (Exact name of registrant as specified in its charter)")
    item = "On July 22, 2008 Acme Corp. issued its release for the quarter ended June 30, 2008."
    release = (
        "Acme Reports First Quarter of Fiscal 2009",
        "OSLO, July 22, 2008 - Acme reports on the quarter ended June 30, 2008.",
    )
    found = of(*cover, item, *["Item."] * 60, "Exhibit 99.1", *release)
    assert (found.company, found.title, found.fiscal_period) == ("Acme Corp.", release[0], "Q1 FY2009")


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        (("Acme Reports", "Third Quarter Earnings"), "Acme Reports Third Quarter Earnings"),
        (("Acme Corp.", "ANNOUNCES THIRD QUARTER RESULTS"), "Acme Corp. ANNOUNCES THIRD QUARTER RESULTS"),
        (("Acme Reports Net Income of", "$5 Million"), "Acme Reports Net Income of $5 Million"),
        (("Acme Reports Results", "Sales up 5%"), "Acme Reports Results"),
        (("Annual report pursuant to section 13",), None),
    ],
)
def test_a_headline_over_two_lines_is_whole(opening: tuple[str, ...], title: str | None) -> None:
    assert of(*opening).title == title


def test_the_year_beside_the_quarter_in_the_title() -> None:
    assert (
        of(
            "Acme Second Quarter 2019 Results", "In the second quarter ended June 30, 2019 we grew.", "See fiscal 2018."
        ).fiscal_period
        == "Q2 FY2019"
    )


def test_the_year_that_a_title_compares_with_is_not_the_one_reported() -> None:
    title = "Acme reports sales of $9 million for the first quarter compared to sales of $8 million in 2008"
    assert of(title, heads=("Quarters Ended April 4, 2009",)).fiscal_period == "Q1 FY2009"


def test_an_exchange_is_no_company() -> None:
    found = of(
        "Quillfeather Announces Second Quarter Results",
        "PORTLAND, Maine, Aug. 19, 2025 -- Quillfeather, the largest inland baker, today reported sales of $45.",
        "Its stock is traded on the New York Stock Exchange (NYSE: QF).",
    )
    assert (found.company, found.ticker) == ("Quillfeather", "QF")


def test_a_headline_stands_above_the_list_of_results() -> None:
    found = of(
        "NEWS RELEASE",
        "Quillfeather Delivers Strong Cash Generation in Fiscal 2026",
        "Reported earnings of $3.9 million, or $0.95 per share, for the fourth quarter",
    )
    assert found.title == "Quillfeather Delivers Strong Cash Generation in Fiscal 2026"

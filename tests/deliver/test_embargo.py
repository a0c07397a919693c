"""When a release is public: over time zones, over changes of the clocks, and never by a guess."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from icc_reports.deliver.embargo import Embargo, bar, line, moment, stated, words
from icc_reports.errors import UsageError

ZONES = ("America/New_York", "Europe/London", "Asia/Tokyo", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia")
NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "in_utc"),
    [
        ("2026-12-11T08:00-05:00", "2026-12-11T13:00"),
        ("2026-12-11 08:00 America/New_York", "2026-12-11T13:00"),
        ("2026-07-11 08:00 America/New_York", "2026-07-11T12:00"),
        ("2026-12-11T08:00:30Z", "2026-12-11T08:00:30"),
        ("2026-12-11 08:00 UTC", "2026-12-11T08:00"),
        ("2026-12-11 08:00 +05:45", "2026-12-11T02:15"),
        ("2026-03-08 01:59 America/New_York", "2026-03-08T06:59"),
        ("2026-03-08 03:00 America/New_York", "2026-03-08T07:00"),
        ("2026-11-01T01:30-04:00", "2026-11-01T05:30"),
        ("2026-11-01T01:30-05:00", "2026-11-01T06:30"),
        ("2026-10-04 02:45 Australia/Lord_Howe", "2026-10-03T15:45"),
    ],
)
def test_times_with_their_zone(text: str, in_utc: str) -> None:
    assert moment(text, "--release-time") == datetime.fromisoformat(in_utc).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-12-11 08:00", "no time zone"),
        ("2026-12-11", "no date and time"),
        ("tomorrow", "no date and time"),
        ("2026-12-11 08:00 EST", "may mean several zones"),
        ("2026-12-11 08:00 ET", "may mean several zones"),
        ("2026-12-11 08:00 America/Springfield", "there is no time zone"),
        ("2026-12-11 08:00 America", "may mean several zones"),
        ("2026-12-11 08:00 ../../etc/passwd", "no date and time"),
        ("2026-02-30 08:00 UTC", "no date and time"),
        ("2026-12-11T08:00+99:00", "no date and time"),
        ("2026-03-08 02:30 America/New_York", "does not occur"),
        ("2026-11-01 01:30 America/New_York", "occurs twice in America/New_York.*-04:00 or -05:00"),
        ("2026-03-29 01:30 Europe/London", "does not occur"),
        ("2026-04-05 01:45 Australia/Lord_Howe", "occurs twice"),
        ("0001-01-01 00:00 Asia/Tokyo", "outside the years"),
        ("9999-12-31 23:59 America/New_York", "outside the years"),
        ("2026-12-11 08:00 UTC\r\nBcc: x@example.com", "line break"),
    ],
)
def test_what_is_not_certain_is_refused(text: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        moment(text, "--release-time")


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)).map(lambda each: each.replace(second=0, microsecond=0)),
    st.sampled_from(ZONES),
)
@example(datetime(2026, 3, 8, 2, 0), "America/New_York")
@example(datetime(2026, 11, 1, 1, 59), "America/New_York")
@example(datetime(2026, 11, 1, 2, 0), "America/New_York")
@example(datetime(2011, 12, 30, 12, 0), "Pacific/Apia")  # a day that this zone left out
def test_a_local_time_is_taken_only_if_it_is_one_moment(local: datetime, name: str) -> None:
    """By counting: the moments of three days whose clock in the zone shows this time."""
    zone = ZoneInfo(name)
    start = local.replace(tzinfo=UTC) - timedelta(hours=30)
    offsets = {(start + timedelta(hours=hours)).astimezone(zone).utcoffset() or timedelta() for hours in range(60)}
    moments = {
        there
        for offset in offsets
        for there in [local.replace(tzinfo=UTC) - offset]
        if there.astimezone(zone).replace(tzinfo=None) == local
    }
    text = f"{local:%Y-%m-%d %H:%M} {name}"
    if len(moments) == 1:
        assert moment(text, "--release-time").astimezone(UTC) in moments
    else:
        with pytest.raises(UsageError, match="does not occur" if not moments else "occurs twice"):
            moment(text, "--release-time")


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)),
    st.sampled_from(ZONES),
    st.sampled_from(ZONES),
    st.timedeltas(timedelta(seconds=1), timedelta(hours=3)),
)
@example(datetime(2026, 11, 1, 6, 15), "America/New_York", "America/New_York", timedelta(minutes=30))
@example(datetime(2026, 11, 1, 6, 15), "America/New_York", "Asia/Tokyo", timedelta(seconds=1))
def test_it_opens_at_the_moment_and_not_before(utc: datetime, here: str, there: str, early: timedelta) -> None:
    """Also in the hour that occurs twice, where two times of one zone compare by what the clocks show."""
    release = utc.replace(tzinfo=UTC, microsecond=0).astimezone(ZoneInfo(here))
    embargo = Embargo(release_time=release)
    at = release.astimezone(UTC)
    assert bar(embargo, at.astimezone(ZoneInfo(there))) is None
    assert bar(embargo, (at - early).astimezone(ZoneInfo(there)))


def test_a_printed_date_counts_when_the_day_is_over_everywhere() -> None:
    embargo = Embargo(printed=date(2026, 11, 22))
    last = datetime(2026, 11, 22, 23, 59, 59, tzinfo=timezone(timedelta(hours=-12)))
    assert "November 22, 2026, is not over" in str(bar(embargo, last))
    assert bar(embargo, last + timedelta(seconds=1)) is None
    assert bar(embargo, datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo")))


def test_a_stated_time_goes_before_a_printed_date() -> None:
    embargo = Embargo(printed=date(2003, 12, 11), release_time=NOW + timedelta(minutes=1))
    assert "under embargo until" in str(bar(embargo, NOW))


def test_nothing_known_is_not_public() -> None:
    assert "not known" in str(bar(Embargo(), NOW))
    assert bar(Embargo(printed=date.max), NOW)


def test_public_since_needs_evidence_and_a_past() -> None:
    def state(since: str | None, evidence: str | None) -> Embargo:
        return stated(release_time="2027-01-01T00:00Z", public_since=since, evidence=evidence, printed=None, now=NOW)

    for since, evidence in (("2026-11-22T10:00Z", None), ("2026-11-22T10:00Z", "  "), (None, "a wire")):
        with pytest.raises(UsageError, match="go together"):
            state(since, evidence)
    with pytest.raises(UsageError, match="has not come yet"):
        state("2026-11-22T18:01Z", "a wire")
    with pytest.raises(UsageError, match="line break"):
        state("2026-11-22T10:00Z", "a\nwire")
    assert bar(state(None, None), NOW)
    opened = state("2026-11-22T10:00-05:00", "https://www.example.com/news")
    assert bar(opened, NOW) is None
    assert opened.basis.endswith("evidence: https://www.example.com/news")


def test_the_line_of_a_draft_does_not_depend_on_the_clock() -> None:
    embargo = Embargo(release_time=moment("2026-12-11 08:00 America/New_York", "--release-time"))
    assert line(embargo).startswith("Embargoed until December 11, 2026, 8:00 a.m. EST (13:00 UTC).")
    assert line(embargo, NOW) == line(embargo)
    assert line(embargo, datetime(2026, 12, 11, 13, 0, tzinfo=UTC)) == ""
    assert line(Embargo(printed=date(2026, 12, 11))) == ""


def test_times_in_words() -> None:
    assert (
        words(moment("2026-07-01 00:05 Asia/Tokyo", "x")) == "July 1, 2026, 12:05 a.m. JST (June 30, 2026, 15:05 UTC)"
    )
    assert words(moment("2026-07-01 12:00 UTC", "x")) == "July 1, 2026, 12:00 p.m. UTC"

"""When a release is public, and who may not have it before (Regulation FD).

Whoever is not of the house gets nothing before the release is public. When that is, is stated with its time zone; a
time without one, or one that a change of the clocks leaves out or repeats, is refused rather than guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from icc_reports.errors import UsageError
from icc_reports.render.headers import single_line

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\s*(Z|[+-]\d\d:\d\d)|\s+([A-Za-z][\w+/-]*))?")
_FIRST_YEAR, _LAST_YEAR = "1900", "9000"
_LAST_ZONE = timezone(timedelta(hours=-12))  # where a day ends last
_EXAMPLE = "2026-12-11T08:00-05:00 or '2026-12-11 08:00 America/New_York'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Embargo:
    """What is known of when the release is public.

    ``release_time`` is when it will be or was released, as stated; ``printed`` the date that the release bears;
    ``public_since`` overrides both, and ``evidence`` says what shows it (an address, an accession number).
    """

    release_time: datetime | None = None
    printed: date | None = None
    public_since: datetime | None = None
    evidence: str = ""

    @property
    def opens(self) -> datetime | None:
        """From when on anyone may have it; None where nothing tells.

        Of a printed date alone: when that day is over everywhere on earth.
        """
        if self.public_since is not None:
            return self.public_since
        if self.release_time is not None:
            return self.release_time
        if self.printed is None or self.printed == date.max:
            return None
        return datetime.combine(self.printed + timedelta(days=1), time(), _LAST_ZONE)

    @property
    def basis(self) -> str:
        """One line on what the answer rests on."""
        if self.public_since is not None:
            return f"public since {words(self.public_since)}; evidence: {self.evidence}"
        if self.release_time is not None:
            return f"release time {words(self.release_time)}"
        if self.printed is not None:
            return f"no release time given; the release is dated {_day(self.printed)}"
        return "no release time given, and the release bears no date that was read"


def moment(text: str, option: str) -> datetime:
    """A time with its zone: ISO 8601 with an offset, or a local time followed by a zone of the tz database.

    Raises UsageError where the zone is missing or unknown, and where a change of the clocks makes the local time
    one that does not occur or occurs twice.
    """
    found = _MOMENT.fullmatch(single_line(text, option))
    if found is None:
        raise UsageError(f"{option}: {text!r} is no date and time. Write it like {_EXAMPLE}.")
    day, clock, offset, zone = found.groups()
    if not _FIRST_YEAR <= day[:4] <= _LAST_YEAR:
        raise UsageError(f"{option}: {text!r} lies outside the years {_FIRST_YEAR} to {_LAST_YEAR}.")
    try:
        local = datetime.fromisoformat(f"{day}T{clock}")
        if offset:
            return datetime.fromisoformat(f"{day}T{clock}{offset.replace('Z', '+00:00')}")
    except ValueError as error:
        raise UsageError(f"{option}: {text!r} is no date and time ({error}).") from error
    if zone is None:
        raise UsageError(f"{option}: {text!r} has no time zone. Write it like {_EXAMPLE}.")
    return _in_zone(local, zone, option)


def stated(
    *, release_time: str | None, public_since: str | None, evidence: str | None, printed: date | None, now: datetime
) -> Embargo:
    """The embargo that the options state.

    Raises UsageError where ``--public-since`` lies in the future or comes without evidence, or evidence without it.
    """
    if bool(public_since) != bool(evidence and evidence.strip()):
        raise UsageError("--public-since and --evidence go together: say when it became public and what shows it.")
    since = moment(public_since, "--public-since") if public_since else None
    if since is not None and not _is_over(since, now):
        raise UsageError(f"--public-since: {words(since)} has not come yet. For a time to come use --release-time.")
    return Embargo(
        release_time=moment(release_time, "--release-time") if release_time else None,
        printed=printed,
        public_since=since,
        evidence=single_line(evidence, "--evidence") if evidence else "",
    )


def bar(embargo: Embargo, now: datetime) -> str | None:
    """Why nobody outside may have it at ``now``; None where everyone may."""
    opens = embargo.opens
    if opens is not None and _is_over(opens, now):
        return None
    remedy = "Give --release-time with its time zone, or --public-since with --evidence."
    if embargo.release_time is not None and opens is not None:
        wait = str(opens.astimezone(UTC) - now.astimezone(UTC)).split(".", maxsplit=1)[0]
        return f"It is under embargo until {words(opens)}, {wait} from now. If it is public already: --public-since."
    if opens is None:
        return f"When it becomes public is not known. {remedy}"
    return f"The day that the release is dated, {_day(opens.date() - timedelta(days=1))}, is not over. {remedy}"


def line(embargo: Embargo, now: datetime | None = None) -> str:
    """What the letter says of it: "" without a stated release time, or once the release is public at ``now``.

    A draft is written without ``now``, so that it is the same whenever it is made.
    """
    if embargo.release_time is None or embargo.public_since is not None:
        return ""
    if now is not None and _is_over(embargo.release_time, now):
        return ""
    return f"Embargoed until {words(embargo.release_time)}. Not public before then: do not forward or trade on it."


def words(when: datetime) -> str:
    """A time as people read it: "December 11, 2026, 8:00 a.m. EST (13:00 UTC)"."""
    hour = when.hour % 12 or 12
    half = "a.m." if when.hour < 12 else "p.m."
    local = f"{_day(when.date())}, {hour}:{when.minute:02d} {half} {when.tzname()}"
    if when.utcoffset() == timedelta(0):
        return local
    there = when.astimezone(UTC)
    other_day = f"{_day(there.date())}, " if there.date() != when.date() else ""
    return f"{local} ({other_day}{there:%H:%M} UTC)"


def _is_over(when: datetime, now: datetime) -> bool:
    """Whether the moment has come; in UTC, as Python compares two times of one zone by what their clocks show."""
    return when.astimezone(UTC) <= now.astimezone(UTC)


def _day(day: date) -> str:
    months = "January February March April May June July August September October November December".split()
    return f"{months[day.month - 1]} {day.day}, {day.year}"


def _in_zone(local: datetime, name: str, option: str) -> datetime:
    from zoneinfo import ZoneInfo

    if "/" not in name and name != "UTC":
        raise UsageError(
            f"{option}: {name!r} may mean several zones or leaves daylight saving open. Write a zone such as"
            " America/New_York, or an offset such as -05:00."
        )
    try:
        zone = ZoneInfo(name)
    except (OSError, ValueError, LookupError) as error:
        raise UsageError(f"{option}: there is no time zone {name!r}. Write one such as America/New_York.") from error
    early, late = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if early.utcoffset() == late.utcoffset():
        return early
    if early.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        raise UsageError(f"{option}: {local:%Y-%m-%d %H:%M} does not occur in {name}; the clocks are put forward then.")
    offsets = " or ".join(f"{each:%z}"[:3] + ":" + f"{each:%z}"[3:5] for each in (early, late))
    raise UsageError(
        f"{option}: {local:%Y-%m-%d %H:%M} occurs twice in {name}; the clocks are put back then."
        f" Give the offset instead: {offsets}."
    )

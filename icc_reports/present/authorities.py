"""The rules that a finding rests on, and how they stood when a release was published."""

from __future__ import annotations

from icc_reports.model.catalogue import Authority, Standing, catalogue
from icc_reports.model.findings import FindingCode
from icc_reports.model.periods import date_words
from icc_reports.model.release import Release


def authority_lines(code: FindingCode, release: Release) -> tuple[str, ...]:
    """One short line for each rule: "Regulation G, 17 CFR 244.100(a)(2) (March 28, 2003)", guidance marked as such."""
    return tuple(_line(each, _standing(each, release)) for each in catalogue()[code].authorities)


def authority_export(code: FindingCode, release: Release) -> list[dict[str, object]]:
    """The same as plain data; ``standing`` is "in_force", "not_in_force" or "not_known" on the day of the release."""
    return [
        {
            "name": each.name,
            "section": each.section,
            "effective": each.effective.isoformat(),
            "link": each.link,
            "is_guidance": each.is_guidance,
            "standing": _standing(each, release).value,
        }
        for each in catalogue()[code].authorities
    ]


def _line(authority: Authority, standing: Standing) -> str:
    said = [f"{'current guidance, ' if authority.is_guidance else ''}{date_words(authority.effective)}"]
    if standing is Standing.NOT_IN_FORCE:
        said.append("not in force when this was published")
    elif standing is Standing.NOT_KNOWN:
        said.append("the day of publication was not read")
    return f"{authority.name}, {authority.section.partition(':')[0]} ({'; '.join(said)})"


def _standing(authority: Authority, release: Release) -> Standing:
    return authority.standing(release.released, release.period.end if release.period else None)

"""What a reviewer says of findings, in a file of notes beside the release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReviewStatus(StrEnum):
    """What a reviewer decided of a finding.

    ACCEPTED: it was judged and may stand; it no longer fails a run. EXPLAINED: its cause is known, and it remains a
    difference that somebody has to accept or to correct.
    """

    ACCEPTED = "accepted"
    EXPLAINED = "explained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A note on one finding: the finding's id, the decision, why, by whom and when. ``line`` is where it stands."""

    finding: str
    status: ReviewStatus
    reason: str
    initials: str
    day: date
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFile:
    """A file of notes: what it is called, the hash of its bytes, and what it says."""

    name: str
    sha256: str
    reviews: tuple[Review, ...] = ()

"""The exports as JSON: keys in the order of their meaning, ASCII only, a newline at the end."""

from __future__ import annotations

import json
from collections.abc import Mapping

from icc_reports.present.report import Report


def facts(report: Report) -> bytes:
    """What ``icc-report facts --format json`` prints."""
    return dump(report.facts)


def check(report: Report) -> bytes:
    """What ``icc-report check --format json`` prints."""
    return dump(report.check)


def dump(value: Mapping[str, object]) -> bytes:
    """An object of strings, integers, booleans, None, lists and objects; raises TypeError for anything else."""
    return (json.dumps(value, indent=1, ensure_ascii=True, allow_nan=False) + "\n").encode("ascii")

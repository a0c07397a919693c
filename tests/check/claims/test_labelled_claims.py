"""Labelled claims of real releases: no false alarm, nothing said to hold that does not."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from icc_reports.check import check_release
from icc_reports.read import read_release

SHARED = Path(__file__).parents[4] / "shared"
LABELS = sorted((SHARED / "gold").glob("*.json"))


def _scorer() -> Any:  # noqa: ANN401 - a script without types
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not LABELS, reason="the labelled releases are not at hand")
@pytest.mark.slow
def test_labelled_claims() -> None:
    score, totals = _scorer(), {"verifiable": [0, 0], "open": [0, 0], "wrong": [0, 0]}
    for label in LABELS:
        document = json.loads(label.read_text())
        if not document.get("claims"):
            continue
        path = SHARED / "releases" / document["document"]
        audit = check_release(read_release(path.read_bytes(), path.name))
        relations = [
            {
                "kind": each.relation.kind.value,
                "quote": each.relation.quote,
                "verdict": each.verdict.value,
                "asserted": {
                    "printed": audit.figures[each.relation.asserted].printed,
                    "line": each.relation.asserted.line,
                },
            }
            for each in audit.judgements
        ]
        result, _ = score.score_claims(document, relations, path.suffix == ".txt")
        for name, (part, whole) in result.items():
            totals[name][0] += part
            totals[name][1] += whole
    shares = {name: part / whole for name, (part, whole) in totals.items()}
    assert shares["verifiable"] >= 0.9
    assert shares["open"] >= 0.9
    assert shares["wrong"] <= 0.02

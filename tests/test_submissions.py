"""Full submissions as a user hands them in: what is read of them, and how to choose otherwise."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.test_cli import EMBEDDED, failed, run

SUBMISSION = """\
<SEC-DOCUMENT>0001.txt
<DOCUMENT>
<TYPE>8-K
<FILENAME>body.txt
<TEXT>
Item 12. Larkspur Tools, Inc. furnishes its results.
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.1
<DESCRIPTION>{description}
<TEXT>
{release}
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.2
<TEXT>
Larkspur Tools, Inc.
Backlog
(in thousands)
                 June 30,    March 31,
                     2004         2004
Orders in hand      1,250        1,175
</TEXT>
</DOCUMENT>
"""


@pytest.fixture
def submission(tmp_path: Path) -> Path:
    path = tmp_path / "filing.txt"
    text = SUBMISSION.format(description="PRESS *RELEASE*", release=EMBEDDED.decode())
    path.write_text(text)
    return path


def test_all_press_releases_of_a_submission_are_read_and_named(submission: Path) -> None:
    told = json.loads(run("facts", submission, "--format", "json").stdout)
    read = [(part["type"], part["read"]) for part in told["release"]["source"]["parts"]]
    assert read == [("8-K", False), ("EX-99.1", True), ("EX-99.2", True)]
    assert "Orders in hand" in {fact["label"] for fact in told["facts"]}
    (aside,) = [
        finding
        for finding in json.loads(run("check", submission, "--format", "json").stdout)["findings"]
        if finding["code"] == "part_left_aside"
    ]
    assert "8-K from line 5" in aside["message"]
    brief = run("brief", submission).stdout
    assert re.search(r"filing\.txt \(EX-99\.1 \(PRESS \\\*RELEASE\\\*\), lines 12 to \d+; EX-99\.2, lines", brief)


def test_an_exhibit_is_chosen(submission: Path) -> None:
    told = json.loads(run("facts", submission, "--exhibit", "ex-99.2", "--format", "json").stdout)
    assert {fact["label"] for fact in told["facts"]} == {"Orders in hand"}
    assert "It holds 8-K, EX-99.1, EX-99.2" in failed(run("check", submission, "--exhibit", "EX-99.7"))
    assert "single document" in failed(run("check", "--exhibit", "EX-99.1"))

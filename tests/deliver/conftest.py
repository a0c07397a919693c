"""A submission server for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from icc_reports.deliver.settings import Security
from tests.deliver.server import Authority, Post, authority, running


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(params=list(Security), ids=str)
def any_post(request: pytest.FixtureRequest, certificates: Authority) -> Iterator[Post]:
    """The server on either kind of port."""
    with running(certificates, request.param) as post:
        yield post


@pytest.fixture
def post(certificates: Authority) -> Iterator[Post]:
    with running(certificates) as post:
        yield post


@pytest.fixture
def journal_path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "journal.sqlite3"

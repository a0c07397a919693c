"""The workbook of the embedded release, for every test that only looks at it."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from icc_reports.present.report import Report
from icc_reports.render.xlsx import render


@pytest.fixture(scope="package")
def data(report: Report) -> bytes:
    return render(report)


@pytest.fixture(scope="module")
def book(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))

"""Workbooks recalculated from scratch by LibreOffice: results as a spreadsheet gets them, not as we wrote them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from icc_reports.render.workbook.package import decimal_text

_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""
_RESULT = re.compile(rb"(</f>)<v>[^<]*</v>")
_RESULT_KIND = re.compile(rb'(<c [^>]*) t="(?:str|b)"([^>]*><f>)')

Values = dict[tuple[str, str], object]


def soffice() -> str:
    """The program; the test is skipped where there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        pytest.skip("needs LibreOffice Calc (apt-get install libreoffice-calc)")
    return found


def without_results(data: bytes) -> bytes:
    """The workbook with the result beside every formula taken away."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w", ZIP_DEFLATED) as blank:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet"):
                content = _RESULT_KIND.sub(rb"\1\2", _RESULT.sub(rb"\1", content))
            blank.writestr(entry, content)
    return target.getvalue()


def convert(books: Mapping[str, bytes], folder: Path, to: str = "xlsx") -> dict[str, Path]:
    """Each workbook opened and saved by LibreOffice in a profile of its own that always recalculates."""
    profile, before, after = folder / "profile", folder / "before", folder / "after"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE)
    before.mkdir(exist_ok=True)
    for name, data in books.items():
        (before / f"{name}.xlsx").write_bytes(data)
    command = [soffice(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", to, "--outdir", str(after), *(str(before / f"{name}.xlsx") for name in books)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: after / f"{name}.{to}" for name in books}


def recalculated(books: Mapping[str, bytes], folder: Path) -> dict[str, Values]:
    """The values of every cell of each workbook, by sheet and coordinate, computed anew."""
    blank = {name: without_results(data) for name, data in books.items()}
    return {name: values(path.read_bytes()) for name, path in convert(blank, folder).items()}


def values(data: bytes) -> Values:
    """The values of the cells as the file holds them."""
    book = load_workbook(BytesIO(data), data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def formulas(data: bytes) -> dict[tuple[str, str], str]:
    """The formulas of the file."""
    book = load_workbook(BytesIO(data))
    return {
        (sheet.title, cell.coordinate): str(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def edited(data: bytes, cells: Mapping[tuple[str, str], str | Decimal]) -> bytes:
    """The workbook with other inputs, as a person would type them."""
    book = load_workbook(BytesIO(data))
    for (sheet, coordinate), value in cells.items():
        book[sheet][coordinate] = value
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def disagreements(computed: Values, stated: Values, cells: Mapping[tuple[str, str], str]) -> list[str]:
    """The formula cells whose result differs from the one stated beside them, relative to nine digits."""
    found = []
    for at, formula in cells.items():
        here, there = computed.get(at), stated.get(at)
        numbers = isinstance(here, int | float) and isinstance(there, int | float)
        same = here == pytest.approx(there, rel=1e-9, abs=1e-9) if numbers else here == there
        if not same:
            found.append(f"{at[0]}!{at[1]} {formula}: {here!r}, stated {there!r}")
    return found


def typed_over(data: bytes, cells: Mapping[tuple[str, str], Fraction]) -> bytes:
    """The workbook with other numbers in cells that hold numbers, all else byte for byte."""
    names = load_workbook(BytesIO(data), read_only=True).sheetnames
    parts = {f"xl/worksheets/sheet{at}.xml": name for at, name in enumerate(names, 1)}
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w", ZIP_DEFLATED) as changed:
        for entry in source.infolist():
            content = source.read(entry)
            for (sheet, cell), value in cells.items():
                if parts.get(entry.filename) == sheet:
                    pattern = rf'(<c r="{cell}" s="\d+"><v>)[^<]*(</v>)'.encode()
                    content, count = re.subn(pattern, rb"\g<1>" + decimal_text(value).encode() + rb"\2", content)
                    assert count == 1, (sheet, cell)
            changed.writestr(entry, content)
    return target.getvalue()


def schema_errors(data: bytes, file: Path) -> list[str]:
    """What the rules of Office Open XML object to: order and types of elements and attributes, relationships."""
    from openxml_audit import OpenXmlValidator, ValidationSeverity  # type: ignore[import-untyped]

    file.write_bytes(data)
    found = OpenXmlValidator().validate(str(file)).errors
    return [
        f"{each.part_uri} {each.path}: {each.description}"
        for each in found
        if each.severity == ValidationSeverity.ERROR
    ]

"""From the bytes of a document to a Release."""

from icc_reports.read.reader import read_release

__all__ = ["read_release"]

"""From a Release and its Audit to a Report: what is said, in which order."""

from icc_reports.present.document import present

__all__ = ["present"]

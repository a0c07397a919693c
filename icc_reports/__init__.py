"""Earnings releases in, report packs out: every number traced to its line and re-derived from it."""

__version__ = "0.1.0"

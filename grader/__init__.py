"""Grades concurrent Python with reproducible verdicts."""

__version__ = "0.1.0"

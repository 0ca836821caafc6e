"""Counts endings: how often each was seen, and the schedule that gave it first."""

from __future__ import annotations

from .findings import Ending


class Tally:
    """The distinct endings of many executions."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._first: dict[str, tuple[Ending, str]] = {}

    def count(self, ending: Ending) -> bool:
        """Counts ``ending`` if it was seen before; whether it was."""
        key = ending.key
        known = key in self._first
        if known:
            self._counts[key] += 1
        return known

    def add(self, ending: Ending) -> bool:
        """Counts ``ending``; whether it is a new one."""
        key = ending.key
        self._counts[key] = self._counts.get(key, 0) + 1
        return key not in self._first

    def introduce(self, ending: Ending, token: str) -> None:
        """Keeps the schedule of an ending that is new."""
        self._first[ending.key] = (ending, token)

    def __len__(self) -> int:
        return len(self._first)

    def rows(self) -> tuple[tuple[Ending, int, str], ...]:
        """(ending, count, first token), the most frequent first."""
        rows = ((ending, self._counts[key], token) for key, (ending, token) in self._first.items())
        return tuple(sorted(rows, key=lambda row: -row[1]))

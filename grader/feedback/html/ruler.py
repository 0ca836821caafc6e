"""Where each step of a trace stands on the page: time runs downwards, in units of a row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

GAP = 0.6  # the height of a remark that steps were left out


@dataclass(frozen=True, slots=True)
class Ruler:
    """The middle of the row of each *shown* position, and the *height* of all rows and gaps together."""

    shown: tuple[int, ...]
    middles: tuple[float, ...]
    gaps: Mapping[int, int]
    height: float

    def at(self, position: int) -> float:
        """How far down the step at *position* is; one that was left out is at the edge before the next row."""
        index = bisect_left(self.shown, position)
        if index == len(self.shown):
            return self.height
        middle = self.middles[index]
        if self.shown[index] == position:
            return middle
        return middle - 0.5 - (GAP / 2 if self.shown[index] in self.gaps else 0)


def ruler(shown: Sequence[int], gaps: Mapping[int, int], length: int) -> Ruler:
    """The ruler for rows at *shown*; ``gaps`` counts what is left out before a row, or (at *length*) after the last."""
    down = 0.0
    middles = []
    for position in shown:
        down += GAP if position in gaps else 0
        middles.append(down + 0.5)
        down += 1
    return Ruler(tuple(shown), tuple(middles), gaps, down + (GAP if length in gaps else 0))

"""The interleaving as swim lanes: a lane for each thread, time downwards, locks as bars, waits and wake-ups as arrows.

Everything has its place before the template sees it. Across, places are per cent of the lanes' width; down, they are
rows: the drawing's unit is the height of a row, whatever that is on the reader's screen. So one drawing serves a wide
screen, where each lane has its own column of text, and a narrow one, where lanes are rails beside the text.
"""

from __future__ import annotations

from dataclasses import dataclass

from grader.feedback.html.instants import Instant

MOST_LANES = 4  # more, and the lanes are rails on every screen


@dataclass(frozen=True, slots=True)
class Lane:
    """A thread's lane; ``x`` is its left edge, ``tone`` the number of its colour."""

    name: str
    tone: int
    x: str


@dataclass(frozen=True, slots=True)
class Row:
    """One step, or (``gap``) a remark on what was left out. ``place`` names its source line, ``badge`` numbers those
    that matter, ``told`` says it all in a sentence."""

    gap: str = ""
    number: int = 0
    lane: int = 0
    role: str = ""
    badge: int = 0
    line: int = 0
    place: str = ""
    code: str = ""
    did: str = ""
    effect: str = ""
    told: str = ""
    instant: Instant | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A straight piece of the drawing: from lane and row to lane and row. ``slot`` tells bars in one lane apart."""

    kind: str
    x1: str
    y1: str
    x2: str
    y2: str
    tone: int = 0
    slot: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """The swim lanes of one finding."""

    lanes: tuple[Lane, ...]
    rows: tuple[Row, ...]
    marks: tuple[Mark, ...]
    locks: tuple[tuple[int, str], ...]
    height: str

    @property
    def steps(self) -> int:
        """How many steps there are to read."""
        return sum(not row.gap for row in self.rows)

    @property
    def end(self) -> Instant | None:
        """What is true after the last step."""
        return [row.instant for row in self.rows if not row.gap][-1]

    @property
    def narrow(self) -> bool:
        """Whether there are too many lanes for columns of text."""
        return len(self.lanes) > MOST_LANES

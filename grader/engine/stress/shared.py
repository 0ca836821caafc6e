"""What all processes of one run share, whichever way they were started: a fork inherits the descriptors, to a new
interpreter they are passed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Self

from .report import Line, NoteLine


@dataclass(frozen=True, slots=True)
class Shared:
    """Descriptors: of the notes of :class:`~.lingering.Lingering` and :class:`~.dozing.Dozing`, and of the line on
    which notes of the watch are told, with their key."""

    waited_for: int
    dozing: int
    notes: int
    key: str

    @classmethod
    def make(cls, line: Line) -> Self:
        """For a new run, which tells how it ends on ``line``."""
        notes = line.for_notes()
        return cls(os.memfd_create("waited for"), os.memfd_create("dozing"), notes.descriptor, notes.key)

    @property
    def descriptors(self) -> tuple[int, ...]:
        """All of them."""
        return self.waited_for, self.dozing, self.notes

    @property
    def line(self) -> NoteLine:
        """Where notes are told."""
        return NoteLine(self.notes, self.key)

    def close(self) -> None:
        """Lets go of the files; the line is its owner's to close."""
        os.close(self.waited_for)
        os.close(self.dozing)

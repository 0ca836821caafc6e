"""A schedule: the choices of one execution that depart from the default rule, printable as a short token.

A decision is named by the task that asked and by what it had done: the number of scheduling points in instrumented
code (``2@14``), then, for a decision inside the standard library, which of the library's own points (``l1``), or
which blocking or ending (``b1``), since that point. Bytecode offsets, line numbers and times don't occur, so a
token survives edits of comments and another version of Python.

Grammar: ``token = "g1" ("," decision)*`` and ``decision = task "@" ops [("l" | "b") count] "=" choice``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

VERSION = "g1"
_DECISION = re.compile(r"(\d{1,6})@(\d{1,9})(?:([lb])(\d{1,9}))?=(\d{1,6})", re.ASCII)
_LONGEST = 100_000

Key = tuple[int, int, str, int]
"""(task, ops, kind, count): kind is "" in instrumented code, "l" in the library, "b" when blocked or ended."""


class BadToken(ValueError):
    """The text isn't a schedule token; the message shows what could not be read."""


@dataclass(frozen=True, slots=True)
class Decision:
    """At the place (task, ops, kind, count), the task numbered ``choice`` ran next."""

    task: int
    ops: int
    kind: str
    count: int
    choice: int

    @property
    def place(self) -> str:
        """The place in words."""
        return f"thread {self.task}, operation {self.ops}"

    def __str__(self) -> str:
        inner = f"{self.kind}{self.count}" if self.kind else ""
        return f"{self.task}@{self.ops}{inner}={self.choice}"


@dataclass(frozen=True, slots=True)
class Schedule:
    """The departures from the default rule, in the order in which they happened."""

    decisions: tuple[Decision, ...] = ()

    @property
    def token(self) -> str:
        """The printable form; ``Schedule.parse(schedule.token) == schedule``."""
        return ",".join([VERSION, *map(str, self.decisions)])

    @classmethod
    def parse(cls, token: str) -> Schedule:
        """Reads a token. Raises BadToken, showing the part that can't be read."""
        if len(token) > _LONGEST:
            raise BadToken(f"a token of {len(token)} characters (at most {_LONGEST})")
        version, *parts = token.strip().split(",")
        if version != VERSION:
            raise BadToken(f"{version[:20]!r} is not how a token starts ({VERSION!r})")
        decisions = []
        for part in parts:
            match = _DECISION.fullmatch(part)
            if match is None:
                raise BadToken(f"{part[:40]!r} is not a decision like '2@14=1'")
            task, ops, kind, count, choice = match.groups()
            decisions.append(Decision(int(task), int(ops), kind or "", int(count or 0), int(choice)))
        return cls(tuple(decisions))

    def choices(self) -> dict[Key, int]:
        """The decisions as a table from place to choice."""
        return {(each.task, each.ops, each.kind, each.count): each.choice for each in self.decisions}

    def without(self, start: int, stop: int) -> Schedule:
        """The schedule without decisions ``start`` to ``stop - 1``."""
        return Schedule(self.decisions[:start] + self.decisions[stop:])

"""Events: what one task did between two scheduling points.

An event is what the theory of partial-order reduction calls a step or transition (Flanagan & Godefroid, POPL 2005;
Abdulla et al., POPL 2014). It carries its *accesses* to shared things and its operations on locks. Two events of
different tasks are dependent when their accesses conflict or they operate on the same lock; everything else commutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

READ, WRITE, UPDATE = 0, 1, 2
"""Reads commute with reads, updates with updates (adding to a set that nobody looks at); a write with nothing."""

WHOLE = None
"""The key of an access to all of a thing: it conflicts with the accesses to any of its parts."""

ANYTHING, CLOCK, TASKS, OUTPUT, FIRST = range(5)
"""Things that are no objects: everything at once, the virtual time, which threads live, what was printed. Objects are
numbered from FIRST."""


class Access(NamedTuple):
    """One access: to which thing, which of its parts, and how.

    ``by`` tells some apart: ``peek`` looks up a method that is about to be called (at the next site), ``begin`` is the
    beginning of a loop over a container, ``loop`` takes one more element of it, ``in-place`` changes a container by an
    operator such as ``+=``.
    """

    thing: int
    key: Any
    how: int
    by: str = ""


class Op(NamedTuple):
    """One operation on a lock: ``A`` takes it, waiting if need be, ``R`` gives it back, ``T`` tries it (successful or
    not, also a timed wait that expired), ``B`` found it held and blocks: that changes nothing.

    ``took``: whether the task holds it now. ``at``: how many accesses the event had made before."""

    lock: int
    kind: Literal["A", "R", "T", "B"]
    took: bool = False
    at: int = 0


class Event:
    """One step of ``task``. ``after`` are earlier events that had to come first (a start, a wake-up); ``all_before``
    says that every other event had to. ``call`` is the method of the library's synchronisation that the task is in
    (``Condition.wait``), with the number of the object; None in code of its own. ``sticky`` is what that call goes on
    touching. ``numbers`` is whether objects may have been touched for the first time, as is known when the next
    begins."""

    __slots__ = ("accesses", "after", "all_before", "call", "index", "locks", "numbers", "site", "sticky", "task")

    def __init__(self, task: int, site: int, index: int = -1) -> None:
        self.task = task
        self.site = site
        self.index = index
        self.after: Sequence[int] = ()
        self.all_before = False
        self.accesses: list[Access] = []
        self.locks: list[Op] = []
        self.call: tuple[str, int] | None = None
        self.sticky: Sequence[Access] = ()
        self.numbers = True

    def __repr__(self) -> str:
        return f"<{self.task} at {self.site}: {self.accesses} {self.locks}>"


def clash(one: Access, other: Access) -> bool:
    """Whether two accesses to the same thing can't be swapped."""
    if one.how == other.how != WRITE:
        return False
    return one.key is WHOLE or other.key is WHOLE or bool(one.key == other.key)

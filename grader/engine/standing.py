"""What findings are drawn from: an execution in the simulation, or a run on real threads, that has come to its end."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol

from .locks import Lock
from .task import Task


class Standing(Protocol):
    """Tasks and locks as they stand. ``stuck`` did not end, ``held`` are locks whose holder has ended."""

    @property
    def tasks(self) -> Sequence[Task]:
        """All of them, by number."""

    @property
    def locks(self) -> Sequence[Lock]:
        """All of them, in the order of their making."""

    @property
    def raised(self) -> Sequence[tuple[Task, BaseException]]:
        """What ended threads."""

    @property
    def stuck(self) -> Sequence[Task]:
        """Tasks that did not end."""

    @property
    def held(self) -> Sequence[tuple[Lock, Task]]:
        """Locks that nobody will give back."""

    @property
    def guards(self) -> AbstractSet[int]:
        """Where locks were made that were given back by who had taken them."""

    @property
    def spinning(self) -> Sequence[Task]:
        """Tasks that kept running while there was nothing to wait for."""

    @property
    def current(self) -> Task:
        """The task that ran last."""

    @property
    def steps(self) -> int:
        """Scheduling points that were passed."""

    @property
    def main_ended(self) -> bool:
        """Whether the scenario has returned."""

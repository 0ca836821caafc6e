"""The handshake of ``Thread.start``: the starter waits until the new thread runs.

CPython uses an ``Event`` for it. Nobody but ``threading`` sees that event, and its locks tell nothing about the
program, so a simulated thread has this cheaper one, with the five methods that ``threading`` calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .task import Task

if TYPE_CHECKING:
    from .world import World


class Started:
    """A flag that is set once; waiting for it blocks, setting it wakes whoever waits."""

    __slots__ = ("_set", "_waiters", "_world")

    def __init__(self, world: World) -> None:
        self._world = world
        self._set = False
        self._waiters: list[Task] = []

    def is_set(self) -> bool:
        """Whether the thread runs, or has run."""
        return self._set

    def set(self) -> None:
        """The thread runs. By default its starter goes on first: an undisturbed execution starts all threads."""
        self._set = True
        waiters, self._waiters = self._waiters, []
        for task in waiters:
            self._world.execution.enable(task)
        if waiters:
            self._world.execution.give_way()

    def clear(self) -> None:
        """The thread counts as not started; only CPython's own tests do so."""
        self._set = False

    def wait(self, timeout: float | None = None) -> bool:
        """Waits for the thread to run; it does so at once, up to :meth:`set`, where it is decided who goes on.

        The timeout is not needed: a started thread can always run.
        """
        execution = self._world.execution
        while not self._set:
            self._waiters.append(execution.current)
            newest = execution.tasks[-1]
            execution.block(None, then=None if newest.started else newest)
        return True

    def _at_fork_reinit(self) -> None:
        self._waiters.clear()

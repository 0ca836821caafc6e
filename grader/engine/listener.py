"""What an execution and its locks tell, to whoever listens: a recorder for people, a witness for searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from .calls import Calls
    from .locks import Lock
    from .task import Task
    from .trace import Trace


class Listener(Protocol):
    """Told of everything that happens to tasks and locks, right after it happened."""

    def acquired(self, task: Task, lock: Lock, insists: bool = True) -> None:
        """``task`` took ``lock``; unless it ``insists``, it would not have waited for ever."""

    def tried(self, task: Task, lock: Lock) -> None:
        """``task`` found ``lock`` held, looked at it, or waited for it in vain."""

    def released(self, task: Task, lock: Lock) -> None:
        """``task`` freed ``lock``."""

    def blocked(self, task: Task) -> None:
        """``task`` can't go on."""

    def woken(self, task: Task) -> None:
        """``task`` goes on, after :meth:`blocked`."""

    def spawned(self, task: Task) -> None:
        """The current task made ``task``."""

    def ended(self, task: Task) -> None:
        """``task`` is over."""

    def called(self, caller: Task, call: str, calls: Calls) -> None:
        """The current task begins one of ``calls`` that ``caller``'s scenario asks for; it has returned from it when
        ``call`` is empty."""

    def died(self, task: Task, error: BaseException) -> None:
        """``task`` ended with an exception."""

    def trace(self) -> Trace:
        """The steps up to now."""

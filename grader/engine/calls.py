"""Calls on one object by several threads, and the order in which they began and returned: the word ``history_of``.

A history says of each call what was asked, what came of it, and its *span*: the numbers ``from`` and ``to``, such
that one call had returned before another began exactly when its ``to`` is smaller than the other's ``from``. That is
all that real time can tell (calls form an interval order; these are its canonical ends), so executions that differ in
nothing else have equal histories.

Beginning and returning are no scheduling points: nothing can come between them and the call's first and last step.
Before each call stands one, so that a thread may be anywhere between two of its calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from .plain import plain
from .settling import Settling
from .unwinding import Unwound

if TYPE_CHECKING:
    from .execution import Execution

Asked = str | Sequence[Any]
"""``("put", 1)`` calls a method, ``"value"`` reads an attribute."""

_PATIENCE = 2_000
"""How many steps may pass without a call that begins or returns before the threads get fair turns, and how many then
before those that go on count as never returning."""

_ancestors: Callable[[type], tuple[type, ...]] = vars(type)["__mro__"].__get__
_name_of: Callable[[type], str] = vars(type)["__name__"].__get__


class Call:
    """One call; ``outcome`` is empty as long as it has not returned."""

    __slots__ = ("args", "began", "name", "outcome", "returned", "thread")

    def __init__(self, thread: str, asked: Asked) -> None:
        self.thread = thread
        self.name: str = asked if isinstance(asked, str) else asked[0]
        self.args: list[Any] | None = None if isinstance(asked, str) else list(asked[1:])
        self.outcome: dict[str, Any] = {}
        self.began = self.returned = -1

    def __str__(self) -> str:
        return self.name if self.args is None else f"{self.name}({', '.join(map(repr, self.args))})"

    def carry_out(self, target: Any) -> None:
        """Makes the call, and keeps its outcome as plain data. Raises nothing but what ends an execution, and
        NotImplementedError."""
        try:
            found = getattr(target, self.name)
            outcome = {"returned": plain(found if self.args is None else found(*self.args))}
        except (Unwound, NotImplementedError):
            raise
        except BaseException as error:  # noqa: BLE001 - whatever a call raises is what came of it
            outcome = {"raised": [_name_of(each) for each in _ancestors(type(error))[:-1]]}
        self.outcome = outcome

    def row(self, why_not: str) -> dict[str, Any]:
        """The call in a history; ``why_not`` is said of one that has not returned."""
        row: dict[str, Any] = {"thread": self.thread, "call": self.name}
        if self.args is not None:
            row["args"] = self.args
        if not self.outcome:
            return {**row, "pending": why_not, "from": self.began}
        return {**row, **self.outcome, "from": self.began, "to": self.returned}


class Calls:
    """All calls on one object, in the order in which they began and returned."""

    def __init__(self, target: Any) -> None:
        self._target = target
        self._threads: list[list[Call]] = []
        self._events: list[Call] = []
        """Each call once when it begins, and once more when it has returned; appending is atomic."""

    @property
    def target(self) -> Any:
        """What is called."""
        return self._target

    @property
    def moves(self) -> int:
        """How many calls have begun or returned."""
        return len(self._events)

    def job(
        self, thread: str, asked: Iterable[Asked], before: Callable[[], None], begun: Callable[[str], None]
    ) -> Callable[[], None]:
        """What one thread does: call after call. ``before`` is called between calls, ``begun`` as each begins."""
        mine = [Call(thread, each) for each in asked]
        self._threads.append(mine)

        def work() -> None:
            for call in mine:
                before()
                self._events.append(call)
                begun(str(call))
                call.carry_out(self._target)
                self._events.append(call)
                begun("")

        return work

    def history(self, why_not: str) -> list[dict[str, Any]]:
        """The rows of all calls that have begun, thread by thread."""
        number, quiet = -1, False
        for call in [*self._events]:
            if call.began >= 0:
                call.returned, quiet = number, True
                continue
            number += quiet or number < 0
            call.began, quiet = number, False
        done = [each for thread in self._threads for each in thread if each.began >= 0]
        return [each.row(why_not) for each in done]


class Company(Settling):
    """The calling task waits for threads to be done with their calls, or until nothing else can move.

    Whoever goes on for ever without a call that begins or returns, though it is scheduled fairly, is not waited for.
    """

    def __init__(self, execution: Execution, calls: Calls) -> None:
        super().__init__(execution, 2 * _PATIENCE)
        self._calls = calls
        self._left = 0
        self._waiting = False
        self._moves = 0

    def expect(self, threads: int) -> None:
        """So many threads will be done, beside those that are not yet."""
        self._left += threads

    def done(self) -> None:
        """One thread has nothing left to call."""
        self._left -= 1
        if not self._left and self._waiting:
            self._waiting = False
            self._execution.enable(self._task)

    def wait(self) -> bool:
        """Suspends the calling task; returns whether all threads were done or at rest."""
        self.at_rest = True
        if self._left:
            self._waiting = True
            self._fairly = False
            self._renew()
            super().wait()
            self._execution.met()
        return self.at_rest

    def settled(self) -> Any:
        """Nobody else can run: the waiting task can."""
        self._waiting = False
        return super().settled()

    def lasted(self) -> None:
        """The patience is used up; it lasts again where calls have begun or returned meanwhile."""
        if self._moves != self._calls.moves:
            self._renew()
        elif not self._fairly:
            self.turn_fair()
        elif self._waiting:
            self._waiting = False
            self.give_up()

    def _renew(self) -> None:
        self._moves = self._calls.moves
        self.until = self._execution.steps + self._half

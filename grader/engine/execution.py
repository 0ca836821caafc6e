"""One execution: the mechanism that runs tasks one at a time, and nothing that decides which.

Model. A *task* runs until it reaches a scheduling point, blocks or ends. At each of these the strategy is asked
which of the candidates goes on; candidates are the runnable tasks and, under the adversarial clock, those that
sleep or wait with a timeout, for a thread may be delayed for any length of time, so time may pass for the others.
When no task can run and no deadline is left, the execution has ended in a deadlock: a fact, not a timeout.

Locks follow the *enabledness* view of CHESS (Musuvathi & Qadeer, OSDI 2008): a release makes every waiter a
candidate, and the first to be chosen takes the lock, so a chosen task always makes a step; a thread that never
waited may overtake (CPython's locks promise no order either).

The hub is the greenlet that called :meth:`Execution.run`; tasks switch to each other directly and come back to the
hub only when one ends or everything stops. Nothing here is shared between executions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import greenlet

from .carriers import Carriers
from .pace import Pace
from .schedule import Key
from .strategies.base import Strategy, default_choice
from .task import Task
from .unwinding import Unwound, unwind, unwind_again

if TYPE_CHECKING:
    from .listener import Listener
    from .locks import Lock


_GRAINS = 1 << 20
"""The clock moves in whole grains of about a microsecond. All its readings, also those of ``time.time``, are then
exact, and so are their differences: who sleeps a tenth of a second never measures less."""


def _whole_grains(seconds: float) -> float:
    return math.ceil(seconds * _GRAINS) / _GRAINS


class Execution(Pace):
    """Runs one program under one strategy. Steps are counted; wall-clock time plays no part.

    ``fair_after`` steps are scheduled by the strategy, the rest fairly, up to ``limit``.
    """

    def __init__(
        self,
        strategy: Strategy,
        *,
        limit: int,
        fair_after: int,
        adversarial: bool = True,
        carriers: Carriers | None = None,
    ) -> None:
        super().__init__(strategy, limit=limit, fair_after=fair_after, adversarial=adversarial)
        self.tasks: list[Task] = []
        self.locks: list[Lock] = []
        self.raised: list[tuple[Task, BaseException]] = []
        self.spinning: list[Task] = []
        self.stuck: list[Task] = []
        self.held: list[tuple[Lock, Task]] = []
        self.signals: set[int] = set()
        """Where locks were made that somebody gave back who had not taken them: they signal, and guard nothing."""
        self.guards: set[int] = set()
        """Where locks were made that were given back by who had taken them."""
        self.over = False
        self.main_ended = False
        self.recorder: Listener | None = None
        self.current: Task = Task(0)
        self.hub = greenlet.getcurrent()
        self.at_exit: Callable[[], None] = lambda: None
        self.before_unwinding: Callable[[], None] | None = None
        self.at_main_end: Callable[[], None] | None = None
        self._carriers = carriers or Carriers()
        self._kind = ""

    # -- the hooks of instrumented code -----------------------------

    def pass_value(self, site: int, value: Any) -> Any:
        """A scheduling point in instrumented code, after the operands were evaluated. Returns ``value``."""
        task = self.current
        task.site = site
        task.ops += 1
        task.library = task.blocks = 0
        self.steps += 1
        if self.steps >= self.alarm:
            self._ring()
        if self.sleepers or len(self.runnable) > 1:
            self._offer(task)
        task.fresh = True
        return value

    def pass_point(self, site: int) -> bool:
        """A scheduling point without an operand. Returns False."""
        self.pass_value(site, None)
        return False

    def library_point(self) -> None:
        """A scheduling point inside the standard library (before a lock is acquired)."""
        task = self.current
        task.library += 1
        self.steps += 1
        if self.steps >= self.alarm:
            self._ring()
        if self.sleepers or len(self.runnable) > 1:
            self._kind = "l"
            self._offer(task)

    def _offer(self, task: Task) -> None:
        candidates = self.runnable + self.sleepers if self.sleepers else self.runnable
        chosen = self._choose(candidates, task)
        if chosen is not task:
            self._record(task, chosen)
            self._kind = ""
            self._switch(chosen)
        self._kind = ""

    # -- blocking and waking ----------------------------------------

    def block(self, lock: Lock | None, timeout: float | None = None, *, then: Task | None = None) -> bool:
        """Suspends the current task until it is woken (True) or ``timeout`` seconds have passed (False).

        ``then`` is who runs next, where that is no matter of choice. Raises Unwound when the execution is over.
        """
        task = self.current
        if self.stopped:
            self._ring()
        task.waiting = lock
        task.timed_out = False
        task.blocks += 1
        self.runnable.remove(task)
        if timeout is not None:
            task.deadline = max(self.clock + _whole_grains(timeout), math.nextafter(self.clock, math.inf))
            self.timed.append(task)
        if self.recorder is not None:
            self.recorder.blocked(task)
        self._kind = "b"
        following = then or self._next(task)
        self._kind = ""
        if following is None:
            self.stop("deadlock")
        elif following is not task:
            self._switch(following)
        elif task.deadline is not None:
            self.expire(task)
        task.waiting = None
        if self.recorder is not None:
            self.recorder.woken(task)
        return not task.timed_out

    def give_way(self) -> None:
        """A decision as if the current task had blocked, though it can go on."""
        task = self.current
        task.blocks += 1
        self._kind = "b"
        following = self._next(task)
        self._kind = ""
        if following is not None and following is not task:
            self._switch(following)

    def _next(self, asking: Task) -> Task | None:
        """The task that runs now that ``asking`` can't; None when there is none. Records a choice against the
        default."""
        runnable = self.runnable
        if not runnable and not self.timed:
            return self.settling.settled() if self.settling is not None else None
        if not runnable and not self.sleepers:
            candidates: Sequence[Task] = [min(self.timed, key=lambda task: (task.deadline, task.number))]
        else:
            candidates = runnable + self.sleepers if self.sleepers else runnable
        if len(candidates) == 1:
            return candidates[0]
        chosen = self._choose(candidates, None)
        if chosen is not default_choice(candidates, None):
            self._record(asking, chosen)
        return chosen

    def _switch(self, task: Task) -> None:
        if task.deadline is not None and task in self.timed:
            self.expire(task)
        self.current = task
        task.greenlet.switch()

    def touched(self, value: object) -> None:
        """Code of the engine that works for the program changed ``value``."""

    def met(self) -> None:
        """The current task has waited for all others, however it was woken."""

    def counted(self) -> None:
        """Code of the engine that works for the program looked at which tasks are alive."""

    # -- recording --------------------------------------------------

    @property
    def decision(self) -> Key | None:
        """The place of the decision being made; None where no schedule speaks (fair continuation, after the end of
        main)."""
        return None if self.fair else self._key(self.current)

    def _key(self, task: Task) -> Key:
        kind = self._kind
        count = 0 if not kind else task.library if kind == "l" else task.blocks
        return task.number, task.ops, kind, count

    def _record(self, asking: Task, chosen: Task) -> None:
        if not self.fair:
            self.decisions.append((*self._key(asking), chosen.number))

    # -- the life of an execution -----------------------------------

    def spawn(self, body: Callable[[], object], *, daemon: bool = False, thread: Any = None) -> Task:
        """A new runnable task; it first runs when it is chosen."""
        task = Task(len(self.tasks), daemon=daemon, thread=thread)
        task.carrier = self._carriers.take()
        task.carrier.load(lambda: self._live(task, body), self.hub)
        task.greenlet = task.carrier.greenlet
        self.tasks.append(task)
        self.runnable.append(task)
        if self.recorder is not None and task.number:
            self.recorder.spawned(task)
        return task

    def run(self, body: Callable[[], object]) -> None:
        """Runs ``body`` as task 0 until everything has ended or :attr:`stopped` says why not."""
        self.hub = greenlet.getcurrent()
        following: Task | None = self.spawn(body)
        while following is not None:
            self._switch(following)
            following = self._after_end()
        self.stuck = [task for task in self.tasks if not task.ended]
        guards = [lock for lock in self.locks if lock.born not in self.signals]
        self.held = [(lock, lock.owner) for lock in guards if lock.owner is not None and lock.owner.ended]
        if self.before_unwinding is not None:
            self.before_unwinding()
        unwind(self, self._carriers)
        self.over = True

    def clear(self) -> None:
        """Drops what refers back to the execution; :attr:`steps` and :attr:`decisions` stay."""
        for each in (self.tasks, self.locks, self.raised, self.spinning, self.stuck, self.held):
            each.clear()
        self.signals.clear()
        self.guards.clear()
        self.before_unwinding = None
        self.at_exit = lambda: None
        self.recorder = None

    def stop(self, reason: str) -> None:
        """Ends the execution from within a task, for good: unwinds the caller too."""
        if not self.stopped:
            self.stopped = reason
            self.alarm = -1
        self.hub.switch()

    def _after_end(self) -> Task | None:
        if self.stopped:
            return None
        if self.tasks[0].ended and not self.main_ended:
            self.main_ended = True
            if self.at_main_end is not None:
                self.at_main_end()
            if any(not task.ended for task in self.tasks):
                self.begin_fair(self.steps + max(2_000, self.limit // 4))
                self.spawn(self.at_exit, daemon=True)
        if self.main_ended and all(task.ended or task.daemon for task in self.tasks):
            return None
        self._kind = "b"
        following = self._next(self.current)
        self._kind = ""
        if following is None:
            self.stopped = "deadlock"
        return following

    def _live(self, task: Task, body: Callable[[], object]) -> None:
        task.started = True
        try:
            body()
        except Unwound:
            pass
        except BaseException as error:  # noqa: BLE001 - whatever a thread dies of is a result, not our failure
            if not self.stopped:  # what unwinding provokes is nobody's fault
                self.died(task, error)
        task.ended = True
        for place in (self.runnable, self.timed):
            if task in place:
                place.remove(task)
        task.blocks += 1
        if self.stopped:
            return
        if self.recorder is not None:
            self.recorder.ended(task)
        for notify in task.on_end:
            notify()

    def died(self, task: Task, error: BaseException) -> None:
        """Keeps what ended a thread."""
        self.raised.append((task, error))
        if self.recorder is not None:
            self.recorder.died(task, error)

    def _ring(self) -> None:
        if self.over:
            return
        if self.stopped:
            unwind_again(self)
        elif self.settling is not None and self.steps >= self.settling.until:
            self.settling.lasted()
        elif self.steps >= self.limit:
            self.stop("no-progress")
        elif not self.fair:
            self.begin_fair(self.limit)
        self.set_alarm()

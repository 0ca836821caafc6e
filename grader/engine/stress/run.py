"""One run of a scenario on real threads, in a process of its own that ends with it.

Whoever comes to a verdict first tells it and ends the process: the main thread when the scenario has returned, any
thread that finds that nothing can move any more, or the main thread when the supervisor has lost patience. A process
that the submission forked never tells anything: it is its parent's run.
"""

from __future__ import annotations

import _thread as real
import os
import signal
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from types import FrameType
from typing import Any

from grader.engine.blame import Blame
from grader.engine.findings import Ending, Finding, Wait
from grader.engine.hooks import fast_hooks
from grader.engine.naming import Names
from grader.engine.policy import describe
from grader.engine.processes import left
from grader.engine.program import Program
from grader.engine.runner import Main, once
from grader.engine.view import View
from grader.engine.waits import Waits

from .forks import Forks
from .ground import Ground
from .imported import Imported
from .noise import Noise
from .report import SILENCED, Line, Notes, finding_of, leave
from .settings import StressSettings
from .shared import Shared
from .vocabulary import Vocabulary

_POLL = 0.0005


class Run:
    """Plays a scenario once and tells how it ended."""

    def __init__(
        self, program: Program, ground: Ground, settings: StressSettings, scenario: str, parameters: Mapping[str, Any]
    ) -> None:
        self._program = program
        self._ground = ground
        self._settings = settings
        self._scenario = scenario
        self._parameters = parameters
        names = Names(program.files, program.sites)
        self._waits = Waits(frozenset(program.files), program.sites, names)
        self._blame = Blame(program, names)

    def play(self, number: int, size: int, line: Line, forks: Forks, shared: Shared) -> None:
        """Plays run ``number`` in this process, tells it on ``line``, and never returns.

        ``size`` is how many scheduling points a thread of the program passes, as far as that is known.
        """
        self._line = line
        self._process = os.getpid()
        self._told = real.allocate_lock()
        self._monitor = monitor = self._ground.begin(Noise(self._settings.seed, number, size), shared, forks)
        signal.signal(signal.SIGUSR1, self._late)
        signal.signal(signal.SIGUSR2, self._late)
        hooks = fast_hooks(monitor) | self._ground.guard.hooks()
        self._loaded = Imported(self._program, View(hooks), Vocabulary(self._ground).names())
        self._main = Main(self._loaded, self._scenario, self._parameters)
        self._notes = Notes(shared.line, own=self._process)
        monitor.at_standstill = self._standstill
        with self._ground.watch.noting(self._notes, self._program.files, self._program.executable):
            self._perform()

    def _perform(self) -> None:
        try:
            self._main()
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is how the run ended
            self._monitor.died(self._monitor.tasks[0], error)
        if os.getpid() != self._process:
            leave()
        self._after_main()

    def _after_main(self) -> None:
        monitor = self._monitor
        with self._ground.watch.off_duty():
            found = _leaked(left(self._process)) if self._main.phase == "returned" else []
        monitor.main_ended = True
        monitor.at_standstill = lambda: self._tell("", (), found)  # at_exit waits for pool threads, some for ever
        self._ground.at_exit()
        me = monitor.tasks[0]
        while any(not task.ended and not task.daemon for task in monitor.tasks if task is not me):
            if monitor.at_rest(me):
                break
            time.sleep(_POLL)
        self._tell("", (), found)

    # -- verdicts -----------------------------------------------------------------------------------------------------

    def _standstill(self) -> None:
        if os.getpid() == self._process:
            self._tell("deadlock", (), [])

    def _late(self, number: int, frame: FrameType | None) -> None:
        if os.getpid() != self._process:
            return
        with self._ground.watch.off_duty():
            graph = self._graph(frame)
        if self._monitor.main_ended:
            self._tell("", graph, [])
        seconds = self._settings.idle if number == signal.SIGUSR1 else self._settings.deadline
        what = "nothing has moved for" if number == signal.SIGUSR1 else "no end after"
        who = "; ".join(_at(each) for each in graph if each.file)
        message = f"{what} {seconds:g} seconds of real time{': ' if who else ''}{who}"
        own = next((each for each in graph if each.file in self._program.submission), None)
        place = (own.file, own.line) if own is not None else ("", 0)
        self._tell("timeout", graph, [Finding("timeout", message, *place, waits=graph)])

    def _tell(self, kind: str, waits: tuple[Wait, ...], more: list[Finding]) -> None:
        if not self._told.acquire(False):
            time.sleep(60)  # another thread is about to end this process
        with self._ground.watch.off_duty():
            tampered = self._tampered()
            monitor = self._monitor
            me = monitor.tasks[0]
            monitor.stuck = [task for task in monitor.tasks if not task.ended and task is not me]
            monitor.held = [(lock, lock.owner) for lock in monitor.locks if lock.owner is not None and lock.owner.ended]
            ending = self._ending(kind, waits or self._graph(), more + tampered)
            _let_go_of_semaphores()
            try:
                self._line.tell_ending(ending, monitor.steps, monitor.size)
            except OSError:
                leave(SILENCED)
            leave()

    def _tampered(self) -> list[Finding]:
        """What the program replaced; it is put back before anything is told."""
        names = self._ground.tampered()
        found = [Finding("policy", f"the program {describe(names)}")] if names else []
        if not self._loaded.is_instrumented(thoroughly=True):
            found.append(Finding("policy", "the program removed the grader's hooks from its own code"))
        return found

    def _ending(self, kind: str, waits: tuple[Wait, ...], more: list[Finding]) -> Ending:
        main, monitor = self._main, self._monitor
        raised = list(self._blame.raised(monitor, loading=main.phase == "loading"))
        if not kind:
            fatal = next((each.kind for each, task in raised if task.number == 0), "exception")
            kind = "returned" if main.phase == "returned" else fatal
        findings = [each for each, _ in raised] + more
        findings += self._blame.standstill(monitor, kind, waits, loading=main.phase == "loading")
        findings += self._blame.leftovers(monitor, waits)
        findings += self._blame.spinning(monitor)
        findings += [finding_of(note) for note in self._notes]
        kept = tuple(each for each in once(findings) if each.kind not in self._settings.allow)
        return Ending(kind, main.value if kind == "returned" else None, kept)

    def _graph(self, main: FrameType | None = None) -> tuple[Wait, ...]:
        """Where every thread is that has not ended, and what it waits for; ``main`` is where the main thread was
        before it was interrupted."""
        frames = sys._current_frames()
        if main is not None:
            frames[self._monitor.tasks[0].ident] = main
        return tuple(
            self._waits.describe(self._monitor, task, frames.get(task.ident))
            for task in self._monitor.tasks
            if not task.ended and not (task.number == 0 and self._monitor.main_ended)
        )


def _let_go_of_semaphores() -> None:
    """Takes the names of shared locks out of the system, as the interpreter does when it ends; a run just ends."""
    util, synchronize = (sys.modules.get(f"multiprocessing.{name}") for name in ("util", "synchronize"))
    if util is None or synchronize is None:
        return
    for finalizer in list(util._finalizer_registry.values()):
        with suppress(Exception):
            if finalizer._callback is synchronize.SemLock._cleanup:
                finalizer()


def _at(wait: Wait) -> str:
    doing = "is" if wait.action == "sleeps" else f"{wait.action} {wait.resource}".rstrip()
    return f"{'the main thread' if wait.thread == 'main' else f'thread {wait.thread}'} {doing} at line {wait.line}"


def _leaked(pids: list[int]) -> list[Finding]:
    if not pids:
        return []
    what = "a process that was started is" if len(pids) == 1 else f"{len(pids)} processes that were started are"
    return [Finding("leaked-process", f"{what} still running when the call has returned")]

"""Many runs of one scenario under stress, several abreast, and what they came to.

The same conversation as an exploration's (see :mod:`grader.engine.explore`): each distinct ending is told the first
time it is seen; sending False stops. The first run is alone and without noise.
"""

from __future__ import annotations

import contextlib
import gc
import os
import re
import select
import signal
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from grader.engine.explore import Events, Explored, Progress, Seen
from grader.engine.findings import Ending, Finding
from grader.engine.policy import Note
from grader.engine.program import Program
from grader.engine.runner import once
from grader.engine.tally import Tally

from .dozing import Dozing
from .forks import MOST, Forks
from .ground import Ground
from .report import SILENCED, Forged, Line, ending_of, finding_of
from .run import Run
from .settings import StressSettings
from .supervisor import Supervisor

_MOST_NOTES = 20
_SIGN_OF_LIFE = 2.0
_FRAME = re.compile(r'  File "(.*)", line (\d+) in (\S+)')


class Flight:
    """One run on its way."""

    def __init__(self, run: Run, number: int, size: int, settings: StressSettings) -> None:
        self._line = Line()
        self._forks = Forks()
        self._dozing = Dozing()
        self._dozing.begin()
        self._ending: Ending | None = None
        self._over: dict[str, Any] | None = None
        self._noted: list[Finding] = []
        self.steps = self.size = 0
        self._supervisor = os.fork()
        if self._supervisor == 0:
            try:
                play = partial(run.play, number, size, self._line, self._forks, self._dozing)
                Supervisor(self._line, settings, self._dozing).supervise(play)
            finally:
                os._exit(1)
        self._line.for_reading()

    def fileno(self) -> int:
        """What to wait for."""
        return self._line.reader.fileno()

    def hear(self) -> bool:
        """Takes one packet; whether the run is over."""
        try:
            packet = self._line.hear()
        except Forged:
            text = "the submission tampered with the grader's channel: it wrote to a descriptor that is not its own"
            self._ending = Ending("policy", None, (Finding("policy", text),))
            self._over = {}
            packet = None
        except OSError:
            packet = None
        if packet is None:
            return True
        if "ending" in packet and self._ending is None:
            self._ending = ending_of(packet["ending"])
            self.steps, self.size = packet["steps"], packet["size"]
        if "note" in packet and len(self._noted) < _MOST_NOTES:
            self._noted.append(finding_of(Note(**packet["note"])))
        self._over = packet.get("over", self._over)
        return self._over is not None

    def end(self) -> None:
        """Ends the run, if it is not over, with everything below it."""
        with contextlib.suppress(OSError):
            os.kill(self._supervisor, signal.SIGTERM)
        os.waitpid(self._supervisor, 0)
        self._line.close()
        self._dozing.close()

    def ending(self, files: frozenset[str], allow: frozenset[str]) -> Ending:
        """How the run ended, from what it told itself and what its supervisor saw."""
        over = self._over or {}
        if self._forks.too_many:
            text = f"the submission started more than {MOST} processes in one run, and was stopped"
            return Ending("policy", None, (Finding("policy", text),))
        if self._ending is None or self._over is None:
            return _unsaid(over, files)
        ending = self._ending
        known = any(each.kind == "leaked-process" for each in ending.findings)
        if over.get("left") and ending.kind == "returned" and not known:  # one that was cut short leaves all behind
            text = "a process that was started outlived the run"
            ending = replace(ending, findings=(*ending.findings, Finding("leaked-process", text)))
        findings = once([*ending.findings, *self._noted])
        return replace(ending, findings=tuple(each for each in findings if each.kind not in allow))


def _unsaid(over: dict[str, Any], files: frozenset[str]) -> Ending:
    """The ending of a run that could not tell it."""
    stacks = over.get("stacks", "")
    place = next(((file, int(line)) for file, line, _ in _FRAME.findall(stacks) if file in files), ("", 0))
    where = f" (it was in {place[0]}, line {place[1]})" if place[0] else ""
    if over.get("late"):
        kind, text = "timeout", f"no sign of an end, and no answer when asked for it: it waits or computes in C{where}"
    elif over.get("signal"):
        kind, text = "crash", f"the process died of signal {signal_name(over['signal'])}{where}"
    elif over.get("code") == SILENCED:
        kind, text = "policy", "the submission closed a descriptor that is not its own"
    elif over:
        kind, text = "crash", f"the process ended itself with exit code {over.get('code', 0)}, as os._exit does"
    else:
        kind, text = "policy", "the submission ended the process that watches over its runs"
    return Ending(kind, None, (Finding(kind, text, place[0], place[1], traceback=_own(stacks, files)),))


def signal_name(number: int) -> str:
    """SIGSEGV for 11."""
    return signal.Signals(number).name if number in list(signal.Signals) else str(number)


def _own(stacks: str, files: frozenset[str]) -> str:
    """The stacks without the grader's and the library's frames."""
    kept = []
    for line in stacks.splitlines():
        frame = _FRAME.match(line)
        if frame is None or frame[1] in files:
            kept.append(line)
    return "\n".join(kept)[:8_000]


class Repetition:
    """Runs one scenario up to the budget."""

    def __init__(self, run: Run, program: Program, settings: StressSettings) -> None:
        self._run = run
        self._files = frozenset(program.files)
        self._settings = settings
        self._tally = Tally()
        self._flights: list[Flight] = []
        self._done = 0
        self._steps = 0
        self._size = 0

    def events(self) -> Events:
        """As the module's docstring says."""
        numbers = iter(range(self._settings.runs))
        go_on = True
        try:
            while go_on:
                self._fill(numbers)
                if not self._flights:
                    break
                over = self._over()
                if not over:
                    yield Progress(self._done)
                for flight in over:
                    event = self._count(flight)
                    if event is not None and (yield event) is False:
                        go_on = False
                        break
        finally:
            for flight in self._flights:
                flight.end()
        yield Explored(self._tally.rows(), self._done, self._steps, exhausted=False)

    def _fill(self, numbers: Iterator[int]) -> None:
        abreast = self._settings.abreast if self._done else 1
        while len(self._flights) < abreast:
            number = next(numbers, None)
            if number is None:
                return
            self._flights.append(Flight(self._run, number, self._size, self._settings))

    def _over(self) -> list[Flight]:
        ready, _, _ = select.select(self._flights, (), (), _SIGN_OF_LIFE)
        return [flight for flight in ready if flight.hear()]

    def _count(self, flight: Flight) -> Seen | Progress | None:
        self._flights.remove(flight)
        flight.end()
        ending = flight.ending(self._files, self._settings.allow)
        self._done += 1
        self._steps += flight.steps
        self._size = self._size or flight.size
        if self._tally.add(ending):
            self._tally.introduce(ending, "")
            return Seen(ending, self._done, "", "stress")
        return None


def stress(
    program: Program, scenario: str, parameters: Mapping[str, Any], settings: StressSettings, ground: Ground
) -> Events:
    """Puts ``scenario`` under stress. Yields Seen and Progress, then Explored. Sending False, or closing, stops it.

    Raises NoScenario when the scenario file lacks the function, or it doesn't take the parameters.
    """
    program.check_scenario(scenario, parameters)
    ground.prepare(program)
    run = Run(program, ground, settings, scenario, parameters)
    gc.collect()
    gc.freeze()
    try:
        with ground.installed():
            yield from Repetition(run, program, settings).events()
    finally:
        gc.unfreeze()

"""Many runs of one scenario under stress, several abreast, and what they came to.

The same conversation as an exploration's (see :mod:`grader.engine.explore`): each distinct ending is told the first
time it is seen; sending False stops. The first run is alone and without noise.
"""

from __future__ import annotations

import gc
import select
from collections.abc import Mapping
from typing import Any

from grader.engine.explore import Events, Explored, Progress, Seen
from grader.engine.processes import NoProcess
from grader.engine.program import Program
from grader.engine.tally import Tally

from .flight import Flight
from .ground import Ground
from .run import Run
from .settings import StressSettings

_SIGN_OF_LIFE = 2.0


class Repetition:
    """Runs one scenario up to the budget."""

    def __init__(self, run: Run, program: Program, settings: StressSettings) -> None:
        self._run = run
        self._files = frozenset(program.files)
        self._settings = settings
        self._tally = Tally()
        self._waiting = iter(range(settings.runs))
        self._put_back: list[int] = []
        self._abreast = settings.abreast
        self._flights: list[Flight] = []
        self._done = 0
        self._steps = 0
        self._size = 0

    def events(self) -> Events:
        """As the module's docstring says. Raises NoProcess and Unwatched."""
        go_on = True
        try:
            while go_on:
                self._fill()
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
        yield Explored(self._tally.rows(), self._done, self._steps)

    def _fill(self) -> None:
        while len(self._flights) < (self._abreast if self._done else 1):
            number = self._put_back.pop() if self._put_back else next(self._waiting, None)
            if number is None:
                return
            try:
                self._flights.append(Flight(self._run, number, self._size, self._settings))
            except NoProcess as error:
                self._put_off(number, error, alone=not self._flights)
            for flight in self._flights:
                flight.alone &= len(self._flights) == 1

    def _put_off(self, number: int, error: NoProcess, *, alone: bool) -> None:
        """The other runs may have all the processes there are: from now on, no more of them are under way at once than
        now. Raises ``error`` when there was no other."""
        if alone:
            raise error
        self._abreast = max(len(self._flights), 1)
        self._put_back.append(number)

    def _over(self) -> list[Flight]:
        ready, _, _ = select.select(self._flights, (), (), _SIGN_OF_LIFE)
        if not ready:
            return [flight for flight in self._flights if flight.is_unwatched()]
        return [flight for flight in ready if flight.hear()]

    def _count(self, flight: Flight) -> Seen | Progress | None:
        self._flights.remove(flight)
        flight.end()
        try:
            ending = flight.ending(self._files, self._settings.allow)
        except NoProcess as error:
            self._put_off(flight.number, error, alone=flight.alone)
            return None
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

    Raises NoScenario when the scenario file lacks the function, or it doesn't take the parameters; NoProcess when the
    machine can't start a single run; Unwatched when nobody knows how one ended.
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

"""Collects what observed executions of one scenario predict, and says it in words: each thing once, whatever the number
of executions that show it."""

from __future__ import annotations

from collections.abc import Iterator

from grader.engine.findings import Finding
from grader.engine.naming import Names
from grader.engine.observe import Event, Witness
from grader.engine.program import Program

from .blocked import Blocking
from .chronicle import Chronicle
from .cuts import Cuts
from .cycles import Cycles
from .races import Races
from .telling import Telling
from .usage import Usage

_MOST_FINDINGS = 12
_LOOKS_LATER_BY = 3
"""An execution is looked at when three times as many have been shown: those of a search differ little from one to the
next, and nine in ten findings are of the first."""

_MOST_EVENTS = 2_000


class Predictions:
    """Show it each observed execution of one program; :meth:`findings` are what they predict together.

    Nothing is told of what happens in the scenario file only, nor of the kinds in ``allow``.
    """

    def __init__(self, program: Program, allow: frozenset[str] = frozenset()) -> None:
        self._allow = allow
        self._code = program.code
        self._names = Names(program.files, program.sites)
        self._shown = 0
        self._next = 1
        self._found: dict[tuple[object, ...], tuple[Finding, str]] = {}

    def take(self, witness: Witness, token: str) -> None:
        """Looks at one execution that has ended; ``token`` is its schedule."""
        self._shown += 1
        if not self._is_worth_a_look() or witness.strayed:
            return
        events = witness.events[:_MOST_EVENTS]
        chronicle = Chronicle(witness, events, self._code)
        for finding in self._predicted(chronicle, events, witness):
            if finding.kind not in self._allow and len(self._found) < _MOST_FINDINGS:
                self._found.setdefault(finding.place, (finding, token))

    def _is_worth_a_look(self) -> bool:
        if self._shown < self._next or len(self._found) >= _MOST_FINDINGS:
            return False
        self._next = _LOOKS_LATER_BY * self._shown
        return True

    def _predicted(self, chronicle: Chronicle, events: list[Event], witness: Witness) -> Iterator[Finding]:
        telling = Telling(witness, self._code, self._names)
        for race in Races(chronicle, self._code, witness.things):
            yield telling.race(race)
        cuts = Cuts(events, chronicle, self._code)
        for cycle in Cycles(chronicle.takes):
            met = all(self._code.is_judged(each.site) for each in cycle)
            if met and cuts.closed({each.task: each.event for each in cycle}) is not None:
                yield telling.cycle(cycle)
        for misuse in Usage(witness, events, self._code):
            if self._code.is_judged(misuse.site):
                yield telling.misuse(misuse)
        if len(witness.events) <= _MOST_EVENTS and not witness.fair:  # else others may have given something unseen
            for blocked in Blocking(witness, events, chronicle, self._code, cuts):
                yield telling.blocked(blocked)

    def findings(self) -> tuple[tuple[Finding, str], ...]:
        """Each finding with the schedule of the execution that showed it, in the order of their discovery."""
        return tuple(self._found.values())

"""Collects what observed executions of one scenario predict, and says it in words: each thing once, whatever the number
of executions that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from grader.engine.findings import Finding, Side
from grader.engine.naming import Names
from grader.engine.observe import Witness
from grader.engine.rewrite import Sites

from .chronicle import Chronicle
from .code import Code
from .cycles import Cycles
from .races import Races
from .telling import Telling

_MOST_FINDINGS = 12
_MOST_EXECUTIONS = 60
_MOST_EVENTS = 2_000


class Predictions:
    """Give it the witness of each observed execution; :meth:`findings` are what they predict together.

    ``files`` are the program's sources, ``judged`` the names of those that are not the scenario's: nothing is told of
    what happens in others.
    """

    def __init__(self, files: Mapping[str, str], judged: frozenset[str], sites: Sites, names: Names) -> None:
        self._code = Code(files, sites, judged)
        self._names = names
        self._looks = 0
        self._found: dict[tuple[object, ...], tuple[Finding, str]] = {}

    def take(self, witness: Witness, token: str = "") -> None:
        """Looks at one execution that has ended; ``token`` is its schedule."""
        self._looks += 1
        if self._looks > _MOST_EXECUTIONS:
            return
        chronicle = Chronicle(witness, witness.events[:_MOST_EVENTS], self._code)
        telling = Telling(witness, self._code, self._names)
        for finding in self._predicted(chronicle, witness, telling):
            if len(self._found) < _MOST_FINDINGS:
                self._found.setdefault(finding.place, (finding, token))

    def _predicted(self, chronicle: Chronicle, witness: Witness, telling: Telling) -> Iterator[Finding]:
        for race in Races(chronicle, self._code, witness.things):
            yield telling.race(race)
        for cycle in Cycles(chronicle.takes):
            if all(self._code.is_judged(each.site) for each in cycle):
                yield telling.cycle(cycle)

    def findings(self) -> tuple[tuple[Finding, str], ...]:
        """Each finding with the schedule of the execution that showed it, in the order of their discovery."""
        return tuple(self._found.values())

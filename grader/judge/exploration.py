"""What a check holds in its hands: an exploration, and what it demands of it.

``always`` and ``sometimes`` are the vocabulary of stateright and jcstress: every execution must, some execution
must. Ending properly is demanded by both, unless the exercise allows a kind of finding.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NoReturn

from grader.errors import UsageError
from grader.results import Finding, Outcome
from grader.wire.messages import EndingPart, Explored, FindingPart, Play, Seen

from .conversation import Lost
from .evidence import finding_from, trace_from
from .values import matcher, show

if TYPE_CHECKING:
    from .bench import Bench

FATAL = frozenset(
    {"exception", "deadlock", "no-progress", "leaked-thread", "busy-wait", "timeout", "crash", "uncontrolled",
     "import-error", "not-implemented", "policy"}
)  # fmt: skip
"""Findings that cost a check its points; all others are shown as warnings."""

_RANK = (
    "policy",
    "not-implemented",
    "import-error",
    "uncontrolled",
    "deadlock",
    "exception",
    "no-progress",
    "busy-wait",
    "leaked-thread",
)


class Unsatisfied(AssertionError):
    """The submission doesn't do what a check demands."""


@dataclass(slots=True)
class Case:
    """All that one check found out."""

    schedules: int = 0
    steps: int = 0
    exhaustive: bool = False
    outcomes: list[Outcome] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    survived: int = 0
    broken_again: bool = False
    planned: int = 0


@dataclass(frozen=True, slots=True)
class Demand:
    """What a check asks of every ending: a finding if it is wrong, and the sentences to say then."""

    accepts: Callable[[Any], bool]
    message: str
    hint: str


def digest_of(play: Play) -> str:
    """A short name for a scenario with its parameters, for tokens."""
    text = json.dumps([play.scenario, play.parameters, play.clock, sorted(play.allow)], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:5]


class Exploration:
    """One scenario with its parameters; searched when something is demanded of it."""

    def __init__(self, bench: Bench, case: Case, play: Play) -> None:
        self._bench = bench
        self._case = case
        self._play = play
        self._digest = digest_of(play)
        self._explored: Explored | None = None
        self._complete = False

    def always(self, expected: Any, *, message: str = "", hint: str = "") -> Exploration:
        """Every execution must end properly, with an observation that equals ``expected`` or that the predicate
        accepts.

        Raises Unsatisfied at the first that doesn't; what went wrong is then in the report, cut down and explained.
        """
        demand = Demand(matcher(expected), message, hint)
        if self._bench.only_records(self._play):
            return self
        wrong = self._search(lambda ending: self._fatal(ending) is not None or not demand.accepts(ending.value))
        if wrong is not None:
            self._fail(wrong, demand)
        return self

    def sometimes(self, expected: Any, *, message: str = "", hint: str = "") -> Exploration:
        """Some execution must have such an observation, and none that was tried before it may end improperly.

        Raises Unsatisfied when the budget is used up without it.
        """
        demand = Demand(matcher(expected), message, hint)
        if self._bench.only_records(self._play):
            return self
        stop = self._search(
            lambda ending: (
                self._fatal(ending) is not None or (ending.kind == "returned" and demand.accepts(ending.value))
            )
        )
        if stop is None:
            text = message or "no schedule showed what must be possible"
            self._case.findings.append(Finding("never-seen", text, hint=hint))
            raise Unsatisfied(text)
        if self._fatal(stop.ending) is not None:
            self._fail(stop, demand)
        return self

    # -- searching -----------------------------------------------------------------------------------------------------

    def _search(self, stops: Callable[[EndingPart], bool]) -> Seen | None:
        """The first ending that ``stops`` the search, among those known or newly found."""
        if self._explored is not None:
            for row in self._explored.rows:
                if stops(row.ending):
                    return Seen(row.ending, 0, row.token, "search")
        if self._explored is not None and self._complete:
            return None
        found: list[Seen] = []

        def decide(seen: Seen) -> bool:
            if stops(seen.ending):
                found.append(seen)
            return not found

        tokens = self._bench.history.tokens(self._digest)
        try:
            explored = self._bench.talk.explore(self._play, tokens, decide, self._progress)
        except Lost as lost:
            self._lost(lost)
        self._explored = explored
        self._complete = not found
        self._absorb(explored, len(tokens), found[0] if found else None)
        return found[0] if found else None

    def _progress(self, executions: int) -> None:
        self._bench.progress(self._case.schedules + executions)

    def _absorb(self, explored: Explored, tried: int, found: Seen | None) -> None:
        case = self._case
        case.schedules += explored.executions
        case.steps += explored.steps
        case.exhaustive = explored.exhausted
        if found is None:
            case.survived += tried
        elif found.origin == "token":
            case.broken_again = True
        for row in explored.rows:
            token = f"{self._digest}.{row.token}"
            case.outcomes.append(Outcome(row.ending.value, row.count, token, row.ending.kind))
        self._bench.hear(explored.output)
        self._warn(explored)

    def _warn(self, explored: Explored) -> None:
        known = {(each.kind, each.file, each.line) for each in self._case.findings}
        for row in explored.rows:
            for part in row.ending.findings:
                if part.kind not in FATAL and (part.kind, part.file, part.line) not in known:
                    known.add((part.kind, part.file, part.line))
                    schedule = f"{self._digest}.{row.token}"
                    self._case.findings.append(replace(finding_from(part), schedule=schedule, fatal=False))

    # -- failing -------------------------------------------------------------------------------------------------------

    def _fatal(self, ending: EndingPart) -> FindingPart | None:
        parts = [each for each in ending.findings if each.kind in FATAL]
        if not parts and ending.kind != "returned" and ending.kind not in self._play.allow:
            return FindingPart(ending.kind, f"the scenario did not return: {ending.kind}", "", 0, (), "")
        return min(parts, key=lambda each: _RANK.index(each.kind) if each.kind in _RANK else len(_RANK), default=None)

    def _lost(self, lost: Lost) -> NoReturn:
        self._bench.hear(lost.output)
        self._case.findings.append(lost.finding)
        raise Unsatisfied(lost.finding.message)

    def _fail(self, seen: Seen, demand: Demand) -> NoReturn:
        self._bench.history.add(self._digest, seen.token)
        finding = self._bench.diagnose(self._explained_finding(seen, demand))
        self._case.findings.insert(0, finding)
        raise Unsatisfied(finding.message)

    def _explained_finding(self, seen: Seen, demand: Demand) -> Finding:
        """What is wrong with ``seen``, with its trace. What can't be explained is still wrong."""
        try:
            explained = self._bench.talk.explain(self._play, seen.token, minimise=True)
        except (Lost, UsageError) as error:
            finding = self._finding(seen.ending, demand, f" (could not be replayed: {error})")
            return replace(finding, schedule=f"{self._digest}.{seen.token}")
        self._bench.history.add(self._digest, explained.token)
        ending, note = explained.ending, ""
        if explained.diverged:
            ending, note = seen.ending, f" (not repeatable: {explained.diverged})"
        elif self._fatal(ending) is None and self._fatal(seen.ending) is not None:
            ending = seen.ending  # what a submission replaced shows only once, as it is put back
        token = f"{self._digest}.{explained.token}"
        return replace(self._finding(ending, demand, note), schedule=token, trace=trace_from(explained.trace))

    def _finding(self, ending: EndingPart, demand: Demand, note: str) -> Finding:
        part = self._fatal(ending)
        finding = finding_from(part) if part is not None else self._wrong(ending, demand)
        return replace(finding, message=finding.message + note, hint=demand.hint or finding.hint)

    def _wrong(self, ending: EndingPart, demand: Demand) -> Finding:
        observed = f"observed: {show(ending.value)}"
        return Finding(
            "wrong-outcome",
            f"{demand.message.rstrip()} ({observed})" if demand.message else f"a wrong result: {observed}",
        )

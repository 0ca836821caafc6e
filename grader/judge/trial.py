"""What a check holds in its hands, and what it can demand of it.

``always`` and ``sometimes`` are the vocabulary of stateright and jcstress: every execution must, some execution
must. Ending properly is demanded by both, unless the exercise allows a kind of finding. A trial says nothing of where
executions come from: see :mod:`grader.judge.exploration` and :mod:`grader.judge.stressing`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Self

from grader.results import Finding, Outcome
from grader.sentence import Sentence
from grader.wire.messages import EndingPart, Explored, FindingPart, ProofPart, Seen

from .conversation import Lost
from .demand import Demand
from .diagnosis import Contrast
from .errand import Kind, Stops
from .evidence import finding_from
from .linearizability import PENDING, Linearizable
from .values import matcher

if TYPE_CHECKING:
    from .bench import Bench

FATAL = frozenset(
    {"exception", "deadlock", "no-progress", "leaked-thread", "leaked-process", "busy-wait", "timeout", "crash",
     "uncontrolled", "import-error", "not-implemented", "policy"}
)  # fmt: skip
"""Findings that cost a check its points; all others are shown as warnings, unless a check forbids them."""

FORBIDDABLE = frozenset({"data-race", "lock-order", "held-lock", "misuse"})
"""What a check may forbid."""

_RANK = (
    "policy",
    "not-implemented",
    "import-error",
    "uncontrolled",
    "deadlock",
    "exception",
    "no-progress",
    "busy-wait",
    "leaked-process",
    "leaked-thread",
)


class Unsatisfied(AssertionError):
    """The submission doesn't do what a check demands."""


@dataclass(slots=True)
class Case:
    """All that one check found out."""

    schedules: int = 0
    runs: int = 0
    steps: int = 0
    seconds: float = 0.0
    proofs: list[ProofPart | None] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    survived: int = 0
    broken_again: bool = False

    @property
    def exhaustive(self) -> bool:
        """Whether every interleaving of all that was explored was executed."""
        return bool(self.proofs) and all(each is not None and each.preemptions is None for each in self.proofs)

    @property
    def preemptions(self) -> int | None:
        """Up to how many preemptions every interleaving was executed; None where that is not known, or any number."""
        known = [each.preemptions for each in self.proofs if each is not None]
        bounds = [each for each in known if each is not None]
        return min(bounds) if bounds and len(known) == len(self.proofs) else None


class Trial(ABC, Generic[Kind]):
    """One scenario with its parameters; tried when something is demanded of it."""

    def __init__(
        self,
        bench: Bench,
        case: Case,
        allow: tuple[str, ...],
        parameters: Mapping[str, Any],
        forbid: frozenset[str] = frozenset(),
    ) -> None:
        self._bench = bench
        self._case = case
        self._allow = allow
        self._forbid = forbid
        self._parameters = parameters
        self._shown: Callable[[Any], Any] = lambda value: value
        self._explored: Explored | None = None
        self._complete = False

    def always(self, expected: Any, *, message: str = "", hint: str = "") -> Self:
        """Every execution must end properly, with an observation that equals ``expected`` or that the predicate
        accepts.

        Raises Unsatisfied at the first that doesn't; what went wrong is then in the report.
        """
        return self._always(Demand(matcher(expected), message, hint, expected))

    def linearizable(self, model: Callable[[], Any], *, message: str = "", hint: str = "") -> Self:
        """Every execution must end properly, with a history (see ``history_of``) of the calls in the scenario's
        parameters that ``model`` explains: some order of the calls, one after the other, gives each of them what it
        gave, and leaves waiting those that never returned. See :mod:`grader.judge.linearizability`.

        Raises Unsatisfied at the first that doesn't, ExerciseError when the model and the calls don't fit together,
        or explaining a history takes too long.
        """
        demand = Linearizable.by(model, self._parameters, message, hint)
        self._shown = demand.shown
        return self._always(demand)

    def _always(self, demand: Demand) -> Self:
        errand = self._errand(lambda ending: self._fatal(ending) is not None or not demand.accepts(ending.value))
        if self._bench.passes_over(errand):
            return self
        wrong = self._search(errand)
        if wrong is not None:
            self._mark_refused(errand)
            self._fail(wrong, demand)
        self._refuse()
        return self

    def sometimes(self, expected: Any, *, message: str = "", hint: str = "") -> Self:
        """Some execution must have such an observation, and none that was tried before it may end improperly.

        Raises Unsatisfied when the budget is used up without it.
        """
        demand = Demand(matcher(expected), message, hint, expected)
        errand = self._errand(
            lambda ending: (
                self._fatal(ending) is not None or (ending.kind == "returned" and demand.accepts(ending.value))
            )
        )
        errand.ends_early = True
        if self._bench.passes_over(errand):
            return self
        stop = self._search(errand)
        if stop is None:
            text = message or self._never
            self._case.findings.append(self._bench.diagnose(Finding("never-seen", text, hint=hint), None))
            raise Unsatisfied(text)
        if self._fatal(stop.ending) is not None:
            self._fail(stop, demand)
        self._refuse()
        return self

    # -- where executions come from ------------------------------------------------------------------------------------

    _never: str = Sentence("no schedule showed what must be possible")

    @abstractmethod
    def _errand(self, stops: Stops) -> Kind:
        """The search to make, up to the first ending that ``stops`` it."""

    @abstractmethod
    def _absorb(self, explored: Explored, errand: Kind) -> None:
        """Counts into the case what was done."""

    @abstractmethod
    def _fail(self, seen: Seen, demand: Demand) -> NoReturn:
        """Reports what is wrong with ``seen``. Raises Unsatisfied."""

    # -- searching -----------------------------------------------------------------------------------------------------

    def _search(self, errand: Kind) -> Seen | None:
        """The first ending that stops the search, among those known or newly found."""
        if self._explored is not None:
            for row in self._explored.rows:
                if errand.stops(row.ending):
                    return Seen(row.ending, 0, row.token, "search")
            if self._complete:
                return None
        done = self._case.schedules + self._case.runs
        self._bench.lanes.carry_out(errand, lambda executions: self._bench.progress(done + executions))
        self._case.seconds += errand.seconds
        try:
            explored = errand.result
        except Lost as lost:
            self._bench.hear(lost.output)
            self._case.findings.append(self._bench.diagnose(lost.finding, None))
            raise Unsatisfied(lost.finding.message) from None
        self._explored = explored
        self._complete = errand.found is None
        self._case.steps += explored.steps
        self._bench.hear(explored.output)
        self._absorb(explored, errand)
        return errand.found

    def _outcomes(self, explored: Explored, token: Callable[[str], str]) -> None:
        merged: dict[str, Outcome] = {}
        for row in explored.rows:
            new = Outcome(self._shown(row.ending.value), row.count, token(row.token), row.ending.kind)
            known = merged.setdefault(repr((new.ending, new.value)), new)
            if known is not new:
                merged[repr((new.ending, new.value))] = replace(known, count=known.count + new.count)
        self._case.outcomes += merged.values()
        self._warn(explored, token)

    def _mark_refused(self, errand: Kind) -> None:
        rows = self._explored.rows if self._explored is not None else ()
        refused = {repr((row.ending.kind, self._shown(row.ending.value))) for row in rows if errand.stops(row.ending)}
        self._case.outcomes[:] = [
            replace(each, refused=each.refused or repr((each.ending, each.value)) in refused)
            for each in self._case.outcomes
        ]

    def _warn(self, explored: Explored, token: Callable[[str], str]) -> None:
        known = {(each.kind, each.file, each.line) for each in self._case.findings}
        said = [(part, row.token) for row in explored.rows for part in row.ending.findings]
        said += [(each.finding, each.token) for each in explored.predicted]
        for part, where in said:
            if part.kind not in (*FATAL, PENDING) and (part.kind, part.file, part.line) not in known:
                known.add((part.kind, part.file, part.line))
                fatal = part.kind in self._forbid
                self._case.findings.append(replace(finding_from(part), schedule=token(where), fatal=fatal))

    def _refuse(self) -> None:
        """Raises Unsatisfied when executions that went well predict what is forbidden; it is in the report then."""
        predicted = self._explored.predicted if self._explored is not None else ()
        for each in predicted:
            if each.finding.kind in self._forbid:
                raise Unsatisfied(each.finding.message)

    # -- failing -------------------------------------------------------------------------------------------------------

    def _fatal(self, ending: EndingPart) -> FindingPart | None:
        parts = [each for each in ending.findings if each.kind in FATAL or each.kind in self._forbid]
        if not parts and ending.kind != "returned" and ending.kind not in self._allow:
            text = Sentence("the scenario did not return: {kind}", kind=ending.kind)
            return FindingPart(ending.kind, text, "", 0, (), "")
        return min(parts, key=lambda each: _RANK.index(each.kind) if each.kind in _RANK else len(_RANK), default=None)

    def _report(self, finding: Finding, ending: EndingPart, demand: Demand) -> NoReturn:
        """First of all; what was predicted at the same place has come true, and need not be told again."""
        contrast = Contrast(ending.value, demand.expected)
        finding = finding if finding.diagnosis else self._bench.diagnose(finding, contrast)
        place = finding.file, finding.line
        others = (each for each in self._case.findings if not each.sides or (each.file, each.line) != place)
        self._case.findings[:] = [finding, *others]
        raise Unsatisfied(finding.message)

    def _finding(self, ending: EndingPart, demand: Demand, note: str) -> Finding:
        part = self._fatal(ending)
        finding = finding_from(part) if part is not None else demand.wrong(ending)
        message = Sentence("{message}{note}", message=finding.message, note=note) if note else finding.message
        return replace(finding, message=message, hint=demand.hint or finding.hint)

"""A trial under controlled schedules. What fails is cut down, replayed with its values, and explained."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from grader.errors import UsageError
from grader.results import Finding
from grader.sentence import Sentence
from grader.wire.messages import EndingPart, Explored, Play, Seen

from .conversation import Lost
from .demand import Demand
from .errand import Schedules, Stops
from .evidence import trace_from
from .trial import Case, Trial

if TYPE_CHECKING:
    from .bench import Bench


def digest_of(play: Play) -> str:
    """A short name for a scenario with its parameters, for tokens."""
    text = json.dumps([play.scenario, play.parameters, play.clock, sorted(play.allow)], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:5]


class Exploration(Trial[Schedules]):
    """One scenario with its parameters, searched schedule by schedule."""

    def __init__(self, bench: Bench, case: Case, play: Play, forbid: frozenset[str] = frozenset()) -> None:
        super().__init__(bench, case, play.allow, play.parameters, forbid)
        self._play = play
        self._digest = digest_of(play)

    def _errand(self, stops: Stops) -> Schedules:
        return Schedules(self._bench.check, self._play, self._bench.history.tokens(self._digest), stops)

    def _absorb(self, explored: Explored, errand: Schedules) -> None:
        case = self._case
        case.schedules += explored.executions
        case.proofs.append(explored.proof)
        if errand.found is None:
            case.survived += len(errand.tokens)
        elif errand.found.origin == "token":
            case.broken_again = True
        self._outcomes(explored, lambda token: f"{self._digest}.{token}")

    def _fail(self, seen: Seen, demand: Demand) -> NoReturn:
        self._bench.history.add(self._digest, seen.token)
        if self._bench.options.explained:
            self._report(*self._explained(seen, demand), demand)
        self._report(self._as_found(seen, demand), seen.ending, demand)

    def _as_found(self, seen: Seen, demand: Demand, note: str = "") -> Finding:
        return replace(self._finding(seen.ending, demand, note), schedule=f"{self._digest}.{seen.token}")

    def _explained(self, seen: Seen, demand: Demand) -> tuple[Finding, EndingPart]:
        """What is wrong with ``seen``, or with a simpler schedule that fails alike, with its trace; and the ending.
        What can't be explained is still wrong."""
        try:
            explained = self._bench.talk.explain(
                self._play, seen.token, minimise=True, alike=self._alike(seen.ending, demand)
            )
        except (Lost, UsageError) as error:
            lost = Sentence(" (could not be replayed: {why})", why=error.args[0])
            return self._as_found(seen, demand, lost), seen.ending
        self._bench.history.add(self._digest, explained.token)
        ending, note = explained.ending, ""
        if explained.diverged:
            ending, note = seen.ending, Sentence(" (not repeatable: {why})", why=explained.diverged)
        elif self._fatal(ending) is None and self._fatal(seen.ending) is not None:
            ending = seen.ending  # what a submission replaced shows only once, as it is put back
        token = f"{self._digest}.{explained.token}"
        finding = replace(self._finding(ending, demand, note), schedule=token, trace=trace_from(explained.trace))
        return finding, ending

    def _alike(self, ending: EndingPart, demand: Demand) -> Callable[[Seen], bool]:
        """Whether another ending is refused for the same reason: the same demand, and the same kind of failure."""
        if self._fatal(ending) is not None:
            return lambda _: False
        kind = demand.wrong(ending).kind  # worked out once: to say why a history is none takes a while

        def alike(other: Seen) -> bool:
            refused = self._fatal(other.ending) is None and not demand.accepts(other.ending.value)
            return refused and demand.wrong(other.ending).kind == kind

        return alike

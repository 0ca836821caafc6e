"""A trial under controlled schedules. What fails is cut down, replayed with its values, and explained."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from grader.errors import UsageError
from grader.results import Finding
from grader.wire.messages import Explored, Play, Seen

from .conversation import Lost
from .demand import Demand
from .evidence import trace_from
from .trial import Case, Decide, Report, Trial

if TYPE_CHECKING:
    from .bench import Bench


def digest_of(play: Play) -> str:
    """A short name for a scenario with its parameters, for tokens."""
    text = json.dumps([play.scenario, play.parameters, play.clock, sorted(play.allow)], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:5]


def _together(first: Explored, second: Explored) -> Explored:
    """Two parts of one search as one."""
    rows = {repr(row.ending): row for row in first.rows}
    for row in second.rows:
        known = rows.get(repr(row.ending))
        rows[repr(row.ending)] = row if known is None else replace(known, count=known.count + row.count)
    return replace(
        second,
        rows=tuple(rows.values()),
        executions=first.executions + second.executions,
        steps=first.steps + second.steps,
        predicted=(*first.predicted, *(each for each in second.predicted if each not in first.predicted)),
        output=first.output if second.output in first.output else first.output + second.output,
    )


class Exploration(Trial):
    """One scenario with its parameters, searched schedule by schedule."""

    def __init__(self, bench: Bench, case: Case, play: Play, forbid: frozenset[str] = frozenset()) -> None:
        super().__init__(bench, case, play.allow, play.parameters, forbid)
        self._play = play
        self._digest = digest_of(play)
        self._stopped = False

    def _passes_over(self) -> bool:
        return self._bench.only_records(self._play)

    def _carry_out(self, decide: Decide, progress: Report) -> Explored:
        """As a trial does. An engine that gives up early, for it has met too many different endings, is asked to go on
        with other seeds: the budget is what was promised."""
        tokens = self._bench.history.tokens(self._digest)
        self._tried = len(tokens)
        self._stopped = False

        def decides(seen: Seen) -> bool:
            self._stopped = not decide(seen)
            return not self._stopped

        explored = self._bench.talk.explore(self._play, tokens, decides, progress)
        while explored.note and not self._stopped and explored.executions < self._play.schedules:
            more = self._bench.talk.explore(self._rest(explored.executions), (), decides, progress)
            if more.executions < 1:
                break
            explored = _together(explored, more)
        return explored

    def _rest(self, done: int) -> Play:
        """What is left of the budget, to be spent with other seeds."""
        return replace(self._play, seed=self._play.seed + done, schedules=self._play.schedules - done)

    def _absorb(self, explored: Explored, found: Seen | None) -> None:
        case = self._case
        case.schedules += explored.executions
        case.proofs.append(explored.proof)
        if found is None:
            case.survived += self._tried
        elif found.origin == "token":
            case.broken_again = True
        self._outcomes(explored, lambda token: f"{self._digest}.{token}")

    def _fail(self, seen: Seen, demand: Demand) -> NoReturn:
        self._bench.history.add(self._digest, seen.token)
        self._report(self._explained(seen, demand), seen, demand)

    def _explained(self, seen: Seen, demand: Demand) -> Finding:
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

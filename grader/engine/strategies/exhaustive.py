"""Exhaustive search with dynamic partial-order reduction: one execution per class of equivalent interleavings, as far
as that is known.

Without a bound this is source-set DPOR with sleep sets (Abdulla, Aronsis, Jonsson & Sagonas, *Optimal dynamic partial
order reduction*, POPL 2014, algorithm 1). With a bound on preemptions it is BPOR (Coons, Musuvathi & McKinley,
*Bounded partial-order reduction*, OOPSLA 2013): persistent sets with conservative backtracking points at the start of
a thread's turn, and no sleep sets, for a bound makes both source and sleep sets unsound.

Departures. The search is iterative: it keeps the path of the execution that ran last and backtracks at its deepest
open step. What the next event of a sleeping task touches isn't predicted; it is known from when it was explored. A
task that finds a lock held and blocks has changed nothing, so such a step is independent of all others. What was
scheduled in fair turns isn't searched; :attr:`Exhaustive.exact` tells.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from operator import attrgetter

from grader.engine.observe.events import ANYTHING, Access, Event, clash
from grader.engine.observe.order import Order
from grader.engine.observe.witness import Witness
from grader.engine.task import Task

from .base import default_choice

_FRESH = -1
_number: Callable[[Task], int] = attrgetter("number")


class Effects:
    """What one event touched, comparable with events of other executions that share the path up to it.

    Objects that were not yet numbered then may bear other numbers there: they count as one.
    """

    def __init__(self, event: Event, known: int) -> None:
        self._known = known
        self._accesses = [self._renamed(each) for each in event.accesses]
        self._locks = {each.lock if each.lock < known else _FRESH for each in event.locks if each.kind != "B"}
        self._any = any(each.thing == ANYTHING for each in event.accesses)

    def _renamed(self, access: Access) -> Access:
        return access if access.thing < self._known else access._replace(thing=_FRESH)

    def meet(self, event: Event) -> bool:
        """Whether they depend on what ``event`` did."""
        if self._any and (event.accesses or event.locks):
            return True
        for op in event.locks:
            if op.kind != "B" and (op.lock if op.lock < self._known else _FRESH) in self._locks:
                return True
        for theirs in map(self._renamed, event.accesses):
            if theirs.thing == ANYTHING and (self._accesses or self._locks):
                return True
            if any(theirs.thing == ours.thing and clash(ours, theirs) for ours in self._accesses):
                return True
        return False


class Step:
    """One decision on the path: who could be chosen, who was, who is still to be."""

    __slots__ = ("asking", "backtrack", "candidates", "chosen", "done", "known", "preemptions", "sleep")

    def __init__(
        self, candidates: list[int], asking: int, known: int, before: Step | None, sleep: dict[int, Effects]
    ) -> None:
        self.candidates = candidates
        self.asking = asking
        self.known = known
        self.preemptions = 0 if before is None else before.cost(before.chosen)
        self.sleep = sleep
        self.chosen: int = -1
        self.backtrack: set[int] = set()
        self.done: dict[int, Effects] = {}

    @property
    def branches(self) -> int:
        """How many choices are known to be worth a try; at the least, the one that was made."""
        return max(1, len(self.backtrack - self.sleep.keys()))

    def cost(self, task: int) -> int:
        """How many preemptions the path has once ``task`` is chosen."""
        return self.preemptions + (self.asking >= 0 and task != self.asking)


class Exhaustive:
    """Chooses so that every class of interleavings is met; :attr:`finished` when there is nothing left.

    ``bound`` is the most preemptions an interleaving may have, None for no bound.
    """

    def __init__(self, bound: int | None = None) -> None:
        self.bound = bound
        self.strict = False
        self.finished = False
        self.exact = True
        """Whether, once finished, every interleaving (within the bound) was covered."""
        self.cut = False
        """Whether the bound kept anything from being explored."""
        self._witness: Witness | None = None
        self._path: list[Step | None] = []
        self._restart()

    def _restart(self) -> None:
        self._path = []
        self._changed = 0
        self.cut = False
        self._share = 0.0
        self._executions = 0
        self._order = Order()

    @property
    def foreseen(self) -> float:
        """How many executions the search will take in all, at the least as far as is known now: the share of the tree
        that is done, by the branches seen so far (Knuth, *Estimating the efficiency of backtrack programs*, 1975)."""
        return self._executions / self._share if self._share else 0.0

    def begin(self, execution: int) -> None:
        """Prepares for the next execution on the path."""
        self._closed = False
        self._taken = self._changed
        self._sleep: dict[int, Effects] = {}
        self._before: Step | None = None

    def watch(self, witness: Witness) -> None:
        """The coming execution tells ``witness``."""
        if self._witness is not None:
            witness.follow(self._witness.events[: self._changed])
        self._witness = witness
        witness.strict = self.strict

    def choose(self, candidates: Sequence[Task], current: Task | None) -> Task:
        """The path's choice as far as it goes; beyond it, the default among those that don't sleep."""
        witness = self._witness
        assert witness is not None, "an exhaustive search needs a witness"
        index = len(witness.events)
        if index >= len(self._path):
            self._advance(witness)
            return default_choice(candidates, current) if self._closed else self._add(index, candidates, current)
        step = self._path[index]
        if witness.strayed or step is None or step.candidates != list(map(_number, candidates)):
            witness.stray()
            return default_choice(candidates, current)
        self._before = step
        return candidates[step.candidates.index(step.chosen)]

    def _add(self, index: int, candidates: Sequence[Task], current: Task | None) -> Task:
        """Takes the default among those that don't sleep, as a new step on the path; there may be none."""
        assert self._witness is not None, "asked only while watching"
        asking = current.number if current is not None and current in candidates else -1
        numbers = list(map(_number, candidates))
        step = Step(numbers, asking, len(self._witness.things), self._before, self._sleep)
        awake = [each for each in candidates if each.number not in step.sleep] if step.sleep else candidates
        if not awake:
            self._closed = True
            return default_choice(candidates, current)
        chosen = default_choice(awake, current)
        step.chosen = chosen.number
        step.backtrack.add(step.chosen)
        self._path += [None] * (index - len(self._path))
        self._path.append(step)
        self._before = step
        return chosen

    def _advance(self, witness: Witness) -> None:
        """Lets sleepers sleep on or wake, for each event since the last decision."""
        events = witness.events
        self._closed |= witness.strayed
        if self.bound is not None:
            return
        while self._taken < len(events) and not self._closed:
            event = events[self._taken]
            step = self._path[self._taken] if self._taken < len(self._path) else None
            sleep = self._sleep if step is None else {**step.sleep, **step.done} if step.done else step.sleep
            if event.task in sleep:
                self._closed = True
                del self._path[self._taken :]
                return
            if sleep:
                sleep = {task: effects for task, effects in sleep.items() if not effects.meet(event)}
            self._sleep = sleep
            self._taken += 1

    def end(self, steps: int) -> None:
        """Finds the races of the execution, and where to go next."""
        witness = self._witness
        assert witness is not None, "an execution was watched"
        self._advance(witness)
        if witness.timed and not self.strict:
            self.strict = True
            self._restart()
            return
        if witness.fair or witness.strayed or witness.touching.unsure:
            self.exact = False
        self._add_races(witness.events)
        self._executions += 1
        forks = [each for each in self._path if each is not None and len(each.backtrack) > 1]
        self._share += math.prod(1 / each.branches for each in forks)
        self._backtrack(witness.events)

    def _add_races(self, events: Sequence[Event]) -> None:
        covered = events[: self._taken] if self._closed else events
        order = self._order
        for early, late in order.replace(covered, self._changed):
            step = self._path[early] if early < len(self._path) else None
            if step is None:
                continue
            if self.bound is None:
                self._reverse(order, covered, step, early, late)
            else:
                self._reverse_within_bound(covered, step, early, late)

    def _reverse(self, order: Order, events: Sequence[Event], step: Step, early: int, late: int) -> None:
        """Makes sure that some first step of what doesn't depend on ``early``, then ``late``, is explored instead."""
        initials = order.initials(early, late)
        if initials & (step.backtrack | step.done.keys()):
            return
        possible = initials & set(step.candidates)
        if not possible:
            step.backtrack.update(step.candidates)
        else:
            task = events[late].task
            step.backtrack.add(task if task in possible else min(possible))

    def _reverse_within_bound(self, events: Sequence[Event], step: Step, early: int, late: int) -> None:
        task = events[late].task
        self._try(step, task)
        start = early
        while start > 0 and events[start - 1].task == events[early].task:
            start -= 1
        turn = self._path[start] if start < len(self._path) else None
        if turn is not None and turn is not step:
            self._try(turn, task)

    def _try(self, step: Step, task: int) -> None:
        wanted = {task} if task in step.candidates else set(step.candidates)
        for each in wanted - step.backtrack:
            if self.bound is not None and step.cost(each) > self.bound:
                self.cut = True
            else:
                step.backtrack.add(each)

    def _backtrack(self, events: Sequence[Event]) -> None:
        """Shortens the path to its deepest step with something left to explore."""
        while self._path:
            step = self._path[-1]
            if step is not None and len(step.backtrack) > 1:
                left = step.backtrack - step.done.keys() - step.sleep.keys() - {step.chosen}
                if left:
                    index = self._changed = len(self._path) - 1
                    step.done[step.chosen] = self._effects(events, index, step)
                    step.chosen = min(left, key=lambda task: (step.cost(task), task))
                    return
            self._path.pop()
        self.finished = True

    def _effects(self, events: Sequence[Event], index: int, step: Step) -> Effects:
        known = step.done.get(step.chosen)
        if known is not None:
            return known
        event = events[index] if index < len(events) else Event(step.chosen, -1)
        return Effects(event, step.known)

"""Where a search's executions come from: one strategy, or the portfolio that is the default.

The portfolio spends its budget where it pays. It begins with the execution that nobody disturbs, observed, and a
short sample of strategies that each find what others miss. Then the exhaustive search has its turn: for a small
program it ends soon, and with it the whole search, for there is nothing left to see. For a larger one it is given up
after a share of the budget, or as soon as it is seen to be hopeless, and tried again for those with few preemptions.
Sample and search take turns that grow, and the sample knows from the first execution what threads share.

A proof is only as good as what it assumes of code that nobody can see into. So it is held against the sample: if that
has shown an ending which the exhaustive search hasn't, nothing is called proved, and the sample goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from typing import Protocol

from .observe import Witness
from .runner import Run, Runner
from .strategies import Exhaustive, Interest, Mixed, Straight, Strategy

_SAMPLED_FIRST = 12
_SHARE = 0.4
_SHARE_WITHIN_BOUNDS = 0.08
"""Which part of the budget may go into a proof: an observed execution takes as long as several others."""

_BOUNDS = (0, 1, 2, 3)
_LEAST_WITHIN_BOUNDS = 32
"""Fewer executions than this prove nothing worth telling."""

_PATIENCE = 10
"""After so many executions, an exhaustive search that foresees more than it may have is given up."""

_FAR_TOO_MANY = 2
"""How many times that it may foresee from the start: an estimate grows, and hardly ever shrinks by a half."""


@dataclass(frozen=True, slots=True)
class Proof:
    """All interleavings with up to ``preemptions`` preemptions were executed; all of them when that is None."""

    preemptions: int | None


class Source(Protocol):
    """Makes executions, and knows what they prove."""

    proof: Proof | None

    def runs(self, runner: Runner) -> Iterator[Run]:
        """Executions until the budget is used up or nothing is left."""


class Single:
    """One strategy for the whole budget."""

    proof: Proof | None = None

    def __init__(self, strategy: Strategy, schedules: int) -> None:
        self._strategy = strategy
        self._schedules = schedules

    def runs(self, runner: Runner) -> Iterator[Run]:
        """As many executions as the budget allows."""
        for number in range(self._schedules):
            self._strategy.begin(number)
            yield runner.run(self._strategy)


class Proving:
    """Exhaustive search, for the whole budget: all interleavings, or those within a bound."""

    def __init__(self, schedules: int, bound: int | None = None) -> None:
        self._search = Exhaustive(bound)
        self._schedules = schedules
        self.proof: Proof | None = None

    def runs(self, runner: Runner) -> Iterator[Run]:
        """One execution for each class of interleavings."""
        yield from islice(_executions(self._search, runner), self._schedules)
        self.proof = proof_of(self._search)


def _executions(search: Exhaustive, runner: Runner) -> Iterator[Run]:
    """All that the search makes until it has come to its end."""
    for number in count():
        if search.finished:
            return
        search.begin(number)
        yield runner.run(search, watch=search.watch)


def _observe(_: Witness) -> None:
    """What the execution will have told is in the witness that comes with it."""


def proof_of(search: Exhaustive) -> Proof | None:
    """What a search that has come to its end has proved."""
    if not search.finished or not search.exact:
        return None
    return Proof(search.bound if search.cut else None)


class Portfolio:
    """The default: samples, proves where it can, and samples on."""

    def __init__(self, seed: int, schedules: int) -> None:
        self.proof: Proof | None = None
        self.interest = Interest()
        """What the first execution has taught."""
        self._sample = Mixed(seed, self.interest)
        self._schedules = schedules
        self._left = schedules
        self._sampled: set[str] = set()
        self._seen: set[str] = set()
        self._number = 0
        self._meeting = True
        """Whether there are threads to meet: a thread on its own has little to sample."""
        self._given_up = False
        """Whether the sample is all that is left to predict from."""

    def runs(self, runner: Runner) -> Iterator[Run]:
        """Executions until the budget is used up, or everything was seen."""
        yield self._first(runner)
        proofs = self._proofs(runner)
        most = min(_SAMPLED_FIRST, self._schedules // 4) if self._meeting else 1
        while self._left > 0 and not self._is_all_seen:
            yield from self._samples(runner, most)
            yield from islice(proofs, 2 * most)
            most = 2 * most + 1

    @property
    def _is_all_seen(self) -> bool:
        return self.proof is not None and self.proof.preemptions is None

    def _first(self, runner: Runner) -> Run:
        """Nobody is preempted; what threads share is learnt."""
        straight = Straight()
        witnesses: list[Witness] = []
        run = runner.run(straight, watch=witnesses.append)
        self.interest.learn(witnesses[0].events)
        self._meeting = len(witnesses[0].threads) != 1
        return self._counted(run)

    def _counted(self, run: Run) -> Run:
        self._left -= 1
        return run

    def _samples(self, runner: Runner, most: int) -> Iterator[Run]:
        for _ in range(min(most, self._left)):
            self._number += 1
            self._sample.begin(self._number)
            run = runner.run(self._sample, watch=_observe if self._is_to_be_observed else None)
            self._sampled.add(run.ending.key)
            yield self._counted(run)

    @property
    def _is_to_be_observed(self) -> bool:
        """Ever more rarely: the 16th, the 32nd, the 64th …"""
        return self._given_up and self._number.bit_count() == 1

    def _proofs(self, runner: Runner) -> Iterator[Run]:
        """One exhaustive search after the other: all interleavings, then those with ever more preemptions."""
        within_bounds = self._schedules * _SHARE_WITHIN_BOUNDS
        bounds = _BOUNDS if within_bounds >= _LEAST_WITHIN_BOUNDS else ()
        for bound in (None, *bounds):
            search = Exhaustive(bound)
            began = self._left
            yield from self._prove(runner, search, self._schedules * _SHARE if bound is None else within_bounds)
            proof = self._checked(proof_of(search))
            if bound is not None:
                within_bounds -= began - self._left
            if proof is None and bound is not None:
                return
            self.proof = proof
            if self._is_all_seen:
                return
            self._given_up = True

    def _prove(self, runner: Runner, search: Exhaustive, most: float) -> Iterator[Run]:
        """Searches to the end, or until there is no hope to reach it with ``most`` executions."""
        self._seen.clear()
        if not self._left:
            return
        for number, run in enumerate(_executions(search, runner), 1):
            self._seen.add(run.ending.key)
            yield self._counted(run)
            hopeless = search.foreseen > (most if number >= _PATIENCE else _FAR_TOO_MANY * most)
            if not search.exact or number > most or hopeless or not self._left:
                return

    def _checked(self, proof: Proof | None) -> Proof | None:
        """``proof``, unless the sample has seen what it has not."""
        complete = proof is not None and proof.preemptions is None
        return None if complete and not self._sampled <= self._seen else proof

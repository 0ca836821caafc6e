"""The project's own engine: its default, each strategy alone, and its stress runtime.

A strategy takes part when it has a row in :data:`STRATEGIES`. The seconds include making the program, that is
instrumenting it, which the peers do while they run.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from typing import Any

from benchmarks.yardstick.catalogue import Entry
from benchmarks.yardstick.result import FAILED, PASSED, Result
from grader.engine import Explored, Program, Progress, Proving, Seen, Settings, Single, World, explore
from grader.engine.portfolio import Source
from grader.engine.strategies import PCT, Mixed, RandomWalk
from grader.engine.stress import Ground, StressSettings, stress

_ENDLESS = 10**9

STRATEGIES: dict[str, Callable[[int], Source | None]] = {
    "default": lambda _seed: None,
    "mixed": lambda seed: Single(Mixed(seed), _ENDLESS),
    "walk": lambda seed: Single(RandomWalk(seed), _ENDLESS),
    "pct-1": lambda seed: Single(PCT(seed, depth=1), _ENDLESS),
    "pct-2": lambda seed: Single(PCT(seed, depth=2), _ENDLESS),
    "pct-3": lambda seed: Single(PCT(seed, depth=3), _ENDLESS),
    "exhaustive": lambda _seed: Proving(_ENDLESS),
    "bounded-2": lambda _seed: Proving(_ENDLESS, bound=2),
}
"""What makes each strategy's executions from a seed; None leaves the choice to ``explore``, as the grader does."""

WARNINGS = frozenset({"data-race", "held-lock", "lock-order"})
"""Kinds of findings that are told beside an ending, and don't make it a failure."""

SCENARIOS = """
def buggy(submission, arguments):
    return submission.Buggy(*arguments).run()

def fixed(submission, arguments):
    return submission.Fixed(*arguments).run()
"""


def program_of(entry: Entry) -> Program:
    """The entry as the engine takes it: a submission and scenarios ``buggy`` and ``fixed``."""
    return Program(entry.sources, entry.path.name, SCENARIOS)


def failure(event: Seen, is_right: Callable[[Any], bool]) -> str:
    """What is wrong with the ending, empty if nothing is."""
    ending = event.outcome
    grave = [finding for finding in ending.findings if finding.kind not in WARNINGS]
    if ending.kind != "returned" or grave:
        return grave[0].kind if grave else ending.kind
    return "" if is_right(ending.value) else f"observed {ending.value!r}"


@cache
def _world() -> World:
    return World()


@cache
def _ground() -> Ground:
    return Ground()


def search(entry: Entry, variant: str, seed: int, seconds: float, options: dict[str, Any]) -> Result:
    """One exploration, until the first failure or the time is up."""
    is_right, world = entry.load().is_right, _world()
    began = time.perf_counter()
    source = STRATEGIES[options["strategy"]](seed)
    settings = Settings(seed=seed, schedules=_ENDLESS)
    parameters = {"arguments": list(entry.arguments)}
    events = explore(program_of(entry), variant, parameters, settings, world=world, source=source)
    return _first(events, is_right, began, seconds)


def search_for_real(entry: Entry, variant: str, seed: int, seconds: float, options: dict[str, Any]) -> Result:
    """The stress runtime: each run a process of its own, deadlocks seen at once."""
    is_right, ground = entry.load().is_right, _ground()
    began = time.perf_counter()
    settings = StressSettings(seed=seed, runs=10**9, **options)
    events = stress(program_of(entry), variant, {"arguments": list(entry.arguments)}, settings, ground)
    return _first(events, is_right, began, seconds)


def _first(events: Any, is_right: Callable[[Any], bool], began: float, seconds: float) -> Result:
    executions, complete = 0, False
    for event in events:
        took = time.perf_counter() - began
        if isinstance(event, Seen) and (wrong := failure(event, is_right)):
            events.close()
            return Result(FAILED, event.executions, took, wrong)
        if isinstance(event, Seen | Progress | Explored):
            executions = event.executions
        complete = isinstance(event, Explored) and event.proof is not None
        if took > seconds:
            events.close()
            break
    return Result(PASSED, executions, time.perf_counter() - began, complete=complete)

"""CPython's own tests of its thread modules hold under the simulation."""

from __future__ import annotations

import sys

import pytest
from exclusions import EXCLUSIONS, LENGTHY, PROMPT, TIMED, exclusion_of, listed

from grader.engine.strategies import PCT, RandomWalk, Straight

FLOORS = {
    "test_thread": 20,
    "test_threading": 135,
    "test_threading_local": 16,
    "test_queue": 45,
    "test_sched": 11,
    "test_concurrent_futures": 55,
}
"""At least so many methods have to run, whatever the version."""

VERSIONED = ("test_threading.ThreadTests.test_tstate_lock", "test_queue.*QueueTest.test_shutdown_*")
"""Patterns for methods that not every version has."""

SEEDS = range(3)


def begun(strategy, seed):
    strategy.begin(seed)
    return strategy


def schedules(method, seeds):
    """One schedule without preemption, then random ones."""
    yield "straight", Straight()
    if listed(method, PROMPT):
        return
    for seed in seeds:
        yield f"PCT {seed}", begun(PCT(seed), seed)
        yield f"random walk {seed}", begun(RandomWalk(seed), seed)
        if seed:
            yield f"random walk {seed}, inert", begun(RandomWalk(seed, stay=0.9), seed)


def test_passes(simulation, method):
    """Each method passes without preemption, and under one schedule of each kind."""
    for name, strategy in schedules(method, range(1)):
        outcome = simulation.run(method, strategy)
        assert outcome.status == "passed", f"{name}: {outcome.detail}"


@pytest.mark.slow
def test_passes_under_many_schedules(simulation, any_method):
    """Each method passes under random walks and PCT; and while time runs away, unless it measures it."""
    seeds = range(1) if listed(any_method, LENGTHY) else SEEDS
    for adversarial in (False, True)[: 1 if listed(any_method, TIMED) else 2]:
        for name, strategy in schedules(any_method, seeds):
            outcome = simulation.run(any_method, strategy, adversarial=adversarial)
            clock = "adversarial" if adversarial else "fair"
            assert outcome.status == "passed", f"{name}, {clock} clock: {outcome.detail}"


def test_an_excluded_method_fails(simulation, excluded):
    """An exclusion that is no longer needed has to go."""
    assert simulation.run(excluded, Straight()).status != "passed"


def test_every_exclusion_names_something(simulation):
    """A line that matches no method is a mistake, or left over from an older version."""
    idle = [
        line.pattern
        for line in EXCLUSIONS
        if line.applies
        and line.always
        and not any(line.matches(method) for method in simulation.methods)
        and not any(line.pattern.startswith(missing) for missing in simulation.missing)
    ]
    assert idle == []


def test_every_listed_method_is_there(simulation):
    """The patterns for methods that mind the clock match something too."""
    for pattern in TIMED + PROMPT:
        if not any(pattern.startswith(missing) for missing in simulation.missing):
            assert any(listed(method, (pattern,)) for method in simulation.methods) or pattern in VERSIONED, pattern


@pytest.mark.parametrize("module", FLOORS)
def test_enough_methods_run(simulation, module):
    """Tests that were never loaded can't fail; so many there have to be."""
    methods = [method for method in simulation.methods if method.split(".")[0] == module]
    if not methods and module in {missing.split(".")[0] for missing in simulation.missing}:
        pytest.skip(f"Python {sys.version.split()[0]} was installed without test.{module}")
    run = [method for method in methods if exclusion_of(method) is None]
    assert len(run) >= FLOORS[module]

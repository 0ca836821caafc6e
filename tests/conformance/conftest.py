"""Loads CPython's tests into one simulation and hands each method to the tests that ask for one."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from exclusions import LENGTHY, exclusion_of, listed
from simulation import Simulation

MODULES = (
    "test_thread",
    "test_threading",
    "test_threading_local",
    "test_queue",
    "test_sched",
    "test_concurrent_futures",
    "test_concurrent_futures.test_as_completed",
    "test_concurrent_futures.test_future",
    "test_concurrent_futures.test_init",
    "test_concurrent_futures.test_shutdown",
    "test_concurrent_futures.test_thread_pool",
    "test_concurrent_futures.test_wait",
)

_LOADED = pytest.StashKey[Simulation]()


def loaded(config: pytest.Config) -> Simulation:
    """The simulation, made when it is first asked for."""
    if _LOADED not in config.stash:
        config.stash[_LOADED] = Simulation(MODULES)
    return config.stash[_LOADED]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """``method`` goes over what has to pass and is quick, ``any_method`` over all that has to pass.

    ``excluded`` goes over what has to fail.
    """
    wanted = {"method", "any_method", "excluded"} & set(metafunc.fixturenames)
    if not wanted:
        return
    names = loaded(metafunc.config).methods
    left_out = {name: line for name in names if (line := exclusion_of(name)) is not None}
    chosen = {
        "method": [name for name in names if name not in left_out and not listed(name, LENGTHY)],
        "any_method": [name for name in names if name not in left_out],
        "excluded": [name for name, line in left_out.items() if line.run],
    }
    for fixture in wanted:
        metafunc.parametrize(fixture, chosen[fixture])


@pytest.fixture(scope="session")
def simulation(request: pytest.FixtureRequest):
    """CPython's tests in a world; what exists already is spared by the many collections that they ask for."""
    gc.collect()
    gc.freeze()
    yield loaded(request.config)
    gc.unfreeze()

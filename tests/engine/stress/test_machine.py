"""A run's idea of the machine doesn't depend on the machine."""

from __future__ import annotations

import os

import pytest
from programs import plain_streams, program

from grader.engine import Seen
from grader.engine.stress import Ground, StressSettings, stress

ASKS = """
    import multiprocessing
    import os
    from os import cpu_count

    AT_IMPORT = cpu_count()

    def processors():
        counts = [AT_IMPORT, os.cpu_count(), multiprocessing.cpu_count(), len(os.sched_getaffinity(0))]
        counts.append(getattr(os, "process_cpu_count", os.cpu_count)())
        return counts
"""

IN_A_PROCESS = """
    import multiprocessing

    def here(submission):
        return submission.processors()

    def tell(pipe):
        import subject
        pipe.send(subject.processors())

    def elsewhere(submission, method):
        context = multiprocessing.get_context(method)
        mine, other = context.Pipe()
        process = context.Process(target=tell, args=(other,))
        process.start()
        answer = mine.recv()
        process.join()
        return answer
"""


@pytest.fixture(autouse=True)
def another_machine(monkeypatch):
    """The real machine has 64 processors, and this process may use one of them."""
    allowed = os.sched_getaffinity(0)
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    os.sched_setaffinity(0, {min(allowed)})
    yield
    os.sched_setaffinity(0, allowed)


def seen(scenario, **parameters):
    """What the only run of ``scenario`` observed."""
    events = stress(program(ASKS, IN_A_PROCESS), scenario, parameters, StressSettings(runs=1), Ground())
    with plain_streams():
        return [event.outcome.value for event in events if isinstance(event, Seen)]


def test_two_processors_are_seen_however_one_asks():
    """Every question that Python offers is answered with two, at import time too."""
    assert seen("here") == [[2, 2, 2, 2, 2]]


def test_other_processes_see_the_same_machine():
    """A forked process and one with a new interpreter see two processors as well."""
    for method in ("fork", "spawn"):
        assert seen("elsewhere", method=method) == [[2, 2, 2, 2, 2]]


def test_the_grader_itself_is_not_deceived():
    """What a run believes ends with its process."""
    seen("here")
    assert (os.cpu_count(), len(os.sched_getaffinity(0))) == (64, 1)

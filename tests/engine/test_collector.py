"""What executions leave behind is cleared away before it does harm to the next ones."""

import gc
import os
import resource

import pytest
from programs import kinds, program

from grader.engine.collector import Collector

LOOP = """
    import asyncio, threading

    class Counter:
        def __init__(self):
            self.total, self.loop = 0, asyncio.new_event_loop()
            threading.Thread(target=self.loop.run_forever, daemon=True).start()

        async def add(self):
            self.total += 1

        def increment(self):
            asyncio.run_coroutine_threadsafe(self.add(), self.loop).result()
            return self.total
"""
COUNT = "def play(submission):\n    counter = submission.Counter()\n    return sorted(run_together([counter.increment] * 2))\n"


@pytest.fixture
def few_descriptors():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_event_loops_that_nobody_closes_do_not_use_up_the_descriptors(few_descriptors):
    """Each has three; a worker's process has 256, and hundreds of executions to make."""
    assert kinds(program(LOOP, COUNT), schedules=150) == set()


def test_files_that_a_program_holds_are_no_reason_to_collect_again_and_again(monkeypatch):
    """Once they have turned out to stay, they are the usual ones."""
    collections = []
    monkeypatch.setattr(gc, "collect", lambda: collections.append(1))
    collector = Collector()
    held = [os.open(os.devnull, os.O_RDONLY) for _ in range(60)]
    for number in range(1, 51):
        collector.after_execution(number)
    for each in held:
        os.close(each)
    assert len(collections) == 1

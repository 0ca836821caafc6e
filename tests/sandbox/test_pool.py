"""A pool hands each worker out once, is ready before it is asked, and ends what nobody took."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sandboxes import require

from grader.errors import InfrastructureError
from grader.sandbox.pool import Pool
from grader.wire.messages import Ready


class Fake:
    """A sandbox that counts; ``fail`` is raised instead of a worker."""

    name = "fake"
    notice = ""

    def __init__(self):
        self.lock = threading.Lock()
        self.opened, self.closed = 0, []
        self.fail = None

    def open(self):
        if self.fail is not None:
            raise self.fail
        with self.lock:
            self.opened += 1
            return Worker(self, self.opened)


class Worker:
    def __init__(self, sandbox, number):
        self.sandbox, self.number = sandbox, number

    def close(self):
        self.sandbox.closed.append(self.number)
        return ""


def test_workers_are_started_before_they_are_asked_for():
    """As many as the pool is large, and another one for each that is taken."""
    fake = Fake()
    with Pool(fake, 3, starters=1) as pool:
        assert pool.name == "fake"
        taken = [pool.open() for _ in range(5)]
        pool._starters.submit(lambda: None).result()  # all that was to be started is
    assert sorted(each.number for each in taken) == [1, 2, 3, 4, 5]
    assert fake.opened == 8


def test_a_worker_is_never_handed_out_twice():
    """Whatever threads ask at the same time."""
    fake = Fake()
    with Pool(fake, 4) as pool, ThreadPoolExecutor(8) as threads:
        numbers = [each.number for each in threads.map(lambda _: pool.open(), range(200))]
    assert len(set(numbers)) == 200


def test_what_nobody_took_is_ended():
    """Those that were taken are their takers' to close."""
    fake = Fake()
    with Pool(fake, 3) as pool:
        taken = pool.open()
    assert taken.number not in fake.closed
    assert len(fake.closed) == fake.opened - 1


def test_closing_twice_is_harmless_and_a_closed_pool_opens_nothing():
    """Using it then is a mistake of the caller's."""
    pool = Pool(Fake(), 1)
    pool.close()
    pool.close()
    with pytest.raises(RuntimeError, match="closed"):
        pool.open()


def test_an_error_surfaces_where_a_worker_is_asked_for():
    """Not in the background thread."""
    fake = Fake()
    fake.fail = InfrastructureError("no engine")
    with Pool(fake, 2) as pool, pytest.raises(InfrastructureError, match="no engine"):
        pool.open()


def test_an_error_that_is_over_is_not_raised():
    """What could not be started a while ago is tried again when it is needed."""
    fake = Fake()
    fake.fail = InfrastructureError("no engine")
    with Pool(fake, 2, starters=1) as pool:
        pool._starters.submit(lambda: None).result()  # both have failed by now
        fake.fail = None
        assert pool.open().number >= 1


def test_containers_are_warm_and_gone_afterwards():
    """With a real engine: what is handed out has a worker that is ready, and nothing is left."""
    sandbox = require("docker")
    from grader.sandbox import owner
    from grader.sandbox.docker_engine import connect

    with Pool(sandbox, 2) as pool:
        first, second = pool.open(), pool.open()
        assert first._container != second._container
        for each in (first, second):
            assert isinstance(each.receive(60), Ready)
            each.close()
    label = f"{owner.PROCESS}={owner.labels()[owner.PROCESS]}"
    assert connect().api.containers(all=True, filters={"label": label}) == []

"""A container's streams come apart again, however the engine's socket cuts them."""

from __future__ import annotations

import random
import socket
import time

import pytest

from grader.sandbox.attached import Attached
from grader.wire import Closed, Silent, Stream
from grader.wire.messages import Hello, Ready


def piece(stream, data):
    return bytes([stream, 0, 0, 0]) + len(data).to_bytes(4, "big") + data


@pytest.fixture
def ends():
    near, far = socket.socketpair()
    attached = Attached(near)
    yield attached, far
    attached.close()
    far.close()


def soon():
    return time.monotonic() + 5


def read_all(attached, count):
    parts = b""
    while len(parts) < count:
        parts += attached.read(count - len(parts), soon())
    return parts


@pytest.mark.parametrize("seed", range(10))
def test_output_arrives_as_it_was_written(ends, seed):
    """Pieces of any size, sent in chunks of any size, errors between them."""
    attached, far = ends
    chance = random.Random(seed)
    output = [chance.randbytes(chance.randrange(0, 300)) for _ in range(20)]
    raw = b"".join(piece(1, each) + piece(2, b"e" * chance.randrange(0, 50)) for each in output)
    wanted, got = b"".join(output), b""
    while raw:
        cut = chance.randrange(1, 500)
        far.sendall(raw[:cut])
        raw = raw[cut:]
        while len(got) < len(wanted):
            try:
                got += attached.read(chance.randrange(1, 100), time.monotonic() + 0.001)
            except Silent:
                break
    assert got + read_all(attached, len(wanted) - len(got)) == wanted


def test_of_the_errors_the_end_is_kept(ends):
    """However much a submission writes there."""
    attached, far = ends
    for _ in range(20):
        far.sendall(piece(2, b"x" * 5_000))
    far.sendall(piece(2, b"the end") + piece(1, b"."))
    read_all(attached, 1)
    assert attached.errors().endswith("xthe end")
    assert len(attached.errors()) <= 4_000


def test_the_end_of_the_socket_is_closed(ends):
    """Also within a piece."""
    attached, far = ends
    far.sendall(piece(1, b"abc")[:9])
    far.close()
    with pytest.raises(Closed):
        attached.read(3, soon())


def test_reading_and_writing_give_up_in_time(ends):
    """An engine that neither sends nor takes is silent."""
    attached, _ = ends
    with pytest.raises(Silent):
        attached.read(1, time.monotonic() + 0.01)
    deadline = time.monotonic() + 0.05
    with pytest.raises(Silent):
        all(attached.write(memoryview(bytes(2**20)), deadline) for _ in range(10_000))


def test_a_conversation_runs_over_it(ends):
    """The wire needs no descriptors."""
    attached, far = ends
    host = Stream.to_worker(attached)
    key = far.recv(1_000)[-34:-2]
    assert len(key) == len(Hello("0" * 32).key)
    from grader.wire import encode

    far.sendall(piece(1, key + encode(Ready("3.13"))))
    assert host.receive(5) == Ready("3.13")

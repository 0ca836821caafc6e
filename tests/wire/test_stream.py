"""Frames arrive whole or not at all, and no side waits longer than it wants to."""

from __future__ import annotations

import os
import threading
from contextlib import suppress

import pytest

from grader.wire import Closed, Descriptors, ProtocolError, Silent, Stream, encode
from grader.wire.messages import Hello, Progress, Ready


@pytest.fixture
def pipe():
    incoming, outgoing = os.pipe()
    yield Stream(Descriptors(incoming, outgoing)), incoming, outgoing
    for descriptor in (incoming, outgoing):
        with suppress(OSError):
            os.close(descriptor)


def test_messages_arrive_in_order(pipe):
    """What is sent is received, one message at a time."""
    stream, _, _ = pipe
    stream.send(Ready("3.12"))
    stream.send(Progress(7), timeout=5)
    assert [stream.receive(5), stream.receive()] == [Ready("3.12"), Progress(7)]


def test_a_message_larger_than_the_pipe_arrives(pipe):
    """Sending in pieces and receiving in pieces come to the same message."""
    stream, _, _ = pipe
    large = Ready("x" * 1_000_000)
    sender = threading.Thread(target=stream.send, args=(large, 30))
    sender.start()
    assert stream.receive(30) == large
    sender.join()


def test_nothing_is_silent(pipe):
    """Receiving gives up after the time limit."""
    with pytest.raises(Silent):
        pipe[0].receive(0.01)


def test_half_a_frame_is_silent(pipe):
    """The time limit is for the whole frame: a sender that trickles doesn't prolong it."""
    stream, _, outgoing = pipe
    os.write(outgoing, encode(Ready("3.12"))[:-1])
    with pytest.raises(Silent):
        stream.receive(0.01)


def test_nobody_reading_is_silent(pipe):
    """Sending gives up after the time limit when the pipe is full."""
    with pytest.raises(Silent):
        pipe[0].send(Ready("x" * 1_000_000), timeout=0.01)


def test_the_end_of_the_stream_is_closed(pipe):
    """A sender that is gone is told from one that is silent, also within a frame."""
    stream, _, outgoing = pipe
    os.write(outgoing, b"\0\0")
    os.close(outgoing)
    with pytest.raises(Closed):
        stream.receive(5)


def test_a_reader_that_is_gone_is_closed(pipe):
    """Sending to nobody is no crash."""
    stream, incoming, _ = pipe
    os.close(incoming)
    with pytest.raises(Closed):
        stream.send(Progress(1), timeout=5)


def test_an_oversized_frame_is_refused_before_it_arrives(pipe):
    """The length alone gives it away."""
    stream, _, outgoing = pipe
    os.write(outgoing, b"\xff\xff\xff\xff")
    with pytest.raises(ProtocolError):
        stream.receive(5)


@pytest.fixture
def ends():
    """The host's and the worker's end of a conversation that has begun, and the descriptor the worker writes to."""
    to_worker, to_host = os.pipe(), os.pipe()
    host = Stream.to_worker(Descriptors(to_host[0], to_worker[1]))
    worker = Stream.to_host(Descriptors(to_worker[0], to_host[1]))
    yield host, worker, to_host[1]
    for descriptor in (*to_worker, *to_host):
        os.close(descriptor)


def test_the_hello_opens_a_conversation(ends):
    """Both ends understand each other after it."""
    host, worker, _ = ends
    worker.send(Ready("3.12"))
    host.send(Progress(1), 5)
    assert (host.receive(5), worker.receive(5)) == (Ready("3.12"), Progress(1))


@pytest.mark.parametrize("seal", [b"", b"0" * 32, b"\xff" * 32])
def test_a_well_formed_frame_without_the_key_is_not_believed(ends, seal):
    """Whoever can write to the wire, but doesn't know the key, is nobody."""
    host, _, outgoing = ends
    os.write(outgoing, seal + encode(Ready("3.12")) + b" " * 32)
    with pytest.raises(ProtocolError, match="not from the other side"):
        host.receive(5)


def test_each_conversation_has_a_key_of_its_own():
    """What one worker has learnt is worth nothing with the next."""
    keys = set()
    for _ in range(3):
        incoming, outgoing = os.pipe()
        Stream.to_worker(Descriptors(incoming, outgoing))
        hello = Stream(Descriptors(incoming, outgoing)).receive(5)
        assert isinstance(hello, Hello)
        keys.add(hello.key)
        os.close(incoming)
        os.close(outgoing)
    assert sorted(map(len, keys)) == [32, 32, 32]


def test_a_worker_that_is_greeted_with_anything_else_does_not_begin(pipe):
    """There is no conversation without a key."""
    _, incoming, outgoing = pipe
    os.write(outgoing, encode(Progress(1)))
    with pytest.raises(ProtocolError, match="instead of the Hello"):
        Stream.to_host(Descriptors(incoming, outgoing))


def test_greeting_a_worker_that_is_gone_is_noticed_when_it_should_answer(pipe):
    """The host learns of the end in one place only."""
    _, incoming, outgoing = pipe
    os.close(incoming)
    Stream.to_worker(Descriptors(incoming, outgoing))

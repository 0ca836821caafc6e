"""Frames arrive whole or not at all, and no side waits longer than it wants to."""

from __future__ import annotations

import os
import threading
from contextlib import suppress

import pytest

from grader.wire import Closed, ProtocolError, Silent, Stream, encode
from grader.wire.messages import Progress, Ready


@pytest.fixture
def pipe():
    incoming, outgoing = os.pipe()
    yield Stream(incoming, outgoing), incoming, outgoing
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

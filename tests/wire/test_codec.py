"""Messages survive the wire, and nothing else does."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.wire import Closed, Descriptors, ProtocolError, Silent, Stream, codec, decode, encode
from grader.wire.messages import BY_NAME, Decide, EndingPart, Explore, Loaded, Play, Progress, Seen

values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
plays = st.builds(
    Play,
    st.text(max_size=8),
    st.dictionaries(st.text(max_size=4), values, max_size=3),
    st.integers(),
    st.integers(),
    st.integers(),
    st.just("fair"),
    st.lists(st.text(max_size=4), max_size=2).map(tuple),
)
endings = st.builds(EndingPart, st.text(max_size=8), values, st.just(()))
messages = (
    st.builds(Explore, plays, st.lists(st.text(max_size=9), max_size=2).map(tuple))
    | st.builds(Seen, endings, st.integers(), st.text(max_size=9), st.text(max_size=9))
    | st.builds(Decide, st.booleans())
)


@given(messages)
def test_a_message_reads_back_as_it_was_sent(message):
    """Encoding and decoding are inverse."""
    assert decode(encode(message)[codec.HEADER :]) == message


@given(st.binary(max_size=60))
def test_garbage_is_a_protocol_error_and_nothing_else(body):
    """Whatever the bytes."""
    with pytest.raises(ProtocolError):
        decode(body)


@given(st.sampled_from(sorted(BY_NAME)), st.dictionaries(st.text(max_size=8), values, max_size=4))
def test_wrong_fields_are_a_protocol_error(name, fields):
    """Missing, unknown or of another type."""
    body = json.dumps({**fields, "type": name}).encode()
    try:
        assert type(decode(body)).__name__ == name
    except ProtocolError:
        return


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"type": "Progress", "executions": true}',
        b'{"type": "Progress", "executions": 1.5}',
        b'{"type": "Progress", "executions": NaN}',
        b'{"type": "Progress", "executions": 1, "more": 2}',
        b'{"type": ["Progress"], "executions": 1}',
        b'{"type": "__import__", "executions": 1}',
        b'{"type": "Decide", "go_on": 1}',
        b'{"type": "Progress", "executions": ' + b"9" * 10_000 + b"}",
    ],
)
def test_known_attacks_are_protocol_errors(body):
    """Depth, booleans for numbers, NaN, extra fields, odd types, digits without end."""
    with pytest.raises(ProtocolError):
        decode(body)


def test_a_frame_has_a_largest_size():
    """A length that promises more is refused before anything is read."""
    with pytest.raises(ProtocolError, match="4,294,967,295"):
        codec.length_of(b"\xff\xff\xff\xff")
    with pytest.raises(ProtocolError, match="Loaded"):
        encode(Loaded((), (), (), "x" * codec.LARGEST))


def test_a_stream_keeps_frames_apart_and_tells_silence_from_the_end():
    """Two frames in one write; nothing; the end."""
    incoming, outgoing = os.pipe()
    stream = Stream(Descriptors(incoming, outgoing))
    os.write(outgoing, encode(Progress(1)) + encode(Progress(2)))
    assert [stream.receive(5), stream.receive(5)] == [Progress(1), Progress(2)]
    with pytest.raises(Silent):
        stream.receive(0)
    os.write(outgoing, encode(Progress(3))[:6])
    os.close(outgoing)
    with pytest.raises(Closed):
        stream.receive(5)
    with pytest.raises(Closed):
        stream.send(Progress(4))
    os.close(incoming)

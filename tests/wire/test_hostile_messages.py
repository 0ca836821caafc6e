"""The codec round-trips every message, and survives whatever else comes in."""

from __future__ import annotations

import json
import types
import typing
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.wire import ProtocolError, decode, encode, messages
from grader.wire.codec import DEEPEST, HEADER, LARGEST, length_of

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
number = st.integers(-(2**63), 2**63)
scalar = st.none() | st.booleans() | number | st.floats(allow_nan=False, allow_infinity=False) | text
plain = st.recursive(
    scalar, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3), max_leaves=8
)


def _strategy(hint):
    if hint is typing.Any:
        return plain
    if isinstance(hint, types.UnionType):
        return st.none() | _strategy(typing.get_args(hint)[0])
    if typing.get_origin(hint) is tuple:
        return st.lists(_strategy(typing.get_args(hint)[0]), max_size=3).map(tuple)
    if typing.get_origin(hint) is dict:
        return st.dictionaries(text, _strategy(typing.get_args(hint)[1]), max_size=3)
    simple = {str: text, int: number, bool: st.booleans(), float: st.floats(allow_nan=False, allow_infinity=False)}
    return simple[hint] if hint in simple else _message(hint)


def _message(kind):
    return st.builds(kind, **{name: _strategy(hint) for name, hint in typing.get_type_hints(kind).items()})


def _body(**data):
    return json.dumps(data).encode()


@given(st.one_of([_message(kind) for kind in messages.BY_NAME.values()]))
def test_every_message_comes_back_as_it_was_sent(message):
    """Decoding undoes encoding, for every type of message and any content."""
    frame = encode(message)
    assert len(frame) == HEADER + length_of(frame[:HEADER])
    assert decode(frame[HEADER:]) == message


@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_or_a_protocol_error(body):
    """Garbage never causes any other exception."""
    with suppress(ProtocolError):
        decode(body)


@given(st.sampled_from(sorted(messages.BY_NAME)), st.dictionaries(text, plain, max_size=3), st.data())
def test_any_json_is_a_message_or_a_protocol_error(name, extra, data):
    """Well-formed JSON with the wrong shape never causes any other exception."""
    hints = typing.get_type_hints(messages.BY_NAME[name])
    kept = data.draw(st.lists(st.sampled_from(sorted(hints)), unique=True)) if hints else []
    odd = {field: data.draw(plain) for field in kept}
    with suppress(ProtocolError):
        decode(_body(type=name, **{**extra, **odd}))


HOSTILE = {
    "not JSON": b"{",
    "not UTF-8": b'"\xff"',
    "no object": b"[1]",
    "no type": b"{}",
    "an unknown type": _body(type="Pickle"),
    "a type that is no name": _body(type=["Ready"]),
    "a field too few": _body(type="Ready"),
    "a field too many": _body(type="Ready", python="3", more=1),
    "a number for a text": _body(type="Ready", python=3),
    "a bool for a number": _body(type="Progress", executions=True),
    "a float for a number": _body(type="Progress", executions=1.0),
    "NaN": b'{"type": "Progress", "executions": NaN}',
    "an infinite float": b'{"type": "Seen", "ending": {"kind": "", "value": 1e999, "findings": []}, "executions": 1, "token": "", "origin": ""}',
    "a number of a million digits": b'{"type": "Progress", "executions": ' + b"9" * 1_000_000 + b"}",
    "a number of two thousand digits": b'{"type": "Progress", "executions": ' + b"9" * 2_000 + b"}",
    "nesting without end": b'{"type": "Ready", "python": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "a deeply nested value": _body(
        type="Seen",
        ending={"kind": "", "value": json.loads("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)), "findings": []},
        executions=1,
        token="",
        origin="",
    ),
    "a mapping for a list": _body(type="Explored", rows={}, executions=1, steps=1, proof=None, note="", output=""),
    "a part that is none": _body(type="Seen", ending=None, executions=1, token="", origin=""),
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_what_is_malformed_is_refused(body):
    """Each known way to be malformed ends in ProtocolError."""
    with pytest.raises(ProtocolError):
        decode(body)


def test_lone_surrogates_become_printable():
    """A text that no terminal could show is replaced where it comes in, in texts, values and keys."""
    value = {"\ud800": ["\udfff"]}
    body = _body(
        type="Seen", ending={"kind": "\ud800", "value": value, "findings": []}, executions=1, token="", origin=""
    )
    assert decode(body).ending == messages.EndingPart("?", {"?": ["?"]}, ())


def test_a_message_too_large_to_send_is_not_sent():
    """The sender refuses what the receiver would refuse."""
    with pytest.raises(ProtocolError, match="at most"):
        encode(messages.Ready("x" * LARGEST))


def test_a_length_above_the_cap_is_refused_unread():
    """A frame's length is checked before a byte of it is read."""
    with pytest.raises(ProtocolError, match="at most"):
        length_of((LARGEST + 1).to_bytes(HEADER, "big"))

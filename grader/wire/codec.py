"""Frames on a byte stream: a length of four bytes, big-endian, then that many bytes of JSON.

What comes in is hostile. Whatever is wrong with it (size, encoding, depth, type, a missing or unknown field) ends
in ProtocolError, and nothing is ever executed or looked up by name beyond the table of messages.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from typing import Any

from . import messages
from .messages import Message

LARGEST = 16 * 1024 * 1024
"""The most bytes of one frame's JSON."""

HEADER = 4


class ProtocolError(Exception):
    """The other side sent something that is not a message."""


def encode(message: Message) -> bytes:
    """The frame of ``message``. Raises ProtocolError when it is larger than LARGEST."""
    body = json.dumps({"type": type(message).__name__, **dataclasses.asdict(message)}, allow_nan=False).encode()
    if len(body) > LARGEST:
        raise ProtocolError(f"a {type(message).__name__} message of {len(body):,} bytes (at most {LARGEST:,})")
    return len(body).to_bytes(HEADER, "big") + body


def length_of(header: bytes) -> int:
    """How many bytes follow ``header``. Raises ProtocolError for more than LARGEST."""
    length = int.from_bytes(header, "big")
    if length > LARGEST:
        raise ProtocolError(f"a frame of {length:,} bytes (at most {LARGEST:,})")
    return length


def decode(body: bytes) -> Message:
    """The message in a frame's body."""
    try:
        data = json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"a frame that is not JSON: {str(error)[:100]}") from None
    if not isinstance(data, dict):
        raise ProtocolError(f"a frame that is a {type(data).__name__}, not an object")
    name = data.pop("type", None)
    kind = messages.BY_NAME.get(name) if isinstance(name, str) else None
    if kind is None:
        raise ProtocolError(f"a message of unknown type {str(name)[:40]!r}")
    message: Message = _build(kind, data)
    return message


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _build(kind: Any, data: dict[str, Any]) -> Any:
    hints = typing.get_type_hints(kind)
    if set(data) != set(hints):
        odd = sorted(set(data) ^ set(hints))
        raise ProtocolError(f"{kind.__name__}: fields {str(odd)[:100]} are missing or unknown")
    return kind(**{name: _check(hint, data[name], f"{kind.__name__}.{name}") for name, hint in hints.items()})


def _check(hint: Any, value: Any, where: str) -> Any:
    if hint is Any:
        return value
    if dataclasses.is_dataclass(hint):
        if isinstance(value, dict):
            return _build(hint, value)
    elif typing.get_origin(hint) is tuple:
        if isinstance(value, list):
            return tuple(_check(typing.get_args(hint)[0], each, where) for each in value)
    elif typing.get_origin(hint) is dict:
        if isinstance(value, dict):
            inner = typing.get_args(hint)[1]
            return {key: _check(inner, each, where) for key, each in value.items()}
    elif isinstance(hint, types.UnionType):
        return None if value is None else _check(typing.get_args(hint)[0], value, where)
    elif type(value) is hint or (hint is float and type(value) is int):
        return value
    raise ProtocolError(f"{where}: {type(value).__name__} instead of {getattr(hint, '__name__', hint)}")

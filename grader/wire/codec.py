"""Frames on a byte stream: a length of four bytes, big-endian, then that many bytes of JSON.

What comes in is hostile. Whatever is wrong with it (size, encoding, depth, type, a missing or unknown field) ends
in ProtocolError, and nothing is ever executed or looked up by name beyond the table of messages. What passes is
safe to handle: it can be printed (no lone surrogates), written as JSON again (no infinities, no numbers of a
million digits) and walked through (no deep nesting).

The worker encodes beside student code, which may have replaced ``json.dumps`` or ``dataclasses.asdict``. So JSON is
written and read by private copies of its modules, and the fields of each message are known from the start.
"""

from __future__ import annotations

import dataclasses
import importlib.util
import math
import types
import typing
from operator import attrgetter
from typing import Any

from . import messages
from .messages import Message

LARGEST = 16 * 1024 * 1024
"""The most bytes of one frame's JSON."""

HEADER = 4

DEEPEST = 100
"""How deep the values in a message may nest."""

_MOST_BITS = 4_096


def _private(name: str) -> Any:
    """A copy of a module of the standard library that nobody else can find by its name."""
    spec = importlib.util.find_spec(name)
    assert spec is not None, "the standard library is there"
    assert spec.loader is not None, "and can be loaded"
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_NAMES = {
    kind: tuple(field.name for field in dataclasses.fields(kind))
    for kind in vars(messages).values()
    if isinstance(kind, type) and dataclasses.is_dataclass(kind)
}
_HINTS = {kind: typing.get_type_hints(kind) for kind in _NAMES}
_VALUES = {kind: attrgetter("__class__", *names) for kind, names in _NAMES.items()}


def _data(part: Any) -> dict[str, Any]:
    kind = type(part)
    if kind not in _NAMES:
        raise TypeError(f"a {kind.__name__} in a message")
    return dict(zip(_NAMES[kind], _VALUES[kind](part)[1:], strict=True))  # [1:]: the class, there to make it a tuple


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


_write_json = _private("json.encoder").JSONEncoder(default=_data, allow_nan=False).encode
_read_json = _private("json.decoder").JSONDecoder(parse_constant=_no_constant).decode


class ProtocolError(Exception):
    """The other side sent something that is not a message."""


def encode(message: Message) -> bytes:
    """The frame of ``message``. Raises ProtocolError when it is larger than LARGEST."""
    body: bytes = _write_json({"type": type(message).__name__, **_data(message)}).encode()
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
        data = _read_json(body.decode())
    except (ValueError, RecursionError, MemoryError) as error:
        raise ProtocolError(f"a frame that is not JSON: {str(error)[:100]}") from None
    if not isinstance(data, dict):
        raise ProtocolError(f"a frame that is a {type(data).__name__}, not an object")
    name = data.pop("type", None)
    kind = messages.BY_NAME.get(name) if isinstance(name, str) else None
    if kind is None:
        raise ProtocolError(f"a message of unknown type {str(name)[:40]!r}")
    message: Message = _build(kind, data)
    return message


def _build(kind: Any, data: dict[str, Any]) -> Any:
    hints = _HINTS[kind]
    if set(data) != set(hints):
        odd = sorted(set(data) ^ set(hints))
        raise ProtocolError(f"{kind.__name__}: fields {str(odd)[:100]} are missing or unknown")
    return kind(**{name: _check(hint, data[name], f"{kind.__name__}.{name}") for name, hint in hints.items()})


def _check(hint: Any, value: Any, where: str) -> Any:
    if hint is Any:
        return _plain(value, where, DEEPEST)
    if dataclasses.is_dataclass(hint):
        if isinstance(value, dict):
            return _build(hint, value)
    elif typing.get_origin(hint) is tuple:
        if isinstance(value, list):
            return tuple(_check(typing.get_args(hint)[0], each, where) for each in value)
    elif typing.get_origin(hint) is dict:
        if isinstance(value, dict):
            inner = typing.get_args(hint)[1]
            return {_printable(key): _check(inner, each, where) for key, each in value.items()}
    elif isinstance(hint, types.UnionType):
        return None if value is None else _check(typing.get_args(hint)[0], value, where)
    elif type(value) is hint:
        return _plain(value, where, 0)
    raise ProtocolError(f"{where}: {type(value).__name__} instead of {getattr(hint, '__name__', hint)}")


def _plain(value: Any, where: str, depth: int) -> Any:
    if isinstance(value, str):
        return _printable(value)
    if isinstance(value, list | dict) and not depth:
        raise ProtocolError(f"{where}: nested more than {DEEPEST} deep")
    if isinstance(value, list):
        return [_plain(each, where, depth - 1) for each in value]
    if isinstance(value, dict):
        return {_printable(key): _plain(each, where, depth - 1) for key, each in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        raise ProtocolError(f"{where}: a number too large for a float")
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        raise ProtocolError(f"{where}: a number of {value.bit_length():,} bits")
    return value


def _printable(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")

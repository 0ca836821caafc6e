"""What a run tells the one that started it: whole packets on a socket pair, each with a key.

The run process runs student code, which can write to every descriptor it finds. The key was made before it was forked
and is never written anywhere the submission reads, so a forged packet is known for what it is. What the watch notes in
the run's other processes has a key of its own, with which nothing else can be told: a new interpreter has to be handed
it.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
from dataclasses import asdict, replace
from os import _exit, getpid, write
from typing import Any, NoReturn

from grader.engine.findings import Ending, Finding, Wait
from grader.engine.plain import OPAQUE
from grader.engine.policy import Note

_encode = json.JSONEncoder().encode
_decode = json.JSONDecoder().decode

_LARGEST = 150_000
"""Bytes of one packet: what a socket pair takes whole with the system's default buffers."""


_KINDS = ("policy", "uncontrolled")
_LONGEST_NOTE = 1_000


class Forged(Exception):
    """A packet without a key, or a note that is none."""


class NoteLine:
    """Where other processes of a run tell what the watch noted in them."""

    def __init__(self, descriptor: int, key: str) -> None:
        self.descriptor = descriptor
        self.key = key

    def tell(self, note: Note) -> None:
        """Sends a note. Raises OSError when nobody listens."""
        write(self.descriptor, (self.key + _encode(asdict(note))).encode())


class Notes(list[Note]):
    """What the watch notes in a run. It is told at once, unless this is the process ``own``, which tells all that it
    has when it ends."""

    def __init__(self, line: NoteLine, own: int = 0) -> None:
        super().__init__()
        self._line = line
        self._own = own

    def append(self, note: Note) -> None:
        """Keeps the note, or tells it."""
        super().append(note)
        if getpid() != self._own:
            with contextlib.suppress(OSError):
                self._line.tell(note)


class Line:
    """One run's socket pair. The same object serves both sides of a fork."""

    def __init__(self) -> None:
        self._key, self._note_key = os.urandom(16).hex(), os.urandom(16).hex()
        self.reader, self.writer = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)

    def for_runs(self) -> None:
        """This process only tells."""
        self.reader.close()

    def for_reading(self) -> None:
        """This process only listens."""
        self.writer.close()

    def for_notes(self) -> NoteLine:
        """The same line for the run's other processes."""
        return NoteLine(self.writer.fileno(), self._note_key)

    def close(self) -> None:
        """Lets go of both ends."""
        self.reader.close()
        self.writer.close()

    def tell(self, **content: Any) -> None:
        """Sends one packet. Raises OSError when nobody listens."""
        data = (self._key + _encode(content)).encode()
        self.writer.send(data)

    def tell_ending(self, ending: Ending, steps: int, size: int) -> None:
        """Sends how the run ended; a value that is too large for a packet becomes an opaque one."""
        content = {"ending": asdict(ending), "steps": steps, "size": size}
        if len(_encode(content)) > _LARGEST:
            smaller = replace(ending, value={OPAQUE: "value (too large)"})
            content["ending"] = asdict(smaller)
        if len(_encode(content)) > _LARGEST:
            content["ending"] = asdict(Ending(ending.kind, None, _cut(ending.findings)))
        self.tell(**content)

    def hear(self) -> dict[str, Any] | None:
        """The next packet, a note as a Note; None when nobody tells any more. Raises Forged."""
        data = self.reader.recv(1 << 20)
        if not data:
            return None
        text = data.decode("utf-8", "replace")
        if text.startswith(self._note_key):
            return {"note": _note_in(text[len(self._note_key) :])}
        if not text.startswith(self._key):
            raise Forged
        found: dict[str, Any] = _decode(text[len(self._key) :])
        return found


def _note_in(text: str) -> Note:
    """The note in a packet that any process of the run may have sent. Raises Forged."""
    try:
        note = Note(**_decode(text))
    except (ValueError, TypeError, RecursionError):
        raise Forged from None
    words = (note.kind, note.sentence, note.file)
    if note.kind not in _KINDS or type(note.line) is not int or any(type(each) is not str for each in words):
        raise Forged
    return replace(note, sentence=note.sentence[:_LONGEST_NOTE], file=note.file[:_LONGEST_NOTE])


def _cut(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(
        replace(each, message=each.message[:500], traceback=each.traceback[:2_000], waits=each.waits[:20])
        for each in findings[:10]
    )


def ending_of(content: dict[str, Any]) -> Ending:
    """The ending in a packet."""
    findings = tuple(
        Finding(**{**each, "waits": tuple(Wait(**wait) for wait in each["waits"])}) for each in content["findings"]
    )
    return Ending(content["kind"], content["value"], findings)


def finding_of(note: Note) -> Finding:
    """What the watch noted, as a finding."""
    return Finding(note.kind, f"the program {note.sentence}", note.file, note.line)


SILENCED = 117
"""The exit code of a run that can't tell its ending any more."""


def leave(code: int = 0) -> NoReturn:
    """Ends this process without any of Python's cleaning up."""
    _exit(code)

"""The audit hook: it hears what the interpreter reports (PEP 578), notes what no exercise asks for, and refuses it.

An audit hook can't be removed. It is deaf unless something is being noted, and looks each event up in one table
before it does anything else; what its own work causes is not judged again.
"""

from __future__ import annotations

import errno
import sys
from _thread import get_ident
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from .origin import Asker
from .places import Places
from .rules import Event, Rule, rules


@dataclass(frozen=True, slots=True)
class Note:
    """What was seen: the kind of its finding, a sentence that goes on from "the program", and the program's line."""

    kind: str
    sentence: str
    file: str = ""
    line: int = 0


class Watch:
    """Notes what escapes, spies or trespasses. One watch serves a process, one noting at a time.

    ``simulated``: real threads, processes and locks between processes escape; else they are what is watched. The
    current folder and TMPDIR, where a program may write, are those of the moment when the watch is made.
    """

    def __init__(self, *, simulated: bool = True) -> None:
        self._rules: dict[str, Rule] = rules(simulated=simulated)
        self._simulated = simulated
        self._places = Places()
        self._notes: list[Note] | None = None
        self._files: Collection[str] = ()
        self._codes: Collection[int] = ()
        self._busy: set[int] = set()
        self._hooked = False

    @contextmanager
    def noting(
        self, notes: list[Note], files: Collection[str] = (), codes: Collection[int] = ()
    ) -> Iterator[None]:
        """Appends a note for everything that is seen meanwhile. ``files`` are the program's, ``codes`` the
        identities of the code objects that may be executed."""
        if not self._hooked:
            sys.addaudithook(self._hook())
            self._hooked = True
        self._files, self._codes = files, codes
        self._notes = notes
        try:
            yield
        finally:
            self._notes = None

    @contextmanager
    def off_duty(self) -> Iterator[None]:
        """What the calling thread does meanwhile is the grader's own work, and is not judged."""
        thread = get_ident()
        self._busy.add(thread)
        try:
            yield
        finally:
            self._busy.discard(thread)

    def escaped(self, sentence: str, *, refused: bool = False) -> None:
        """Notes a thread, process or lock that the simulation can't control; nothing where they are real anyway.
        Raises PermissionError when it is ``refused`` too."""
        if self._simulated and self._notes is not None:
            self.note("uncontrolled", sentence, Asker(sys._getframe(1), self._files).place())
            if refused:
                raise PermissionError(errno.EPERM, f"not allowed in a submission: it {sentence}")

    def refuse(self, sentence: str) -> None:
        """Notes what the program tried, in the words of a policy. Raises PermissionError, whether noted or not."""
        self.report("policy", sentence)
        raise PermissionError(errno.EPERM, f"not allowed in a submission: it {sentence}")

    def check_written(self, path: Any, folder: Any = None) -> None:
        """A file is about to be made that no event tells of. Raises PermissionError where none may be."""
        real = self._places.trespass(path, write=True, folder=folder) if self._notes is not None else ""
        if real:
            self.refuse(f"tried to write {real[:200]}")

    def check_memory(self) -> None:
        """The caller's caller is about to call something that reaches into memory, and has no event of its own. Raises
        PermissionError unless the library did it for an ordinary program."""
        if self._notes is not None:
            self._judge("ctypes.call_function", (), 3)

    def note(self, kind: str, sentence: str, place: tuple[str, int]) -> None:
        """Adds a note, unless nothing is being noted; what was said before is not said again."""
        notes = self._notes
        if notes is not None and all(each.sentence != sentence for each in notes):
            notes.append(Note(kind, sentence, *place))

    def report(self, kind: str, sentence: str) -> None:
        """Adds a note on the program's innermost line."""
        if self._notes is not None:
            self.note(kind, sentence, Asker(sys._getframe(1), self._files).place())

    def _hook(self) -> Callable[[str, tuple[Any, ...]], None]:
        rules, busy = self._rules, self._busy

        def hear(name: str, arguments: tuple[Any, ...]) -> None:  # a plain function: the interpreter calls it faster
            if self._notes is None or name not in rules or (name == "exec" and id(arguments[0]) in self._codes):
                return
            if get_ident() not in busy:
                self._judge(name, arguments, 2)

        return hear

    def _judge(self, name: str, arguments: tuple[Any, ...], depth: int) -> None:
        thread = get_ident()
        self._busy.add(thread)
        try:
            asker = Asker(sys._getframe(depth), self._files)
            verdict = self._rules[name](Event(name, arguments, asker, self._places))
            if verdict is not None and verdict.kind:
                self.note(verdict.kind, verdict.sentence, asker.place())
        finally:
            self._busy.discard(thread)
        if verdict is not None and verdict.refused:
            raise PermissionError(errno.EPERM, f"not allowed in a submission: it {verdict.sentence}")

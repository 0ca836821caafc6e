"""What an execution came to: its ending, and what was wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Wait:
    """One edge of the wait-for graph: ``thread`` waits at ``file:line`` for ``resource``; see
    :mod:`grader.engine.waits`."""

    thread: str
    action: str
    resource: str
    file: str
    line: int
    holder: str = ""
    held_line: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """What one thread does in a race or a cycle of locks: ``thread`` ``action`` ``target`` (``T1 writes self.value``),
    while it holds the locks in ``holding``."""

    thread: str
    action: str
    target: str
    file: str
    line: int
    holding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. ``kind`` is a word of the glossary; the traceback is cut to the program's own frames;
    ``sides`` are the threads of what was predicted."""

    kind: str
    message: str
    file: str = ""
    line: int = 0
    waits: tuple[Wait, ...] = ()
    traceback: str = ""
    sides: tuple[Side, ...] = ()

    @property
    def place(self) -> tuple[str, str, int]:
        """What makes two findings the same one."""
        return self.kind, self.file, self.line


@dataclass(frozen=True, slots=True)
class Ending:
    """How an execution ended: ``returned`` with an observation, or the kind of the finding that ended it."""

    kind: str
    value: Any = None
    findings: tuple[Finding, ...] = ()

    @property
    def key(self) -> str:
        """Equal for endings that tell the same story, whatever the names of the threads."""
        places = sorted(finding.place for finding in self.findings)
        return repr((self.kind, self.value, places))

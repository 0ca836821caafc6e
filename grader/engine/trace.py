"""A trace: the steps of one execution, for people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Step:
    """What one thread did at one scheduling point, or what happened to it.

    ``kind`` is the site's (read, write, delete, call, loop, enter, test) or one of acquire, release, block, wake,
    start, end, raise. ``target`` is the source text of what is touched, ``value`` what was read or written,
    ``text`` the source line.
    """

    thread: int
    kind: str
    file: str
    line: int
    text: str
    target: str = ""
    value: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """``threads[i]`` is the name of thread *i*; ``switches`` counts the changes of thread between steps."""

    threads: tuple[str, ...]
    steps: tuple[Step, ...]
    switches: int
    truncated: bool = False

"""The processes below this one, as ``/proc`` shows them (proc(5): stat, status, task/children), and what keeps hold
of them."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
import signal
from collections.abc import Iterator

_PR_SET_DUMPABLE = 4
_PR_SET_CHILD_SUBREAPER = 36

_HELPERS = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")


class NoProcess(Exception):
    """The machine has no process to give, or no memory for one: it is nobody's mark."""


def fork() -> int:
    """Forks, as ``os.fork`` does. Raises NoProcess, with the next step."""
    try:
        return os.fork()
    except OSError as error:
        raise NoProcess(
            f"no process can be started ({error.strerror}): end other programs, or raise the limit on processes or "
            "memory (`ulimit -u`, the container's, the service's), and grade again"
        ) from error


def adopt_orphans() -> None:
    """Makes a descendant whose parent dies this process's child (Linux): nothing escapes by forking twice."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)  # elsewhere the host's search of the session has to do


def close_curtains() -> None:
    """Hides this process's memory and descriptors from others of the same user (Linux): a submission's process can't
    reopen the wire or read the conversation's key through ``/proc`` or ptrace. Root looks through all curtains."""
    _prctl(_PR_SET_DUMPABLE, 0)


@functools.cache  # what all processes use that are forked from one that has used it
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None)


def _prctl(option: int, value: int) -> None:
    with contextlib.suppress(OSError, AttributeError):
        _library().prctl(option, value, 0, 0, 0)


def _read(path: str) -> str:
    """What the kernel says in a file. Not by ``pathlib``, which would be the largest thing that a worker loads."""
    with open(path, encoding="utf-8", errors="replace") as file:  # noqa: PTH123
        return file.read()


def threads(pid: int) -> list[str]:
    """The identifiers of the threads of ``pid``; none if it has gone, which can happen at any moment."""
    try:
        return os.listdir(f"/proc/{pid}/task")  # noqa: PTH208 - see _read
    except OSError:
        return []


def children(pid: int) -> list[int]:
    """The direct children of ``pid``, zombies included; none where that can't be told."""
    found: list[int] = []
    for thread in threads(pid):
        with contextlib.suppress(OSError):
            found += map(int, _read(f"/proc/{pid}/task/{thread}/children").split())
    return found


def descendants(pid: int) -> Iterator[int]:
    """Everything below ``pid``, parents first."""
    for child in children(pid):
        yield child
        yield from descendants(child)


def living(pid: int) -> bool:
    """Whether the process is there and not about to end: one that is has given back its memory already."""
    try:
        state = _read(f"/proc/{pid}/stat").rpartition(")")[2].split()[0]
        return state not in "ZX" and not _read(f"/proc/{pid}/statm").startswith("0 ")
    except (OSError, IndexError):
        return False


def is_helper(pid: int) -> bool:
    """Whether ``multiprocessing`` keeps the process for itself: a fork server or a resource tracker."""
    try:
        command = _read(f"/proc/{pid}/cmdline")
    except OSError:
        return False
    return any(name in command for name in _HELPERS)


def left(pid: int) -> list[int]:
    """The living processes that were started below ``pid`` and are still there; helpers don't count, but what a
    helper has started does."""
    found = []
    for child in children(pid):
        helper = is_helper(child)
        if living(child) and not helper:
            found.append(child)
        found += [each for each in (descendants(child) if helper else ()) if living(each)]
    return found


def standing(pids: list[int]) -> dict[int, str] | None:
    """Per thread of these processes how often it was switched; None when one of them could run."""
    counts: dict[int, str] = {}
    for pid in pids:
        for thread in threads(pid):
            try:
                lines = _read(f"/proc/{pid}/task/{thread}/status").splitlines()
                fields = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
            except (OSError, ValueError):
                return None
            if fields.get("State", "R")[0] not in "SZ":
                return None
            counts[int(thread)] = fields.get("voluntary_ctxt_switches", "")
    return counts


def bury() -> None:
    """Kills whatever is below this process, until nothing is left; it has to be the one that adopts orphans."""
    while living := children(os.getpid()):
        for pid in (*descendants(os.getpid()), *living):
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        for pid in living:
            with contextlib.suppress(OSError):
                os.waitpid(pid, 0)

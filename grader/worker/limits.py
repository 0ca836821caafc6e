"""What the worker sets up before student code is there: resource limits, that no descendant outlives it unseen, and
that none can look into it."""

from __future__ import annotations

import contextlib
import json
import resource

_BY_NAME = {
    "memory": resource.RLIMIT_AS,
    "cpu": resource.RLIMIT_CPU,
    "processes": resource.RLIMIT_NPROC,
    "file_size": resource.RLIMIT_FSIZE,
    "open_files": resource.RLIMIT_NOFILE,
    "core": resource.RLIMIT_CORE,
}

_PR_SET_DUMPABLE = 4
_PR_SET_CHILD_SUBREAPER = 36


def apply(text: str) -> None:
    """Sets the limits in the JSON object ``text``: name → number, in bytes, seconds or pieces. Never raises a hard
    limit."""
    for name, wanted in json.loads(text).items():
        kind = _BY_NAME[name]
        _, hard = resource.getrlimit(kind)
        limit = int(wanted) if hard == resource.RLIM_INFINITY else min(int(wanted), hard)
        resource.setrlimit(kind, (limit, limit))


def adopt_orphans() -> None:
    """Makes a descendant whose parent dies this process's child (Linux): nothing escapes by forking twice."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)  # elsewhere the host's search of the session has to do


def close_curtains() -> None:
    """Hides this process's memory and descriptors from others of the same user (Linux): a submission's process can't
    reopen the wire or read the conversation's key through ``/proc`` or ptrace. Root looks through all curtains."""
    _prctl(_PR_SET_DUMPABLE, 0)


def _prctl(option: int, value: int) -> None:
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)

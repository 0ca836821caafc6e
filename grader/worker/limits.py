"""The resource limits that the worker gives itself before student code is there."""

from __future__ import annotations

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


def apply(text: str) -> None:
    """Sets the limits in the JSON object ``text``: name → number, in bytes, seconds or pieces. Never raises a hard
    limit."""
    for name, wanted in json.loads(text).items():
        kind = _BY_NAME[name]
        _, hard = resource.getrlimit(kind)
        limit = int(wanted) if hard == resource.RLIM_INFINITY else min(int(wanted), hard)
        resource.setrlimit(kind, (limit, limit))

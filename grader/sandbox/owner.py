"""Whose a container is, written in its labels, so that what a killed grader left can be told from what a live one uses.

An owner is a process: its host, its number and when it started. A process number means something only within its host
and its namespace, so both are part of the host's name; that name is a digest and tells nothing about the host.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import socket
from collections.abc import Mapping
from pathlib import Path

HOST = "concurrency-grader.host"
PROCESS = "concurrency-grader.process"


def labels() -> dict[str, str]:
    """The labels of what this process starts."""
    return {HOST: _host(), PROCESS: f"{os.getpid()}:{_started(os.getpid())}"}


def is_leftover(found: Mapping[str, str]) -> bool:
    """Whether ``found``, a container's labels, name a process of this very host that is no more. False in doubt."""
    if found.get(HOST) != _host():
        return False
    number, _, started = found.get(PROCESS, "").partition(":")
    return number.isdigit() and bool(started) and _started(int(number)) != started


def _host() -> str:
    parts = [socket.gethostname()]
    with contextlib.suppress(OSError):  # another system than Linux
        parts.append(str(Path("/proc/self/ns/pid").readlink()))
        parts.append(Path("/etc/machine-id").read_text().strip())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _started(process: int) -> str:
    """When a process started, in ticks since the boot that is named with it; "" when there is no such process."""
    try:
        state, *fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return "" if state in "ZX" else f"{boot}:{fields[18]}"
    except FileNotFoundError:
        return "" if Path("/proc/self/stat").exists() else _alive(process)
    except ProcessLookupError:
        return ""


def _alive(process: int) -> str:
    """Where there is no /proc only life itself can be seen."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return ""
    except PermissionError:
        pass
    return "alive"

"""What a grading leaves behind: processes, threads, containers, files.

This process adopts orphans while it looks, so whatever was started below it and still lives is below it, whatever
session or parent it has chosen.
"""

from __future__ import annotations

import ctypes
import os
import sysconfig
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import grader
from grader.engine.processes import descendants, living
from grader.sandbox import Sandbox, owner

_PR_SET_CHILD_SUBREAPER = 36
_PATIENCE = 3.0
"""Seconds within which what was killed has to be gone."""

PLANTED = "planted*"
_PLACES = (
    *(Path("/root"), Path("/tmp"), Path("/dev/shm"), Path(sysconfig.get_paths()["stdlib"])),
    *(Path(sysconfig.get_paths()["purelib"]), Path(grader.__file__).parent),
)


class Leftovers:
    """What is there when it is made, against what is there later. ``folder`` holds all that the test itself made."""

    def __init__(self, folder: Path, sandbox: Sandbox) -> None:
        self._folder = folder
        self._sandbox = sandbox
        self._threads = set(threading.enumerate())
        self._processes = set(descendants(os.getpid()))
        self._files = self._listed()
        self._descriptors = _open()

    def found(self) -> dict[str, list[str]]:
        """By kind what is new, after a moment in which it may go; empty when nothing is."""
        end = time.monotonic() + _PATIENCE
        while (found := self._look()) and time.monotonic() < end:
            time.sleep(0.02)
        return found

    def _look(self) -> dict[str, list[str]]:
        processes = [each for each in descendants(os.getpid()) if each not in self._processes and living(each)]
        found = {
            "processes": [f"{each}: {_command(each)}" for each in processes],
            "threads": [each.name for each in threading.enumerate() if each not in self._threads],
            "files": sorted(self._listed() - self._files),
            "containers": self._containers(),
            "descriptors": sorted(_open() - self._descriptors),
        }
        return {kind: names for kind, names in found.items() if names}

    def _listed(self) -> set[str]:
        """All below the test's folder, its temporary files included, and what attacks plant elsewhere."""
        own = {str(each) for each in self._folder.rglob("*") if "home" not in each.parts}
        return own | {str(each) for place in _PLACES if os.access(place, os.R_OK) for each in place.glob(PLANTED)}

    def _containers(self) -> list[str]:
        if self._sandbox.name != "docker":
            return []
        from grader.sandbox.docker_engine import connect

        label = f"{owner.PROCESS}={owner.labels()[owner.PROCESS]}"
        client = connect()
        try:
            return [each["Id"][:12] for each in client.api.containers(all=True, filters={"label": label})]
        finally:
            client.close()


@contextmanager
def adopting() -> Iterator[None]:
    """Orphans are this process's meanwhile; those that have ended are buried."""
    prctl = ctypes.CDLL(None).prctl
    prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    before = set(descendants(os.getpid()))
    try:
        yield
    finally:
        for each in set(descendants(os.getpid())) - before:
            _end(each)
        prctl(_PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


@contextmanager
def temporary_files_in(folder: Path) -> Iterator[None]:
    """Whatever the grader makes for a while lies in ``folder``."""
    folder.mkdir()
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def _end(process: int) -> None:
    try:
        os.kill(process, 9)
        os.waitpid(process, 0)
    except (ProcessLookupError, ChildProcessError):
        pass


def _open() -> set[str]:
    links = set()
    for each in Path("/proc/self/fd").iterdir():
        try:
            links.add(f"{each.name}: {each.readlink()}")
        except FileNotFoundError:
            continue
    return {each for each in links if "socket:" not in each and "/proc/" not in each}


def _command(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")[:200]
    except OSError:
        return "?"

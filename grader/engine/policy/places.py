"""The files that a submission may touch: its working folder, the library's files to read, and a few devices.

Everything else is out of bounds, above all the grader's own files: where there is no container, hidden checks lie on
the same disk. What counts is where a path really leads, links and ``..`` resolved.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from .origin import PACKAGE, library_folders

_DEVICES = ("/dev/null", "/dev/urandom", "/dev/random", "/dev/zero")
_SHARED = ("/dev/shm/pym-",)
"""Where multiprocessing keeps shared values: files that it removes at once."""

_READABLE = (
    "/usr/share/zoneinfo/",
    "/usr/lib/zoneinfo/",
    "/usr/share/locale/",
    "/etc/localtime",
    "/etc/mime.types",
    "/etc/os-release",
    "/usr/lib/os-release",
)
"""What the standard library looks up by itself."""


class Places:
    """Fixed when it is made: a later change of folder or of ``sys.path`` opens nothing."""

    def __init__(self) -> None:
        own = {os.getcwd(), os.environ.get("TMPDIR") or os.getcwd()}  # noqa: PTH109 - as text
        self._writable = tuple(os.path.realpath(each) + os.sep for each in own) + _SHARED
        self._library = library_folders()
        self._searched = frozenset(map(os.path.realpath, sys.path))
        self._readable = (*self._library, *_READABLE, os.path.realpath(sys.executable))
        self._grader = PACKAGE + os.sep

    def trespass(self, path: Any, *, write: bool, folder: Any = None) -> str:
        """The real path when it is out of bounds, else an empty text; open descriptors are nobody's secret.

        ``folder`` is the descriptor of a folder that ``path`` is relative to.
        """
        if path is None or isinstance(path, int):
            return ""
        real = _resolved(path, folder)
        if not real or real in _DEVICES:
            return ""
        inside = real + os.sep
        if not inside.startswith(self._grader) and self._allows(inside, write):
            return ""
        return real

    def _allows(self, inside: str, write: bool) -> bool:
        return inside.startswith(self._writable) or (not write and inside.startswith(self._readable))

    def is_library(self, path: str) -> bool:
        """Whether a module may be loaded from this file."""
        real = os.path.realpath(path)
        return real.startswith(self._library) and not real.startswith((self._grader, *self._writable))

    def may_be_shown(self, path: str) -> bool:
        """Whether the interpreter may look here for a line of a traceback: among the engine's sources, and for files of
        the program's names in the folders that modules are searched in."""
        engine = path.startswith(self._grader) and (os.sep + "data" + os.sep) not in path
        return path.endswith(".py") and (engine or os.path.dirname(path) in self._searched)  # noqa: PTH120


def _resolved(path: Any, folder: Any) -> str:
    """Where a path leads; an empty text for one that no file can have."""
    if isinstance(path, str):
        text = str.__str__(path)  # of a subclass, the text itself
    elif isinstance(path, bytes | bytearray | memoryview):
        text = os.fsdecode(memoryview(path).tobytes())
    else:
        text = str(path)
    if isinstance(folder, int) and folder >= 0:
        text = os.path.join(os.path.realpath(f"/proc/self/fd/{folder}"), text)  # noqa: PTH118
    try:
        return os.path.realpath(text)
    except (OSError, ValueError):
        return ""

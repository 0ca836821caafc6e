"""Which arguments of which audit event are paths, and whether they are read or written.

Each entry yields (path, written, descriptor of the folder it is relative to).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

_Paths = list[tuple[Any, bool, Any]]

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def _opened(arguments: tuple[Any, ...]) -> _Paths:
    path, _, flags = arguments
    return [(path, bool(flags & _WRITING), None)]


def _read(arguments: tuple[Any, ...]) -> _Paths:
    return [("." if arguments[0] is None else arguments[0], False, None)]


def _written(folder: int) -> Callable[[tuple[Any, ...]], _Paths]:
    """The first argument is written; the one at ``folder`` is the descriptor, where there is one."""
    return lambda arguments: [(arguments[0], True, arguments[folder] if folder else None)]


def _moved(arguments: tuple[Any, ...]) -> _Paths:
    source, target, source_folder, target_folder = arguments
    return [(source, True, source_folder), (target, True, target_folder)]


def _pointed(arguments: tuple[Any, ...]) -> _Paths:
    return [(arguments[1], True, arguments[2])]


def _database(arguments: tuple[Any, ...]) -> _Paths:
    return [(arguments[0], True, None)] if arguments[0] not in (":memory:", b":memory:", "", b"") else []


FILES: Mapping[str, Callable[[tuple[Any, ...]], _Paths]] = {
    "open": _opened,
    "os.listdir": _read,
    "os.scandir": _read,
    "os.getxattr": _read,
    "os.listxattr": _read,
    "os.remove": _written(1),
    "os.rmdir": _written(1),
    "os.mkdir": _written(2),
    "os.chmod": _written(2),
    "os.chown": _written(3),
    "os.utime": _written(3),
    "os.truncate": _written(0),
    "os.chflags": _written(0),
    "os.setxattr": _written(0),
    "os.removexattr": _written(0),
    "os.rename": _moved,
    "os.link": _moved,
    "os.symlink": _pointed,
    "sqlite3.connect": _database,
}

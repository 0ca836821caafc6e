"""What each audit event means: nothing, or a finding, or a finding and a refusal.

Two kinds. ``uncontrolled`` is what the runtime can't see into: threads and processes behind its back, and code that
was not instrumented, in which a race would be invisible. ``policy`` is what no exercise needs: reading the
interpreter's innards, other people's files, the network, signals to strangers. The library does some of this by itself
for ordinary programs; a rule then asks which function of the library it was.
"""

from __future__ import annotations

import _socket  # constants alone: the module on top of it takes long to load
import os
from collections.abc import Callable
from dataclasses import dataclass
from os import kill
from types import FunctionType
from typing import Any

from . import running
from .hiding import HIDDEN
from .origin import Asker, of_grader
from .places import Places
from .trespassing import FILES


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said about an event, and whether it is refused; without a kind it is refused in silence."""

    kind: str
    sentence: str
    refused: bool


@dataclass(frozen=True, slots=True)
class Event:
    """An audit event, who is behind it, and what the program may do."""

    name: str
    arguments: tuple[Any, ...]
    asker: Asker
    places: Places


_GENERATIONS = 4

Rule = Callable[[Event], Verdict | None]


def _always(kind: str, sentence: str, *, refused: bool) -> Rule:
    verdict = Verdict(kind, sentence, refused)
    return lambda _: verdict


def _policy(sentence: str) -> Verdict:
    return Verdict("policy", sentence, refused=True)


_THREAD = _always("uncontrolled", "started a thread that the engine does not control", refused=False)
_PROCESS = _always("uncontrolled", "started a process", refused=False)
_PROGRAM = _always("uncontrolled", "started a process", refused=True)
_OTHER_PROGRAM = _always("uncontrolled", "tried to replace the process by another program", refused=True)
_INTERPRETER = _always("uncontrolled", "started another interpreter", refused=False)
_UNSEEN = Verdict("uncontrolled", "runs code that the grader can't control (exec, eval, compile …)", refused=False)

_INTERPRETERS = ("_interpreters", "_xxsubinterpreters")
"""From 3.13 on they start one without an event."""

_FAMILIES = (-1, *(getattr(_socket, name) for name in ("AF_UNIX", "AF_INET", "AF_INET6") if hasattr(_socket, name)))
_KINDS, _RAW = 0xF, int(_socket.SOCK_RAW)
_NETWORK = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")
_NAMES = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")
_MEMORY = (
    *("dlopen", "dlsym", "dlsym/handle", "call_function", "string_at", "wstring_at", "memoryview_at", "addressof"),
    *("PyObj_FromPtr", "cdata", "cdata/buffer", "seh_exception"),
)


# code that was not instrumented


def _executes(event: Event) -> Verdict | None:
    return None if running.by_library(event.asker, event.arguments[0], event.places) else _UNSEEN


def _makes_code(event: Event) -> Verdict | None:
    return None if event.asker.is_library(*running.MAKES_FUNCTIONS) else _UNSEEN


def _changes_function(event: Event) -> Verdict | None:
    target, name = event.arguments[:2]
    if type(target) is not FunctionType or name not in ("__code__", "__defaults__", "__kwdefaults__"):
        return None
    own = event.asker.owns(target.__code__.co_filename)
    if not own and event.asker.is_program:
        return _policy(f"tried to change {name} of {target.__module__}.{target.__qualname__}")
    return _makes_code(event) if name == "__code__" else None


def _imports(event: Event) -> Verdict | None:
    name, file = event.arguments[:2]
    if isinstance(name, str) and name.partition(".")[0] in HIDDEN:
        return _policy(f"tried to import {name}, on which the grader itself runs")
    if name in _INTERPRETERS:
        return Verdict("uncontrolled", "started another interpreter", refused=True)
    if isinstance(file, str) and not event.places.is_library(file):
        return Verdict("uncontrolled", f"loads compiled code from {file[:200]}", refused=True)
    return None


# the interpreter's innards


def _frame(event: Event) -> Verdict | None:
    wanted = event.arguments[0] if event.arguments else None
    if not event.asker.is_program or wanted is None or not of_grader(wanted.f_code.co_filename):
        return None
    return _policy("tried to read the grader's own frames (sys._getframe)")


def _memory(event: Event) -> Verdict | None:
    asked = event.asker.beyond("/ctypes/", "/policy/unaudited.py")  # our stand-ins call functions that are heard, too
    if "/multiprocessing/" in asked or asked.startswith("<frozen importlib"):
        return None
    return _policy("reaches into the interpreter's memory with ctypes")


# other processes, other machines


def _signals(event: Event) -> Verdict | None:
    pid = event.arguments[0]
    if event.name == "os.kill" and pid > 0 and (pid == os.getpid() or _is_own(pid) or _is_gone(pid)):
        return None
    return _policy(f"tried to send a signal to a process that is not its own ({event.name})")


def _is_own(pid: int) -> bool:
    """Whether the process stands below this one: a child, or what a child has started (a fork server's)."""
    me = os.getpid()
    for _ in range(_GENERATIONS):
        if pid <= 1:
            return False
        pid = _parent(pid)
        if pid == me:
            return True
    return False


def _is_gone(pid: int) -> bool:
    """Whether there is no such process: ``multiprocessing`` signals what a fork server may have buried already."""
    try:
        kill(pid, 0)
    except OSError as error:
        return isinstance(error, ProcessLookupError)
    return False


def _parent(pid: int) -> int:
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - bound early
            return int(file.read().rpartition(")")[2].split()[1])
    except (OSError, IndexError, ValueError):
        return 0


def _makes_socket(event: Event) -> Verdict | None:
    family, kind = event.arguments[1:3]
    ordinary = family in _FAMILIES and kind & _KINDS != _RAW
    return None if ordinary else _policy("tried to use the network (a raw socket)")


def _connects(event: Event) -> Verdict | None:
    address = event.arguments[1]
    if address is None:
        return None
    if isinstance(address, str | bytes):  # a local socket's path, or a name that is no file's
        abstract = address[:1] in ("\0", b"\0", "", b"")
        real = "" if abstract else event.places.trespass(address, write=True)
        return _policy(f"tried to write {real[:200]}") if real else None
    return _policy(f"tried to use the network ({event.name})")


def _touches(event: Event) -> Verdict | None:
    for path, write, folder in FILES[event.name](event.arguments):
        real = event.places.trespass(path, write=write, folder=folder)
        if not real and event.name == "open":
            real = _folder_of_library(event, path)
        if real:
            by_itself = running.looks_around(event.asker, event.name, real, event.places, write=write)
            sentence = f"tried to {'write' if write else 'read'} {real[:200]}"
            return Verdict("" if by_itself else "policy", sentence, refused=True)
    return None


def _folder_of_library(event: Event, path: Any) -> str:
    """An open folder of the library would let its files be written by names that no rule can place."""
    is_folder = isinstance(path, str | bytes) and os.path.isdir(path)  # noqa: PTH112 - as the program wrote it
    return event.places.trespass(path, write=True) if is_folder else ""


def rules(*, simulated: bool) -> dict[str, Rule]:
    """Event → rule. Only a simulation counts real threads and processes as escapes."""
    escapes: dict[str, Rule] = {
        **dict.fromkeys(("_thread.start_new_thread", "_thread.start_joinable_thread"), _THREAD),
        **dict.fromkeys(("os.fork", "os.forkpty"), _PROCESS),
    }
    return {
        **(escapes if simulated else {}),
        **dict.fromkeys(("os.posix_spawn", "os.spawn", "os.system", "subprocess.Popen", "os.startfile"), _PROGRAM),
        "os.exec": _OTHER_PROGRAM,
        "cpython.PyInterpreterState_New": _INTERPRETER,
        "exec": _executes,
        **dict.fromkeys(("function.__new__", "code.__new__"), _makes_code),
        "object.__setattr__": _changes_function,
        "import": _imports,
        "sys._getframe": _frame,
        **_innards(),
        **{f"ctypes.{each}": _memory for each in _MEMORY},
        **dict.fromkeys(("os.kill", "os.killpg"), _signals),
        "socket.__new__": _makes_socket,
        **dict.fromkeys(_NETWORK, _connects),
        **{each: _always("policy", f"tried to use the network ({each})", refused=True) for each in _NAMES},
        **dict.fromkeys(FILES, _touches),
    }


def _innards() -> dict[str, Rule]:
    """What no exercise asks of the interpreter, whoever calls it."""
    sentences = {
        "walks through all objects of the interpreter": ("gc.get_objects", "gc.get_referrers", "gc.get_referents"),
        "tried to read the frames of other threads": ("sys._current_frames", "sys._current_exceptions"),
        "tried to trace the interpreter": ("sys.settrace", "sys.setprofile", "sys.monitoring.register_callback"),
        "tried to hook into the interpreter": ("sys.addaudithook", "sys.remote_exec"),
        "tried to load a program into a database": ("sqlite3.enable_load_extension", "sqlite3.load_extension"),
        "tried to change its limits": ("resource.setrlimit", "resource.prlimit"),
        "tried to change the file systems": ("os.mount", "os.unmount"),
    }
    return {
        name: _always("policy", f"{sentence} ({name})", refused=True)
        for sentence, names in sentences.items()
        for name in names
    }

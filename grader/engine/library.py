"""Private copies of CPython's own modules, loaded once more on top of another ``_thread``.

``threading``, ``queue``, ``concurrent.futures``, ``_threading_local``, ``sched``, ``random`` and ``logging`` are
CPython's files, executed against the primitives that they are given: semantics and messages are the real ones, because
the code is. The C twins of ``queue.SimpleQueue`` and of ``asyncio`` are hidden, so that the pure Python ones are used:
to the latter's, a simulated thread is a thread, with an event loop of its own or none.

While a library is installed its modules stand in ``sys.modules``, and whatever is imported meanwhile binds to them and
stays private to it. The grader's own modules are absent then.
"""

from __future__ import annotations

import atexit
import importlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from .policy import hidden
from .replaced import replaced

_COPIED = (
    "threading",
    "_threading_local",
    "queue",
    "concurrent",
    "concurrent.futures",
    "concurrent.futures._base",
    "concurrent.futures.thread",
    "logging",
    "random",
    "sched",
)

_FAMILIES = (
    "concurrent.",
    "logging.",
    "multiprocessing",
    "asyncio",
    "socketserver",
    "subprocess",
    "tempfile",
    "xmlrpc",
    "http",
)
"""Modules that build on threading; a copy that was loaded before would bypass the primitives."""

_UNHEARD = "_interpreters"
"""``concurrent.futures`` loads it from 3.14 on; when a program does, that is to be heard."""


class Library:
    """One set of modules on top of ``primitives`` (name → module, None for one that must not be found)."""

    def __init__(self, primitives: Mapping[str, ModuleType | None]) -> None:
        self._modules: dict[str, ModuleType | None] = {**primitives, "_queue": None, "_asyncio": None}
        self.at_fork: list[dict[str, Callable[[], object]]] = []
        """What its modules want to be called when the process forks, as ``os.register_at_fork`` takes it. That is a
        millisecond of work for modules that nobody has used yet, so it is up to who forks."""

    def load(self) -> None:
        """Executes the copies."""
        with self.installed():
            for name in _COPIED:
                self._modules[name] = self.bring(name)

    def bring(self, name: str) -> Any:
        """Imports one more module, while the library is installed."""
        stand_ins = {
            (os, "register_at_fork"): lambda **calls: self.at_fork.append(calls),
            (atexit, "register"): lambda function, *_, **__: function,  # it would keep the library for ever
        }
        with replaced(stand_ins):
            return importlib.import_module(name)

    def module(self, name: str) -> Any:
        """The copy of a module that was loaded."""
        return self._modules[name]

    def __contains__(self, name: str) -> bool:
        return name in self._modules

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Puts the modules into ``sys.modules``, and takes them and all that was imported meanwhile out again."""
        with hidden():
            yield from self._exchanged()

    def _exchanged(self) -> Iterator[None]:
        before = dict(sys.modules)
        for name in list(sys.modules):
            if name.startswith(_FAMILIES) or name in _COPIED or name == _UNHEARD:
                del sys.modules[name]
        sys.modules.update(self._modules)  # type: ignore[arg-type]  # None hides a module
        try:
            yield
        finally:
            for name, module in sys.modules.items():
                if before.get(name) is not module and name != _UNHEARD:
                    self._modules[name] = module
            sys.modules.clear()
            sys.modules.update(before)

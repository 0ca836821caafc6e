"""Runs CPython's own test methods as the main task of an execution.

The test modules are the interpreter's, imported inside an installed world, so that their ``threading``, ``time``,
``_thread`` and ``queue`` are the simulated ones; ``test.support`` and its helpers are fresh copies for the same reason.
Nothing of CPython is copied into this repository.

A method passes when unittest says so *and* its execution ended by itself, with nothing left behind: a deadlock, a
thread that can't end, or an exception that nobody saw is a failure. What a test can't do in a simulation (start a
process, fork, set a signal handler) raises :class:`Refused`, so that such a test fails at once and for a visible
reason.
"""

from __future__ import annotations

import _posixsubprocess
import importlib
import os
import subprocess
import sys
import unittest
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from grader.engine.execution import Execution
from grader.engine.strategies import Strategy
from grader.engine.world import World

LIMIT = 1_000_000
"""Scheduling points per test method; the longest of them (test_queue's many threads) takes a good third."""

FAIR_AFTER = 30_000
"""Some tests spin until another thread has done its part; no strategy may keep it from that for ever."""

ELSEWHERE = "CPYTHON_TESTS"
"""Names a ``Lib/test`` directory to take test modules from that the interpreter was installed without."""

_STARTERS = ((os, "fork"), (os, "posix_spawn"), (subprocess, "_fork_exec"), (_posixsubprocess, "fork_exec"))
"""Where a process would begin."""


class Refused(Exception):
    """The test asked for something that a simulation has no answer to."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one method ended: ``passed``, ``failed`` or ``skipped``, and why."""

    status: str
    detail: str = ""


class Simulation:
    """One world with the test modules that were loaded into it."""

    def __init__(self, modules: tuple[str, ...]) -> None:
        self.world = World()
        self.missing: list[str] = []
        self.methods: dict[str, tuple[type[unittest.TestCase], str]] = {}
        with self.inside(), _refusing():
            importlib.import_module("test.support").verbose = 0
            for name in modules:
                self._load(name)

    @contextmanager
    def inside(self) -> Iterator[None]:
        """The world is installed, and so are its copies of the test package."""
        before = {name: module for name, module in sys.modules.items() if _private(name)}
        for name in before:
            del sys.modules[name]
        try:
            with self.world.installed(), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                yield
        finally:
            sys.modules.update(before)

    def _load(self, name: str) -> None:
        elsewhere = os.environ.get(ELSEWHERE)
        package = importlib.import_module("test")
        if elsewhere and elsewhere not in package.__path__:
            package.__path__.append(elsewhere)
        try:
            module = importlib.import_module(f"test.{name}")
        except ModuleNotFoundError as error:
            if not f"test.{name}".startswith(str(error.name)):
                raise
            self.missing.append(name)
            return
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, unittest.TestCase) and kind.__module__ == module.__name__:
                for method in unittest.defaultTestLoader.getTestCaseNames(kind):
                    self.methods[f"{name}.{kind.__name__}.{method}"] = (kind, method)

    def run(self, name: str, strategy: Strategy, *, adversarial: bool = False) -> Outcome:
        """Runs one method, named ``module.Class.method``, under one schedule."""
        kind, method = self.methods[name]
        result = unittest.TestResult()
        execution = Execution(strategy, limit=LIMIT, fair_after=FAIR_AFTER, adversarial=adversarial)
        with self.inside(), _refusing():
            self.world.enter(execution)
            try:
                execution.run(lambda: _play(kind, method, result))
            finally:
                self.world.leave()
        return _judge(result, execution)


def _private(name: str) -> bool:
    return name == "test" or name.startswith(("test.", "unittest.mock"))


def _play(kind: type[unittest.TestCase], method: str, result: unittest.TestResult) -> None:
    case = kind(method)
    skip = getattr(kind, "__unittest_skip__", False)
    if not skip:
        kind.setUpClass()
    try:
        case.run(result)
    finally:
        if not skip:
            kind.tearDownClass()
            kind.doClassCleanups()


def _judge(result: unittest.TestResult, execution: Execution) -> Outcome:
    if execution.stopped != "done":
        return Outcome("failed", f"the execution ended in {execution.stopped}")
    if not result.wasSuccessful():
        return Outcome("failed", "\n".join(text for _, text in result.failures + result.errors))
    if result.skipped:
        return Outcome("skipped", result.skipped[0][1])
    if execution.raised:
        unseen = "; ".join(f"{error!r} in {task.name}" for task, error in execution.raised)
        return Outcome("failed", f"nobody saw {unseen}")
    if result.testsRun != 1 or result.expectedFailures:
        return Outcome("failed", f"{result.testsRun} tests ran, {len(result.expectedFailures)} were expected to fail")
    return Outcome("passed")


@contextmanager
def _refusing() -> Iterator[None]:
    with ExitStack() as stack:
        for owner, name in _STARTERS:
            if hasattr(owner, name):
                stack.enter_context(patch.object(owner, name, _refusal(name)))
        yield


def _refusal(name: str) -> Callable[..., Any]:
    def refuse(*_: Any, **__: Any) -> Any:
        raise Refused(f"{name} starts a process")

    return refuse

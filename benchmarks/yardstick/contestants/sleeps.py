"""Real threads with randomized sleeps inside the code under test: the noise of the stress runtime, in plain threads.

The sleeping side gets every advantage: the engine's own scheduling points and profiles, and no process to start for a
run. A watchdog takes a run for hung when no scheduling point was passed for a while; its threads are left behind.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from itertools import count
from typing import Any

from benchmarks.yardstick.catalogue import Entry
from benchmarks.yardstick.result import FAILED, PASSED, Result
from grader.engine.hooks import fast_hooks
from grader.engine.program import Loaded, Program
from grader.engine.stress.noise import Noise, Voice
from grader.engine.view import View

from .engine import program_of

_IDLE = 0.3
"""Seconds without a scheduling point after which a run hangs."""

_LONGEST = 3.0
"""Seconds after which a run that still passes points doesn't end."""


class Noisy:
    """Scheduling points that sleep now and then; each thread has a voice of its own, in the order of its first
    point."""

    def __init__(self, noise: Noise) -> None:
        self._noise = noise
        self._numbers = count()
        self._voices = threading.local()
        self.passed = 0

    def pass_value(self, _site: int, value: Any) -> Any:
        """A scheduling point."""
        voice = self._voice()
        self.passed += 1
        voice.left -= 1
        if voice.left < 0:
            voice.rest()
        return value

    def pass_point(self, site: int) -> bool:
        """A scheduling point without a value."""
        self.pass_value(site, None)
        return False

    def _voice(self) -> Voice:
        voice: Voice | None = getattr(self._voices, "voice", None)
        if voice is None:
            voice = self._voices.voice = self._noise.voice(next(self._numbers))
        return voice


class Run:
    """One run on real threads, and what it came to."""

    def __init__(self, program: Program, scenario: str, arguments: list[int], noise: Noise) -> None:
        self._noisy = Noisy(noise)
        self._loaded = Loaded(program, View(fast_hooks(self._noisy)), {})
        self._scenario, self._arguments = scenario, arguments
        self._observation: Any = None
        self.errors: list[BaseException | None] = []

    @property
    def size(self) -> int:
        """How many points were passed."""
        return self._noisy.passed

    def _play(self) -> None:
        with self._loaded:
            self._observation = self._loaded.scenario(self._scenario, {"arguments": self._arguments})()

    def failure(self, is_right: Callable[[Any], bool]) -> str:
        """What went wrong, empty if nothing did."""
        thread = threading.Thread(target=self._play, daemon=True)
        thread.start()
        if not self._ends(thread):
            return "hang"
        if self.errors:
            return repr(self.errors[0])
        return "" if is_right(self._observation) else f"observed {self._observation!r}"

    def _ends(self, thread: threading.Thread) -> bool:
        began = time.monotonic()
        while time.monotonic() - began < _LONGEST:
            before = self.size
            thread.join(_IDLE)
            if not thread.is_alive():
                return True
            if self.size == before:
                return False
        return False


@contextmanager
def _caught(errors: list[BaseException | None]) -> Any:
    hook, threading.excepthook = threading.excepthook, lambda seen: errors.append(seen.exc_value)
    try:
        yield
    finally:
        threading.excepthook = hook


def search(entry: Entry, variant: str, seed: int, seconds: float, _options: dict[str, Any]) -> Result:
    """Runs, each with noise of its own, until the first failure or the time is up. The first run is quiet."""
    is_right = entry.load().is_right
    began = time.perf_counter()
    program = program_of(entry)
    size = 0
    for number in count():
        took = time.perf_counter() - began
        if took > seconds:
            return Result(PASSED, number, took)
        run = Run(program, variant, list(entry.arguments), Noise(seed, number, size))
        with _caught(run.errors):
            wrong = run.failure(is_right)
        if wrong:
            return Result(FAILED, number + 1, time.perf_counter() - began, wrong)
        size = size or run.size // 3
    raise AssertionError("an endless loop ended")

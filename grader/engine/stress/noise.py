"""Randomized sleeps: when a real thread is held up at a scheduling point, and for how long.

Sleeping around a student's call finds nothing; what counts is a sleep *inside*, between a read and a write. No single
kind of noise finds every bug, so runs take turns through several profiles (Edelstein et al., "Multithreaded Java
program test generation", IBM Systems Journal 2002, call it noise making): rare long sleeps let one thread fall far
behind, frequent short ones shuffle all of them, and one slow thread among quick ones turns a rare order into the usual
one. Everything is drawn from the run's seed and the number of the thread; what the operating system makes of it is not
repeatable.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from time import sleep

_BUDGET = 0.03
"""Seconds of sleep after which a thread is held up ever more rarely: a long program must come to its end."""

_NEVER = 1 << 50

_SLEEPS = 3
"""How often a thread should sleep at least."""

_DENSEST = 0.5
"""Scheduling points between two sleeps, at the least."""

_SCALE = 4
"""How much longer a process sleeps than a thread does."""

_STARTING_UP = 0.1
"""A point in the library, in a process: it passes dozens there before it comes to the program's own code."""

_SLOWEST = 4
"""The slow thread, or process, is one of the first so many."""


@dataclass(frozen=True, slots=True)
class Profile:
    """``gap`` scheduling points on average between two sleeps of ``shortest`` to ``longest`` seconds; none if zero."""

    name: str
    gap: float
    shortest: float = 0.0
    longest: float = 0.0

    def for_size(self, size: int) -> Profile:
        """The same profile, so dense that a thread which passes ``size`` points will sleep a few times."""
        return replace(self, gap=min(self.gap, max(size / _SLEEPS, _DENSEST))) if size and self.gap else self

    def for_process(self, share: float) -> Profile:
        """The same profile for a process of its own. How many points it passes is not known, so ``share`` (0 to 1) says
        how far its density goes towards the densest; and it sleeps longer, as processes start milliseconds apart."""
        if not self.gap:
            return self
        gap = self.gap ** (1 - share) * _DENSEST**share
        return replace(self, gap=gap, shortest=self.shortest * _SCALE, longest=self.longest * _SCALE)


QUIET = Profile("quiet", 0)
SPARSE = Profile("sparse long", 15, 0.0005, 0.003)
DENSE = Profile("dense short", 1.5, 0.0, 0.0001)
SLOW = Profile("slow", 2, 0.0003, 0.0015)
QUICK = Profile("quick", 40, 0.0, 0.0002)


class Voice:
    """The noise of one thread."""

    __slots__ = ("_gap", "_profile", "_random", "_slept", "left", "library")

    def __init__(self, profile: Profile, seed: str, library: float = 1.0) -> None:
        self.library = library
        """What a point in the standard library counts, beside one in the program's own code."""
        self._profile = profile
        self._random = random.Random(seed)
        self._gap = profile.gap
        self._slept = 0.0
        self.left: float = self._draw()
        """How many points the thread passes before it sleeps."""

    def _draw(self) -> float:
        return int(self._random.expovariate(1 / self._gap)) if self._gap else _NEVER

    @property
    def passed(self) -> int:
        """How many points the thread passed, as far as it made no noise."""
        return 0 if self._gap else int(_NEVER - self.left)

    def rest(self) -> None:
        """Sleeps, and draws when to sleep next."""
        length = self._random.uniform(self._profile.shortest, self._profile.longest)
        self._slept += length
        if self._slept > _BUDGET:
            self._gap *= 2
            self._slept = 0.0
        self.left = self._draw()
        sleep(length)

    def lingers(self) -> bool:
        """Whether a process takes its time to end: every other time, where there is noise at all."""
        return bool(self._gap) and self._random.random() < 0.5


class Noise:
    """The noise of one process of one run. Run 0 is quiet, the others take turns through the profiles.

    ``size`` is how many points a thread of the program passes, 0 if unknown: a short program needs denser noise.
    """

    def __init__(self, seed: int, run: int, size: int = 0, process: tuple[int, ...] = ()) -> None:
        self._seed = seed
        self._run = run
        self._size = size
        self._process = process
        self._forks = 0
        self._kind = 0 if run == 0 else 1 + (run + seed) % 3
        choices = random.Random(f"{seed} {run}")
        self._slow = choices.randrange(_SLOWEST)
        self._main = choices.random() < 0.5
        self._share = choices.random()
        self.together = choices.random() < 0.5
        """Whether the scenario's threads set out at the same moment: short jobs would else be over one by one."""

    @property
    def name(self) -> str:
        """What people call the profile."""
        return (QUIET.name, SPARSE.name, DENSE.name, f"thread {self._slow} slow")[self._kind]

    def voice(self, thread: int) -> Voice:
        """The noise of the thread with that number."""
        number = thread + sum(self._process)  # the first child is to the main process what the first thread is
        profile = (QUIET, SPARSE, DENSE, SLOW if number == self._slow else QUICK)[self._kind]
        if number == 0 and not self._main and self._kind:
            profile = QUICK
        fit = profile.for_process(self._share) if self._process else profile.for_size(self._size)
        seed = f"{self._seed} {self._run} {self._process} {thread}"
        return Voice(fit, seed, _STARTING_UP if self._process else 1.0)

    def fork(self) -> None:
        """A process is about to be forked."""
        self._forks += 1

    def forked(self) -> Noise:
        """The noise of the process that was forked last."""
        return Noise(self._seed, self._run, self._size, (*self._process, self._forks))

    def as_list(self) -> list[int]:
        """What a new interpreter needs to know to make the noise of the process that is started next."""
        return [self._seed, self._run, self._size, *self._process, self._forks]

"""What the results of one run come to: who found what, how soon, and which aims are met.

A bug counts as found by a contestant when every seed found it; its seconds and executions are the medians. Where a
tester can only say that its patience ended, that counts as found if the bug may hang, unless it says the same of the
fixed version. Who alarms on the fixed version as well has found nothing.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from .catalogue import Entry
from .contestants.table import DEFAULT, SLEEPS, Contestant
from .result import FAILED, TIMED_OUT, Result

TIMES_THE_EXECUTIONS = 50
"""How many times the best peer's executions per second are aimed at."""

TIMES_SOONER = 100
"""How many times sooner than randomized sleeps, in the median over the programs."""


@dataclass
class Cell:
    """One contestant on one program: a result per seed, for each variant. ``hangs``: the bug may show so."""

    hangs: bool = False
    buggy: list[Result] = field(default_factory=list)
    fixed: list[Result] = field(default_factory=list)

    @property
    def hits(self) -> list[Result]:
        """The searches that found the bug."""
        if self.false_alarm:
            return []
        patient = self.hangs and all(each.status != TIMED_OUT for each in self.fixed)
        return [each for each in self.buggy if each.status == FAILED or (each.status == TIMED_OUT and patient)]

    @property
    def found(self) -> bool:
        """Whether every seed found the bug."""
        return bool(self.buggy) and len(self.hits) == len(self.buggy)

    @property
    def seconds(self) -> float:
        """The median time to the first failure."""
        return statistics.median(each.seconds for each in self.hits)

    @property
    def executions(self) -> float:
        """The median number of executions to the first failure, it included."""
        return statistics.median(each.executions for each in self.hits)

    @property
    def false_alarm(self) -> str:
        """What was said against the fixed version, empty if nothing was."""
        return next((each.note or each.status for each in self.fixed if each.status == FAILED), "")

    @property
    def rate(self) -> float:
        """Executions of the fixed version per second, 0 if there were none."""
        seconds = sum(each.seconds for each in self.fixed)
        return sum(each.executions for each in self.fixed) / seconds if seconds else 0.0


@dataclass(frozen=True)
class Aim:
    """One aim, what was measured, and the programs on which it falls short."""

    text: str
    met: bool
    measured: str
    short: tuple[str, ...] = ()


class Standings:
    """All cells of one run: program → contestant → cell."""

    def __init__(self, contestants: Iterable[Contestant]) -> None:
        self.contestants = list(contestants)
        self.cells: dict[str, dict[str, Cell]] = {}

    def add(self, program: Entry, contestant: str, variant: str, result: Result) -> None:
        """Takes one result in."""
        cell = self.cells.setdefault(program.name, {}).setdefault(contestant, Cell(program.hangs))
        (cell.buggy if variant == "buggy" else cell.fixed).append(result)

    def has(self, *names: str) -> bool:
        """Whether these contestants took part."""
        return set(names) <= {each.name for each in self.contestants}

    def aims(self) -> list[Aim]:
        """The aims that can be judged with the contestants that took part."""
        if not self.has(DEFAULT):
            return []
        aims = [self._all_found(), self._no_alarm()]
        if any(each.is_peer for each in self.contestants):
            aims += [self._soonest(), self._fastest()]
        return aims + ([self._sooner_than_sleeps()] if self.has(SLEEPS) else [])

    def _all_found(self) -> Aim:
        short = tuple(
            f"{program}: {len(row[DEFAULT].hits)} of {len(row[DEFAULT].buggy)} searches found it"
            for program, row in self.cells.items()
            if not row[DEFAULT].found
        )
        count = len(self.cells) - len(short)
        return Aim("every bug is found by the default", not short, f"{count} of {len(self.cells)}", short)

    def _no_alarm(self) -> Aim:
        own = [each.name for each in self.contestants if not each.is_peer]
        short = tuple(
            f"{program}: {name} says {row[name].false_alarm}"
            for program, row in self.cells.items()
            for name in own
            if row[name].false_alarm
        )
        return Aim("no fixed version is alarmed on, by whatever is ours", not short, f"{len(short)} alarms", short)

    def _peers(self, row: dict[str, Cell], figure: Callable[[Cell], float | None]) -> dict[str, float]:
        seen = {each.name: figure(row[each.name]) for each in self.contestants if each.is_peer}
        return {name: value for name, value in seen.items() if value is not None}

    def _soonest(self) -> Aim:
        short = []
        for program, row in self.cells.items():
            peers = self._peers(row, lambda cell: cell.seconds if cell.found else None)
            best = min(peers, key=lambda name: peers[name], default="")
            ours = row[DEFAULT]
            if best and (not ours.found or ours.seconds > peers[best]):
                mine = shown(ours.seconds) if ours.found else "not found"
                short.append(f"{program}: {mine}, {best} {shown(peers[best])}")
        return self._on_each("on each program at least as soon as the best peer", short)

    def _fastest(self) -> Aim:
        short, ratios = [], []
        for program, row in self.cells.items():
            peers = self._peers(row, lambda cell: cell.rate or None)
            best = max(peers, key=lambda name: peers[name], default="")
            if not best:
                continue
            ratios.append(row[DEFAULT].rate / peers[best])
            if ratios[-1] < TIMES_THE_EXECUTIONS:
                rates = f"{row[DEFAULT].rate:,.0f}/s, {best} {peers[best]:,.0f}/s"
                short.append(f"{program}: {ratios[-1]:.1f} times ({rates})")
        text = f"on each program {TIMES_THE_EXECUTIONS} times the executions per second of the best peer"
        aim = self._on_each(text, short)
        median = f"; median {statistics.median(ratios):.1f} times" if ratios else ""
        return Aim(aim.text, aim.met, aim.measured + median, aim.short)

    def _on_each(self, text: str, short: list[str]) -> Aim:
        return Aim(text, not short, f"{len(self.cells) - len(short)} of {len(self.cells)}", tuple(short))

    def _sooner_than_sleeps(self) -> Aim:
        ratios = {}
        for program, row in self.cells.items():
            if row[DEFAULT].found:
                ratios[program] = _until_found(row[SLEEPS]) / row[DEFAULT].seconds
        median = statistics.median(ratios.values()) if ratios else 0.0
        short = tuple(f"{name}: {ratio:.1f} times" for name, ratio in ratios.items() if ratio < TIMES_SOONER)
        text = f"{TIMES_SOONER} times sooner than randomized sleeps, in the median"
        return Aim(text, median >= TIMES_SOONER, f"{median:.0f} times", short)


def _until_found(cell: Cell) -> float:
    """The median time to the first failure, where a search without one counts with all the time it had."""
    return statistics.median(each.seconds for each in cell.buggy)


def shown(seconds: float) -> str:
    """12 ms, 1.3 s."""
    return f"{seconds * 1000:.3g} ms" if seconds < 1 else f"{seconds:.1f} s"

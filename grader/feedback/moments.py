"""What is true after each step of a trace: who holds which lock, who waits for what, and the shared variables' values.

All of it as far as the trace tells, by the source text of the places, as everywhere in the feedback. Only what happens
in the submission's files counts: the scenario's own locks are none of a student's business.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from grader.results import Step, Trace


@dataclass(frozen=True, slots=True)
class Holding:
    """``thread`` has held ``lock`` since ``line``."""

    lock: str
    thread: int
    line: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """``thread`` waits for ``what`` at ``line``; ``note`` is the engine's sentence about it."""

    thread: int
    what: str
    note: str
    line: int


@dataclass(frozen=True, slots=True)
class Moment:
    """What is true after one step; ``changed`` is the variable that the step wrote, or empty."""

    holding: tuple[Holding, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    changed: str = ""

    def holds(self, thread: int) -> bool:
        """Whether *thread* has any lock."""
        return any(each.thread == thread for each in self.holding)


def moments(trace: Trace, own: Container[str]) -> tuple[Moment, ...]:
    """The moment after each step of the trace; *own* are the submission's files (empty: all are)."""
    state = _State()
    return tuple(state.after(step, not own or step.file in own) for step in trace.steps)


@dataclass(slots=True)
class _State:
    holding: list[Holding] = field(default_factory=list)
    waiting: dict[int, Waiting] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)

    def after(self, step: Step, own: bool) -> Moment:
        self.waiting.pop(step.thread, None)  # whoever makes a step waits no longer
        if own:
            self._apply(step)
        changed = step.target if own and step.kind in ("write", "delete") and step.target in self.values else ""
        values = tuple(self.values.items())
        return Moment(tuple(self.holding), tuple(self.waiting.values()), values, changed)

    def _apply(self, step: Step) -> None:
        if step.kind == "block":
            self.waiting[step.thread] = Waiting(step.thread, step.target, step.note, step.line)
        elif step.kind == "acquire":
            self.holding.append(Holding(step.target, step.thread, step.line))
        elif step.kind == "release":
            self._release(step)
        elif step.kind == "delete":
            self.values.pop(step.target, None)
        elif step.kind in ("read", "write") and step.value and not step.value.startswith("<"):  # <lock>
            self.values[step.target] = step.value

    def _release(self, step: Step) -> None:
        """The thread's own hold ends, the latest first; of a permit that another gives back, the oldest."""
        same = [each for each in self.holding if each.lock == step.target]
        mine = [each for each in same if each.thread == step.thread]
        for ended in (mine[-1:] or same)[:1]:
            self.holding.remove(ended)

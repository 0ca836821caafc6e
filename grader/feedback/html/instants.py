"""What stands beside the picture at each of its steps: values, who saw which of them, who holds and who waits.

``moments`` knows what is true after a step; here are its words, and what a thread *saw*: the value that it read last.
That is old once another thread has written since, which is what most races are made of.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from grader.feedback import escape
from grader.feedback.moments import Moment
from grader.results import Step, Trace

MOST = 6
LIMIT = 80


@dataclass(frozen=True, slots=True)
class Glance:
    """What a thread has read; ``old``: another thread has written since."""

    thread: str
    value: str
    old: bool


@dataclass(frozen=True, slots=True)
class Variable:
    """A shared variable; ``changed`` by this very step."""

    name: str
    value: str
    changed: bool
    seen: tuple[Glance, ...]


@dataclass(frozen=True, slots=True)
class Instant:
    """Everything that is told about the moment after a step: pairs of lock and holder, of who waits and for what."""

    variables: tuple[Variable, ...]
    locks: tuple[tuple[str, str], ...]
    waiting: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Seen:
    """Who read a variable last, and whether it has been written since."""

    glances: dict[int, tuple[str, bool]] = field(default_factory=dict)

    def follow(self, step: Step) -> None:
        if step.kind == "read" and step.value:
            self.glances[step.thread] = (step.value, False)
        elif step.kind in ("write", "delete"):
            self.glances.pop(step.thread, None)
            self.glances = {thread: (value, True) for thread, (value, _) in self.glances.items()}


@dataclass(frozen=True, slots=True)
class Instants:
    """Tells the instants of one trace, whose *moments* are known; *names* are the variables, and *threads* the readers
    and waiters, that are told of."""

    trace: Trace
    moments: Sequence[Moment]
    names: tuple[str, ...]
    threads: Container[int]
    own: Container[str]

    def after(self, positions: Iterable[int]) -> Iterator[Instant]:
        """The instant after each of *positions*, which are in order."""
        seen = {name: _Seen() for name in self.names}
        done = 0
        for position in positions:
            for step in self.trace.steps[done : position + 1]:
                if step.target in seen and step.file in self.own:
                    seen[step.target].follow(step)
            done = position + 1
            yield self._instant(self.moments[position], seen)

    def _instant(self, moment: Moment, seen: dict[str, _Seen]) -> Instant:
        values = dict(moment.values)
        return Instant(
            tuple(
                Variable(
                    escape.line(name, LIMIT),
                    escape.line(values.get(name, "–"), LIMIT),
                    moment.changed == name,
                    tuple(self._glances(each)),
                )
                for name, each in seen.items()
            ),
            tuple((escape.line(each.lock, LIMIT), self._name(each.thread)) for each in moment.holding),
            tuple(
                (self._name(each.thread), escape.line(each.what, LIMIT))
                for each in moment.waiting
                if each.what and each.thread in self.threads
            ),
        )

    def _glances(self, seen: _Seen) -> Iterator[Glance]:
        for thread, (value, old) in sorted(seen.glances.items()):
            if thread in self.threads:
                yield Glance(self._name(thread), escape.line(value, LIMIT), old)

    def _name(self, thread: int) -> str:
        return escape.line(self.trace.threads[thread], 40)


def shared(trace: Trace, keys: Iterable[int], own: Container[str]) -> tuple[str, ...]:
    """The variables worth telling of: those of the key steps first, then those that two threads touch."""
    touched: dict[str, set[int]] = {}
    for step in trace.steps:
        if step.file in own and _is_variable(step):
            touched.setdefault(step.target, set()).add(step.thread)
    central = [trace.steps[key].target for key in sorted(keys)]
    wanted = [name for name in dict.fromkeys(central) if name in touched]
    wanted += [name for name, threads in touched.items() if len(threads - {0}) > 1 and name not in wanted]
    return tuple(wanted[:MOST])


def _is_variable(step: Step) -> bool:
    return step.kind in ("read", "write") and bool(step.value) and not step.value.startswith("<")

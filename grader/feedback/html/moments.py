"""What is true after a step: the shared variables' values, who saw which of them, who holds and who waits.

The values are those that the trace shows being read and written, by the source text of the place, as everywhere in
the feedback. What a thread *saw* is old once another thread has written since: that is what most races are made of.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from grader.feedback import escape
from grader.feedback.html.held import Hold, Sleep
from grader.results import Step, Trace

MOST = 6
VALUE_LIMIT = 80


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
class Moment:
    """Everything that can be told about the moment after a step."""

    variables: tuple[Variable, ...]
    locks: tuple[tuple[str, str], ...]
    waiting: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Place:
    value: str = "?"
    changed_at: int = -1
    glances: dict[int, tuple[str, bool]] = field(default_factory=dict)

    def read(self, thread: int, value: str) -> None:
        self.value = value
        self.glances[thread] = (value, False)

    def written(self, thread: int, value: str, position: int) -> None:
        self.value, self.changed_at = value, position
        self.glances.pop(thread, None)
        self.glances = {other: (seen, True) for other, (seen, _) in self.glances.items()}


@dataclass(frozen=True, slots=True)
class Moments:
    """Tells the moments of one trace; *names* are the variables that are told of."""

    trace: Trace
    names: tuple[str, ...]
    holds: list[Hold]
    sleeps: list[Sleep]
    own: Container[str]

    def after(self, positions: Iterable[int]) -> Iterator[Moment]:
        """The moment after each of *positions*, which are in order."""
        places = {name: _Place() for name in self.names}
        done = 0
        for position in positions:
            for each in range(done, position + 1):
                self._apply(places, each)
            done = position + 1
            yield self._moment(places, position)

    def _apply(self, places: dict[str, _Place], position: int) -> None:
        step = self.trace.steps[position]
        place = places.get(step.target)
        if place is None or step.file not in self.own:
            return
        if step.kind == "read" and step.value:
            place.read(step.thread, step.value)
        elif step.kind in ("write", "delete"):
            place.written(step.thread, step.value if step.kind == "write" else "–", position)

    def _moment(self, places: dict[str, _Place], position: int) -> Moment:
        variables = tuple(
            Variable(
                escape.line(name, VALUE_LIMIT),
                escape.line(place.value, VALUE_LIMIT),
                place.changed_at == position,
                tuple(
                    Glance(self._name(thread), escape.line(value, VALUE_LIMIT), old)
                    for thread, (value, old) in sorted(place.glances.items())
                ),
            )
            for name, place in places.items()
        )
        held = [hold for hold in self.holds if hold.start <= position < hold.end]
        asleep = [sleep for sleep in self.sleeps if sleep.start <= position < sleep.end and sleep.what]
        return Moment(
            variables,
            tuple((escape.line(hold.lock, VALUE_LIMIT), self._name(hold.thread)) for hold in held),
            tuple((self._name(sleep.thread), escape.line(sleep.what, VALUE_LIMIT)) for sleep in asleep),
        )

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

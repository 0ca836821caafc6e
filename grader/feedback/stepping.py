"""Going through an execution step by step, forwards and backwards.

The stepper only knows where one is; what that looks like is :mod:`grader.feedback.stepview`'s business, and which key
means what the command line's. By default it stops where a student's own code did something; the scenario's steps and
mere bookkeeping are passed over.
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.feedback.moments import Moment, moments
from grader.feedback.select import quiet
from grader.feedback.steps import Showing
from grader.results import Step


class Stepper:
    """A place in the trace of a replay that has steps. No move leaves the trace; one that leads nowhere stays.

    With *every*, it stops at each step.
    """

    def __init__(self, replay: Showing, own: frozenset[str] = frozenset(), *, every: bool = False) -> None:
        assert replay.trace is not None
        assert replay.trace.steps
        self.replay = replay
        self.trace = trace = replay.trace
        self.own = own
        self.keys = replay.keys(own)
        telling = [each for each, step in enumerate(trace.steps) if each in self.keys or not quiet(step, own)]
        self.stops: Sequence[int] = range(len(trace.steps)) if every or not telling else telling
        self._moments = moments(trace, own)
        self._at = 0

    @property
    def position(self) -> int:
        """The position in the trace of the step that was made last."""
        return self.stops[self._at]

    @property
    def number(self) -> int:
        """Which of the stops this is, from 1."""
        return self._at + 1

    @property
    def step(self) -> Step:
        """The step that was made last."""
        return self.trace.steps[self.position]

    @property
    def moment(self) -> Moment:
        """How things stand after it."""
        return self._moments[self.position]

    @property
    def at_end(self) -> bool:
        """Whether this is the last stop."""
        return self._at == len(self.stops) - 1

    def forward(self) -> None:
        """One step on."""
        self._at = min(self._at + 1, len(self.stops) - 1)

    def back(self) -> None:
        """One step back."""
        self._at = max(self._at - 1, 0)

    def first(self) -> None:
        """To the beginning."""
        self._at = 0

    def last(self) -> None:
        """To the end."""
        self._at = len(self.stops) - 1

    def next_switch(self) -> None:
        """To the first step of the thread that runs next; to the end if none does."""
        later = range(self._at + 1, len(self.stops))
        self._at = next((each for each in later if self._thread(each) != self._thread(each - 1)), len(self.stops) - 1)

    def previous_switch(self) -> None:
        """Back to where this thread began to run; from there to where the one before it did."""
        earlier = range(self._at - 1, 0, -1)
        self._at = next((each for each in earlier if self._thread(each) != self._thread(each - 1)), 0)

    def failure(self) -> None:
        """To the last of the steps that explain the failure; to the end if none does."""
        wanted = max(self.keys, default=self.stops[-1])
        self._at = max(each for each in range(len(self.stops)) if self.stops[each] <= wanted)

    def _thread(self, stop: int) -> int:
        return self.trace.steps[self.stops[stop]].thread

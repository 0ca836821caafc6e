"""From messages to the engine and back; runs in the child that may be harmed by what it runs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from contextlib import closing, suppress
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from grader import engine
from grader.wire import Closed, ProtocolError, Stream
from grader.wire.messages import (
    AuthorFault,
    Decide,
    EndingPart,
    Explain,
    Explained,
    Explore,
    Explored,
    FindingPart,
    Load,
    Loaded,
    Message,
    Play,
    PredictedPart,
    Progress,
    ProofPart,
    Refused,
    RowPart,
    Seen,
    SidePart,
    StepPart,
    Stress,
    TracePart,
    WaitPart,
)

from .stdio import Output
from .watchdog import Watchdog

if TYPE_CHECKING:
    from grader.engine.stress import Ground

_INTERFACE = """
def interface(submission, names):
    def has(name):
        found = submission
        for part in name.split("."):
            if not hasattr(found, part):
                return False
            found = getattr(found, part)
        return True
    return {"missing": [name for name in names if not has(name)],
            "present": sorted(name for name in dir(submission) if not name.startswith("_"))[:200]}
"""


def _values_of(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """What reads the fields of a message's part off the engine's object; made before student code could interfere."""
    return attrgetter(*(field.name for field in dataclasses.fields(kind)))


_wait, _step, _side = _values_of(WaitPart), _values_of(StepPart), _values_of(SidePart)


_QUICKLY_READ = 100_000
"""Characters of source that are read before anybody watches the clock."""

_LOOKING = frozenset({"uncontrolled"})
"""What does no harm while a submission is only looked at: an exploration will import it again and find it again, and
real threads and processes are welcome under stress."""

Request = Load | Explore | Stress | Explain


class Requests:
    """Answers one request about one submission."""

    def __init__(
        self,
        stream: Stream,
        world: engine.World,
        load: Load,
        program: engine.Program | None,
        output: Output,
        watchdog: Watchdog,
        ground: Ground | None = None,
    ) -> None:
        self._stream = stream
        self._world = world
        self._ground = ground
        self._load = load
        self._program = program
        self._output = output
        self._watchdog = watchdog

    def answer(self, request: Request) -> Message:
        """The answer to send: to a request that the exercise's author got wrong, an AuthorFault."""
        try:
            return self._answer(request)
        except engine.NoScenario as error:
            return AuthorFault(str(error))
        except engine.BadToken as error:
            return Refused(f"a schedule token that can't be read: {error}")
        except engine.LoadFailure as error:
            return self._unreadable(error)

    def _answer(self, request: Request) -> Message:
        if isinstance(request, Load):
            return self._loaded(request)
        program = self._program or compiled(self._load)
        if isinstance(request, Explore):
            return self._explored(program, request)
        if isinstance(request, Stress):
            return self._stressed(program, request)
        return self._explained(program, request)

    def _unreadable(self, error: engine.LoadFailure) -> Message:
        if error.file not in self._load.files:
            return AuthorFault(f"{error.file}, line {error.line}: {error.message}")
        caret = f"{error.text}\n{' ' * max(error.column - 1, 0)}^" if error.text else ""
        finding = FindingPart("import-error", f"syntax error: {error.message}", error.file, error.line, (), caret)
        return Loaded((finding,), (), (), "")

    def _loaded(self, request: Load) -> Message:
        program = engine.Program(request.files, request.main, _INTERFACE)
        names = {"names": list(request.interface)}
        settings = engine.Settings(schedules=1, allow=_LOOKING)
        with closing(engine.explore(program, "interface", names, settings, world=self._world)) as events:
            first = next(events)
        assert isinstance(first, engine.Seen), "the first ending is always a new one"
        ending = first.outcome
        value = ending.value if isinstance(ending.value, dict) else {"missing": [], "present": []}
        findings = tuple(map(_finding, ending.findings))
        return Loaded(findings, tuple(value["missing"]), tuple(value["present"]), self._output.text())

    def _explored(self, program: engine.Program, request: Explore) -> Message:
        play = request.play
        events = engine.explore(
            program, play.scenario, play.parameters, _settings(play), _readable(request.tokens), world=self._world
        )
        return self._searched(events)

    def _stressed(self, program: engine.Program, request: Stress) -> Message:
        from grader.engine.stress import StressSettings, stress

        assert self._ground is not None, "the session makes it before it forks"
        play = request.play
        settings = StressSettings(play.seed, play.runs, deadline=play.deadline, allow=frozenset(play.allow))
        return self._searched(stress(program, play.scenario, play.parameters, settings, self._ground))

    def _searched(self, events: engine.Events) -> Message:
        rows: tuple[RowPart, ...] = ()
        executions = steps = 0
        proof, note = None, ""
        predicted: tuple[PredictedPart, ...] = ()
        answer: bool | None = None
        while True:
            event = events.send(answer) if answer is not None else next(events)
            answer = None
            self._output.mute()
            if isinstance(event, engine.Seen):
                answer = self._ask(event)
            elif isinstance(event, engine.Progress):
                self._stream.send(Progress(event.executions))
                self._watchdog.pet()
            else:
                rows = tuple(RowPart(_ending(ending), count, token) for ending, count, token in event.outcomes)
                executions, steps, proof, note = event.executions, event.steps, event.proof, event.note
                predicted = tuple(PredictedPart(_finding(finding), token) for finding, token in event.predicted)
                break
        part = None if proof is None else ProofPart(proof.preemptions)
        return Explored(rows, executions, steps, part, note, self._output.text(), predicted)

    def _ask(self, event: engine.Seen) -> bool:
        self._stream.send(Seen(_ending(event.outcome), event.executions, event.token, event.origin))
        try:
            decision = self._stream.receive()
        except ProtocolError as error:  # the submission has read from the wire, or written to it
            raise Closed(str(error)) from None
        self._watchdog.pet()
        return isinstance(decision, Decide) and decision.go_on

    def _is_alike(self, ending: engine.Ending) -> bool:
        """Whether the host takes an ending for the failure that is being cut down: only what a scenario returned can
        differ and come to the same."""
        return ending.kind == "returned" and self._ask(engine.Seen(ending, 0, "", "search"))

    def _explained(self, program: engine.Program, request: Explain) -> Message:
        self._output.mute()
        explanation = engine.explain(
            program,
            request.play.scenario,
            request.play.parameters,
            _settings(request.play),
            request.token,
            minimise=request.minimise,
            alike=self._is_alike,
            world=self._world,
        )
        steps = tuple(StepPart(*_step(step)) for step in explanation.trace.steps)
        trace = TracePart(explanation.trace.threads, steps, explanation.trace.switches, explanation.trace.truncated)
        return Explained(
            explanation.token, _ending(explanation.ending), trace, explanation.diverged, self._output.text()
        )


def compiled(load: Load) -> engine.Program:
    """The program that a host has loaded, its twins included, and what every search asks its source. Raises
    LoadFailure."""
    program = engine.Program(load.files, load.main, load.scenarios)
    program.codes("record")
    if sum(map(len, load.files.values())) < _QUICKLY_READ:
        program.codes("observe")
        with suppress(RecursionError):
            program.code.read()
    return program


def _readable(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The tokens without those that are none: a history may have been tampered with."""
    kept = []
    for token in tokens:
        try:
            kept.append(engine.Schedule.parse(token).token)
        except engine.BadToken:
            continue
    return tuple(kept)


def _settings(play: Play) -> engine.Settings:
    return engine.Settings(play.seed, play.schedules, play.steps, play.clock, frozenset(play.allow))


def _finding(finding: engine.Finding) -> FindingPart:
    waits = tuple(WaitPart(*_wait(wait)) for wait in finding.waits)
    sides = tuple(SidePart(*_side(side)) for side in finding.sides)
    return FindingPart(finding.kind, finding.message, finding.file, finding.line, waits, finding.traceback, sides)


def _ending(ending: engine.Ending) -> EndingPart:
    return EndingPart(ending.kind, ending.value, tuple(map(_finding, ending.findings)))

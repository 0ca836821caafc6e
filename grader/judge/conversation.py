"""Talks to workers about one submission, and turns a worker's death into a finding of the submission.

The wall clock plays one part only: a worker that says nothing for too long, or never comes to an end, is ended. All
that a worker says is taken as the word of the submission, which may have got hold of it.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from types import TracebackType
from typing import Self

from grader.errors import ExerciseError, GraderError, InfrastructureError, UsageError
from grader.results import Finding
from grader.sandbox import Channel, Sandbox
from grader.sentence import Sentence
from grader.wire import Closed, ProtocolError, Silent
from grader.wire.messages import (
    AuthorFault,
    Decide,
    Died,
    Exhausted,
    Explain,
    Explained,
    Explore,
    Explored,
    Fault,
    Load,
    Loaded,
    Message,
    Play,
    Progress,
    Ready,
    Refused,
    Seen,
    Stress,
    StressPlay,
)

_START_LIMIT = 60.0
_GRACE = 5.0
"""Seconds after which the host ends a worker that should itself have ended a silent request."""

_LONGEST = 600.0
"""Seconds that one search may take, whatever it tells; an honest one meets the limit on processor time first."""

_SAYINGS: dict[int, tuple[str, Sentence]] = {
    signal.SIGXCPU: ("timeout", Sentence("it used up its processor time")),
    signal.SIGKILL: ("crash", Sentence("it was killed (most likely out of memory)")),
    signal.SIGSEGV: ("crash", Sentence("it crashed (segmentation fault)")),
}


class Lost(Exception):
    """The worker gave no answer, and it was the submission's doing: ``finding`` says how."""

    def __init__(self, finding: Finding, output: str = "") -> None:
        super().__init__(finding.message)
        self.finding = finding
        self.output = output


class Abandoned(Exception):
    """Nobody wants an answer any more."""


class Conversation:
    """Requests and answers about one submission; starts a new worker whenever the last one is gone."""

    def __init__(self, sandbox: Sandbox, load: Load, silence: float) -> None:
        self._sandbox = sandbox
        self._load = replace(load, silence=float(silence))
        self._silence = silence + _GRACE
        self._channel: Channel | None = None
        self._ready = False
        self._loaded = False
        self._abandoned = False
        self._lock = Lock()
        self.python = ""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Starts a worker, and doesn't wait for it. Raises Abandoned."""
        with self._lock:
            if self._abandoned:
                raise Abandoned
            if self._channel is None:
                self._channel = self._sandbox.open()
                self._ready = self._loaded = False

    def close(self) -> str:
        """Ends the worker; returns what it said on its error stream."""
        with self._lock:
            channel, self._channel = self._channel, None
            return channel.close() if channel is not None else ""

    def abandon(self) -> None:
        """Ends the worker for another thread, which may be waiting for its answer, and then has to close."""
        with self._lock:
            self._abandoned = True
            if self._channel is not None:
                self._channel.kill()

    def load(self) -> Loaded:
        """Has the submission imported once. Raises Lost when that ends the process."""
        answer = self._ask(self._load)
        if not isinstance(answer, Loaded):
            raise self._nonsense(answer)
        self._loaded = True
        return answer

    def explore(
        self, play: Play, tokens: tuple[str, ...], decide: Callable[[Seen], bool], progress: Callable[[int], None]
    ) -> Explored:
        """Searches schedules; ``decide`` is asked about each new ending and stops the search with False. Raises
        Lost."""
        return self._searched(Explore(play, tokens), decide, progress)

    def stress(self, play: StressPlay, decide: Callable[[Seen], bool], progress: Callable[[int], None]) -> Explored:
        """Runs a scenario for real, many times; otherwise like :meth:`explore`. Raises Lost."""
        return self._searched(Stress(play), decide, progress)

    def _searched(
        self, request: Explore | Stress, decide: Callable[[Seen], bool], progress: Callable[[int], None]
    ) -> Explored:
        self._make_loaded()
        end = time.monotonic() + _LONGEST
        answer = self._ask(request)
        while isinstance(answer, Seen | Progress):
            self._expect_an_end(end, answer.executions)
            if isinstance(answer, Seen):
                self._say(Decide(decide(answer)))
            else:
                progress(answer.executions)
            answer = self._hear()
        if not isinstance(answer, Explored):
            raise self._nonsense(answer)
        return answer

    def explain(
        self, play: Play, token: str, *, minimise: bool, alike: Callable[[Seen], bool] = lambda _: False
    ) -> Explained:
        """Replays one schedule, cut down first if ``minimise``, to one that ends as before or ``alike``. Raises Lost,
        and UsageError for a token that can't be read."""
        self._make_loaded()
        end = time.monotonic() + _LONGEST
        answer = self._ask(Explain(play, token, minimise))
        while isinstance(answer, Seen):
            self._expect_an_end(end, answer.executions)
            self._say(Decide(alike(answer)))
            answer = self._hear()
        if not isinstance(answer, Explained):
            raise self._nonsense(answer)
        return answer

    def _expect_an_end(self, end: float, executions: int) -> None:
        if time.monotonic() > end:
            self.close()
            told = Sentence(
                "no end after {seconds:g} seconds, and {executions:,} executions",
                seconds=_LONGEST,
                executions=executions,
            )
            raise Lost(Finding("timeout", told))

    def _make_loaded(self) -> None:
        self.start()
        if not self._loaded:
            self.load()

    def _ask(self, request: Message) -> Message:
        self.start()
        if not self._ready:
            self._greet()
        self._say(request)
        return self._hear()

    def _greet(self) -> None:
        assert self._channel is not None, "a worker was started"
        try:
            first = self._channel.receive(_START_LIMIT)
        except (Closed, Silent, ProtocolError) as error:
            said = self.close()
            raise InfrastructureError(
                Sentence(
                    "the worker did not start in the {sandbox} sandbox ({reason}): {said}",
                    sandbox=self._sandbox.name,
                    reason=str(error),
                    said=said[-500:] or Sentence("it said nothing"),
                )
            ) from error
        if not isinstance(first, Ready):
            raise self._nonsense(first)
        self.python = first.python
        self._ready = True

    def _say(self, message: Message) -> None:
        assert self._channel is not None, "a worker was started"
        try:
            self._channel.send(message, self._silence)
        except Silent:
            raise self._silent() from None
        except Closed:
            raise self._gone() from None

    def _hear(self) -> Message:
        assert self._channel is not None, "a worker was started"
        try:
            answer = self._channel.receive(self._silence)
        except Silent:
            raise self._silent() from None
        except Closed:
            raise self._gone() from None
        except ProtocolError as error:
            self.close()
            raise Lost(
                Finding(
                    "policy",
                    Sentence("the submission tampered with the grader's channel: {reason}", reason=str(error)),
                )
            ) from None
        if isinstance(answer, AuthorFault):
            raise ExerciseError(answer.message)
        if isinstance(answer, Refused):
            raise UsageError(answer.message)
        if isinstance(answer, Exhausted):
            raise InfrastructureError(
                Sentence("in the {sandbox} sandbox, {message}", sandbox=self._sandbox.name, message=answer.message)
            )
        if isinstance(answer, Fault):
            raise GraderError(Sentence("the worker failed:\n{message}", message=answer.message))
        if isinstance(answer, Died):
            raise Lost(_crash(answer, self._load.silence), answer.output)
        return answer

    def _silent(self) -> Lost:
        self.close()
        return Lost(Finding("timeout", _no_sign_of_life(self._silence)))

    def _gone(self) -> Lost:
        """What stands on the error stream may be the submission's: a fault of the worker's comes over the wire."""
        said = self.close()[-300:].rstrip()
        if said:
            text = Sentence("the submission ended the grader's worker. {said}", said=said)
        else:
            text = Sentence("the submission ended the grader's worker.")
        return Lost(Finding("crash", text))

    def _nonsense(self, answer: Message) -> Lost:
        self.close()
        return Lost(
            Finding(
                "policy",
                Sentence(
                    "the submission tampered with the grader's channel: an unexpected {kind}",
                    kind=type(answer).__name__,
                ),
            )
        )


def _no_sign_of_life(silence: float) -> Sentence:
    return Sentence(
        "no sign of life for {seconds:g} seconds: it waits or computes outside the engine's control", seconds=silence
    )


def _crash(died: Died, silence: float) -> Finding:
    kind, text = _death(died, silence)
    if died.file:
        text = Sentence("{what} (it was in {file}, line {line})", what=text, file=died.file, line=died.line)
    return Finding(kind, text, file=died.file, line=died.line)


def _death(died: Died, silence: float) -> tuple[str, Sentence]:
    if died.late:
        return "timeout", _no_sign_of_life(silence)
    if died.signal:
        name = signal.Signals(died.signal).name if died.signal in list(signal.Signals) else str(died.signal)
        kind, words = _SAYINGS.get(died.signal, ("crash", Sentence("it was ended from within")))
        return kind, Sentence("the process died of signal {name}: {words}", name=name, words=words)
    return "crash", Sentence("the process ended itself with exit code {code}, as os._exit({code}) does", code=died.code)

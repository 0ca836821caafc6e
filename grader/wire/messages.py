"""Everything that host and worker say to each other. Frozen, plain, and complete: the codec knows no other types.

A conversation::

    host    Hello                → Ready
    host    Load                 → Loaded
    host    Explore              → Progress* (Seen → host: Decide)* Explored
    host    Stress               → Progress* (Seen → host: Decide)* Explored
    host    Explain              → (Seen → host: Decide)* Explained
    any request                  → AuthorFault | Refused | Exhausted | Fault | Died instead of the answer
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

# -- parts --------------------------------------------


@dataclass(frozen=True, slots=True)
class WaitPart:
    """An edge of the wait-for graph."""

    thread: str
    action: str
    resource: str
    file: str
    line: int
    holder: str
    held_line: int


@dataclass(frozen=True, slots=True)
class SidePart:
    """What one thread does in a race or a cycle of locks, and the locks that it holds meanwhile."""

    thread: str
    action: str
    target: str
    file: str
    line: int
    holding: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingPart:
    """One thing that was wrong in an execution, or is predicted of another."""

    kind: str
    message: str
    file: str
    line: int
    waits: tuple[WaitPart, ...]
    traceback: str
    sides: tuple[SidePart, ...] = ()


@dataclass(frozen=True, slots=True)
class EndingPart:
    """How an execution ended. ``value`` is any plain JSON value."""

    kind: str
    value: Any
    findings: tuple[FindingPart, ...]


@dataclass(frozen=True, slots=True)
class RowPart:
    """A distinct ending, how many executions came to it, and the first schedule that did."""

    ending: EndingPart
    count: int
    token: str


@dataclass(frozen=True, slots=True)
class StepPart:
    """One step of a trace."""

    thread: int
    kind: str
    file: str
    line: int
    text: str
    target: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class TracePart:
    """The steps of one execution and the names of its threads."""

    threads: tuple[str, ...]
    steps: tuple[StepPart, ...]
    switches: int
    truncated: bool


@dataclass(frozen=True, slots=True)
class Play:
    """Which scenario to run, with what, and how much of it."""

    scenario: str
    parameters: dict[str, Any]
    seed: int
    schedules: int
    steps: int
    clock: str
    allow: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StressPlay:
    """Which scenario to run for real, with what, how often; ``deadline`` is for how many seconds a run may be busy."""

    scenario: str
    parameters: dict[str, Any]
    seed: int
    runs: int
    deadline: float
    allow: tuple[str, ...]


# -- from the host ------------------------------------


@dataclass(frozen=True, slots=True)
class Hello:
    """The first word. ``key`` stands before every frame from now on: see ``wire.stream``."""

    key: str


@dataclass(frozen=True, slots=True)
class Load:
    """The submission's files, its main one, the scenarios, and the names that the main module must have.

    ``silence`` is for how many seconds a request may say nothing.
    """

    files: dict[str, str]
    main: str
    scenarios: str
    interface: tuple[str, ...]
    silence: float = 20.0


@dataclass(frozen=True, slots=True)
class Explore:
    """Search the schedules of a scenario; try ``tokens`` first, but for those that can't be read."""

    play: Play
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stress:
    """Run a scenario many times on real threads, under randomized sleeps."""

    play: StressPlay


@dataclass(frozen=True, slots=True)
class Decide:
    """The answer to Seen: go on with the search, or stop; of a schedule that is cut down: go on with it, or not."""

    go_on: bool


@dataclass(frozen=True, slots=True)
class Explain:
    """Replay one schedule with full recording, cut down first if ``minimise``: the host then says of each ending that
    is another one whether it is the same failure."""

    play: Play
    token: str
    minimise: bool


# -- from the worker ----------------------------------


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker is there."""

    python: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """The submission was imported once: how that ended, which names are missing, and which it has."""

    findings: tuple[FindingPart, ...]
    missing: tuple[str, ...]
    present: tuple[str, ...]
    output: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A new ending. The worker waits for Decide. ``origin`` is "token", "search" or "stress"; under stress there is
    no token."""

    ending: EndingPart
    executions: int
    token: str
    origin: str


@dataclass(frozen=True, slots=True)
class Progress:
    """So many executions are done."""

    executions: int


@dataclass(frozen=True, slots=True)
class ProofPart:
    """Every interleaving with up to so many preemptions was executed; None: every interleaving."""

    preemptions: int | None


@dataclass(frozen=True, slots=True)
class PredictedPart:
    """What an execution that went well predicts of others, and its schedule."""

    finding: FindingPart
    token: str


@dataclass(frozen=True, slots=True)
class Explored:
    """The search is over, or was stopped: all endings so far, and what is predicted of others."""

    rows: tuple[RowPart, ...]
    executions: int
    steps: int
    proof: ProofPart | None
    note: str
    output: str
    predicted: tuple[PredictedPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """One schedule's ending and trace; ``diverged`` says how the replay differs, if it does."""

    token: str
    ending: EndingPart
    trace: TracePart
    diverged: str
    output: str


@dataclass(frozen=True, slots=True)
class AuthorFault:
    """The exercise is wrong: no such scenario, or a scenario file that can't be compiled."""

    message: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The request can't be carried out as it stands: a token that is none."""

    message: str


@dataclass(frozen=True, slots=True)
class Fault:
    """The worker itself failed."""

    message: str


@dataclass(frozen=True, slots=True)
class Exhausted:
    """The machine has not what it takes to answer: no process, or no memory for one."""

    message: str


@dataclass(frozen=True, slots=True)
class Died:
    """The process that ran the submission ended without an answer: by signal ``signal``, or with exit code ``code``.

    ``late``: it was ended, for it said nothing for too long. ``file`` and ``line`` are where it was, as far as that
    is known.
    """

    signal: int
    code: int
    late: bool
    file: str
    line: int
    output: str


Message = (
    Hello | Load | Explore | Stress | Decide | Explain
    | Ready | Loaded | Seen | Progress | Explored | Explained | AuthorFault | Refused | Exhausted
    | Fault | Died
)  # fmt: skip

BY_NAME: dict[str, type[Any]] = {kind.__name__: kind for kind in get_args(Message)}

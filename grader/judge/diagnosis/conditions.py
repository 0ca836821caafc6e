"""Waiting for word from another thread, and missing it: conditions, events and semaphores that count."""

from __future__ import annotations

import ast

from grader.results import Step, Wait

from .evidence import Evidence, method_of
from .looking import FLAGS, NOTIFIED, TOOLS, changes, looked_at, looks, named, touched, waiters
from .pattern import Diagnosis, Pattern
from .program import Program
from .races import CHECK_THEN_ACT

LOST_WAKEUP = Pattern(
    "lost-wakeup",
    "A notification came when nobody was waiting yet, and a condition doesn't remember: whoever waits afterwards waits "
    "for ever.",
    "What could a thread look at, under the lock, before it decides to wait?",
)
TAKEN_AWAY = Pattern(
    "lost-wakeup",
    "An event was set, and cleared again before everybody who waits for it had gone on: it remembers only until "
    "somebody clears it.",
    "Who clears the event, and who may still be on the way to it at that moment?",
)

NO_LOOP = Pattern(
    "wait-without-loop",
    "A thread is woken and goes on as if what it waited for were still so. Between the notification and the moment it "
    "has the lock again, another thread may have come first.",
    "What must be true after the wait, and who makes sure that it still is?",
)


def lost_wakeup(evidence: Evidence) -> Diagnosis | None:
    """The waiter slept after word had been given, and had not looked since; or what it looked at was changed before
    it slept on a condition; or an event was cleared again before it came, perhaps by another waiter.

    Silent about a waiter that looked again: it looked at the wrong thing, and whatever that is has another name.
    """
    for wait in waiters(evidence):
        step = _missed(evidence, wait)
        cleared = None if step is not None else _wiped(evidence, wait) or _taken_away(evidence, wait)
        if step is None and cleared is None and wait.action.startswith(NOTIFIED):
            step = _changed_meanwhile(evidence, wait)
        if step is not None:
            return Diagnosis(LOST_WAKEUP, ((wait.file, wait.line), (step.file, step.line)))
        if cleared is not None:
            return Diagnosis(TAKEN_AWAY, ((wait.file, wait.line), (cleared.file, cleared.line)))
    return None


def looked_then_waited(evidence: Evidence) -> Diagnosis | None:
    """A flag that the waiter had looked at was changed before it slept on an event or a semaphore. These remember: no
    word is lost, but nobody will give any."""
    for wait in waiters(evidence):
        step = None if wait.action.startswith(NOTIFIED) else _changed_meanwhile(evidence, wait)
        if step is not None and step.kind == "write" and step.value in FLAGS:
            return Diagnosis(CHECK_THEN_ACT, ((wait.file, wait.line), (step.file, step.line)))
    return None


def wait_without_loop(evidence: Evidence) -> Diagnosis | None:
    """A thread was woken from a ``wait`` that no loop repeats, and a third thread held the lock before it went on;
    where all stands still, it has gone home since."""
    if evidence.kind not in ("exception", "wrong-outcome", "deadlock"):
        return None
    for step in evidence.own_steps:
        if step.kind != "block" or not step.note.startswith(NOTIFIED):
            continue
        if evidence.kind == "deadlock" and evidence.of(step.thread)[-1].kind != "end":
            continue
        calls = evidence.program.calls_at(step.file, step.line, "wait")
        if calls and not any(_repeated(evidence.program, call) for call in calls) and _overtaken(evidence, step):
            return Diagnosis(NO_LOOP, ((step.file, step.line), _next_line(evidence, step)))
    return None


def _missed(evidence: Evidence, wait: Wait) -> Step | None:
    """The notification that came before the wait, if the waiter has not looked at anything since."""
    waiter, blocked = evidence.thread_of(wait), evidence.blocked_at(wait)
    if not wait.action.startswith(NOTIFIED) or (
        evidence.finding.trace is not None and evidence.finding.trace.truncated
    ):
        return None
    name = evidence.resource(wait)
    blind = not looked_at(evidence, wait)
    words = [
        step
        for step in evidence.steps[:blocked]
        if (step.thread != waiter or blind) and named(method_of(step)) in ((name, "notify"), (name, "notify_all"))
    ]
    mine = [step for step in evidence.steps[:blocked] if step.thread == waiter and step.kind == "wake"]
    if not words or (mine and mine[-1].number > words[-1].number and evidence.own(mine[-1])):
        return None
    since = evidence.steps[words[-1].number : blocked]
    looked = not blind and any(step.thread == waiter and evidence.own(step) and looks(evidence, step) for step in since)
    return None if looked else words[-1]


def _wiped(evidence: Evidence, wait: Wait) -> Step | None:
    """The ``clear`` that came after a ``set`` and before the wait for the event, but for one by another waiter, and for
    one after which the waiter looked again."""
    given, clear = _last_word(evidence, wait)
    if given is None or clear is None or _by_another_waiter(evidence, wait, given, clear):
        return None
    return None if clear.thread == evidence.thread_of(wait) and _looked_since(evidence, clear) else clear


def _taken_away(evidence: Evidence, wait: Wait) -> Step | None:
    """The ``clear`` by another waiter, if this one comes too late and had not looked at anything since the ``set``."""
    given, clear = _last_word(evidence, wait)
    if given is None or clear is None or not _by_another_waiter(evidence, wait, given, clear):
        return None
    return None if _looked_since(evidence, given, evidence.thread_of(wait)) else clear


def _looked_since(evidence: Evidence, first: Step, thread: int | None = None) -> bool:
    """Whether the step's thread, or another one, has looked at something after it, in the last of its calls."""
    rest = [step for step in evidence.of(first.thread if thread is None else thread) if step.number > first.number]
    called = max((step.number for step in rest if evidence.foreign(step)), default=0)
    mine = (step for step in rest if step.number > called and evidence.own(step))
    return any(looks(evidence, s) and s.value not in TOOLS and not evidence.local(s) for s in mine)


def _last_word(evidence: Evidence, wait: Wait) -> tuple[Step | None, Step | None]:
    """The last ``set`` of the event that is waited for, and the ``clear`` after it, if there is one."""
    if not wait.action.startswith("waits for the event"):
        return None, None
    about = [s for s in evidence.steps if named(method_of(s))[0] == evidence.resource(wait)]
    given = next((step for step in reversed(about) if method_of(step)[1] == "set"), None)
    cleared = [step for step in about if method_of(step)[1] == "clear" and given and step.number > given.number]
    return given, cleared[-1] if cleared else None


def _by_another_waiter(evidence: Evidence, wait: Wait, given: Step, clear: Step) -> bool:
    """Whether who clears an event is not the one that waits for it now, but one that has heard of the ``set``: its own
    wait for the event was over only then."""
    if clear.thread == evidence.thread_of(wait):
        return False
    name = named(method_of(clear))[0]
    mine = [step for step in evidence.of(clear.thread) if step.number < clear.number]
    waited = next((step for step in reversed(mine) if named(method_of(step)) == (name, "wait")), None)
    if waited is None:
        return False
    woken = [s for s in mine if s.number > waited.number and (s.kind, s.line) == ("wake", waited.line)]
    return (woken or [waited])[0].number > given.number


def _changed_meanwhile(evidence: Evidence, wait: Wait) -> Step | None:
    """What another thread changed after the waiter's last look at it in this call, and before it slept. If it has slept
    on a condition before, only looks since then count: it knew that things might change meanwhile."""
    waiter, blocked = evidence.thread_of(wait), evidence.blocked_at(wait)
    seen: dict[str, Step] = {}
    for step in reversed(evidence.steps[:blocked]):
        if step.thread != waiter:
            continue
        slept = step.kind == "block" and step.note.startswith(NOTIFIED) and step.number < blocked
        if slept or not evidence.own(step):
            break
        if (
            step.kind in ("read", "test")
            and looks(evidence, step)
            and step.value not in TOOLS
            and not evidence.local(step)
        ):
            seen.setdefault(step.target, step)
    for step in evidence.steps[:blocked]:
        look = seen.get(touched(step))
        if look is not None and step.thread != waiter and step.number > look.number and changes(step):
            return step
    return None


def _repeated(program: Program, call: ast.Call) -> bool:
    return any(isinstance(each, ast.While) for each in program.within(call))


def _overtaken(evidence: Evidence, block: Step) -> bool:
    """Whether, after the thread was woken, another one took the same lock or was woken for the same reason first."""
    rest = evidence.steps[block.number :]
    woken = next((s for s in rest if s.thread == block.thread and s.kind in ("wake", "acquire")), None)
    if woken is None:
        return False
    between = evidence.steps[block.number :]
    word = next((s for s in between if "notify" in method_of(s)[1] and s.thread != block.thread), None)
    again = next((s for s in rest if s.thread == block.thread and s.kind == "acquire"), None)
    if word is None or again is None:
        return word is not None
    third = [s for s in evidence.steps[word.number : again.number - 1] if s.thread not in (block.thread, word.thread)]
    same = [
        s for s in evidence.steps[word.number : again.number - 1] if s.thread == word.thread and s.kind == "acquire"
    ]
    return bool(same) or any(step.kind == "acquire" for step in third) or method_of(word)[1] == "notify_all"


def _next_line(evidence: Evidence, block: Step) -> tuple[str, int]:
    rest = [s for s in evidence.own_steps if s.thread == block.thread and s.number > block.number]
    return next(((s.file, s.line) for s in rest if s.line != block.line), (block.file, block.line))

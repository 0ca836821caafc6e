"""Waiting for word from another thread, and missing it: conditions, events and semaphores that count.

What a waiter *looked at* is told by its steps; what it should have looked at, by the text around its ``wait``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from grader.results import Step, Wait

from .evidence import Evidence, method_of
from .pattern import Diagnosis, Pattern
from .program import Program, dotted, names_in

LOST_WAKEUP = Pattern(
    "lost-wakeup",
    "A notification came when nobody was waiting yet, and a condition doesn't remember: whoever waits afterwards waits "
    "for ever.",
    "What could a thread look at, under the lock, before it decides to wait?",
)
NO_LOOP = Pattern(
    "wait-without-loop",
    "A thread is woken and goes on as if what it waited for were still so. Between the notification and the moment it "
    "has the lock again, another thread may have come first.",
    "What must be true after the wait, and who makes sure that it still is?",
)
ONE_FOR_MANY = Pattern(
    "notify-for-many",
    "Several threads wait, one notification is given, and one of them wakes; the others sleep on, though there was "
    "something for them too.",
    "How many threads can go on after this change, and how many are told of it?",
)
NO_NOTIFY = Pattern(
    "missing-notify",
    "A thread changes what another one waits for, and tells nobody. The other one would only look again if it were "
    "woken.",
    "Who has to hear of this change, and who tells them, on every way through the function?",
)

_NOTIFIED = "waits to be notified"
TOOLS = frozenset(
    (
        "<lock>",
        "<RLock>",
        "<Lock>",
        "<Condition>",
        "<Event>",
        "<Semaphore>",
        "<BoundedSemaphore>",
        "<Queue>",
        "<method>",
    )
)
"""How a trace shows objects that threads wait with, and that say nothing themselves."""

_SIGNALLED = (_NOTIFIED, "waits for the event", "waits for a permit")
_MUTATORS = frozenset(
    ("append", "appendleft", "add", "insert", "extend", "pop", "popleft", "remove", "discard", "clear", "update",
     "setdefault", "put", "put_nowait", "heappush", "heappop", "push")
)  # fmt: skip
_TAKERS = frozenset(("pop", "popleft", "remove", "discard", "clear"))
_TOOL = re.compile(r"(.+)\.(?:acquire|release|wait|wait_for|notify|notify_all|set|is_set)\(")


def lost_wakeup(evidence: Evidence) -> Diagnosis | None:
    """The waiter slept after word had been given, and had not looked since; or what it looked at was changed before
    it slept; or an event was cleared again before it came; or word was given before the change.

    Silent about a waiter that looked again: it looked at the wrong thing, and whatever that is has another name.
    """
    for wait in _waiters(evidence):
        step = _missed(evidence, wait) or _wiped(evidence, wait) or _changed_meanwhile(evidence, wait)
        if step is not None:
            return Diagnosis(LOST_WAKEUP, ((wait.file, wait.line), (step.file, step.line)))
    return None


def wait_without_loop(evidence: Evidence) -> Diagnosis | None:
    """A thread was woken from a ``wait`` that no loop repeats, and a third thread held the lock before it went on."""
    if evidence.kind not in ("exception", "wrong-outcome"):
        return None
    for step in evidence.own_steps:
        if step.kind != "block" or not step.note.startswith(_NOTIFIED):
            continue
        calls = evidence.program.calls_at(step.file, step.line, "wait")
        if calls and not any(_repeated(evidence.program, call) for call in calls) and _overtaken(evidence, step):
            return Diagnosis(NO_LOOP, ((step.file, step.line), _next_line(evidence, step)))
    return None


def one_for_many(evidence: Evidence) -> Diagnosis | None:
    """``notify`` was called while two or more threads waited on the condition, and this one was never woken."""
    for wait in _waiters(evidence):
        if not wait.action.startswith(_NOTIFIED):
            continue
        asleep: set[int] = set()
        name = evidence.resource(wait)
        for step in evidence.steps:
            if step.kind == "block" and step.note.startswith(_NOTIFIED) and evidence.resource(step) == name:
                asleep.add(step.thread)
            elif step.kind == "wake":
                asleep.discard(step.thread)
            elif (
                _named(method_of(step)) == (name, "notify")
                and len(asleep) > 1
                and evidence.thread_of(wait) in asleep
                and _there(evidence, wait)
            ):
                return Diagnosis(ONE_FOR_MANY, ((step.file, step.line), (wait.file, wait.line)))
    return None


def missing_notify(evidence: Evidence) -> Diagnosis | None:
    """Another thread changed what the waiter's predicate looks at, after the waiter slept, and called no ``notify``."""
    for wait in _waiters(evidence):
        blocked = evidence.blocked_at(wait)
        if not wait.action.startswith(_NOTIFIED) or not blocked:
            continue
        after = [step for step in evidence.own_steps if step.number > blocked]
        changed = [step for step in after if _touched(step) in looked_at(evidence, wait) and _changes(step)]
        if (
            changed
            and changed[-1].thread != evidence.thread_of(wait)
            and not any("notify" in method_of(step)[1] for step in after)
        ):
            return Diagnosis(NO_NOTIFY, ((changed[-1].file, changed[-1].line), (wait.file, wait.line)))
    return None


def never_told(evidence: Evidence) -> Diagnosis | None:
    """What the waiter's predicate looks at is changed by another thread, in a function with no ``notify``."""
    for wait in _waiters(evidence):
        if not wait.action.startswith(_NOTIFIED):
            continue
        wanted = looked_at(evidence, wait)
        for step in reversed(evidence.own_steps):
            other = step.thread != evidence.thread_of(wait) and not evidence.made_here(step)
            if _changes(step) and _touched(step) in wanted and other:
                if not _tells(evidence.program, step.file, step.line):
                    return Diagnosis(NO_NOTIFY, ((step.file, step.line), (wait.file, wait.line)))
                break
    return None


def _tells(program: Program, file: str, line: int) -> bool:
    """Whether the function around a line calls ``notify``, or another function of the program that may."""
    for node in program.at(file, line):
        function = program.function_of(node)
        if function is not None:
            return any(
                isinstance(each, ast.Call) and (dotted(each.func).startswith("self._") or "notify" in dotted(each.func))
                for each in ast.walk(function)
                if isinstance(each, ast.Call) and dotted(each.func).rpartition(".")[2] not in _MUTATORS
            )
    return True


def _there(evidence: Evidence, wait: Wait) -> bool:
    """Whether what the waiter waits for was given at last, and not taken away since."""
    wanted, left = looked_at(evidence, wait), 0
    for step in evidence.own_steps:
        if not _changes(step) or _touched(step) not in wanted:
            continue
        name = method_of(step)[1]
        if name == "clear" or step.value in ("()", "[]", "None", "{}"):
            left = 0
        elif name in _TAKERS or "heappop" in step.target:
            left -= 1
        else:
            left += 1
    return left > 0


def notified_too_early(evidence: Evidence) -> Diagnosis | None:
    """Word was given, then the waiter looked and slept, then the change was made that the word had been about."""
    for wait in _waiters(evidence):
        blocked = evidence.blocked_at(wait)
        if not wait.action.startswith(_NOTIFIED) or not blocked:
            continue
        for step in evidence.own_steps:
            if step.number > blocked and _changes(step) and _touched(step) in looked_at(evidence, wait):
                earlier = [s for s in evidence.own_steps if s.thread == step.thread and s.number < step.number]
                words = [s for s in earlier if "notify" in method_of(s)[1]]
                if words:
                    return Diagnosis(LOST_WAKEUP, ((words[-1].file, words[-1].line), (step.file, step.line)))
    return None


def predicates(program: Program, file: str, line: int) -> Iterator[tuple[ast.expr, bool]]:
    """The conditions around the ``wait`` on a line, and whether each being *true* ends the wait."""
    for call in program.calls_at(file, line, "wait", "wait_for"):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "wait_for" and call.args:
            first = call.args[0]
            yield first.body if isinstance(first, ast.Lambda) else first, True
        for around in program.within(call):
            if isinstance(around, ast.While | ast.If) and call not in ast.walk(around.test):
                yield around.test, False


def looked_at(evidence: Evidence, wait: Wait) -> set[str]:
    """The names in the conditions around the wait, but for ``self`` itself."""
    found = {name for test, _ in predicates(evidence.program, wait.file, wait.line) for name in names_in(test)}
    return {name for name in found if name not in ("self", "len", "bool")}


def _waiters(evidence: Evidence) -> Iterator[Wait]:
    if any(step.kind == "raise" and evidence.own(step) for step in evidence.steps):
        return  # a thread that died owes an answer to others, and is another story
    for wait in evidence.waits:
        if wait.action.startswith(_SIGNALLED) and evidence.own(wait) and evidence.thread_of(wait) >= 0:
            yield wait


def _missed(evidence: Evidence, wait: Wait) -> Step | None:
    """The notification that came before the wait, if the waiter has not looked at anything since."""
    waiter, blocked = evidence.thread_of(wait), evidence.blocked_at(wait)
    if not wait.action.startswith(_NOTIFIED) or (
        evidence.finding.trace is not None and evidence.finding.trace.truncated
    ):
        return None
    name = evidence.resource(wait)
    blind = not looked_at(evidence, wait)
    words = [
        step
        for step in evidence.steps[:blocked]
        if (step.thread != waiter or blind) and _named(method_of(step)) in ((name, "notify"), (name, "notify_all"))
    ]
    mine = [step for step in evidence.steps[:blocked] if step.thread == waiter and step.kind == "wake"]
    if not words or (mine and mine[-1].number > words[-1].number and evidence.own(mine[-1])):
        return None
    since = evidence.steps[words[-1].number : blocked]
    looks = not blind and any(step.thread == waiter and evidence.own(step) and _looks(evidence, step) for step in since)
    return None if looks else words[-1]


def _wiped(evidence: Evidence, wait: Wait) -> Step | None:
    """The ``clear`` that came after a ``set`` and before the wait for the event."""
    if not wait.action.startswith("waits for the event"):
        return None
    about = [s for s in evidence.steps if _named(method_of(s))[0] == evidence.resource(wait)]
    cleared = [step for step in about if method_of(step)[1] == "clear"]
    given = [step for step in about if method_of(step)[1] == "set"]
    return cleared[-1] if cleared and given and given[-1].number < cleared[-1].number else None


def _changed_meanwhile(evidence: Evidence, wait: Wait) -> Step | None:
    """What another thread changed after the waiter's last look at it in this call, and before it slept."""
    waiter, blocked = evidence.thread_of(wait), evidence.blocked_at(wait)
    looks: dict[str, Step] = {}
    for step in reversed(evidence.steps[:blocked]):
        if step.thread != waiter:
            continue
        if not evidence.own(step):
            break
        if (
            step.kind in ("read", "test")
            and _looks(evidence, step)
            and step.value not in TOOLS
            and not evidence.local(step)
        ):
            looks.setdefault(step.target, step)
    for step in evidence.steps[:blocked]:
        look = looks.get(_touched(step))
        if look is not None and step.thread != waiter and step.number > look.number and _changes(step):
            return step
    return None


def _looks(evidence: Evidence, step: Step) -> bool:
    tools = {match[1] for each in evidence.steps if (match := _TOOL.match(each.target))}
    if step.kind == "call":
        return _TOOL.match(step.target) is None and method_of(step)[1] not in _MUTATORS
    return step.kind in ("read", "test") and step.target not in tools


def _changes(step: Step) -> bool:
    return step.kind == "write" or method_of(step)[1] in _MUTATORS or step.target.startswith("heapq.heap")


def _touched(step: Step) -> str:
    """The name of what a step writes or calls a method of."""
    if step.kind == "call":
        match = re.match(r"heapq\.\w+\(([\w.]+)", step.target)
        return match[1] if match else method_of(step)[0]
    return step.target.partition("[")[0] if step.kind == "write" else step.target


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


def _plain(resource: str) -> str:
    """A resource's name without the number that tells it from others of that name."""
    return resource.partition(" #")[0]


def _named(method: tuple[str, str]) -> tuple[str, str]:
    return _plain(method[0]), method[1]

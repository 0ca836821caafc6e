"""A trace, and a wait-for graph, as sentences.

A step is said as ``thread 1 reads self.value (0) at counter.py:9``; its short form, without thread and
place, labels the cell of a column. Who waits for whom is said one edge a sentence, each with the line where
it waits and the line since which the holder holds.
"""

from __future__ import annotations

from collections.abc import Iterable

from grader.feedback import escape
from grader.feedback.phrases import Phrases
from grader.results import Side, Step, Trace, Wait

VALUE_LIMIT = 60


def action(step: Step, phrases: Phrases) -> str:
    """What the step did, without thread and place; empty where its source line says it all."""
    target = escape.line(step.target or step.note, VALUE_LIMIT)
    value = escape.line(step.value, VALUE_LIMIT)
    if step.kind in ("read", "write", "delete", "call"):
        return phrases(f"{step.kind}-value" if value else step.kind, target=target, value=value) if target else ""
    if step.kind == "block" and step.note:  # who holds it is told apart
        return escape.line(phrases.heard(step.note.partition(" held by ")[0], "does"), VALUE_LIMIT)
    if step.kind in ("acquire", "release", "block", "start"):
        return phrases(step.kind, target=target)
    if step.kind in ("sleep", "raise"):
        return phrases(step.kind, value=value or target.removeprefix("raises "))
    if step.kind in ("wake", "end", "time"):
        return phrases(step.kind)
    return escape.line(step.note, VALUE_LIMIT)


def place(file: str, line: int, phrases: Phrases) -> str:
    """``counter.py:9``, or as much of it as is known."""
    return phrases("place", file=escape.line(file), line=line) if line else escape.line(file)


def sentence(trace: Trace, step: Step, phrases: Phrases) -> str:
    """One step as a clause with its thread and place."""
    where = place(step.file, step.line, phrases)
    thread = escape.line(trace.threads[step.thread], VALUE_LIMIT)
    if step.kind in ("read", "write") and step.value:
        target = escape.line(step.target, VALUE_LIMIT)
        value = escape.line(step.value, VALUE_LIMIT)
        return phrases(f"said-{step.kind}", thread=thread, target=target, value=value, place=where)
    what = action(step, phrases)
    if not what:
        return phrases("said-at", thread=thread, text=escape.line(step.text, VALUE_LIMIT), place=where)
    return phrases("said-other", thread=thread, what=what, place=where)


def story(trace: Trace, positions: Iterable[int], phrases: Phrases) -> str:
    """The steps at *positions* as one sentence, in the order in which they happened."""
    said = [sentence(trace, trace.steps[position], phrases) for position in sorted(positions)]
    return phrases("said-then").join(said)


def waiting(waits: Iterable[Wait], phrases: Phrases) -> tuple[str, ...]:
    """Who waits for what and who holds it, one sentence an edge."""
    return tuple(_waits(wait, phrases) for wait in waits)


def sides(each: Iterable[Side], phrases: Phrases) -> tuple[str, ...]:
    """What each thread of a prediction does, and which locks it holds, one sentence a thread."""
    return tuple(_side(side, phrases) for side in each)


def _side(side: Side, phrases: Phrases) -> str:
    return phrases(
        "side" if side.holding else "side-free",
        thread=escape.line(side.thread, VALUE_LIMIT),
        action=phrases.get(f"side-{side.action.replace(' ', '-')}", side.action),
        target=escape.line(side.target, VALUE_LIMIT),
        line=side.line,
        locks=", ".join(escape.line(phrases.heard(lock, "hold"), VALUE_LIMIT) for lock in side.holding),
    )


def _waits(wait: Wait, phrases: Phrases) -> str:
    key = "waits-nobody"
    if wait.holder and wait.holder == wait.thread:
        key = "waits-itself"
    elif wait.holder and wait.holder not in wait.resource:  # a thread that is waited for "holds" only itself
        key = "waits-held" if wait.held_line else "waits-holder"
    does = f"{escape.line(wait.action, VALUE_LIMIT) or 'waits for'} {escape.line(wait.resource, VALUE_LIMIT)}"
    said = phrases(
        key,
        thread=escape.line(wait.thread, VALUE_LIMIT),
        does=phrases.heard(does.strip(), "does"),
        line=wait.line,
        holder=escape.line(wait.holder, VALUE_LIMIT),
        held=wait.held_line,
    )
    return " ".join(said.split())

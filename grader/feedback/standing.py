"""How things stand at a moment of an execution, in words: locks, waiting threads, shared variables."""

from __future__ import annotations

from collections.abc import Iterator

from grader.feedback import escape
from grader.feedback.moments import Holding, Moment, Waiting
from grader.feedback.narrate import VALUE_LIMIT
from grader.feedback.phrases import Phrases
from grader.feedback.spans import Span
from grader.results import Trace


def standing(moment: Moment, trace: Trace, said: Phrases) -> Iterator[tuple[str, list[Span]]]:
    """Three rows, each with its title: who holds what, who waits for what, and which values things have."""
    yield said("standing-locks"), [Span(_held(each, trace, said), "did", each.thread) for each in moment.holding]
    yield said("standing-waits"), [Span(_waits(each, trace, said), "did", each.thread) for each in moment.waiting]
    yield (
        said("standing-values"),
        [
            Span(
                said("standing-value", name=_short(name), value=_short(value)), "key" if name == moment.changed else ""
            )
            for name, value in moment.values
        ],
    )


def summary(moment: Moment, trace: Trace, said: Phrases) -> str:
    """All that there is to tell on one line; empty if that is nothing."""
    rows = ((title, spans) for title, spans in standing(moment, trace, said) if spans)
    return "   ".join(f"{title} {', '.join(span.text for span in spans)}" for title, spans in rows)


def _held(each: Holding, trace: Trace, said: Phrases) -> str:
    return said("standing-lock", lock=_short(each.lock), thread=_short(trace.threads[each.thread]), line=each.line)


def _waits(each: Waiting, trace: Trace, said: Phrases) -> str:
    thread = _short(trace.threads[each.thread])
    return said("standing-wait", thread=thread, what=_short(said.heard(each.what, "thing")) or "?", line=each.line)


def _short(text: str) -> str:
    return escape.line(text, VALUE_LIMIT)

"""What a check asks of every ending, and what is said of one that doesn't give it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grader.results import Finding
from grader.sentence import Sentence
from grader.wire.messages import EndingPart

from .values import show


@dataclass(frozen=True, slots=True)
class Demand:
    """Which observations are right, and the author's sentences for one that isn't. ``expected`` is the value or the
    predicate it was made of."""

    accepts: Callable[[Any], bool]
    message: str
    hint: str
    expected: Any

    def wrong(self, ending: EndingPart) -> Finding:
        """The finding for an ending that is proper, with an observation that isn't accepted."""
        value = show(ending.value)
        if self.message:
            told = Sentence("{message} (observed: {value})", message=self.message.rstrip(), value=value)
        else:
            told = Sentence("a wrong result: observed: {value}", value=value)
        return Finding("wrong-outcome", told)

    def shown(self, value: Any) -> Any:
        """An observation as the report lists it."""
        return value

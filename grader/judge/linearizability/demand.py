"""The demand that every history be explained by some order of its calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from grader.errors import ExerciseError
from grader.judge.demand import Demand
from grader.judge.evidence import finding_from
from grader.results import Finding
from grader.sentence import Sentence
from grader.wire.messages import EndingPart

from .history import Asked, Malformed, asked_for, history_from
from .model import Specification
from .search import Search
from .telling import reason

PENDING = "pending-call"
"""What the engine finds of a call that never returns; whether that is wrong is said here."""

_WRONG = Sentence("No order of the calls explains what came of them.")


@dataclass(frozen=True, slots=True)
class Linearizable(Demand):
    """Every observation must be a history that ``model`` explains."""

    model: Specification
    asked: tuple[Asked, ...]

    @classmethod
    def by(cls, model: Callable[[], Any], parameters: Mapping[str, Any], message: str, hint: str) -> Linearizable:
        """The demand on a scenario with these parameters. Raises ExerciseError when model and calls don't fit."""
        specification = Specification(model)
        try:
            asked = tuple(asked_for(parameters))
        except ValueError as error:
            raise ExerciseError(
                Sentence("linearizable({name}): {reason}", name=specification.name, reason=error.args[0])
            ) from None
        specification.check(asked)

        def accepts(observation: Any) -> bool:
            try:
                return Search(history_from(observation, asked), specification).succeeds()
            except Malformed:
                return False

        return cls(accepts, message, hint, None, specification, asked)

    def wrong(self, ending: EndingPart) -> Finding:
        """The finding for a history that can't be explained: a deadlock where a call waits for ever that must not."""
        try:
            history = history_from(ending.value, self.asked)
        except Malformed as error:
            told = Sentence("{reason}: a scenario returns what history_of gives", reason=error.args[0])
            return Finding("wrong-outcome", told)
        why = reason(history, self.model)
        observed = Sentence.joined(" · ", history.lines())
        message = Sentence(
            "{message} ({why}; observed: {observed})",
            message=self.message.rstrip() or _WRONG,
            why=why.why,
            observed=observed,
        )
        explanation = _explanation(why.when)
        if why.call.outcome is not None:
            return Finding("wrong-outcome", message, explanation=explanation)
        kind = "deadlock" if why.call.pending == "blocked" else "no-progress"
        parts = [each for each in ending.findings if each.kind == PENDING]
        mine = [each for each in parts if each.message.startswith(f"{why.call} in ")] or parts
        found = finding_from(mine[0]) if mine else Finding(kind, message)
        return replace(found, kind=kind, message=message, explanation=explanation)

    def shown(self, value: Any) -> Any:
        """The history without its order in time, one line a thread."""
        try:
            return history_from(value, self.asked).lines()
        except Malformed:
            return value


def _explanation(when: str) -> str:
    if not when:
        return ""
    return Sentence(
        "{when}. There is no order of these calls, one after the other, in which each gives what it gave here.",
        when=when,
    )

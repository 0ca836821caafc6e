"""Foresees what checks will ask for: they are called once beforehand, with a submission that is never searched.

A check demands without looking at what it gets: ``always`` and its like return or raise. So a check that is called
where every demand is met makes the demands that it would make of a flawless submission, and those of any other are
their beginning. Which endings are right can't be asked beforehand: a predicate may look at a variable of the check that
has another value by then. A check that can't be called so (it wants other fixtures, or raises) is not foreseen, and is
none the worse for it.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

import pytest

from .bench import Bench
from .errand import Errand
from .trial import Case
from .under_test import SubmissionUnderTest

SUBMISSION = "submission"
"""The fixture's name."""


class Foresight(Bench):
    """Notes what is demanded, and lets it pass."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench.talk, bench.history, bench.options, bench.program)
        self.errands: list[Errand] = []

    def passes_over(self, errand: Errand) -> bool:
        """Always. What a check hands over, it may change afterwards."""
        if not errand.ends_early:
            errand.play = deepcopy(errand.play)
            self.errands.append(errand)
        return True


def foreseen(items: Iterable[pytest.Item], bench: Bench) -> Iterator[Errand]:
    """The searches that ``items`` will ask for, in order."""
    for item in items:
        foresight = Foresight(bench)
        foresight.check = item.name
        arguments = {**_parameters(item), SUBMISSION: SubmissionUnderTest(foresight, Case())}
        function = getattr(item, "function", None)
        if function is None or set(inspect.signature(function).parameters) != set(arguments):
            continue
        try:
            function(**arguments)
        except KeyboardInterrupt:
            raise
        except BaseException:  # noqa: BLE001 - it will fail again, or be skipped, where that is heard
            foresight.errands.clear()
        yield from foresight.errands


def _parameters(item: pytest.Item) -> dict[str, Any]:
    callspec = getattr(item, "callspec", None)
    return dict(callspec.params) if callspec is not None else {}

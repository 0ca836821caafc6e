"""Several workers for one submission: what a check asks for is often there already when it asks.

Which searches the checks will ask for is known beforehand (see :mod:`grader.judge.foresight`). So while the first is
under way, others are carried out on other workers, in the order in which they will be wanted. Marks and reports don't
depend on it: a search finds the same wherever and whenever it runs, and what nobody asks for is forgotten.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Hashable, Iterable, Sequence
from threading import Condition, Thread
from types import TracebackType
from typing import Self

from grader.errors import GradeError

from .conversation import Conversation
from .errand import Errand, Kind, Report

_LOOK = 0.05
"""Seconds between two looks at what a worker has seen so far."""


class Lanes:
    """Carries out errands: with ``talk`` in the caller's thread, and ahead of it with each of ``others`` in one of
    its own. To be used by one thread; leaving the context ends the others, whatever they are at."""

    def __init__(self, talk: Conversation, others: Sequence[Conversation] = ()) -> None:
        self._talk = talk
        self._others = list(others)
        self._threads: list[Thread] = []
        self._foreseen: dict[Hashable, Errand] = {}
        self._waiting: deque[Errand] = deque()
        self._changed = Condition()

    def __enter__(self) -> Self:
        """Starts the workers, and waits for none of them; one that can't be started is done without."""
        for each in tuple(self._others):
            try:
                each.start()
            except GradeError:
                self._others.remove(each)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._changed:
            self._waiting.clear()
        for each in self._others:
            each.abandon()
        for thread in self._threads:
            thread.join()
        for each in self._others:
            each.close()

    @property
    def look_ahead(self) -> bool:
        """Whether it is of any use to foresee errands."""
        return bool(self._others)

    def foresee(self, errands: Iterable[Errand]) -> None:
        """Begins with errands that will be asked for; to be called once."""
        for errand in errands:
            if errand.key not in self._foreseen:
                self._foreseen[errand.key] = errand
                self._waiting.append(errand)
        self._threads = [Thread(target=self._work, args=(each,), daemon=True) for each in self._others]
        for thread in self._threads:
            thread.start()

    def carry_out(self, errand: Kind, progress: Report) -> None:
        """Carries out ``errand``, or takes over what came of one that was foreseen."""
        known = self._foreseen.pop(errand.key, None)
        if known is None or self._had_not_begun(known) or not self._took_over(errand, known, progress):
            errand.run(self._talk, progress)

    def _had_not_begun(self, errand: Errand) -> bool:
        with self._changed:
            if errand not in self._waiting:
                return False
            self._waiting.remove(errand)
            return True

    def _took_over(self, errand: Errand, known: Errand, progress: Report) -> bool:
        """Asks of each ending that ``known`` has seen whether it stops ``errand``: nobody could tell before. If one
        does, the search has gone further than it would have, and has to be made again if it can be."""
        done, asked = False, 0
        while not done:
            done = known.done  # what was seen is complete then
            while errand.found is None and asked < len(known.seen):
                known.called_off = not errand.goes_on(known.seen[asked])
                asked += 1
            if errand.found is not None and errand.repeatable:
                errand.found = None
                return False
            if not done:
                self._help_or_wait(known, progress)
        errand.take_over(known)
        return True

    def _help_or_wait(self, errand: Errand, progress: Report) -> None:
        if (next_one := self._take()) is not None:
            next_one.run_ahead(self._talk)
            return
        with self._changed:
            self._changed.wait_for(lambda: errand.done, timeout=_LOOK)
        progress(errand.executions)

    def call_off(self, check: str) -> None:
        """Nothing more will be asked for by ``check``: what has not begun needn't."""
        with self._changed:
            kept = [each for each in self._waiting if each.check != check]
            self._waiting.clear()
            self._waiting.extend(kept)

    def _take(self) -> Errand | None:
        with self._changed:
            return self._waiting.popleft() if self._waiting else None

    def _work(self, talk: Conversation) -> None:
        with contextlib.closing(talk):
            while errand := self._take():
                errand.run_ahead(talk)
                with self._changed:
                    self._changed.notify_all()

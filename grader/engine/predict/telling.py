"""Predictions in words: who, where, and holding what."""

from __future__ import annotations

from grader.engine.findings import Finding, Side
from grader.engine.naming import Names
from grader.engine.observe import Witness

from .chronicle import Hold, Take, Touch
from .code import Code
from .races import Race


class Telling:
    """Speaks of one execution: its threads and locks by their names."""

    def __init__(self, witness: Witness, code: Code, names: Names) -> None:
        self._witness = witness
        self._code = code
        self._names = names

    # -- races ------------------------------------------------------

    def race(self, race: Race) -> Finding:
        """A ``data-race``, at the first half."""
        first, second, other = (self._code.site(each.site) for each in (race.first, race.second, race.other))
        me, them = self._thread(race.first.task), self._thread(race.other.task)
        where = f"line {first.line}"
        if race.kind == "iteration":
            message = f"{me} goes through {self._looped(race.first)} ({where}), and nothing keeps {them} from changing it meanwhile"
        elif race.kind == "check":
            message = f"{me} looks at {first.text} ({where}) and acts on it ({second.text}, line {second.line}), and nothing keeps {them} from doing so in between"
        elif (first.line, first.text) == (second.line, second.text):
            message = f"{me} reads {first.text} and writes it back ({where}), and nothing keeps {them} from writing it in between"
        else:
            message = f"{me} reads {first.text} ({where}) and writes what builds on it (line {second.line}), and nothing keeps {them} from writing in between"
        both = (race.first, race.second) if race.kind != "iteration" else (race.first,)
        sides = tuple(self._side(each) for each in (*both, race.other))
        return Finding("data-race", f"{message} (line {other.line})", first.file, first.line, sides=sides)

    def _looped(self, touch: Touch) -> str:
        thing = self._witness.things[touch.access.thing]
        return f"a {type(thing).__name__}"

    def _side(self, touch: Touch) -> Side:
        site = self._code.site(touch.site)
        operation = self._code.operation(touch.site) if touch.access.how else ""
        action = {"": "reads", "store": "writes", "delete": "deletes"}.get(operation, "calls")
        if touch.access.by == "loop":
            action = "goes through"
        return Side(
            self._witness.threads[touch.task], action, site.text, site.file, site.line, self._holding(touch.held)
        )

    # -- cycles -----------------------------------------------------

    def cycle(self, cycle: tuple[Take, ...]) -> Finding:
        """A ``lock-order``, at the first acquisition."""
        parts = []
        sides = []
        for before, take in zip((cycle[-1], *cycle[:-1]), cycle, strict=True):
            held = next(each for each in take.held if each.lock == before.lock)
            site = self._code.site(take.site)
            wanted, has = self._lock(take.lock), self._lock(before.lock)
            since = f" (since line {self._code.site(held.site).line})" if held.site >= 0 else ""
            parts.append(f"{self._thread(take.task)} takes {wanted} at line {site.line} while it holds {has}{since}")
            name = self._witness.threads[take.task]
            sides.append(Side(name, "takes", wanted, site.file, site.line, self._holding(take.held)))
        message = "; ".join(parts) + ": each may wait for the other for ever"
        return Finding("lock-order", message, sides[0].file, sides[0].line, sides=tuple(sides))

    # -- names ------------------------------------------------------

    def _thread(self, task: int) -> str:
        return "the main thread" if task == 0 else f"thread {self._witness.threads[task]}"

    def _lock(self, number: int) -> str:
        lock = self._witness.things[number]
        return self._names.of(lock, self._witness.locks) or "a lock of the library"

    def _holding(self, held: tuple[Hold, ...]) -> tuple[str, ...]:
        """The locks that have names, each with the line at which it was taken."""
        known = [(self._names.of(self._witness.things[each.lock], self._witness.locks), each.site) for each in held]
        return tuple(f"{name} (line {self._code.site(site).line})" for name, site in known if name and site >= 0)

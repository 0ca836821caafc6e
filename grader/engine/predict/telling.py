"""Predictions in words: who, where, and holding what."""

from __future__ import annotations

from grader.engine.findings import Finding, Side
from grader.engine.naming import Names
from grader.engine.observe import Witness
from grader.engine.rewrite import Site
from grader.engine.source import Code

from .blocked import Blocked
from .chronicle import Hold, Take, Touch
from .races import Race
from .usage import Misuse

_MISUSES = {
    "again": "{who} waits on {what} once, and goes on without another look at what it waits for",
    "blind": "{who} waits on {what} without a look at anything: a notification that came before is lost",
    "early": "{who} notifies on {what} before it changes what the waiting threads look at (line {lines})",
    "kinds": "{what} is waited on for different things (lines {lines}), and notify may wake the wrong thread",
}
_ACTIONS = {"": "reads", "store": "writes", "delete": "deletes"}


class Telling:
    """Speaks of one execution: its threads and locks by their names."""

    def __init__(self, witness: Witness, code: Code, names: Names) -> None:
        self._witness = witness
        self._code = code
        self._names = names

    # -- races ------------------------------------------------------

    def race(self, race: Race) -> Finding:
        """A ``data-race``, at the first half."""
        first, other = self._code.site(race.first.site), self._code.site(race.other.site)
        told = {"update": self._update, "check": self._check, "iteration": self._iteration}[race.kind](race)
        message = f"{told} (line {other.line})"
        halves = (race.first,) if race.kind == "iteration" else (race.first, race.second)
        sides = tuple(self._side(each) for each in (*halves, race.other))
        return Finding("data-race", message, first.file, first.line, sides=sides)

    def _update(self, race: Race) -> str:
        me, them, first, second = self._of(race)
        if (first.line, first.text) == (second.line, second.text):
            return f"{me} reads {first.text} and writes it back (line {first.line}); {them} may write it in between"
        built = f"writes what builds on it (line {second.line})"
        return f"{me} reads {first.text} (line {first.line}) and {built}; {them} may write in between"

    def _check(self, race: Race) -> str:
        me, them, first, second = self._of(race)
        act = f"{self._action(race.second)} {second.text} (line {second.line})"
        return f"{me} looks at {first.text} (line {first.line}) before it {act}; {them} may do so in between"

    def _iteration(self, race: Race) -> str:
        me, them, first, _ = self._of(race)
        kind = type(self._witness.things[race.first.access.thing]).__name__
        return f"{me} goes through a {kind} (line {first.line}); {them} may change its size meanwhile"

    def _of(self, race: Race) -> tuple[str, str, Site, Site]:
        me, them = self._thread(race.first.task), self._thread(race.other.task)
        return me, them, self._code.site(race.first.site), self._code.site(race.second.site)

    def _action(self, touch: Touch) -> str:
        if touch.access.by in ("begin", "loop"):
            return "goes through"
        operation = self._code.operation(touch.site) if touch.access.how else ""
        return _ACTIONS.get(operation, "calls")

    def _side(self, touch: Touch) -> Side:
        site = self._code.site(touch.site)
        thread, holding = self._witness.threads[touch.task], self._holding(touch.held)
        return Side(thread, self._action(touch), site.text, site.file, site.line, holding)

    # -- cycles -----------------------------------------------------

    def cycle(self, cycle: tuple[Take, ...]) -> Finding:
        """A ``lock-order``, at the first acquisition."""
        parts = [self._step(before, take) for before, take in zip((cycle[-1], *cycle[:-1]), cycle, strict=True)]
        message = "; ".join(parts) + ": all of them may wait for each other for ever"
        sides = tuple(self._wish(each) for each in cycle)
        return Finding("lock-order", message, sides[0].file, sides[0].line, sides=sides)

    def _step(self, before: Take, take: Take) -> str:
        held = next(each for each in take.held if each.lock == before.lock)
        line, wanted = self._code.site(take.site).line, self._lock(take.lock)
        does = f"{self._thread(take.task)} takes {wanted} at line {line}"
        if not wanted:
            does = f"{self._thread(take.task)} waits at line {line}"
        if held.site < 0 or not self._lock(held.lock):
            return f"{does} before it ends"
        return f"{does} while it holds {self._lock(held.lock)} (since line {self._code.site(held.site).line})"

    def _wish(self, take: Take) -> Side:
        site = self._code.site(take.site)
        name, wanted = self._witness.threads[take.task], self._lock(take.lock)
        action = "takes" if wanted else "calls"
        return Side(name, action, wanted or site.text, site.file, site.line, self._holding(take.held))

    # -- waits under a lock -----------------------------------------

    def blocked(self, blocked: Blocked) -> Finding:
        """A ``held-lock``, at the wait."""
        wait, held, take, gift = (self._code.site(each) for each in blocked[1:2] + blocked[3:4] + blocked[5:7])
        waiter, giver = self._thread(blocked.waiter), self._thread(blocked.giver)
        lock = self._lock(blocked.lock) or held.text
        holding = f"{lock} (line {held.line})"
        calls = "calls" if wait.kind == "call" else "enters"
        gives = f"it calls {gift.text} (line {gift.line})" if gift.kind == "call" else "it gives what is waited for"
        if blocked.what == "result":
            gives = "the result is there"
        message = (
            f"{waiter} waits at {wait.text} (line {wait.line}) while it holds {lock} (since line {held.line}); "
            f"{giver} takes {lock} (line {take.line}) before {gives}: both may wait for each other for ever"
        )
        names = self._witness.threads
        sides: tuple[Side, ...] = (
            Side(names[blocked.waiter], calls, wait.text, wait.file, wait.line, (holding,)),
            Side(names[blocked.giver], "takes", lock, take.file, take.line),
        )
        if gift.kind == "call" and blocked.what != "result":
            sides = (*sides, Side(names[blocked.giver], "calls", gift.text, gift.file, gift.line))
        return Finding("held-lock", message, wait.file, wait.line, sides=sides)

    # -- misuses ----------------------------------------------------

    def misuse(self, misuse: Misuse) -> Finding:
        """A ``misuse``, at the call."""
        site = self._code.site(misuse.site)
        who, what = self._thread(misuse.task), site.text.rpartition(".")[0]
        message = _MISUSES[misuse.what].format(
            who=who, what=what, lines=" and ".join(str(self._code.site(each).line) for each in misuse.others)
        )
        return Finding("misuse", message, site.file, site.line)

    # -- names ------------------------------------------------------

    def _thread(self, task: int) -> str:
        return "the main thread" if task == 0 else f"thread {self._witness.threads[task]}"

    def _lock(self, number: int) -> str:
        return self._names.of(self._witness.things[number], self._witness.locks)

    def _holding(self, held: tuple[Hold, ...]) -> tuple[str, ...]:
        """The locks that have names, each with the line at which it was taken."""
        known = [(self._lock(each.lock), each.site) for each in held]
        return tuple(f"{name} (line {self._code.site(site).line})" for name, site in known if name and site >= 0)

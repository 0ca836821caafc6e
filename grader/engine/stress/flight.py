"""One run on its way, seen from the process that started it: what it tells, what its supervisor tells, how it ended.

The submission has no way to the supervisor that is known. So when that is gone without a word, or fails, nobody knows
how the run ended, and nobody is blamed for it.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from traceback import format_exc
from typing import Any, NoReturn

from grader.engine.findings import Ending, Finding
from grader.engine.processes import NoProcess, fork
from grader.engine.runner import once

from .forks import MOST, Forks
from .report import SILENCED, Forged, Line, ending_of, finding_of
from .run import Run
from .settings import StressSettings
from .shared import Shared
from .supervisor import Supervisor

_MOST_NOTES = 20
_LONGEST_FAULT = 4_000
_FRAME = re.compile(r'  File "(.*)", line (\d+) in (\S+)')


class Unwatched(Exception):
    """The process that watches over a run has failed or is gone: nobody knows how the run ended."""


class Flight:
    """Starts run ``number``. Raises NoProcess when the machine has no process for it."""

    def __init__(self, run: Run, number: int, size: int, settings: StressSettings) -> None:
        self._line = Line()
        self._forks = Forks()
        self._shared = Shared.make(self._line)
        self._ending: Ending | None = None
        self._over: dict[str, Any] | None = None
        self._noted: list[Finding] = []
        self._fault = self._unable = ""
        self._status: int | None = None
        self.number = number
        self.alone = True
        """Whether no other was under way at any time; whoever starts another one tells."""
        self.steps = self.size = 0
        try:
            self._supervisor = fork()
        except NoProcess:
            self._close()
            raise
        if self._supervisor == 0:
            self._supervise(partial(run.play, number, size, self._line, self._forks, self._shared), settings)
        self._line.for_reading()

    def _supervise(self, play: Callable[[], None], settings: StressSettings) -> NoReturn:
        try:
            Supervisor(self._line, settings, self._shared).supervise(play)
        except NoProcess as error:
            self._line.tell(unable=str(error))
        except BaseException:  # noqa: BLE001 - a fault of ours must be told as one
            self._line.tell(fault=format_exc()[-_LONGEST_FAULT:])
        finally:
            os._exit(1)

    def fileno(self) -> int:
        """What to wait for."""
        return self._line.reader.fileno()

    def hear(self) -> bool:
        """Takes one packet; whether there is nothing more to hear."""
        try:
            packet = self._line.hear()
        except Forged:
            text = "the submission tampered with the grader's channel: it wrote to a descriptor that is not its own"
            self._ending = Ending("policy", None, (Finding("policy", text),))
            self._over = {}
            packet = None
        except OSError:
            packet = None
        if packet is None:
            return True
        if "ending" in packet and self._ending is None:
            self._ending = ending_of(packet["ending"])
            self.steps, self.size = packet["steps"], packet["size"]
        if "note" in packet and len(self._noted) < _MOST_NOTES:
            self._noted.append(finding_of(packet["note"]))
        self._over = packet.get("over", self._over)
        self._fault, self._unable = packet.get("fault", ""), packet.get("unable", "")
        return self._over is not None or bool(self._fault or self._unable)

    def is_unwatched(self) -> bool:
        """Whether the supervisor has ended: then nobody ends the run."""
        if self._status is None:
            found, status = os.waitpid(self._supervisor, os.WNOHANG)
            self._status = status if found else None
        return self._status is not None

    def end(self) -> None:
        """Ends the run, if it is not over, with everything below it."""
        if not self.is_unwatched():
            with contextlib.suppress(OSError):
                os.kill(self._supervisor, signal.SIGTERM)
            _, self._status = os.waitpid(self._supervisor, 0)
        self._close()

    def _close(self) -> None:
        self._line.close()
        self._shared.close()

    def ending(self, files: frozenset[str], allow: frozenset[str]) -> Ending:
        """How the run ended, from what it told itself and what its supervisor saw; to be called when it was ended.
        Raises NoProcess when the machine could not start it, and Unwatched when the supervisor saw nothing."""
        if self._forks.too_many:
            text = f"the submission started more than {MOST} processes in one run, and was stopped"
            return Ending("policy", None, (Finding("policy", text),))
        if self._unable:
            raise NoProcess(self._unable)
        over = self._over
        if over is None:
            raise Unwatched(_gone(self._status or 0, self._fault))
        if self._ending is None:
            return _unsaid(over, files)
        ending = self._ending
        known = any(each.kind == "leaked-process" for each in ending.findings)
        if over.get("left") and ending.kind == "returned" and not known:  # one that was cut short leaves all behind
            text = "a process that was started outlived the run"
            ending = replace(ending, findings=(*ending.findings, Finding("leaked-process", text)))
        findings = once([*ending.findings, *self._noted])
        return replace(ending, findings=tuple(each for each in findings if each.kind not in allow))


def _unsaid(over: dict[str, Any], files: frozenset[str]) -> Ending:
    """The ending of a run that could not tell it."""
    stacks = over.get("stacks", "")
    place = next(((file, int(line)) for file, line, _ in _FRAME.findall(stacks) if file in files), ("", 0))
    where = f" (it was in {place[0]}, line {place[1]})" if place[0] else ""
    if over.get("late"):
        kind, text = "timeout", f"no sign of an end, and no answer when asked for it: it waits or computes in C{where}"
    elif over.get("signal"):
        kind, text = "crash", f"the process died of signal {signal_name(over['signal'])}{where}"
    elif over.get("code") == SILENCED:
        kind, text = "policy", "the submission closed a descriptor that is not its own"
    else:
        kind, text = "crash", f"the process ended itself with exit code {over.get('code', 0)}, as os._exit does"
    return Ending(kind, None, (Finding(kind, text, place[0], place[1], traceback=_own(stacks, files)),))


def _gone(status: int, words: str) -> str:
    """What became of a supervisor that did not come to its end."""
    if words or not os.WIFSIGNALED(status):
        return f"the process that watches over a run failed (exit code {os.waitstatus_to_exitcode(status)})\n{words}"
    return (
        f"the process that watches over a run was killed ({signal_name(os.WTERMSIG(status))}), most likely from "
        "outside: grade again, and if it happens with this submission only, look what that does to other processes"
    )


def signal_name(number: int) -> str:
    """SIGSEGV for 11."""
    return signal.Signals(number).name if number in list(signal.Signals) else str(number)


def _own(stacks: str, files: frozenset[str]) -> str:
    """The stacks without the grader's and the library's frames."""
    kept = []
    for line in stacks.splitlines():
        frame = _FRAME.match(line)
        if frame is None or frame[1] in files:
            kept.append(line)
    return "\n".join(kept)[:8_000]



"""What all checks of one grading share: the conversation with the worker, the history, the student's output."""

from __future__ import annotations

from grader.history import History
from grader.results import Finding
from grader.wire.messages import Play

from .conversation import Conversation
from .diagnosis import Contrast, Program, diagnose
from .options import Options

_CAP = 64 * 1024


class Bench:
    """Where checks are carried out for real."""

    def __init__(self, talk: Conversation, history: History, options: Options, program: Program) -> None:
        self.talk = talk
        self.history = history
        self.options = options
        self._program = program
        self.check = ""
        self.planned = 0
        self._output: list[str] = []

    def diagnose(self, finding: Finding, contrast: Contrast | None) -> Finding:
        """The finding with its pattern's name, if it shows one."""
        return diagnose(finding, self._program, contrast)

    def only_records(self, play: Play | None) -> bool:
        """Whether demands on this exploration are to be passed over in silence; None stands for one on real threads.
        Never, here."""
        return False

    def hear(self, output: str) -> None:
        """Keeps what the submission printed, each text once, up to a cap."""
        if output and output not in self._output and sum(map(len, self._output)) < _CAP:
            self._output.append(output)

    @property
    def output(self) -> str:
        """All that was heard."""
        text = "".join(self._output)
        return text if len(text) <= _CAP else text[:_CAP] + "\n… (output cut here)\n"

    def progress(self, executions: int) -> None:
        """Tells whoever watches how far the current check is."""
        if self.options.progress is not None:
            self.options.progress(self.check, executions, self.planned)

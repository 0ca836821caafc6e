"""What all checks of one grading share: who talks to the workers, the history, the student's output."""

from __future__ import annotations

from grader.history import History
from grader.results import Finding

from .conversation import Conversation
from .diagnosis import Contrast, Program, diagnose
from .errand import Errand
from .lanes import Lanes
from .options import Options

_CAP = 64 * 1024


class Bench:
    """Where checks are carried out for real."""

    def __init__(
        self, talk: Conversation, history: History, options: Options, program: Program, lanes: Lanes | None = None
    ) -> None:
        self.talk = talk
        self.history = history
        self.options = options
        self.program = program
        self.lanes = lanes or Lanes(talk)
        self.check = ""
        self.planned = 0
        self._output: list[str] = []

    def diagnose(self, finding: Finding, contrast: Contrast | None) -> Finding:
        """The finding with its pattern's name, if it shows one."""
        return diagnose(finding, self.program, contrast)

    def passes_over(self, errand: Errand) -> bool:
        """Whether what is demanded of this search is to be passed over in silence. Never, here."""
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

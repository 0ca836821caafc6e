"""A strategy that follows a script of source lines: the proof that a bug is there which no sampling finds in time."""

from __future__ import annotations

from grader.engine.strategies.base import default_choice


def numbered(source, script):
    """The script with line numbers: each step is named by what its line contains, ``#2`` meaning the second such line."""
    lines = source.splitlines()

    def number(text):
        text, _, nth = text.partition(" #")
        return [at for at, line in enumerate(lines, 1) if text in line][int(nth or 1) - 1]

    return [(thread, number(text)) for thread, texts in script for text in texts]


class Directed:
    """Runs the thread of each step from where it stands until it is about to leave that step's line.

    ``script`` is a list of (number of the thread, line); lines that no step names belong to the step they are called
    from. Until a thread is there the main thread goes on, and after the script the default rule.
    """

    def __init__(self, sites, file, script):
        self._sites, self._file, self._script = sites, file, script
        self._lines = {line for _, line in script}
        self._at, self._entered = 0, False

    def begin(self, execution):
        self._at, self._entered = 0, False

    def choose(self, candidates, current):
        while self._at < len(self._script):
            number, line = self._script[self._at]
            task = next((each for each in candidates if each.number == number), None)
            here = self._line(task) if task is not None else 0
            if self._entered and (task is None or (here in self._lines and here != line)):
                self._at, self._entered = self._at + 1, False
                continue
            self._entered = here == line or self._entered
            return task or min(candidates, key=lambda each: each.number)
        return default_choice(candidates, current)

    def end(self, steps):
        """Learns nothing."""

    @property
    def done(self):
        """Whether the script was followed to its end."""
        return self._at >= len(self._script) - 1

    def _line(self, task):
        if task.site is None or task.site < 0:
            return 0
        site = self._sites[task.site]
        return site.line if site.file == self._file else 0

"""Where code comes from: the program under test, the grader itself, or the library (all else).

A file name is enough to tell. The program's own names are relative, and no other code can bear them unnoticed: whoever
compiles code under a name of his choice has to run it, and that is heard.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Collection
from types import FrameType

PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))  # noqa: PTH120 - once, early
"""The folder of the grader's own code."""

NAME = __name__.partition(".")[0]
"""The package's name."""

_WORDS = os.path.join(PACKAGE, "engine", "vocabulary.py")  # noqa: PTH118
_INSIDE = PACKAGE + os.sep


def library_folders() -> tuple[str, ...]:
    """Where modules may be loaded from: the standard library and what is installed, each ending in a separator."""
    paths = sysconfig.get_paths()
    listed = {paths[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")}
    listed |= {each for each in sys.path if os.path.isdir(each) and not _holds_the_grader(each)}  # noqa: PTH112
    return tuple(sorted({os.path.realpath(each) + os.sep for each in listed}))


def _holds_the_grader(folder: str) -> bool:
    return folder == "" or (PACKAGE + os.sep).startswith(os.path.realpath(folder) + os.sep)


def of_grader(file: str) -> bool:
    """Whether code of this file is the grader's; the words that scenarios are written in don't count."""
    return file.startswith(_INSIDE) and file != _WORDS


class Asker:
    """Who is behind an event: the frames from the one that caused it outwards."""

    def __init__(self, frame: FrameType, files: Collection[str]) -> None:
        self.frame = frame
        self.file = frame.f_code.co_filename
        self._files = files

    @property
    def is_program(self) -> bool:
        """Whether the program did it directly, or through a function written in C."""
        return self.file in self._files

    def is_library(self, *tails: str) -> bool:
        """Whether a file of the library whose name ends like this did it; the program may have files of any name."""
        return not self.is_program and self.file.endswith(tails)

    def owns(self, file: str) -> bool:
        """Whether code of this file is the program's."""
        return file in self._files

    def place(self) -> tuple[str, int]:
        """The innermost line of the program; no file when none is running."""
        frame: FrameType | None = self.frame
        while frame is not None:
            if frame.f_code.co_filename in self._files:
                return frame.f_code.co_filename, frame.f_lineno
            frame = frame.f_back
        return "", 0

    def beyond(self, *files: str) -> str:
        """The library's file of the innermost frame that lies in none of ``files`` (parts of names); an empty text
        when that frame is the program's."""
        frame: FrameType | None = self.frame
        while frame is not None and not self.owns(frame.f_code.co_filename):
            if not any(each in frame.f_code.co_filename for each in files):
                return frame.f_code.co_filename
            frame = frame.f_back
        return ""

    def entry(self) -> str:
        """The function through which this file was entered: the outermost of its frames without another between."""
        name, frame = "", self.frame
        while frame is not None and frame.f_code.co_filename == self.file:
            name = frame.f_code.co_name
            frame = frame.f_back  # type: ignore[assignment]  # None ends the loop
        return name

"""The text behind a syntax node.

The parser counts columns in UTF-8 bytes of the decoded source; people count characters. Both
views are kept line by line, because `ast.get_source_segment` splits the whole file anew each time.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize

Located = ast.expr | ast.stmt | ast.keyword | ast.arg | ast.excepthandler
_LINE_END = re.compile("\r\n|\r|\n")


class Source:
    """A source file that can say what stands between two positions."""

    def __init__(self, source: str | bytes, file: str) -> None:
        self.file = file
        text = source if isinstance(source, str) else _decode(source)
        self._lines = [line.encode("utf-8", "surrogatepass") for line in _LINE_END.split(text)]

    def span(self, first: Located, last: Located) -> tuple[int, int, int, int]:
        """From the start of `first` to the end of `last`, with columns in characters."""
        end_line, end_offset = last.end_lineno or last.lineno, last.end_col_offset or last.col_offset
        start_column = self._column(first.lineno, first.col_offset)
        return first.lineno, start_column, end_line, self._column(end_line, end_offset)

    def text(self, first: Located, last: Located) -> str:
        """The source from the start of `first` to the end of `last`."""
        end_line, end_offset = last.end_lineno or last.lineno, last.end_col_offset or last.col_offset
        lines = self._lines[first.lineno - 1 : end_line]
        if not lines:
            return ""
        lines[-1] = lines[-1][:end_offset]
        lines[0] = lines[0][first.col_offset :]
        return b"\n".join(lines).decode("utf-8", "replace")

    def _column(self, line: int, offset: int) -> int:
        if not 0 < line <= len(self._lines):
            return offset
        return len(self._lines[line - 1][:offset].decode("utf-8", "replace"))


def _decode(source: bytes) -> str:
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    return source.decode(encoding)

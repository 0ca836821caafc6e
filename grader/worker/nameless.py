"""Files without a name, in the folder for temporary ones: gone with the last process that has them open.

``tempfile`` knows more ways to make one, but takes a worker as long to load as half of the engine.
"""

from __future__ import annotations

import os


def nameless() -> int:
    """A descriptor of a new file that can be read and written."""
    try:
        return os.open(os.environ.get("TMPDIR", "/tmp"), os.O_RDWR | os.O_TMPFILE | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except (AttributeError, OSError):  # not Linux, or a file system without such files
        import tempfile

        with tempfile.TemporaryFile() as file:
            return os.dup(file.fileno())

"""``python -m grader.worker LIMITS``: serves one host over stdin and stdout, within the limits given as JSON."""

from __future__ import annotations

import sys

from grader.wire import Closed

from . import limits, stdio


def main() -> None:
    """Takes the wire, applies the limits, then loads the engine: nothing of the submission is seen before."""
    try:
        stream = stdio.claim_wire()
    except Closed:
        return  # the host has changed its mind
    if len(sys.argv) > 1:
        limits.apply(sys.argv[1])
    limits.adopt_orphans()
    from .session import Session

    sys.dont_write_bytecode = True  # the grader's own may be kept, nothing that a submission imports
    Session(stream).serve()


if __name__ == "__main__":
    main()

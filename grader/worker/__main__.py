"""``python -m grader.worker LIMITS``: serves one host over stdin and stdout, within the limits given as JSON."""

from __future__ import annotations

import contextlib
import sys
import traceback

from grader.wire import Closed
from grader.wire.messages import Exhausted, Fault

from . import limits, stdio


def main() -> None:
    """Takes the wire, applies the limits, then loads the engine: nothing of the submission is seen before."""
    try:
        stream, host = stdio.claim_wire()
    except Closed:
        return  # the host has changed its mind
    if len(sys.argv) > 1:
        limits.apply(sys.argv[1])
    from grader.engine.processes import NoProcess, adopt_orphans, close_curtains

    from .session import Session

    adopt_orphans()
    close_curtains()
    sys.dont_write_bytecode = True  # the grader's own may be kept, nothing that a submission imports
    try:
        Session(stream, host).serve()
    except Exception as error:  # noqa: BLE001 - the error stream is open to the submission too, the wire is not
        exhausted = isinstance(error, NoProcess)
        with contextlib.suppress(Closed):
            stream.send(Exhausted(str(error)) if exhausted else Fault(traceback.format_exc()[-4_000:]))
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()

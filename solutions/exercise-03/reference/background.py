"""One daemon thread that nobody waits for, one ordinary thread that is joined."""

from collections.abc import Callable
from threading import Thread


def run_with_background(main_job: Callable[[], object], background_job: Callable[[], object]) -> None:
    """Run `main_job` beside `background_job`; return when `main_job` has finished."""
    background = Thread(target=background_job, daemon=True)
    main = Thread(target=main_job, daemon=False)
    background.start()
    main.start()
    main.join()

"""A queue of jobs with a sentinel for each worker; one lock keeps submit and shutdown apart."""

import queue
import threading
from collections.abc import Callable


class Future:
    """What a job will have come to."""

    def __init__(self) -> None:
        self._done = threading.Event()
        self._value: object = None
        self._error: BaseException | None = None

    def run(self, function: Callable[..., object], args: tuple[object, ...]) -> None:
        """Do the job, and only then say that it is done."""
        try:
            self._value = function(*args)
        except BaseException as error:
            self._error = error
        self._done.set()

    def result(self) -> object:
        """Wait until the job is done; return what it returned, or raise what it raised."""
        self._done.wait()
        if self._error is not None:
            raise self._error
        return self._value


class ThreadPool:
    """Runs jobs on a fixed number of threads."""

    def __init__(self, workers: int) -> None:
        self._lock = threading.Lock()
        self._open = True
        self._jobs: queue.SimpleQueue = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._work) for _ in range(workers)]
        for thread in self._threads:
            thread.start()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            future, function, args = job
            future.run(function, args)

    def submit(self, function: Callable[..., object], *args: object) -> Future:
        """Have ``function(*args)`` called on one of the threads. Raises RuntimeError after ``shutdown``."""
        future = Future()
        with self._lock:
            if not self._open:
                raise RuntimeError("the pool has been shut down")
            self._jobs.put((future, function, args))
        return future

    def shutdown(self) -> None:
        """Finish all that was submitted, end the threads, and return when they have ended."""
        with self._lock:
            if self._open:
                self._open = False
                for _ in self._threads:
                    self._jobs.put(None)
        for thread in self._threads:
            thread.join()

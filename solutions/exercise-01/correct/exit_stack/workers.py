import contextlib
import threading


@contextlib.contextmanager
def running(worker):
    thread = threading.Thread(target=worker)
    thread.start()
    try:
        yield thread
    finally:
        thread.join()


def run_workers(worker, count):
    with contextlib.ExitStack() as stack:
        for _ in range(count):
            stack.enter_context(running(worker))

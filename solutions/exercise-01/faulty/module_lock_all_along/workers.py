"""A lock of the module is held all along: runs on different threads wait for each other."""

import threading

_lock = threading.Lock()
_owner = threading.local()


def run_workers(worker, count):
    def call():
        _owner.nested = True
        worker()

    nested = getattr(_owner, "nested", False)
    if not nested:
        _lock.acquire()
    try:
        ts = [threading.Thread(target=call) for _ in range(count)]
        for t in ts:
            t.start()
        for t in ts:
            t.join()
    finally:
        if not nested:
            _lock.release()

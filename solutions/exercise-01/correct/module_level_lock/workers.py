import threading

_running = []
_guard = threading.Lock()


def run_workers(worker, count):
    mine = [threading.Thread(target=worker) for _ in range(count)]
    for thread in mine:
        with _guard:
            _running.append(thread)
        thread.start()
    for thread in mine:
        thread.join()
        with _guard:
            _running.remove(thread)

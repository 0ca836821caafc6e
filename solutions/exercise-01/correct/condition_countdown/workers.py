import threading


def run_workers(worker, count):
    changed = threading.Condition()
    finished = 0

    def call():
        nonlocal finished
        try:
            worker()
        finally:
            with changed:
                finished += 1
                changed.notify_all()

    for _ in range(count):
        threading.Thread(target=call).start()
    with changed:
        changed.wait_for(lambda: finished == count)

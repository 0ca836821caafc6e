"""One sentinel for each worker, behind all the work."""

import queue
import threading

END = object()


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("at least one worker is needed")
    todo = queue.Queue()
    outcomes = {}

    def work():
        while True:
            job = todo.get()
            if job is END:
                break
            number, item = job
            try:
                outcomes[number] = (task(item), None)
            except BaseException as error:
                outcomes[number] = (None, error)

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for job in enumerate(items):
        todo.put(job)
    for _ in threads:
        todo.put(END)
    for thread in threads:
        thread.join()
    results = []
    for number in range(len(outcomes)):
        result, error = outcomes[number]
        if error is not None:
            raise error
        results.append(result)
    return results

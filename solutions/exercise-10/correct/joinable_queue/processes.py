"""The items are inherited; a JoinableQueue carries their numbers, a thread collects what comes back."""

import multiprocessing
import threading


def process_map(function, items, processes):
    items = list(items)
    context = multiprocessing.get_context("fork")
    numbers, outcomes = context.JoinableQueue(), context.SimpleQueue()
    results, errors = [None] * len(items), []

    def work():
        while (number := numbers.get()) is not None:
            try:
                outcomes.put((number, True, function(items[number])))
            except Exception as error:
                outcomes.put((number, False, error))
            finally:
                numbers.task_done()
        numbers.task_done()

    workers = [context.Process(target=work, daemon=True) for _ in range(processes)]
    for worker in workers:
        worker.start()

    def collect():
        for _ in items:
            number, good, value = outcomes.get()
            if good:
                results[number] = value
            else:
                errors.append((number, value))

    collector = threading.Thread(target=collect)
    collector.start()
    for number in [*range(len(items)), *[None] * processes]:
        numbers.put(number)
    numbers.join()
    collector.join()
    for worker in workers:
        worker.join()
    if errors:
        raise min(errors, key=lambda each: each[0])[1]
    return results

"""Processes that are spawned, fed from one queue and read through another."""

import multiprocessing


def work(function, todo, done):
    while True:
        task = todo.get()
        if task is None:
            break
        number, item = task
        try:
            outcome = function(item), None
        except Exception as error:
            outcome = None, error
        done.put((number, *outcome))


def process_map(function, items, processes):
    context = multiprocessing.get_context("spawn")
    todo, done = context.Queue(), context.Queue()
    count = 0
    for task in enumerate(items):
        todo.put(task)
        count += 1
    workers = [context.Process(target=work, args=(function, todo, done)) for _ in range(min(processes, count))]
    for worker in workers:
        worker.start()
        todo.put(None)
    outcomes = sorted((done.get() for _ in range(count)), key=lambda outcome: outcome[0])
    for worker in workers:
        worker.join()
        worker.close()
    for _, _, error in outcomes:
        if error is not None:
            raise error
    return [result for _, result, _ in outcomes]

"""`Queue.empty` is asked before results are taken: a result that is still on its way is missed."""

from multiprocessing import Process, Queue


def work(function, todo, done):
    for number, item in iter(todo.get, None):
        try:
            done.put((number, True, function(item)))
        except Exception as error:
            done.put((number, False, error))


def process_map(function, items, processes):
    items = list(items)
    todo, done = Queue(), Queue()
    workers = [Process(target=work, args=(function, todo, done)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    for task in [*enumerate(items), *[None] * processes]:
        todo.put(task)
    outcomes = [(True, None)] * len(items)
    while not done.empty():
        number, good, value = done.get()
        outcomes[number] = good, value
    for worker in workers:
        worker.join()
    for good, value in outcomes:
        if not good:
            raise value
    return [value for _, value in outcomes]

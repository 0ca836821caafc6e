"""One process more than asked for."""

from multiprocessing import Process, SimpleQueue


def work(function, todo, done):
    for number, item in iter(todo.get, None):
        try:
            done.put((number, True, function(item)))
        except Exception as error:
            done.put((number, False, error))


def feed(tasks, todo):
    for task in tasks:
        todo.put(task)


def process_map(function, items, processes):
    items = list(items)
    todo, done = SimpleQueue(), SimpleQueue()
    workers = [Process(target=work, args=(function, todo, done)) for _ in range(processes + 1)]
    workers.append(Process(target=feed, args=([*enumerate(items), *[None] * len(workers)], todo)))
    for worker in workers:
        worker.start()
    outcomes = {number: (good, value) for number, good, value in (done.get() for _ in items)}
    for worker in workers:
        worker.join()
    for number in range(len(items)):
        if not outcomes[number][0]:
            raise outcomes[number][1]
    return [outcomes[number][1] for number in range(len(items))]

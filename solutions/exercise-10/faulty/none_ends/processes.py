"""None means that there is no more work; but it may be an item."""

from multiprocessing import Process, Queue


def work(function, todo, done):
    number = 0
    while True:
        number, item = todo.get()
        if item is None:
            return
        try:
            done.put((number, True, function(item)))
        except Exception as error:
            done.put((number, False, error))


def process_map(function, items, processes):
    items = list(items)
    todo, done = Queue(), Queue()
    for task in [*enumerate(items), *[(0, None)] * processes]:
        todo.put(task)
    workers = [Process(target=work, args=(function, todo, done)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    outcomes = {number: (good, value) for number, good, value in (done.get() for _ in items)}
    for worker in workers:
        worker.join()
    for number in range(len(items)):
        if not outcomes[number][0]:
            raise outcomes[number][1]
    return [outcomes[number][1] for number in range(len(items))]

"""Daemon processes that wait for more work for ever."""

from multiprocessing import Process, Queue


def work(function, todo, done):
    while True:
        number, item = todo.get()
        try:
            done.put((number, True, function(item)))
        except Exception as error:
            done.put((number, False, error))


def process_map(function, items, processes):
    items = list(items)
    todo, done = Queue(), Queue()
    for task in enumerate(items):
        todo.put(task)
    for _ in range(processes):
        Process(target=work, args=(function, todo, done), daemon=True).start()
    outcomes = {number: (good, value) for number, good, value in (done.get() for _ in items)}
    for number in range(len(items)):
        if not outcomes[number][0]:
            raise outcomes[number][1]
    return [outcomes[number][1] for number in range(len(items))]

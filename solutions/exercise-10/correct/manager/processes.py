"""Results in a dictionary that a manager keeps; the work is dealt out by number, from a shared counter."""

from multiprocessing import Manager, Process, Value


def work(function, items, position, outcomes):
    while True:
        with position.get_lock():
            number = position.value
            position.value += 1
        if number >= len(items):
            return
        try:
            outcomes[number] = (True, function(items[number]))
        except Exception as error:
            outcomes[number] = (False, error)


def process_map(function, items, processes):
    items = list(items)
    position = Value("i", 0)
    with Manager() as manager:
        outcomes = manager.dict()
        workers = [Process(target=work, args=(function, items, position, outcomes)) for _ in range(processes)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        found = dict(outcomes)
    for number in range(len(items)):
        if not found[number][0]:
            raise found[number][1]
    return [found[number][1] for number in range(len(items))]

"""Each process gets the numbers of its items and a thread pool with futures; a dictionary of outcomes comes back through
a SimpleQueue."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context


def in_process(function, tasks, threads, done):
    with ThreadPoolExecutor(max_workers=threads) as executor:
        futures = {number: executor.submit(function, item) for number, item in tasks}
    outcomes = {}
    for number, future in futures.items():
        error = future.exception()
        outcomes[number] = error, None if error is not None else future.result()
    done.put(outcomes)


def hybrid_map(function, items, processes, threads):
    context = get_context("fork")
    tasks = list(enumerate(items))
    done = context.SimpleQueue()
    workers = []
    for first in range(processes):
        workers.append(context.Process(target=in_process, args=(function, tasks[first::processes], threads, done)))
        workers[-1].start()
    outcomes = {}
    for _ in workers:
        outcomes.update(done.get())
    for worker in workers:
        worker.join()
    for number, _ in tasks:
        if outcomes[number][0] is not None:
            raise outcomes[number][0]
    return [outcomes[number][1] for number, _ in tasks]

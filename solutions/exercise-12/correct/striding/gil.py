"""Two processes, the even positions for one and the odd ones for the other; threads in the same manner, by fours."""

import multiprocessing
import threading


def _share(function, items):
    answers = []
    for item in items:
        try:
            answers.append((function(item), None))
        except Exception as error:
            answers.append((None, error))
    return answers


def _report(pipe, function, items):
    pipe.send(_share(function, items))


def _interleave(shares, count):
    answers = [shares[position % len(shares)][position // len(shares)] for position in range(count)]
    for _, error in answers:
        if error is not None:
            raise error
    return [value for value, _ in answers]


def map_cpu(function, items):
    items = list(items)
    pipes, processes = [], []
    for first in range(2):
        receiving, sending = multiprocessing.Pipe(duplex=False)
        processes.append(multiprocessing.Process(target=_report, args=(sending, function, items[first::2])))
        pipes.append(receiving)
    for process in processes:
        process.start()
    shares = [pipe.recv() for pipe in pipes]
    for process in processes:
        process.join()
    return _interleave(shares, len(items))


def map_io(function, items):
    items = list(items)
    shares = [[] for _ in range(4)]

    def work(first):
        shares[first] = _share(function, items[first::4])

    threads = [threading.Thread(target=work, args=(first,)) for first in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return _interleave(shares, len(items))

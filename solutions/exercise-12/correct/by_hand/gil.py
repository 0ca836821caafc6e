"""No pool at all: a process per item with a pipe each, a thread per item with a place in a list."""

import multiprocessing
import threading


def _send(pipe, function, item):
    try:
        answer = (True, function(item))
    except Exception as error:
        answer = (False, error)
    pipe.send(answer)
    pipe.close()


def map_cpu(function, items):
    started = []
    for item in items:
        mine, theirs = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.Process(target=_send, args=(theirs, function, item))
        process.start()
        theirs.close()
        started.append((process, mine))
    answers = [pipe.recv() for _, pipe in started]
    for process, pipe in started:
        process.join()
        pipe.close()
    return _unpack(answers)


def map_io(function, items):
    items = list(items)
    answers = [None] * len(items)

    def call(position, item):
        try:
            answers[position] = (True, function(item))
        except Exception as error:
            answers[position] = (False, error)

    threads = [threading.Thread(target=call, args=each) for each in enumerate(items)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return _unpack(answers)


def _unpack(answers):
    for good, value in answers:
        if not good:
            raise value
    return [value for _, value in answers]

"""A process per item, started when a semaphore has a place; a thread for each reads its pipe and gives the place back."""

import threading
from multiprocessing import Pipe, Process


def work(function, item, writer):
    try:
        writer.send((True, function(item)))
    except Exception as error:
        writer.send((False, error))


def process_map(function, items, processes):
    places = threading.Semaphore(processes)
    outcomes, threads = {}, []

    def look_after(number, item):
        reader, writer = Pipe(duplex=False)
        process = Process(target=work, args=(function, item, writer))
        process.start()
        outcomes[number] = reader.recv()
        process.join()
        places.release()

    for number, item in enumerate(items):
        places.acquire()
        thread = threading.Thread(target=look_after, args=(number, item))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    for number in range(len(threads)):
        if not outcomes[number][0]:
            raise outcomes[number][1]
    return [outcomes[number][1] for number in range(len(threads))]

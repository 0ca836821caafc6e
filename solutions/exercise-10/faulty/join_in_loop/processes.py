"""Every process is waited for before the next one is started."""

from multiprocessing import Pipe, Process


def work(function, item, connection):
    try:
        connection.send((True, function(item)))
    except Exception as error:
        connection.send((False, error))


def process_map(function, items, processes):
    results = []
    for item in items:
        reader, writer = Pipe(duplex=False)
        process = Process(target=work, args=(function, item, writer))
        process.start()
        good, value = reader.recv()
        process.join()
        if not good:
            raise value
        results.append(value)
    return results

"""Asks each result whether it equals the mark of a failure; not every object can answer that."""

from threading import Thread

FAILED = object()


def gather(function, arguments):
    arguments = list(arguments)
    results = [FAILED] * len(arguments)
    errors = [None] * len(arguments)

    def call(i, argument):
        try:
            results[i] = function(argument)
        except BaseException as error:
            errors[i] = error

    threads = [Thread(target=call, args=pair) for pair in enumerate(arguments)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for result, error in zip(results, errors):
        if result == FAILED:
            raise error
    return results

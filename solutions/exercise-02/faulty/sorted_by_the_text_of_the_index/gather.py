"""Sorts the results by their index as a text, in which 10 comes before 2."""

from threading import Thread


def gather(function, arguments):
    results, errors = {}, {}

    def call(index, argument):
        try:
            results[str(index)] = function(argument)
        except BaseException as error:
            errors[index] = error

    threads = [Thread(target=call, args=pair) for pair in enumerate(arguments)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[index] for index in sorted(results)]

"""A StopIteration that a call raises is taken by `list` and `map` for the end of the results."""

from concurrent.futures import Future, ThreadPoolExecutor


def gather(function, arguments):
    arguments = list(arguments)
    with ThreadPoolExecutor(len(arguments) or 1) as pool:
        futures = [pool.submit(function, argument) for argument in arguments]
    return list(map(Future.result, futures))

"""A StopIteration that a call raises comes out of the generator expression as a RuntimeError."""

from concurrent.futures import ThreadPoolExecutor


def gather(function, arguments):
    arguments = list(arguments)
    with ThreadPoolExecutor(len(arguments) or 1) as pool:
        futures = [pool.submit(function, argument) for argument in arguments]
    return list(future.result() for future in futures)

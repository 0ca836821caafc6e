"""Raises an exception of the same class and arguments, not the one that the call raised."""

from concurrent.futures import ThreadPoolExecutor


def gather(function, arguments):
    arguments = list(arguments)
    with ThreadPoolExecutor(len(arguments) or 1) as pool:
        futures = [pool.submit(function, argument) for argument in arguments]
    for future in futures:
        error = future.exception()
        if error is not None:
            raise type(error)(*error.args)
    return [future.result() for future in futures]

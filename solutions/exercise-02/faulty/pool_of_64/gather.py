""" "however many they are": not more than 64 at once."""

from concurrent.futures import ThreadPoolExecutor


def gather(function, arguments):
    with ThreadPoolExecutor(max_workers=64) as pool:
        futures = [pool.submit(function, argument) for argument in arguments]
    return [future.result() for future in futures]

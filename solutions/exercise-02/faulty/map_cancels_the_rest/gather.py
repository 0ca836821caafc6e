"""When a call raises, `map` cancels those that have not begun yet; StopIteration it turns into another exception."""

from concurrent.futures import ThreadPoolExecutor


def gather(function, arguments):
    arguments = list(arguments)
    if not arguments:
        return []
    with ThreadPoolExecutor(max_workers=len(arguments)) as executor:
        return list(executor.map(function, arguments))

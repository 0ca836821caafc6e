"""`os.fork` and `os.pipe`, with nothing on top."""

import os
import pickle


def process_map(function, items, processes):
    items = list(items)
    children = []
    for first in range(min(processes, len(items))):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            code = 1
            try:
                with os.fdopen(writer, "wb") as file:
                    pickle.dump([outcome(function, item) for item in items[first::processes]], file)
                code = 0
            finally:
                os._exit(code)
        os.close(writer)
        children.append((child, reader))
    outcomes = [None] * len(items)
    for first, (child, reader) in enumerate(children):
        with os.fdopen(reader, "rb") as file:
            outcomes[first::processes] = pickle.load(file)
        os.waitpid(child, 0)
    for good, value in outcomes:
        if not good:
            raise value
    return [value for _, value in outcomes]


def outcome(function, item):
    try:
        return True, function(item)
    except Exception as error:
        return False, error

from concurrent.futures import ThreadPoolExecutor


def gather(function, arguments):
    if len(arguments) == 0:
        return []
    with ThreadPoolExecutor(len(arguments)) as pool:
        return list(pool.map(function, arguments))

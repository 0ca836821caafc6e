from concurrent.futures import ThreadPoolExecutor


def gather(function, arguments):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(function, arguments))

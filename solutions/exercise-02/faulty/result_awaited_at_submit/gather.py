from concurrent.futures import ThreadPoolExecutor


def gather(function, arguments):
    with ThreadPoolExecutor() as pool:
        return [pool.submit(function, argument).result() for argument in arguments]

from concurrent.futures import ThreadPoolExecutor


def gather(function, arguments):
    arguments = list(arguments)
    pool = ThreadPoolExecutor(len(arguments) or 1)
    futures = [pool.submit(function, argument) for argument in arguments]
    results = [future.result() for future in futures]
    pool.shutdown()
    return results

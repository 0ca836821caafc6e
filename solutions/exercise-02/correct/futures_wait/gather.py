from concurrent import futures


def gather(function, arguments):
    arguments = list(arguments)
    pool = futures.ThreadPoolExecutor(max_workers=max(1, len(arguments)))
    try:
        pending = [pool.submit(function, argument) for argument in arguments]
        futures.wait(pending, return_when=futures.ALL_COMPLETED)
        return [each.result() for each in pending]
    finally:
        pool.shutdown()

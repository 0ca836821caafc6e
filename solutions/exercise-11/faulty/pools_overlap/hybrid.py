"""Each chunk has a pool of threads that nobody waits for after an exception: the next chunk's come on top of them."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def _chunk(function, chunk, threads):
    pool = ThreadPoolExecutor(threads)
    futures = [pool.submit(function, x) for x in chunk]
    try:
        return [f.result() for f in futures]
    finally:
        pool.shutdown(wait=False)


def hybrid_map(function, items, processes, threads):
    items = list(items)
    chunks = [items[i : i + threads] for i in range(0, len(items), threads)]
    if not chunks:
        return []
    with ProcessPoolExecutor(processes) as pool:
        futures = [pool.submit(_chunk, function, c, threads) for c in chunks]
        return [r for f in futures for r in f.result()]

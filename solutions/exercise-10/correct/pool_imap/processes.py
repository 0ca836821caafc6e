"""`Pool.imap` yields the results in order."""

from multiprocessing import Pool


def process_map(function, items, processes):
    pool = Pool(processes)
    try:
        results = list(pool.imap(function, items))
    except BaseException:
        pool.terminate()
        raise
    else:
        pool.close()
        return results
    finally:
        pool.join()

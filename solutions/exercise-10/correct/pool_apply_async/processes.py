"""`apply_async` for every item, in a pool whose processes are replaced now and then."""

from contextlib import closing
from multiprocessing import Pool


def process_map(function, items, processes):
    pool = Pool(processes, maxtasksperchild=3)
    try:
        with closing(pool):
            pending = [pool.apply_async(function, (item,)) for item in items]
        return [each.get() for each in pending]
    finally:
        pool.join()

"""More processes than processors are no use, unless calls wait."""

import os
from multiprocessing import Pool


def process_map(function, items, processes):
    with Pool(min(processes, os.cpu_count())) as pool:
        return pool.map(function, items)

"""An executor whose processes come from a fork server."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def process_map(function, items, processes):
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(processes, mp_context=context) as executor:
        return list(executor.map(function, items))

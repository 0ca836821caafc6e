"""As many processes as there should be threads in all."""

from concurrent.futures import ProcessPoolExecutor


def hybrid_map(function, items, processes, threads):
    with ProcessPoolExecutor(processes * threads) as executor:
        return list(executor.map(function, items))

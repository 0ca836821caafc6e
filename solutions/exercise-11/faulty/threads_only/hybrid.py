"""As many threads as asked for in all, in this process."""

from concurrent.futures import ThreadPoolExecutor


def hybrid_map(function, items, processes, threads):
    with ThreadPoolExecutor(processes * threads) as executor:
        return list(executor.map(function, items))

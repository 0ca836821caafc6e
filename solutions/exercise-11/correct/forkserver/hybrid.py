"""An executor of processes from a fork server, with an executor of threads in each."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def share_results(function, share, threads):
    with ThreadPoolExecutor(threads) as executor:
        futures = [executor.submit(function, item) for item in share]
    return [(future.exception(), future.exception() or future.result()) for future in futures]


def hybrid_map(function, items, processes, threads):
    items = list(items)
    context = multiprocessing.get_context("forkserver")
    outcomes = [None] * len(items)
    with ProcessPoolExecutor(processes, mp_context=context) as executor:
        shares = [executor.submit(share_results, function, items[n::processes], threads) for n in range(processes)]
        for first, share in enumerate(shares):
            outcomes[first::processes] = share.result()
    for error, _ in outcomes:
        if error is not None:
            raise error
    return [value for _, value in outcomes]

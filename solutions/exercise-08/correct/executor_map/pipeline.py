"""`Executor.map` over a wrapper that never raises (a task that raised would make map cancel those still waiting)."""

from concurrent.futures import ThreadPoolExecutor


def process_all(task, items, workers):
    def outcome(item):
        try:
            return True, task(item)
        except BaseException as error:
            return False, error

    with ThreadPoolExecutor(workers) as executor:
        outcomes = list(executor.map(outcome, items))
    for worked, value in outcomes:
        if not worked:
            raise value
    return [value for _, value in outcomes]

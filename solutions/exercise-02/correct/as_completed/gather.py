from concurrent.futures import ThreadPoolExecutor, as_completed


def gather(function, arguments):
    arguments = [*arguments]
    outcome = {}
    with ThreadPoolExecutor(max_workers=len(arguments) + 1) as pool:
        position = {pool.submit(function, argument): i for i, argument in enumerate(arguments)}
        for future in as_completed(position):
            outcome[position[future]] = future
    return [outcome[i].result() for i in range(len(arguments))]

from concurrent.futures import ThreadPoolExecutor


def gather(function, arguments):
    arguments = list(arguments)
    if not arguments:
        return []
    with ThreadPoolExecutor(max_workers=len(arguments)) as executor:
        return list(executor.map(function, arguments))

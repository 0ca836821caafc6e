import threading


def gather(function, arguments):
    results = {}
    errors = {}
    threads = []

    def run(index, argument):
        try:
            results[index] = function(argument)
        except BaseException as error:
            errors[index] = error

    for index, argument in enumerate(arguments):
        thread = threading.Thread(target=run, args=(index, argument))
        threads.append(thread)
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[index] for index in range(len(threads))]

from threading import Thread


def gather(function, arguments):
    results, errors, threads = {}, {}, []

    def call():
        position = i
        try:
            results[position] = function(argument)
        except BaseException as error:
            errors[position] = error

    for i, argument in enumerate(arguments):
        threads.append(Thread(target=call))
        threads[-1].start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[position] for position in sorted(results)]

from threading import Thread


def gather(function, arguments):
    results, errors = [], {}

    def call(i, argument):
        try:
            results.append(function(argument))
        except BaseException as error:
            errors[i] = error

    threads = [Thread(target=call, args=pair) for pair in enumerate(arguments)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return sorted(results, key=str)

from threading import Thread


def gather(function, arguments):
    results, failures = [], []

    def call(key, argument):
        try:
            value = function(argument)
        except BaseException as error:
            failures.append((key, error))
        else:
            results.append((key, value))

    threads = [Thread(target=call, args=pair) for pair in enumerate(arguments)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        failures.sort(key=lambda pair: pair[0])
        raise failures[0][1]
    return [value for _, value in sorted(results, key=lambda pair: pair[0])]

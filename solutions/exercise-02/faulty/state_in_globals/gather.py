from threading import Thread

results = {}
errors = {}


def call(i, function, argument):
    try:
        results[i] = function(argument)
    except BaseException as error:
        errors[i] = error


def gather(function, arguments):
    threads = [Thread(target=call, args=(i, function, argument)) for i, argument in enumerate(arguments)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[i] for i in range(len(threads))]

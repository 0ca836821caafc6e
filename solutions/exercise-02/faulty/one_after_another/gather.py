from threading import Thread


def gather(function, arguments):
    results, errors = [], []

    def call(argument):
        try:
            results.append(function(argument))
        except BaseException as error:
            errors.append(error)

    for argument in arguments:
        thread = Thread(target=call, args=(argument,))
        thread.start()
        thread.join()
    if errors:
        raise errors[0]
    return results

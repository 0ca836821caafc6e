from threading import Thread


def gather(function, arguments):
    arguments = list(arguments)
    pairs = ((i, argument) for i, argument in enumerate(arguments))
    results = [None] * len(arguments)
    errors = [None] * len(arguments)

    def call():
        i, argument = next(pairs)
        try:
            results[i] = function(argument)
        except BaseException as error:
            errors[i] = error

    threads = [Thread(target=call) for _ in arguments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results

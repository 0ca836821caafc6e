from threading import Thread


def gather(function, arguments):
    arguments = list(arguments)
    results = [None] * len(arguments)
    errors = [None] * len(arguments)

    def call(i):
        try:
            results[i] = function(arguments[i])
        except BaseException as error:
            errors[i] = error

    thread = None
    for i in range(len(arguments)):
        thread = Thread(target=call, args=(i,))
        thread.start()
    if thread is not None:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results

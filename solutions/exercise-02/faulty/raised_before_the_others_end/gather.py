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

    threads = [Thread(target=call, args=(i,)) for i in range(len(arguments))]
    for thread in threads:
        thread.start()
    for i, thread in enumerate(threads):
        thread.join()
        if errors[i] is not None:
            raise errors[i]
    return results

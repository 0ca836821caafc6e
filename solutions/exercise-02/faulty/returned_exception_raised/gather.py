from threading import Thread


def gather(function, arguments):
    arguments = list(arguments)
    results = [None] * len(arguments)

    def call(i):
        try:
            results[i] = function(arguments[i])
        except BaseException as error:
            results[i] = error

    threads = [Thread(target=call, args=(i,)) for i in range(len(arguments))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results

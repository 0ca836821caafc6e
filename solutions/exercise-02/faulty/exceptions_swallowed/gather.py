from threading import Thread


def gather(function, arguments):
    arguments = list(arguments)
    results = [None] * len(arguments)

    def call(i):
        results[i] = function(arguments[i])

    threads = [Thread(target=call, args=(i,)) for i in range(len(arguments))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results

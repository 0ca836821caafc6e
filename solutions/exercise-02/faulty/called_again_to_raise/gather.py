from threading import Thread


def gather(function, arguments):
    arguments = list(arguments)
    results = [None] * len(arguments)
    failed = []

    def call(i):
        try:
            results[i] = function(arguments[i])
        except BaseException:
            failed.append(i)

    threads = [Thread(target=call, args=(i,)) for i in range(len(arguments))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        function(arguments[min(failed)])
    return results

import threading


def gather(function, arguments):
    cells = []
    threads = []
    for argument in arguments:
        cell = {}
        cells.append(cell)
        target = lambda argument=argument, cell=cell: fill(cell, function, argument)
        threads.append(threading.Thread(target=target))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for cell in cells:
        if "error" in cell:
            raise cell["error"]
    return [cell["value"] for cell in cells]


def fill(cell, function, argument):
    try:
        cell["value"] = function(argument)
    except BaseException as error:
        cell["error"] = error

import threading
import warnings


def run_with_background(main_job, background_job):
    background = threading.Thread(target=background_job, name="background")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        background.setDaemon(True)
    main = threading.Thread(target=main_job, name="main")
    for thread in (background, main):
        thread.start()
    main.join()

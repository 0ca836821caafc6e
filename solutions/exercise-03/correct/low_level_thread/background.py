import _thread
import threading


def run_with_background(main_job, background_job):
    main = threading.Thread(target=main_job)
    _thread.start_new_thread(background_job, ())
    main.start()
    main.join()

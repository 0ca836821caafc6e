import threading


def run_with_background(main_job, background_job):
    threading.Thread(target=background_job, daemon=True).start()
    threading.Thread(target=main_job).start()
    for thread in threading.enumerate():
        if not thread.daemon and thread is not threading.current_thread():
            thread.join()

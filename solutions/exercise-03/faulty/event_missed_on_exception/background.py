import threading


def run_with_background(main_job, background_job):
    finished = threading.Event()

    def main():
        main_job()
        finished.set()

    threading.Thread(target=background_job, daemon=True).start()
    threading.Thread(target=main).start()
    finished.wait()

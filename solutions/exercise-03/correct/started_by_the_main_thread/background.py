from threading import Thread


def run_with_background(main_job, background_job):
    def main():
        Thread(target=background_job, daemon=True).start()
        main_job()

    thread = Thread(target=main)
    thread.start()
    thread.join()

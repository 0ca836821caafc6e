from threading import Thread


def run_with_background(main_job, background_job):
    main_thread = Thread(target=main_job)
    background_thread = Thread(target=background_job)
    background_thread.daemon = True
    main_thread.start()
    background_thread.start()
    main_thread.join()

import threading


def run_with_background(main_job, background_job):
    background = threading.Timer(0, background_job)
    background.daemon = True
    background.start()
    main = threading.Thread(target=main_job)
    main.start()
    main.join()

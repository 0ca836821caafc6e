from team import Team


def run_workers(worker, count):
    team = Team(worker)
    team.hire(count)
    team.wait()

from grader.cli import main


def test_start_copies_statement_and_stub(tmp_path, capsys):
    """After ``start`` the folder has the statement and the stub, and the next step is named."""
    folder = tmp_path / "work"
    assert main(["start", "exercise-05", str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["counter.py", "exercise-05.md"]
    assert f"grade exercise-05 {folder}" in capsys.readouterr().out


def test_one_folder_can_hold_several_exercises(tmp_path):
    """Statements are called like their exercises, so that none is in another's way."""
    assert main(["start", "exercise-05", str(tmp_path)]) == main(["start", "exercise-07", str(tmp_path)]) == 0
    assert len(list(tmp_path.iterdir())) == 4


def test_start_never_touches_an_existing_file(tmp_path, capsys):
    """One file that exists stops it before anything is copied."""
    (tmp_path / "counter.py").write_text("mine")
    assert main(["start", "exercise-05", str(tmp_path)]) == 2
    assert (tmp_path / "counter.py").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["counter.py"]
    assert "exists already" in capsys.readouterr().err


def test_start_takes_the_translation(tmp_path, capsys):
    """``--lang zh`` copies the Chinese statement, under the same name."""
    main(["start", "exercise-05", str(tmp_path / "en")])
    main(["start", "exercise-05", str(tmp_path / "zh"), "--lang", "zh"])
    assert (tmp_path / "en" / "exercise-05.md").read_text() != (tmp_path / "zh" / "exercise-05.md").read_text()


def test_start_in_a_file_is_refused(tmp_path, capsys):
    """A file where a folder is wanted is wrong usage, not a crash."""
    (tmp_path / "file").write_text("")
    assert main(["start", "exercise-05", str(tmp_path / "file")]) == 2
    assert "in the way" in capsys.readouterr().err

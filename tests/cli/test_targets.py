"""Names that cannot be those of a file to read or to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

MAP = "thesis t: T.\n"


@pytest.mark.parametrize(
    ("command", "what"),
    [("brief", "the brief"), ("flow", "the flow"), ("render", "the picture")],
)
def test_a_folder_and_an_empty_name_are_told(command: str, what: str, run: Run) -> None:
    Path("map.arg").write_text(MAP, encoding="utf-8")
    Path("folder.html").mkdir()
    told = run(command, "map.arg", "-o", "folder.html")
    assert (told.status, told.stdout) == (2, b"")
    assert told.stderr == (
        f"error: folder.html: this is a folder; say what {what} is to be called in it\n"
    )
    told = run(command, "map.arg", "-o", "")
    assert (told.status, told.stdout) == (2, b"")
    assert told.stderr == (
        f"error: -o: the name of the file is empty; say what {what} is to be called\n"
    )
    assert sorted(path.name for path in Path().iterdir()) == ["folder.html", "map.arg"]


@pytest.mark.parametrize("command", [["plan"], ["show"], ["evaluate"], ["brief"], ["render"]])
def test_an_empty_name_of_a_file_to_read_is_told(command: list[str], run: Run) -> None:
    told = run(*command, "")
    assert (told.status, told.stderr) == (2, "error: the name of the file is empty\n")


@pytest.mark.parametrize("command", ["check", "fmt"])
def test_an_empty_name_among_several_is_told(command: str, run: Run) -> None:
    Path("map.arg").write_text(MAP, encoding="utf-8")
    told = run(command, "", "map.arg")
    assert told.status == 2
    assert "error: '': the name of the file is empty\n" in told.stderr

"""What is said while work goes on."""

from __future__ import annotations

import sys
import time

import pytest

from argmap.cli import output


@pytest.mark.parametrize(("tty", "pause", "said"), [(True, 0.2, 1), (True, 0, 0), (False, 0.2, 0)])
def test_waiting_is_said_on_a_terminal_and_only_when_it_takes_long(
    tty: bool,
    pause: float,
    said: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(output, "_PATIENCE", 0.01 if pause else 60)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: tty)
    with output.waiting("searching"):
        time.sleep(pause)
    assert capsys.readouterr().err == "searching …\r\x1b[K" * said


def test_what_is_said_goes_where_the_work_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(output, "_PATIENCE", 0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with pytest.raises(ValueError, match="no"), output.waiting("searching"):
        time.sleep(0.1)
        raise ValueError("no")
    assert capsys.readouterr().err.endswith("\r\x1b[K")

"""What CI takes from this repository: the GitHub action, the hooks for pre-commit, the snippets."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml

from argmap.cli.app import COMMANDS

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
)
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
WEAK = "thesis t: T.\n  premise p: P.\n"

needs_bash = pytest.mark.skipif(
    shutil.which("bash") is None or os.name == "nt", reason="the action's scripts are for bash"
)


@attrs.frozen
class Outcome:
    status: int
    stdout: str
    outputs: dict[str, str]


def run_check(folder: Path, **inputs: str) -> Outcome:
    """Run the script of the step that checks, as the service would."""
    outputs = folder / "outputs"
    outputs.touch()
    given = {name: value["default"] for name, value in ACTION["inputs"].items()} | inputs
    variables = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)
        for name, value in STEPS["Check"]["env"].items()
    }
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | variables | {"PATH": path, "RUNNER_TEMP": str(folder)}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS["Check"]["run"]],
        cwd=folder,
        env=environment | {"GITHUB_OUTPUT": str(outputs)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    lines = outputs.read_text(encoding="utf-8").splitlines()
    return Outcome(done.returncode, done.stdout, dict(line.partition("=")[::2] for line in lines))


def test_no_script_holds_what_a_caller_wrote() -> None:
    assert not [name for name, step in STEPS.items() if "${{" in step.get("run", "")]


@needs_bash
def test_the_action_tells_findings_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a map.arg").write_text(WEAK, encoding="utf-8")
    outcome = run_check(tmp_path, paths="a map.arg", flags="--select=ARG101\n")
    assert outcome.status == 0
    assert outcome.outputs == {"status": "1", "sarif": ""}
    assert outcome.stdout.startswith("::error file=a map.arg,line=2,")


@needs_bash
def test_the_action_writes_sarif(tmp_path: Path) -> None:
    (tmp_path / "map.arg").write_text(WEAK, encoding="utf-8")
    outcome = run_check(tmp_path, **{"upload-sarif": "true", "flags": "--select=ARG101"})
    assert outcome.outputs == {"status": "1", "sarif": str(tmp_path / "argmap.sarif")}
    log = json.loads((tmp_path / "argmap.sarif").read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["ARG101"]


@needs_bash
@pytest.mark.parametrize(
    "paths", ["$(touch owned)", "`touch owned`", "; touch owned", '"; touch owned']
)
def test_what_a_caller_writes_is_not_run(paths: str, tmp_path: Path) -> None:
    outcome = run_check(tmp_path, paths=paths, flags=paths)
    assert outcome.outputs["status"] == "2"
    assert not (tmp_path / "owned").exists()


@needs_bash
def test_the_result_is_that_of_the_check(tmp_path: Path) -> None:
    for status in ("0", "1", "2"):
        done = subprocess.run(
            ["bash", "-c", STEPS["Result"]["run"]],
            env=os.environ | {"ARGMAP_STATUS": status},
            cwd=tmp_path,
            check=False,
        )
        assert done.returncode == int(status)


def test_hooks_are_commands_and_take_argument_files() -> None:
    assert [hook["id"] for hook in HOOKS] == ["argmap-check", "argmap-fmt"]
    for hook in HOOKS:
        program, command, *_ = hook["entry"].split()
        assert program == "argmap"
        assert command in COMMANDS
        assert re.search(hook["files"], "maps/x.arg")
        assert not re.search(hook["files"], "x.args")


def test_the_snippets_are_yaml() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert len(blocks) >= 4
    used = [yaml.safe_load(block) for block in blocks]
    hooks = {hook["id"] for hook in used[0]["repos"][0]["hooks"]}
    assert hooks == {hook["id"] for hook in HOOKS}
    (action,) = [step for step in used[2]["jobs"]["argmap"]["steps"] if "argmap" in step["uses"]]
    assert set(action["with"]) <= set(ACTION["inputs"])

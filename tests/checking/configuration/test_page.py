"""``docs/configuration.md``: each of its examples is run."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest

from argmap.checking.configuration import ConfigurationError, Configurations, Flags
from argmap.reporting.configuration_text import configuration_text
from argmap.reporting.full import fault
from argmap.reporting.terminal import Painter

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
BLOCK = re.compile(
    r"^```toml(?P<fails> fails)?\n(?P<text>.*?)^```\n(?:\n```text\n(?P<output>.*?)^```\n)?",
    re.MULTILINE | re.DOTALL,
)
BLOCKS = list(BLOCK.finditer(PAGE))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: str(block.start()))
def test_examples(block: re.Match[str]) -> None:
    name = "pyproject.toml" if "[tool.argmap" in block["text"] else "argmap.toml"
    Path(name).write_text(block["text"], encoding="utf-8")
    try:
        configuration = Configurations().of_folder(".")
    except ConfigurationError as error:
        assert block["fails"]
        told = fault(error.message, error.span, error.help, Painter(color=False))
        assert f"{told}\n" == block["output"]
    else:
        assert not block["fails"]
        assert configuration.file == Path(name).resolve()


def test_there_are_examples() -> None:
    assert len(BLOCKS) >= 6
    assert any(block["fails"] for block in BLOCKS)


def test_what_config_prints() -> None:
    Path("argmap.toml").write_text(BLOCKS[0]["text"], encoding="utf-8")
    resolved = Configurations(Flags(ignore=("ARG9",))).explained(".")
    printed = [
        " ".join(line.split()) for line in configuration_text(resolved, Painter(color=False))
    ]
    shown = re.search(r"and `--ignore ARG9`:\n\n((?: {4}.*\n)+)", PAGE)
    assert shown is not None
    for line in shown[1].splitlines():
        words = " ".join(line.split())
        assert any(each.startswith(words) for each in printed), words


def test_every_key_has_its_row() -> None:
    from argmap.checking.configuration.layer import Layer

    keys = {field.name.replace("_", "-") for field in attrs.fields(Layer)}
    keys = (keys - {"folder", "origins", "options"}) | {"rules"}
    rows = dict(re.findall(r"^\| `([a-z-]+)` \|([^|]*)\|", PAGE, re.MULTILINE))
    assert set(rows) == keys
    flags = {field.name.replace("_", "-") for field in attrs.fields(Flags)}
    assert {key for key, flag in rows.items() if flag.strip()} == flags
    assert all(f"`--{key}" in rows[key] for key in flags)


def test_the_python_example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    exec(compile(example, "docs/configuration.md", "exec"), {})  # noqa: S102

"""Configuration files: what is wrong is told with its place and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checking.configuration import ConfigurationError, Configurations, FailOn
from argmap.checking.registry import RULES
from argmap.checking.rules.unused_source import UnusedSource
from argmap.checking.settings import Option
from argmap.diagnostic import Severity


def error(folder: Path, content: str | bytes, name: str = "argmap.toml") -> ConfigurationError:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ConfigurationError) as caught:
        Configurations().of_folder(folder)
    return caught.value


# The text, what the caret is under, the beginning of the message, a part of the help.
WRONG = {
    "key": ('selct = ["ARG1"]', "selct", "no setting is called 'selct'; did you mean 'select'?",
            "there is baseline, exclude"),
    "underscore": ("fail_on = 'error'", "fail_on",
                   "no setting is called 'fail_on'; did you mean 'fail-on'?", "fail-on"),
    "quoted key": ('"sele\\u0063tt" = []', '"sele\\u0063tt"',
                   "no setting is called 'selectt'", "select"),
    "tool": ("[tool.argmap]\n", "tool", "there is no [tool.argmap] in this file", "pyproject"),
    "code": ('select = ["ARG1", "ARG998"]', '"ARG998"', "no rule is called 'ARG998'", "preset"),
    "name": ('ignore = ["unsuported-premise"]', '"unsuported-premise"',
             "no rule is called 'unsuported-premise'; did you mean 'unsupported-premise'?", "code"),
    "lower case": ('ignore = ["arg101"]', '"arg101"',
                   "no rule is called 'arg101'; did you mean 'ARG101'?", "code"),
    "group": ('ignore = ["ARG8"]', '"ARG8"', "no rule is called 'ARG8'", "code"),
    "empty": ('ignore = [""]', '""', "no rule is called ''", "code"),
    "text error": ('extend-select = ["ARG001"]', '"ARG001"',
                   "ARG001 syntax-error is an error of the text", "mend"),
    "text error by name": ("[severity]\nundefined-id = 'info'", "undefined-id",
                           "ARG009 undefined-id is an error of the text", "mend"),
    "text errors": ('ignore = ["ARG0"]', '"ARG0"', "these are errors of the text", "mend"),
    "per-file text error": ('[per-file-ignores]\n"*" = ["ARG010"]', '"ARG010"',
                            "ARG010 undefined-citation is an error of the text", "mend"),
    "no list": ('select = "ARG1"', '"ARG1"', "select has to be a list of strings", None),
    "no string": ('select = ["ARG1", 2]', "2",
                  ('select has to be a list of strings, such as ["ARG305", "long-claim"]; this is '
                  "a number"), None),
    "preset": ('preset = "strickt"', '"strickt"',
               "no preset is called 'strickt'; did you mean 'strict'?", "default, strict, all"),
    "preset no string": ("preset = true", "true", "preset has to be a string", None),
    "severity": ('severity.ARG101 = "warn"', '"warn"', "no severity is called 'warn'",
                 "error, warning, info"),
    "off": ('severity = { ARG101 = "off" }', '"off"', "'off' is no severity", "ignore"),
    "severity of none": ('severity = { ARG998 = "info" }', "ARG998",
                         "no rule is called 'ARG998'", None),
    "severity no table": ("severity = 3", "3", "severity has to be a table", None),
    "fail-on": ('fail-on = "hint"', '"hint"', "fail-on cannot be 'hint'", "never"),
    "glob": ('exclude = ["ok", "!"]', '"!"', "this is no pattern as in a .gitignore: '!'", None),
    "empty glob": ('exclude = ["ok", " "]', '" "', "this pattern is empty: ' '", None),
    "negated": ('[per-file-ignores]\n"!a" = ["ARG1"]', '"!a"', "a pattern of per-file", None),
    "date": ("exclude = 2020-01-01 # no", "2020-01-01",
             "exclude has to be a list of strings", None),
    "baseline": ("baseline = ''", "''", "baseline has to be the name of a file", None),
    "rule": ("[rules.long]\nx = 1", "long", "no rule is called 'long'", None),
    "option": ("[rules.unused-source]\nmax = 1", "max", "unused-source has no option 'max'",
               "no options"),
    "rule no table": ("rules.ARG101 = 3", "3", "rules.ARG101 has to be a table", None),
    "not TOML": ("select = \n", "", "this is no TOML: invalid value", None),
    "twice": ("preset = 'all'\npreset = 'all'\n", "", "this is no TOML: cannot overwrite", None),
    "unended": ("select = [", "", "this is no TOML", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "under", "message", "advice"), WRONG.values(), ids=WRONG)
def test_what_is_wrong(
    tmp_path: Path, text: str, under: str, message: str, advice: str | None
) -> None:
    found = error(tmp_path, text)
    assert found.span is not None
    assert found.span.text == under
    assert found.message.startswith(message)
    assert not found.message.endswith(".")
    assert advice is None or (found.help is not None and advice in found.help)


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte-order mark"])
def test_places_are_right_in_pyproject_files(tmp_path: Path, mark: str) -> None:
    text = (
        f'{mark}[build-system]\nselect = "no"\n\n[tool.argmap]\npreset = "all"\nselect = [\n  "x"'
    )
    found = error(tmp_path, f"{text},\n]\n", "pyproject.toml")
    assert found.span is not None
    assert (found.span.line, found.span.column, found.span.text) == (7, 3, '"x"')
    assert str(found).startswith(f"{tmp_path}/pyproject.toml:7:3: no rule is called 'x'")


def test_a_byte_order_mark_shifts_no_column(tmp_path: Path) -> None:
    found = error(tmp_path, "\ufeffselct = []\n")
    assert found.span is not None
    assert (found.span.line, found.span.column, found.span.text) == (1, 1, "selct")
    found = error(tmp_path, "\ufeffa = =\n")
    assert found.span is not None
    assert (found.span.line, found.span.column) == (1, 5)


def test_the_table_of_a_pyproject_file_has_to_be_one(tmp_path: Path) -> None:
    found = error(tmp_path, "[tool]\nargmap = 3\n", "pyproject.toml")
    assert found.message == "tool.argmap has to be a table; this is a number"
    assert found.span is not None
    assert found.span.text == "3"


def test_other_encodings(tmp_path: Path) -> None:
    found = error(tmp_path, b'preset = "\xe4"\n')
    assert found.message == "this is no UTF-8"
    assert found.span is not None
    assert (found.span.line, found.span.column) == (1, 11)


def test_nested_too_deeply(tmp_path: Path) -> None:
    found = error(tmp_path, f"select = {'[' * 100_000}")
    assert found.message.endswith("argmap.toml: this is nested too deeply")


@pytest.mark.parametrize("text", ["{} = 1", "[{}]", "[rules]\nx = {{ {} = 1 }}"])
def test_keys_of_very_many_parts(tmp_path: Path, text: str) -> None:
    found = error(tmp_path, text.format('a . "b".' * 50_000 + "c"))
    assert found.message.endswith("argmap.toml: this is nested too deeply")


@pytest.mark.parametrize("text", ["exclude = ['[z-a]']", "[per-file-ignores]\n'[z-a]' = ['all']"])
def test_a_range_that_runs_backwards(tmp_path: Path, text: str) -> None:
    assert error(tmp_path, text).message == "this is no pattern as in a .gitignore: '[z-a]'"


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text(
        """
        preset = "default"
        extend-select = ["ARG9"]
        ignore = ["ARG302", "unsupported-objection"]
        fail-on = "error"
        exclude = ["drafts/"]
        baseline = "known.json"
        severity = { ARG1 = "info", unsupported-premise = "warning" }
        per-file-ignores = { "drafts/**" = ["ARG1"] }
        """,
        encoding="utf-8",
    )
    configuration = Configurations().of_folder(tmp_path)
    settings = configuration.settings
    expected = {rule.code for rule in RULES if rule.is_default or rule.code.startswith("ARG9")}
    assert settings.selected == expected - {"ARG302", "ARG102"}
    assert settings.severities["ARG103"] is Severity.INFO
    assert settings.severities["ARG101"] is Severity.WARNING
    assert configuration.fail_on is FailOn.ERROR
    assert configuration.baseline == tmp_path / "known.json"
    assert configuration.file == tmp_path / "argmap.toml"
    assert configuration.excludes(str(tmp_path / "drafts" / "x.arg"))
    assert not configuration.excludes(str(tmp_path / "x.arg"))
    (ignore,) = settings.file_ignores
    assert ignore.codes >= {"ARG101", "ARG102", "ARG103"}


OPTIONS = (
    Option("flag", True, "A flag."),
    Option("max-words", 40, "A number.", 1),
    Option("max-age", None, "A number or nothing.", 1),
    Option("word", "x", "A word."),
    Option("words", ("x",), "Words."),
)


@pytest.fixture
def with_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(UnusedSource, "options", OPTIONS)


@pytest.mark.usefixtures("with_options")
@pytest.mark.parametrize("name", ["unused-source", "ARG302"])
def test_options(tmp_path: Path, name: str) -> None:
    (tmp_path / "argmap.toml").write_text(
        f'[rules.{name}]\nflag = false\nmax-words = 1\nmax-age = 5\nword = "y"\nwords = ["a", "b"]',
        encoding="utf-8",
    )
    settings = Configurations().of_folder(tmp_path).settings
    given = [settings.option("unused-source", option) for option in OPTIONS]
    assert given == [False, 1, 5, "y", ("a", "b")]
    assert settings.option("other", OPTIONS[1]) == 40


@pytest.mark.usefixtures("with_options")
@pytest.mark.parametrize(
    ("line", "under", "message"),
    [
        ("flag = 1", "1", "unused-source.flag has to be true or false; this is a number"),
        ("max-words = true", "true",
         "unused-source.max-words has to be a whole number of at least 1; this is true"),
        ("max-words = 0", "0", "unused-source.max-words has to be a whole number of at least 1"),
        ("max-words = 1.5", "1.5",
         "unused-source.max-words has to be a whole number of at least 1; this is a number"),
        ("max-age = 'x'", "'x'",
         "unused-source.max-age has to be a whole number of at least 1; this is a string"),
        ("word = []", "[]", "unused-source.word has to be a string; this is a list"),
        ("words = 'x'", "'x'", ('unused-source.words has to be a list of strings, such as ["…"]; '
         "this is a string")),
        ("max-word = 1", "max-word",
         "unused-source has no option 'max-word'; did you mean 'max-words'?"),
        ("flag = true\n[rules.ARG302]\nflag = false", "flag",
         "this option of ARG302 unused-source is twice"),
    ],
)  # fmt: skip
def test_wrong_options(tmp_path: Path, line: str, under: str, message: str) -> None:
    found = error(tmp_path, f"[rules.unused-source]\n{line}\n")
    assert (found.message, found.span.text if found.span else None) == (message, under)

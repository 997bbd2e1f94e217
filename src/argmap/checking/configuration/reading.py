"""A configuration file, read and checked key by key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from argmap.checking.configuration import places
from argmap.checking.configuration.errors import ConfigurationError
from argmap.checking.configuration.globs import Globs, fault_of
from argmap.checking.configuration.layer import Layer, Origin, Word, severity_named
from argmap.checking.configuration.model import FailOn
from argmap.checking.configuration.selecting import rule_named
from argmap.checking.configuration.toml_file import read_toml
from argmap.checking.rule import Rule
from argmap.checking.settings import Option, Value
from argmap.source import BYTE_ORDER_MARK, SourceText, Span
from argmap.suggestion import did_you_mean

PYPROJECT = "pyproject.toml"
_TABLE = ("tool", "argmap")
_RULES = '["ARG305", "long-claim"]'


def read_layer(content: bytes, name: str, path: Path) -> Layer | None:
    """Read a configuration file.

    Args:
        content: Its bytes.
        name: What messages call it.
        path: Where it is; of a ``pyproject.toml`` the table ``tool.argmap`` is read, of any other
            file the whole.

    Returns:
        What it says; None where a ``pyproject.toml`` has no such table.

    Raises:
        ConfigurationError: It is no TOML, or says what cannot be understood.
    """
    source, whole = read_toml(content, name, path)
    data: Any = whole
    table: tuple[str, ...] = ()
    if path.name == PYPROJECT:
        for key in _TABLE:
            table = (*table, key)
            if not isinstance(data, dict) or key not in data:
                return None
            data = data[key]
    return _Reader(source, table).layer(data)


class _Reader:
    """Reads a table; each method for a key takes its value and gives arguments of `Layer`."""

    def __init__(self, source: SourceText, table: tuple[str, ...]) -> None:
        self._source = source
        self._table = table
        assert source.path is not None  # noqa: S101 - configuration files are files
        self._folder = str(source.path.parent)
        self._methods: dict[str, Callable[[Any], Any]] = {
            "preset": lambda value: self._word(
                ("preset",), value, "a string: default, strict or all"
            ),
            "select": lambda value: self._words(("select",), value, _RULES),
            "extend-select": lambda value: self._words(("extend-select",), value, _RULES),
            "ignore": lambda value: self._words(("ignore",), value, _RULES),
            "severity": self._severity,
            "per-file-ignores": self._per_file_ignores,
            "exclude": self._exclude,
            "fail-on": self._fail_on,
            "baseline": self._baseline,
            "rules": self._options,
        }

    def layer(self, data: Any) -> Layer:
        table = self._is_table((), data, "a table")
        said: dict[str, Any] = {}
        for key, value in table.items():
            if key == "tool" and not self._table:
                raise self._fault(
                    (key,),
                    "there is no [tool.argmap] in this file: all of it is about argmap",
                    f"leave these words out, or move the table to a {PYPROJECT}",
                )
            if key not in self._methods:
                raise self._unknown((key,), f"no setting is called '{key}'", self._methods)
            said[key] = self._methods[key](value)
        origins = {key: self._origin((key,)) for key in said}
        said["options"] = said.pop("rules", {})
        fields = {key.replace("-", "_"): value for key, value in said.items()}
        return Layer(self._folder, **fields, origins=origins)

    # --- one method a key ------------------------------------------------------------------------

    def _severity(self, data: Any) -> Any:
        example = 'a table, such as { ARG305 = "warning" }'
        table = self._is_table(("severity",), data, example)
        found = []
        for key, value in table.items():
            path = ("severity", key)
            level = self._word(path, value, "a string: error, warning or info")
            found.append((Word(key, self._origin(path)), severity_named(level)))
        return tuple(found)

    def _per_file_ignores(self, data: Any) -> Any:
        example = 'a table, such as { "drafts/**" = ["ARG101"] }'
        table = self._is_table(("per-file-ignores",), data, example)
        found = []
        for key, value in table.items():
            path = ("per-file-ignores", key)
            if key.startswith("!"):
                raise self._fault(path, "a pattern of per-file-ignores cannot begin with '!'")
            self._check_glob(path, key, in_key=True)
            found.append((Globs(self._folder, (key,)), self._words(path, value, _RULES)))
        return tuple(found)

    def _exclude(self, data: Any) -> Any:
        words = self._words(("exclude",), data, '["drafts/", "*.old.arg"]')
        for index, word in enumerate(words):
            self._check_glob(("exclude", index), word.text)
        return tuple(word.text for word in words)

    def _fail_on(self, data: Any) -> Any:
        names = [level.value for level in FailOn]
        word = self._word(("fail-on",), data, f"a string: {', '.join(names)}")
        if word.text not in names:
            raise word.origin.fault(
                f"fail-on cannot be '{word.text}'{did_you_mean(word.text, names)}",
                f"expected one of {', '.join(names)}",
            )
        return FailOn(word.text)

    def _baseline(self, data: Any) -> Any:
        word = self._word(("baseline",), data, "a string: the name of a file")
        if not word.text or "\0" in word.text:
            raise word.origin.fault("baseline has to be the name of a file")
        return Path(self._folder) / word.text

    def _options(self, data: Any) -> Any:
        example = "a table, such as [rules.long-claim]"
        found: dict[tuple[str, str], tuple[Value, Origin]] = {}
        for name, table in self._is_table(("rules",), data, example).items():
            path = ("rules", name)
            rule = rule_named(Word(name, self._origin(path)))
            known = {option.name: option for option in rule.options}
            for key, value in self._is_table(path, table, "a table of options").items():
                inside = (*path, key)
                if key not in known:
                    message = f"{rule.name} has no option '{key}'"
                    raise self._unknown(inside, message, known)
                if (rule.name, key) in found:
                    raise self._fault(inside, f"this option of {rule.code} {rule.name} is twice")
                checked = self._option(inside, rule, known[key], value)
                found[rule.name, key] = (checked, self._origin(inside))
        return found

    def _option(self, path: places.Path, rule: Rule, option: Option, value: Any) -> Value:
        default: object = option.default
        if default is None:
            default = "" if option.least is None else option.least
        name = f"{rule.name}.{option.name}"
        if isinstance(default, bool):
            if not isinstance(value, bool):
                raise self._expected(path, name, "true or false", value)
            return value
        if isinstance(default, int):
            least = "" if option.least is None else f" of at least {option.least}"
            if not isinstance(value, int) or isinstance(value, bool):
                raise self._expected(path, name, f"a whole number{least}", value)
            if option.least is not None and value < option.least:
                raise self._fault(path, f"{name} has to be a whole number{least}", in_key=False)
            return value
        if isinstance(default, str):
            return self._word(path, value, "a string", name).text
        return tuple(word.text for word in self._words(path, value, '["…"]', name))

    # --- what several have in common -------------------------------------------------------------

    def _is_table(self, path: places.Path, data: Any, expected: str) -> dict[str, Any]:
        if not isinstance(data, dict):
            name = ".".join(map(str, (*self._table, *path)))
            raise self._expected(path, name, expected, data)
        return data

    def _word(self, path: places.Path, data: Any, expected: str, name: str | None = None) -> Word:
        if not isinstance(data, str):
            raise self._expected(path, name or str(path[0]), expected, data)
        return Word(data, self._origin(path, in_key=False))

    def _words(
        self, path: places.Path, data: Any, example: str, name: str | None = None
    ) -> tuple[Word, ...]:
        named = name or str(path[0])
        expected = f"a list of strings, such as {example}"
        if not isinstance(data, list):
            raise self._expected(path, named, expected, data)
        for index, item in enumerate(data):
            if not isinstance(item, str):
                raise self._expected((*path, index), named, expected, item)
        return tuple(
            Word(item, self._origin((*path, index), in_key=False))
            for index, item in enumerate(data)
        )

    def _check_glob(self, path: places.Path, pattern: str, *, in_key: bool = False) -> None:
        if fault := fault_of(pattern):
            raise self._fault(path, f"{fault}: '{pattern}'", in_key=in_key)

    def _unknown(
        self, path: places.Path, message: str, known: Mapping[str, object]
    ) -> ConfigurationError:
        names = sorted(known)
        meant = did_you_mean(str(path[-1]), names)
        there_is = f"there is {', '.join(names)}" if names else "this rule has no options"
        return self._fault(path, f"{message}{meant}", there_is)

    def _expected(
        self, path: places.Path, name: str, expected: str, got: object
    ) -> ConfigurationError:
        message = f"{name} has to be {expected}; this is {_kind(got)}"
        return self._fault(path, message, in_key=False)

    def _fault(
        self,
        path: places.Path,
        message: str,
        help: str | None = None,  # noqa: A002 - the word that diagnostics use
        *,
        in_key: bool = True,
    ) -> ConfigurationError:
        return self._origin(path, in_key=in_key).fault(message, help)

    def _origin(self, path: places.Path, *, in_key: bool = True) -> Origin:
        whole = (*self._table, *path)
        place = self._places.get(whole)
        if place is None:
            # The file itself, where it is one table.
            return Origin(f"{self._source.name}: {'.'.join(map(str, whole))}")
        start, end = place.key if in_key else place.value
        shift = self._source.text.startswith(BYTE_ORDER_MARK)
        return Origin(self._source.name, Span(self._source, start + shift, end + shift))

    @cached_property
    def _places(self) -> Mapping[places.Path, places.Place]:
        return places.find_places(self._source.text.removeprefix(BYTE_ORDER_MARK))


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    kinds = {str: "a string", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return next((words for kind, words in kinds.items() if isinstance(value, kind)), "a date")

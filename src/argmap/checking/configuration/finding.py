"""The configuration of each file: looked for once a folder, read once a file."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.checking.configuration.errors import ConfigurationError
from argmap.checking.configuration.model import NO_FLAGS, Configuration, Flags
from argmap.checking.registry import DEFAULT_SETTINGS

if TYPE_CHECKING:
    from argmap.checking.configuration.layer import Layer
    from argmap.checking.configuration.resolving import Resolved

FILE = "argmap.toml"
_PYPROJECT = "pyproject.toml"
_NO_CONFIGURATION = Configuration(DEFAULT_SETTINGS)
_Read = tuple[Path, "Layer"]


class Configurations:
    """Gives files their configuration: the nearest ``argmap.toml`` or ``pyproject.toml``.

    It is looked for in the file's folder and upwards. In one folder ``argmap.toml`` wins; a
    ``pyproject.toml`` without the table ``tool.argmap`` is passed over.
    """

    def __init__(
        self, flags: Flags = NO_FLAGS, *, file: Path | None = None, isolated: bool = False
    ) -> None:
        """Look at nothing yet.

        Args:
            flags: What is said over the configuration file.
            file: The one configuration file for all files, instead of the nearest.
            isolated: Read no configuration file.
        """
        self._flags = flags
        self._file = file
        self._isolated = isolated
        self._read: dict[str, _Read | None] = {}
        self._resolved: dict[Path | None, Resolved] = {}
        self._configurations: dict[str, Configuration] = {}

    def of_file(self, path: str | Path | None) -> Configuration:
        """Give the configuration of a file; of no file, that of the current folder.

        Raises:
            ConfigurationError: The configuration cannot be read or understood.
        """
        return self.of_folder("." if path is None else os.path.dirname(path) or ".")  # noqa: PTH120

    def of_folder(self, folder: str | Path) -> Configuration:
        """Give the configuration of the files in a folder.

        Raises:
            ConfigurationError: The configuration cannot be read or understood.
        """
        name = os.path.abspath(folder)  # noqa: PTH100
        if name not in self._configurations:
            read = self._found(name)
            if read is None and self._flags == NO_FLAGS:
                # Nothing to put together: what does that need not be loaded.
                self._configurations[name] = _NO_CONFIGURATION
            else:
                self._configurations[name] = self._put_together(read).configuration
        return self._configurations[name]

    def explained(self, folder: str | Path) -> Resolved:
        """Give the configuration of the files in a folder, with where it comes from.

        Raises:
            ConfigurationError: The configuration cannot be read or understood.
        """
        return self._put_together(self._found(os.path.abspath(folder)))  # noqa: PTH100

    def _put_together(self, read: _Read | None) -> Resolved:
        from argmap.checking.configuration.layer import layer_of_flags
        from argmap.checking.configuration.resolving import resolve

        path, layer = (None, None) if read is None else read
        if path not in self._resolved:
            flags = layer_of_flags(self._flags, os.getcwd())  # noqa: PTH109
            self._resolved[path] = resolve(layer, flags, path)
        return self._resolved[path]

    def _found(self, folder: str) -> _Read | None:
        if self._isolated:
            return None
        if self._file is not None:
            return self._named(os.path.abspath(self._file))  # noqa: PTH100
        passed: list[str] = []
        found = None
        for each in (folder, *map(str, Path(folder).parents)):
            if each in self._read:
                found = self._read[each]
                break
            passed.append(each)
            found = self._in_folder(each)
            if found is not None:
                break
        self._read.update(dict.fromkeys(passed, found))
        return found

    def _named(self, path: str) -> _Read:
        if path not in self._read:
            content = _content(path)
            if content is None:
                raise ConfigurationError(f"{self._file}: there is no such file")
            self._read[path] = _layer(content, path)
        read = self._read[path]
        if read is None:
            raise ConfigurationError(
                f"{self._file}: there is no table [tool.argmap] in this file",
                help="add it, or name an argmap.toml",
            )
        return read

    def _in_folder(self, folder: str) -> _Read | None:
        for name in (FILE, _PYPROJECT):
            path = os.path.join(folder, name)  # noqa: PTH118
            content = _content(path)
            # A file that never says argmap has no table of that name; most need not be parsed.
            if content is None or (name == _PYPROJECT and b"argmap" not in content):
                continue
            if (read := _layer(content, path)) is not None:
                return read
        return None


def _content(path: str) -> bytes | None:
    """Read a file; None where there is none, or what is no file.

    A link named ``argmap.toml`` that leads nowhere is an error: somebody meant to configure.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116
    except OSError as error:
        if path.endswith(FILE) and os.path.islink(path):  # noqa: PTH114
            reason = error.strerror or error
            raise ConfigurationError(
                f"{_shown(path)}: this link leads to no file ({reason})"
            ) from None
        return None
    if not stat.S_ISREG(mode):
        return None
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except OSError as error:
        raise ConfigurationError(f"{_shown(path)}: {error.strerror or error}") from None


def _layer(content: bytes, path: str) -> _Read | None:
    from argmap.checking.configuration.reading import read_layer

    layer = read_layer(content, _shown(path), Path(path))
    return None if layer is None else (Path(path), layer)


def _shown(path: str) -> str:
    """Give the name of a file for messages: relative to the current folder, where it is inside."""
    relative = os.path.relpath(path)
    return path if relative.startswith(os.pardir) else relative


def configuration_for(path: str | Path) -> Configuration:
    """Give the configuration of a file, as `argmap check` would use it without flags.

    >>> import argmap
    >>> loaded = argmap.load("map.arg")                                 # doctest: +SKIP
    >>> argmap.check(loaded, configuration_for("map.arg").settings)     # doctest: +SKIP

    Raises:
        ConfigurationError: The configuration cannot be read or understood.
    """
    return Configurations().of_file(path)

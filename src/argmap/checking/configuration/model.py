"""What is in force for a file."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

import attrs

from argmap.checking.configuration.globs import Globs
from argmap.checking.settings import Settings
from argmap.diagnostic import Severity

_WEIGHTS = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class FailOn(Enum):
    """The least severity that fails a check."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    def fails(self, severity: Severity) -> bool:
        """Say whether a finding of a severity fails a check."""
        return self is not FailOn.NEVER and _WEIGHTS[severity] >= _WEIGHTS[Severity(self.value)]


@attrs.frozen(eq=False)
class Configuration:
    """What is in force for a file.

    Attributes:
        settings: Which rules run, and how.
        fail_on: What fails a check.
        exclude: Files and folders that are left out where folders are searched.
        baseline: The file with the findings that are known; None where there is none.
        file: The configuration file; None where there is none.
    """

    settings: Settings
    fail_on: FailOn = FailOn.WARNING
    exclude: tuple[Globs, ...] = ()
    baseline: Path | None = None
    file: Path | None = None

    def excludes(self, path: str, *, is_folder: bool = False) -> bool:
        """Say whether a file or folder is left out where folders are searched."""
        return any(globs.match(path, is_folder=is_folder) for globs in self.exclude)


@attrs.frozen
class Flags:
    """What a call says, over what a configuration file says.

    Attributes:
        preset: The name of a preset.
        select: The rules that run, instead of those that the file and its preset select: codes,
            beginnings of codes, names, names of presets.
        extend_select: Rules that run as well.
        ignore: Rules that do not run.
        severity: Severities: ``ARG305=warning``.
        fail_on: What fails a check.
        exclude: Patterns of files to leave out, relative to the current folder.
        baseline: The file with the findings that are known.
    """

    preset: str | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    exclude: tuple[str, ...] = ()
    baseline: Path | None = None


NO_FLAGS = Flags()

"""Configuration: ``argmap.toml``, ``[tool.argmap]`` in ``pyproject.toml``, and flags.

`configuration_for` gives what is in force for a file; `Configurations` does so for many, with flags
over the files. What comes out is a `Configuration`; its settings are what `argmap.check` takes.
"""

from argmap.checking.configuration.errors import ConfigurationError
from argmap.checking.configuration.finding import Configurations, configuration_for
from argmap.checking.configuration.model import Configuration, FailOn, Flags

__all__ = [
    "Configuration",
    "ConfigurationError",
    "Configurations",
    "FailOn",
    "Flags",
    "configuration_for",
]

"""Argument maps as text: load, check, evaluate and draw them.

>>> import argmap
>>> map, diagnostics = argmap.loads("thesis t: Cities should plant trees.")
>>> map.theses[0].text
'Cities should plant trees.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.checking import check
    from argmap.checking.configuration import configuration_for
    from argmap.drawing import render
    from argmap.evaluation import Evaluation, evaluate
    from argmap.interchange.map_json import dumps_json, loads_json
    from argmap.loading import Loaded, load, loads
    from argmap.loading.formatting import format_loaded
    from argmap.model import ArgumentMap

__version__ = "0.1.0"

_HOMES = {
    "ArgumentMap": "argmap.model",
    "Evaluation": "argmap.evaluation",
    "Loaded": "argmap.loading",
    "check": "argmap.checking",
    "configuration_for": "argmap.checking.configuration",
    "dumps_json": "argmap.interchange.map_json",
    "evaluate": "argmap.evaluation",
    "format_loaded": "argmap.loading.formatting",
    "load": "argmap.loading",
    "loads": "argmap.loading",
    "loads_json": "argmap.interchange.map_json",
    "render": "argmap.drawing",
}

__all__ = [
    "ArgumentMap",
    "Evaluation",
    "Loaded",
    "__version__",
    "check",
    "configuration_for",
    "dumps_json",
    "evaluate",
    "format_loaded",
    "load",
    "loads",
    "loads_json",
    "render",
]


def __getattr__(name: str) -> Any:
    """Import a part of the public door when it is first used."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'argmap' has no attribute '{name}'")
    import importlib

    return getattr(importlib.import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)

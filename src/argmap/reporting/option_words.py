"""Values of options as they are written in a configuration."""

from __future__ import annotations

import json

from argmap.checking.settings import Option, Value


def default_words(option: Option) -> str:
    """Give the default of an option in TOML; nothing stands for what has none."""
    return value_words(option.default) if option.default is not None else '""'


def value_words(value: Value) -> str:
    """Give a value in TOML; that there is none in a word."""
    if value is None:
        return "none"
    # Of booleans, numbers, strings and lists, JSON and TOML have one spelling.
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)

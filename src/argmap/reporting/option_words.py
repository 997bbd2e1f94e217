"""Values of options as they are written in a configuration."""

from __future__ import annotations

import json

from argmap.checking.settings import Option


def default_words(option: Option) -> str:
    """Give the default of an option in TOML; nothing stands for what has none."""
    value = option.default
    if value is None:
        return '""'
    # Of booleans, numbers, strings and lists, JSON and TOML have one spelling.
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)

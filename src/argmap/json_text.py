"""JSON that is safe to print."""

from __future__ import annotations

import json
import re
from typing import Any

# json.dumps escapes the control characters of ASCII. Terminals obey those of C1 as well, and the
# marks that turn the direction of writing; lone surrogates cannot be encoded.
_OBEYED = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb]"
)


def dump_json(data: Any) -> str:
    """Write data as indented JSON in which every character shows itself or is escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)

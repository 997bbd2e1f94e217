"""The formats that maps are read from and written to; each is imported when it is needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module

import attrs

from argmap.interchange.notices import Notices
from argmap.model import ArgumentMap
from argmap.source import SourceText

Reader = Callable[[SourceText, Notices], ArgumentMap]
Writer = Callable[[ArgumentMap, Notices], str]

_HEAD = 65_536


@attrs.frozen
class Format:
    """A format of maps.

    Attributes:
        name: What the command line calls it.
        title: What people call it.
        suffix: What the names of such files end with.
        module: Where its ``read`` and ``write`` are.
        reads, writes: What of the two there is.
        styles: In which ways it can be written; the first is the usual one.
    """

    name: str
    title: str
    suffix: str
    module: str
    reads: bool = False
    writes: bool = False
    styles: tuple[str, ...] = ()

    def reader(self) -> Reader:
        """Give what reads it."""
        read: Reader = import_module(f"argmap.interchange.{self.module}").read
        return read

    def writer(self, style: str | None = None) -> Writer:
        """Give what writes it, in one of its styles."""
        name = f"write_{style or self.styles[0]}" if self.styles else "write"
        write: Writer = getattr(import_module(f"argmap.interchange.{self.module}"), name)
        return write


FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("arg", "the .arg language", ".arg", "arg_text", reads=True, writes=True),
        Format("json", "argmap JSON", ".json", "map_json_format", reads=True, writes=True),
        Format("aif", "AIF JSON (AIFdb)", ".json", "aif", reads=True, writes=True),
        Format("xaif", "xAIF (OVA)", ".json", "xaif", reads=True, writes=True),
        Format("arggraph", "arggraph XML", ".xml", "arggraph", reads=True, writes=True),
        Format("carneades", "Carneades 4 YAML", ".yml", "carneades", reads=True),
        Format("gsn", "GSN YAML (gsn2x)", ".gsn.yaml", "gsn", reads=True),
        Format("sadface", "SADFace JSON", ".json", "sadface", reads=True),
        Format("kialo", "Kialo export", ".txt", "kialo", reads=True, writes=True),
        Format("markdown", "Markdown", ".md", "markdown", writes=True, styles=("outline", "essay")),
        Format("mermaid", "Mermaid flowchart", ".mmd", "mermaid", writes=True),
        Format("graphml", "GraphML (yEd)", ".graphml", "graphml", writes=True),
        Format("csv-nodes", "CSV of the claims", ".nodes.csv", "csv_nodes", writes=True),
        Format("csv-steps", "CSV of the steps", ".steps.csv", "csv_steps", writes=True),
    )
}

_BY_SUFFIX = {
    ".arg": "arg",
    ".json": "json",
    ".txt": "kialo",
    ".xml": "arggraph",
    ".gsn.yaml": "gsn",
    ".gsn.yml": "gsn",
    ".yaml": "carneades",
    ".yml": "carneades",
}
# The first that is found in the beginning of a text says what it is.
_JSON_MARKS = (
    (re.compile(r'\A\s*\{\s*"argmap"\s*:'), "json"),
    (re.compile(r'"(?:source_id|target_id)"\s*:|"type"\s*:\s*"atom"'), "sadface"),
    (re.compile(r'"AIF"\s*:'), "xaif"),
    (re.compile(r'"(?:nodes|edges|nodeID)"\s*:'), "aif"),
)
_ARG = re.compile(r"^(?:title|question|source|thesis|claim)(?:\s+[^\s:]+)?\s*:", re.MULTILINE)
_KIALO = re.compile(r"Discussion (?:Title|Name):|1\.\s", re.IGNORECASE)
_YAML_MARKS = (
    (re.compile(r"^(?:statements|arguments|issues)\s*:", re.MULTILINE), "carneades"),
    (re.compile(r"^\s+(?:supportedBy|inContextOf|challenges)\s*:", re.MULTILINE), "gsn"),
)
READABLE_SUFFIXES = frozenset(_BY_SUFFIX)
_ALSO = {".mermaid": "mermaid", ".markdown": "markdown"}


def format_of_name(name: str) -> Format | None:
    """Tell from the end of a file's name what is to be written; None where it does not say."""
    lower = name.lower()
    for suffix, format_name in (*_BY_SUFFIX.items(), *_ALSO.items()):
        if lower.endswith(suffix):
            return FORMATS[format_name]
    return next((each for each in FORMATS.values() if lower.endswith(each.suffix)), None)


def format_of_text(name: str, text: str) -> Format | None:
    """Tell from a file's name and the beginning of its text what it is; None where nothing says."""
    head = text[:_HEAD].removeprefix("\ufeff").lstrip()
    by_name = format_of_name(name)
    if _KIALO.match(head):
        found: str | None = "kialo"
    elif head.startswith("<"):
        found = "arggraph"
    elif head.startswith("{"):
        found = next((kind for mark, kind in _JSON_MARKS if mark.search(head)), None)
    elif by_name is None or by_name.name in ("carneades", "gsn"):
        found = next((kind for mark, kind in _YAML_MARKS if mark.search(head)), None)
        if found is None and by_name is None and ("." not in name or _ARG.search(head)):
            found = "arg"
    else:
        found = None
    if found is None and by_name is not None and by_name.suffix not in (".json", ".txt"):
        return by_name
    return None if found is None else FORMATS[found]

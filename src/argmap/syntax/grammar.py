"""Finding the grammar, and making Lark's tables from it once."""

from __future__ import annotations

import hashlib
import io
import re
import sys
from functools import cache
from pathlib import Path

import lark

from argmap.cache import read_cached, write_cached

GRAMMAR_FILE = "argmap.lark"
_DIGEST_SIZE = hashlib.sha256().digest_size


def grammar_path() -> Path:
    """Give the path of the grammar.

    An installed package carries it inside; a working copy has it at the top of the repository.
    """
    package = Path(__file__).parent.parent
    installed = package / "grammar" / GRAMMAR_FILE
    if installed.is_file():
        return installed
    return package.parent.parent / "grammar" / GRAMMAR_FILE


@cache
def line_parser() -> lark.Lark:
    """Give the parser that tells lines apart.

    Its tables are kept in the user's cache, under a name that holds everything they depend on, and
    with a digest: a damaged file is no reason to fail, the tables are built and written again.
    """
    grammar = grammar_path().read_bytes()
    key = hashlib.sha256(
        b"\0".join([grammar, lark.__version__.encode(), sys.version.encode()])
    ).hexdigest()[:32]
    name = f"tables-{key}.bin"
    cached = read_cached(name)
    tables = cached[_DIGEST_SIZE:] if cached is not None else b""
    if cached is not None and cached[:_DIGEST_SIZE] == _digest(tables):
        return lark.Lark.load(io.BytesIO(tables))
    parser = lark.Lark(grammar.decode(), start="file", parser="lalr", lexer="basic")
    content = io.BytesIO()
    parser.save(content)
    write_cached(name, _digest(content.getvalue()) + content.getvalue())
    return parser


def _digest(tables: bytes) -> bytes:
    """Give what stands before the tables in the cache, to tell when they are damaged."""
    return hashlib.sha256(tables).digest()


@cache
def line_pattern(terminal: str) -> re.Pattern[str]:
    """Give the pattern of a kind of line; its groups are the parts of the line."""
    return re.compile(line_parser().get_terminal(terminal).pattern.to_regexp())

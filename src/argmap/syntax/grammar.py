"""Finding the grammar, and making Lark's parser from it once."""

from __future__ import annotations

import importlib.util
import marshal
import re
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol

from argmap.cache import private_cache_folder, read_cached, write_cached
from argmap.digest import digest

if TYPE_CHECKING:
    import lark

GRAMMAR_FILE = "argmap.lark"
_DIGEST_SIZE = 32


class Lines(Protocol):
    """The root of Lark's tree: the lines of a text."""

    @property
    def children(self) -> Sequence[Any]:
        """The lines, each a ``str`` whose ``type`` is the name of its terminal."""


class LineParser(Protocol):
    """What is used of Lark's parser."""

    def parse(self, text: str) -> Lines:
        """Tell the lines of a text apart."""

    def get_terminal(self, name: str) -> Any:
        """Give a terminal of the grammar."""


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
def line_parser() -> LineParser:
    """Give the parser that tells lines apart.

    Lark's stand-alone form of it (tables and the part of Lark that reads them, so that the rest of
    Lark need not be imported) is kept in the user's cache, compiled, under a name that holds
    everything it depends on, and with a digest: a damaged file is no reason to fail, the parser is
    built and written again.
    """
    grammar = grammar_path().read_bytes()
    key = digest(b"\0".join([grammar, _lark_version(), sys.version.encode()]), 16)
    name = f"parser-{key.hex()}.bin"
    cached = read_cached(name)
    if cached is not None:
        code = cached[_DIGEST_SIZE:]
        if cached[:_DIGEST_SIZE] == digest(code, _DIGEST_SIZE):
            return _loaded(code)
    import lark

    parser = lark.Lark(grammar.decode(), start="file", parser="lalr", lexer="basic")
    if private_cache_folder() is not None:
        code = _stand_alone(parser)
        write_cached(name, digest(code, _DIGEST_SIZE) + code)
    return parser


def _lark_version() -> bytes:
    """Say which Lark is installed, without importing it."""
    found = importlib.util.find_spec("lark")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("argmap needs the package 'lark'", name="lark")
    return Path(found.origin).read_bytes()


def _stand_alone(parser: lark.Lark) -> bytes:
    import io

    from lark.tools.standalone import gen_standalone

    source = io.StringIO()
    gen_standalone(parser, out=source)  # type: ignore[no-untyped-call]
    return marshal.dumps(compile(source.getvalue(), "<argmap's line parser>", "exec"))


def _loaded(code: bytes) -> LineParser:
    module = ModuleType("argmap.syntax.line_parser")
    # Its classes look their module up.
    sys.modules[module.__name__] = module
    # The file is the user's own and whole: see argmap.cache and the digest.
    exec(marshal.loads(code), module.__dict__)  # noqa: S102, S302
    parser: LineParser = module.Lark_StandAlone()
    return parser


@cache
def line_pattern(terminal: str) -> re.Pattern[str]:
    """Give the pattern of a kind of line; its groups are the parts of the line."""
    return re.compile(line_parser().get_terminal(terminal).pattern.to_regexp())

"""The command line, as in the tests of the other commands."""

from tests.cli.conftest import run, write

__all__ = ["run", "write"]

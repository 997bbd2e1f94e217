"""Formatting a text, and making sure that nothing but its form has changed."""

from __future__ import annotations

from collections import Counter

from argmap.loading.loader import Loaded, loads
from argmap.syntax.formatter import format_tree
from argmap.syntax.tree import Comment, Field, File, SourceDeclaration, Statement


class FormatError(ValueError):
    """A text that cannot be formatted: it has errors, or something would be lost."""


def format_loaded(loaded: Loaded) -> str:
    """Format the text that was loaded.

    The result is read again and compared before it is given back: the same map, the same comments,
    and the same text when it is formatted once more.

    Raises:
        FormatError: The text has errors, or (which would be a fault of the formatter) the result
            would not say the same.
    """
    main = loaded.main
    if main.diagnostics:
        raise FormatError(f"{main.source.name} has errors")
    result = format_tree(main.tree)
    if result == main.source.text:
        return result
    again = loads(result, name=main.source.name, path=main.source.path)
    if again.main.diagnostics or again.map != loaded.map:
        raise FormatError(f"{main.source.name} would not say the same when formatted")
    if _comments(again.main.tree) != _comments(main.tree):
        raise FormatError(f"{main.source.name} would lose a comment when formatted")
    if format_tree(again.main.tree) != result:
        raise FormatError(f"{main.source.name} would change again when formatted again")
    return result


def _comments(tree: File) -> Counter[str]:
    found: Counter[str] = Counter()
    for node in tree.walk():
        if isinstance(node, Comment):
            found[node.text] += 1
        elif isinstance(node, Field | Statement | SourceDeclaration):
            found.update(comment.text for _, comment in node.text.comments)
    return found

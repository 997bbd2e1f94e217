"""Ignore comments: ``# argmap: ignore[ARG101] -- the reason``."""

from __future__ import annotations

import re

import attrs

from argmap.checking.registry import RULES
from argmap.diagnostic import Diagnostic, Severity
from argmap.loading.files import LoadedFile
from argmap.problems import Problem
from argmap.source import Span
from argmap.suggestion import did_you_mean
from argmap.syntax.tree import Comment, Field, File, Mention, Node, SourceDeclaration, Statement

UNUSED_IGNORE = ("ARG901", "unused-ignore")

_ADDRESSED = re.compile(r"#\s*argmap\s*:")
_IGNORE = re.compile(r"#\s*argmap:\s*(?P<word>ignore(?:-file)?)\[(?P<rules>[^\]]*)\]\s*(?:--.*)?\Z")


@attrs.define(eq=False)
class _Ignore:
    """One name in an ignore comment, and the lines it is about (offsets; None: the file)."""

    name: str
    comment: Comment
    about: tuple[int, int] | None
    used: bool = False


class Suppression:
    """What the ignore comments of a file suppress."""

    def __init__(self, file: LoadedFile) -> None:
        self._source = file.source
        self._ignores: list[_Ignore] = []
        self._wrong: list[Diagnostic] = []
        if "argmap" not in file.source.text:
            return
        for comment, below in _comments(file.tree):
            if _ADDRESSED.match(comment.text):
                self._read(comment, below)

    def suppresses(self, finding: Diagnostic) -> bool:
        """Say whether a finding of a rule is suppressed, and remember what suppressed it."""
        if finding.span.source is not self._source:
            return False
        suppressed = False
        for ignore in self._ignores:
            if ignore.name not in (finding.code, finding.name):
                continue
            if ignore.about is None or ignore.about[0] <= finding.span.start < ignore.about[1]:
                ignore.used = suppressed = True
        return suppressed

    def unused(self) -> list[Diagnostic]:
        """Give a finding for each ignore that suppressed nothing or could not be understood."""
        return self._wrong + [
            self._finding(
                ignore.comment,
                f"this ignore of {ignore.name} suppresses nothing",
                "delete it; an ignore is about the statement on the line below it",
            )
            for ignore in self._ignores
            if not ignore.used
        ]

    def _read(self, comment: Comment, below: Node | None) -> None:
        found = _IGNORE.match(comment.text)
        if found is None:
            self._wrong.append(
                self._finding(
                    comment,
                    "this comment to argmap is not understood",
                    "write '# argmap: ignore[ARG101] -- the reason' above a statement, or "
                    "'# argmap: ignore-file[ARG101] -- the reason'",
                )
            )
            return
        about = None
        if found["word"] == "ignore":
            about = (below.start, below.end) if below is not None else (0, 0)
        known = {name for rule in RULES for name in (rule.code, rule.name)}
        errors = {name for problem in Problem for name in (problem.code, problem.title)}
        for name in dict.fromkeys(part.strip() for part in found["rules"].split(",")):
            if name in known:
                self._ignores.append(_Ignore(name, comment, about))
            elif name in errors:
                self._wrong.append(
                    self._finding(
                        comment, f"{name} cannot be ignored", "mend the line that it is about"
                    )
                )
            else:
                self._wrong.append(
                    self._finding(
                        comment,
                        f"no rule is called '{name}'{did_you_mean(name, sorted(known))}",
                        "write the code or the name of a rule between the brackets",
                    )
                )

    def _finding(self, comment: Comment, message: str, advice: str) -> Diagnostic:
        line = self._source.text[comment.start : comment.end]
        start = comment.start + len(line) - len(line.lstrip())
        span = Span(self._source, start, start + len(comment.text))
        return Diagnostic(*UNUSED_IGNORE, Severity.WARNING, message, span, advice)


def _comments(tree: File) -> list[tuple[Comment, Node | None]]:
    """Give each comment with the line right below it, where it stands above a line."""
    found: list[tuple[Comment, Node | None]] = []
    stack: list[Node] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, Field | Statement | SourceDeclaration):
            found += [(comment, None) for _, comment in node.text.comments]
        above: list[Comment] = []
        for child in node.children:
            if isinstance(child, Comment):
                above.append(child)
                continue
            is_line = isinstance(child, Statement | Mention | SourceDeclaration | Field)
            found += [(comment, child if is_line else None) for comment in above]
            above = []
            stack.append(child)
        found += [(comment, None) for comment in above]
    return found

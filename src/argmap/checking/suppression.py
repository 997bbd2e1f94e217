"""Ignore comments: ``# argmap: ignore[ARG101] -- the reason``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

import attrs

from argmap.checking.ignore_fixes import IgnoreFixes
from argmap.diagnostic import Diagnostic, Fix
from argmap.loading.files import LoadedFile
from argmap.problems import Problem
from argmap.source import BYTE_ORDER_MARK, Span
from argmap.suggestion import did_you_mean
from argmap.syntax.tree import Comment, Field, File, Mention, Node, SourceDeclaration, Statement

_ADDRESSED = re.compile(r"#\s*argmap\s*:")
_IGNORE = re.compile(
    r"#\s*argmap:\s*(?P<word>ignore(?:-file)?)\[(?P<rules>[^\]]*)\]\s*(?:--(?P<reason>.*))?\Z"
)


@attrs.define(eq=False, repr=False)
class _Ignore:
    """One name in an ignore comment, and the lines it is about (offsets; None: the file)."""

    name: str
    comment: Comment
    about: tuple[int, int] | None
    used: bool = False


@attrs.define(eq=False, repr=False)
class _Named:
    """The ignores of one name: those about the file, and those about a line by its offsets."""

    of_file: list[_Ignore] = attrs.Factory(list)
    of_lines: dict[tuple[int, int], list[_Ignore]] = attrs.Factory(dict)
    lines: list[tuple[int, int]] = attrs.Factory(list)

    def add(self, ignore: _Ignore) -> None:
        if ignore.about is None:
            self.of_file.append(ignore)
        else:
            self.of_lines.setdefault(ignore.about, []).append(ignore)

    def at(self, offset: int) -> list[_Ignore]:
        """Give the ignores that are about an offset; the lines do not overlap."""
        if len(self.lines) != len(self.of_lines):
            self.lines = sorted(self.of_lines)
        index = bisect_right(self.lines, offset, key=lambda line: line[0]) - 1
        if index < 0 or offset >= self.lines[index][1]:
            return self.of_file
        return self.of_file + self.of_lines[self.lines[index]]


class Suppression:
    """What the ignore comments of a file suppress."""

    def __init__(
        self, file: LoadedFile, codes: Mapping[str, str], *, off: AbstractSet[str] = frozenset()
    ) -> None:
        """Read the ignore comments of a file.

        Args:
            file: The file.
            codes: The code of each rule, by code and name.
            off: The codes of rules that do not count in this file: their ignores are left alone.
        """
        self._codes = codes
        self._off = off
        self._source = file.source
        self._ignores: list[_Ignore] = []
        self._named: dict[str, _Named] = {}
        self._wrong: list[tuple[Span, str, str]] = []
        self._without_reason: list[Comment] = []
        if "argmap" not in file.source.text:
            return
        for comment, below in _comments(file.tree):
            if _ADDRESSED.match(comment.text):
                self._read(comment, below)

    def has_any(self, names: Iterable[str]) -> bool:
        """Say whether any ignore is of one of some names: codes and names of rules."""
        return not self._named.keys().isdisjoint(names)

    def suppresses(self, finding: Diagnostic) -> bool:
        """Say whether a finding of a rule is suppressed, and remember what suppressed it."""
        if finding.span.source is not self._source:
            return False
        suppressed = False
        for name in (finding.code, finding.name):
            if name in self._named:
                for ignore in self._named[name].at(finding.span.start):
                    ignore.used = suppressed = True
        return suppressed

    def unused(self, selected: AbstractSet[str]) -> Iterator[tuple[Span, str, str, Fix | None]]:
        """Give each ignore that suppressed nothing or could not be understood.

        Args:
            selected: The codes of the rules that ran; ignores of others are left alone.

        Yields:
            The comment's place, what is wrong with it, what to do, and the edits that do it.
        """
        for wrong in self._wrong:
            yield (*wrong, None)
        unused = [
            ignore
            for ignore in self._ignores
            if not ignore.used
            and self._codes[ignore.name] in selected
            and self._codes[ignore.name] not in self._off
        ]
        fixes = IgnoreFixes(self._source, ((ignore.comment, ignore.name) for ignore in unused))
        for ignore in unused:
            about = self._about(
                ignore.comment,
                f"this ignore of {ignore.name} suppresses nothing",
                "delete it; an ignore is about the statement on the line below it",
            )
            yield (*about, fixes.fix(ignore.comment, ignore.name))

    def without_reason(self) -> Iterator[Span]:
        """Give the place of each ignore comment that does not say why."""
        for comment in self._without_reason:
            yield self._about(comment, "", "")[0]

    def _read(self, comment: Comment, below: Node | None) -> None:
        found = _IGNORE.match(comment.text)
        if found is None:
            self._wrong.append(
                self._about(
                    comment,
                    "this comment to argmap is not understood",
                    "write '# argmap: ignore[ARG101] -- the reason' above a statement, or "
                    "'# argmap: ignore-file[ARG101] -- the reason'",
                )
            )
            return
        if not (found["reason"] or "").strip(" -"):
            self._without_reason.append(comment)
        about = None
        if found["word"] == "ignore":
            about = (below.start, below.end) if below is not None else (0, 0)
        known = self._codes
        errors = {name for problem in Problem for name in (problem.code, problem.title)}
        for name in dict.fromkeys(part.strip() for part in found["rules"].split(",")):
            if name in known:
                ignore = _Ignore(name, comment, about)
                self._ignores.append(ignore)
                self._named.setdefault(name, _Named()).add(ignore)
            elif name in errors:
                self._wrong.append(
                    self._about(
                        comment, f"{name} cannot be ignored", "mend the line that it is about"
                    )
                )
            else:
                self._wrong.append(
                    self._about(
                        comment,
                        f"no rule is called '{name}'{did_you_mean(name, sorted(known))}",
                        "write the code or the name of a rule between the brackets",
                    )
                )

    def _about(self, comment: Comment, message: str, advice: str) -> tuple[Span, str, str]:
        line = self._source.text[comment.start : comment.end]
        start = comment.start + len(line) - len(line.lstrip(BYTE_ORDER_MARK).lstrip())
        span = Span(self._source, start, start + len(comment.text))
        return span, message, advice


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

"""Fixing files in memory, round by round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

import attrs

from argmap.checking.fixing import apply_fixes, keeps_the_map
from argmap.cli.checking import Outcome, compare, gather
from argmap.cli.tasks import Result, Task, check_loaded, load_task, place_of, source_of
from argmap.diagnostic import Diagnostic, Fix
from argmap.loading import Loaded
from argmap.problems import Problem
from argmap.reporting.summary import Fixes
from argmap.source import SourceText

MOST_ROUNDS = 100
_TEXT_ERRORS = frozenset(problem.code for problem in Problem)


@attrs.define(eq=False, repr=False)
class Fixer:
    """Fixes files in memory, round by round, until nothing changes.

    In a round each file gets the fixes that do not overlap. What comes out is loaded and checked
    again, with every file that includes it; it counts only where it brings no new error and, for
    safe fixes, where the map is the same but for the words that they replace.

    Attributes:
        tasks: What is checked.
        results: What checking each of them came to.
        with_unsafe: Whether to apply fixes that may change what the map says.
        writing: Whether baselines are about to be written, and need not be there yet.
        fixed: How many findings were fixed.
        texts: The files that have changed: each as it was, and what it holds now, by its place.
        refused: The rules whose fix was wrong in a file: its place, its name, the rule's code.
        held: The same of rules whose fix would bring about findings in a file that includes it.
        has_ended: Whether nothing was left to be changed when the rounds ended.
    """

    tasks: Sequence[Task]
    results: list[Result]
    with_unsafe: bool
    writing: bool
    fixed: int = 0
    texts: dict[str, tuple[SourceText, str]] = attrs.Factory(dict)
    refused: dict[tuple[str, str], str] = attrs.Factory(dict)
    held: dict[tuple[str, str], str] = attrs.Factory(dict)
    has_ended: bool = True
    _contents: dict[str, bytes] = attrs.Factory(dict)
    _readers: dict[str, set[int]] = attrs.Factory(dict)
    _mains: set[str] = attrs.Factory(set)

    def __attrs_post_init__(self) -> None:
        for index, (task, result) in enumerate(zip(self.tasks, self.results, strict=True)):
            if result.fault is not None:
                continue
            own = place_of(source_of(task))
            self._mains.add(own)
            for place in {own, *result.read}:
                self._readers.setdefault(place, set()).add(index)

    def run(self) -> Outcome:
        """Fix what can be fixed, and give what is left."""
        for _ in range(MOST_ROUNDS):
            outcome = self._outcome()
            if not self._round(outcome):
                return outcome
        self.has_ended = False
        return self._outcome()

    def count(self, outcome: Outcome) -> Fixes:
        """Count what was fixed, and what is left that could be."""
        by_place, _ = fixable(outcome.diagnostics, self._mains)
        left = Counter(fix.safe for found in by_place.values() for _, fix in found)
        return Fixes(self.fixed, left[True], 0 if self.with_unsafe else left[False])

    def left_alone(self, outcome: Outcome) -> list[SourceText]:
        """Give the files in which nothing was fixed because they have errors of the text."""
        return fixable(outcome.diagnostics, self._mains)[1]

    def _outcome(self) -> Outcome:
        outcome = gather(zip(self.tasks, self.results, strict=True))
        return compare(outcome, writing=self.writing)

    def _round(self, outcome: Outcome) -> bool:
        stale: set[int] = set()
        for place, found in fixable(outcome.diagnostics, self._mains)[0].items():
            readers = self._readers[place]
            chosen = [
                (finding, fix)
                for finding, fix in found
                if (fix.safe or self.with_unsafe)
                and (place, finding.code) not in self.refused | self.held
            ]
            # What was found before a change of another file that is read may be so no longer.
            if chosen and not stale & readers and self._fix(place, chosen, readers):
                stale |= readers
        return bool(stale)

    def _fix(
        self, place: str, found: Sequence[tuple[Diagnostic, Fix]], readers: AbstractSet[int]
    ) -> bool:
        """Fix a file; say whether it has changed. Safe fixes come before the others."""
        safe = [(finding, fix) for finding, fix in found if fix.safe]
        codes = {id(fix): finding.code for finding, fix in found}
        fixes = [fix for _, fix in safe or found]
        source = fixes[0].edits[0].span.source
        fixes = [fix for fix in fixes if fix.edits[0].span.source.text == source.text]
        left = fixes
        while True:
            after, applied = apply_fixes(source.text, left)
            if not applied:
                return False
            results = self._tried(place, after, applied, readers)
            if results and not self._harms(place, results):
                self._accept(place, source, after, results)
                self.fixed += len(applied)
                return True
            if len(applied) > 1:
                # Two fixes may be right, and wrong together; the others wait for the next round.
                left = applied[: len(applied) // 2]
                continue
            code = codes[id(applied[0])]
            (self.held if results else self.refused)[place, code] = source.name
            fixes = left = [fix for fix in fixes if codes[id(fix)] != code]

    def _tried(
        self, place: str, after: str, fixes: Sequence[Fix], readers: AbstractSet[int]
    ) -> dict[int, Result] | None:
        """Load and check every file that reads a changed one; None where that would be wrong."""
        contents = {**self._contents, place: after.encode()}
        are_safe = all(fix.safe for fix in fixes)
        loads: dict[int, Loaded] = {}
        for index in sorted(readers):
            task = self.tasks[index]
            loaded = load_task(task, contents)
            if _errors(loaded.diagnostics) - _errors(self.results[index].findings):
                return None
            if are_safe:
                before = load_task(task, self._contents)
                if not keeps_the_map(before.map, loaded.map, fixes):
                    return None
            loads[index] = loaded
        return {index: check_loaded(self.tasks[index], loaded) for index, loaded in loads.items()}

    def _harms(self, place: str, results: dict[int, Result]) -> bool:
        """Say whether a file that includes a changed one has more findings than before.

        An ignore, for instance, may be of use only there.
        """
        return any(
            place_of(source_of(self.tasks[index])) != place
            and _counted(result.findings) - _counted(self.results[index].findings)
            for index, result in results.items()
        )

    def _accept(
        self, place: str, source: SourceText, after: str, results: dict[int, Result]
    ) -> None:
        first = self.texts[place][0] if place in self.texts else source
        self.texts[place] = (first, after)
        self._contents[place] = after.encode()
        for index, result in results.items():
            self.results[index] = result


def fixable(
    findings: Iterable[Diagnostic], places: AbstractSet[str]
) -> tuple[dict[str, list[tuple[Diagnostic, Fix]]], list[SourceText]]:
    """Sort the fixes of findings by the place of their file.

    Args:
        findings: What was found.
        places: The files that may be changed.

    Returns:
        What can be fixed in files without errors of the text, and the files that have such errors
        and something besides that could be fixed.
    """
    known: dict[int, tuple[SourceText, str]] = {}

    def place(source: SourceText) -> str:
        if id(source) not in known:
            known[id(source)] = (source, place_of(source))
        return known[id(source)][1]

    found: dict[str, list[tuple[Diagnostic, Fix]]] = {}
    broken = set()
    for finding in findings:
        if finding.code in _TEXT_ERRORS:
            broken.add(place(finding.span.source))
        if finding.fix is None:
            continue
        where = {place(edit.span.source) for edit in finding.fix.edits}
        if len(where) == 1 and where <= places:
            found.setdefault(where.pop(), []).append((finding, finding.fix))
    left = [fixes[0][1].edits[0].span.source for name, fixes in found.items() if name in broken]
    return {name: fixes for name, fixes in found.items() if name not in broken}, left


def _errors(findings: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    return _counted(finding for finding in findings if finding.code in _TEXT_ERRORS)


def _counted(findings: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    # By the name: the files of a map are called by the same names each time.
    return Counter((finding.span.source.name, finding.code) for finding in findings)

"""ARG307 quote-not-found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import attrs

from argmap.checking.origins import may_lack
from argmap.checking.quoting import Passages
from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Related, Severity
from argmap.loading.project import is_inside, project_folder
from argmap.model import Claim, Source
from argmap.source import Span
from argmap.syntax.tree import Field

_MOST_BYTES = 4_000_000
# Characters gone through in search of passages like a quotation, for all quotations together.
_MOST_WORK = 6_000_000


@attrs.define(eq=False, repr=False)
class _Quoted:
    """A quotation, and the files that it may stand in.

    Attributes:
        claim: The statement.
        files: The files of the sources that it cites.
        near: The nearest passage of the last file that was gone through, with its source.
    """

    claim: Claim
    files: dict[Path, Source]
    found: bool = False
    unread: bool = False
    near: tuple[str, Source] | None = None


class QuoteNotFound(Rule):
    """Finds quotations that the source does not hold.

    ## What it does
    Reports a `quote` that is not in the local copies (`file`) of the sources that its statement
    cites, and shows the passage that comes nearest. White space, the forms of quotation marks and
    dashes, ligatures, and words broken at the end of a line do not count; `…` leaves words out,
    `[…]` puts words in; the first letter and the last mark may differ. Nothing is said where one of
    the sources has no file. A file that cannot be read is reported: it has to be UTF-8 text of at
    most 4 MB in the project's folder.

    ## Why it matters
    Quotation marks are a promise that somebody said just this.

    ## Example
    ```arg
    source guide: Guide to street trees, 2024
      file: guide-to-street-trees.txt
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]
        quote: a street with trees is four degrees cooler
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees, 2024
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]
        quote: a street with trees is four degrees cooler
    ```

    ## Sources
    American Psychological Association, APA Style: what may be changed in a quotation without saying
    so is the case of its first letter and the mark at its end. NCFCA and National Speech and Debate
    Association, rules of evidence: words that are left out or put in are marked. Wikipedia's tag
    "failed verification" says the same of an article. International Fact-Checking Network, Code of
    Principles: readers can replicate the work.
    """

    code = "ARG307"
    name = "quote-not-found"
    severity = Severity.ERROR

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find quotations that are in no file of the sources cited.

        Each file is read once. Looking for a quotation is linear in the size of the file, and so
        is looking for the passage nearest to it, which ends when all of them have cost too much.
        """
        if may_lack(checked):
            return
        quoted = _quoted(checked)
        by_file: dict[Path, list[_Quoted]] = {}
        for quotation in quoted:
            for path in quotation.files:
                by_file.setdefault(path, []).append(quotation)
        main = checked.loaded.main.source.path
        project = project_folder(main.parent if main is not None else Path())
        work = _MOST_WORK
        for path, quotations in by_file.items():
            source = quotations[0].files[path]
            text = _read(path, project)
            if isinstance(text, _Unreadable):
                for quotation in quotations:
                    quotation.unread = True
                yield self._unreadable(source, text, quotations[0].claim)
                continue
            passages = Passages(text)
            known: dict[str, tuple[bool, str | None]] = {}
            for quotation in quotations:
                words = quotation.claim.quote or ""
                if words not in known:
                    found, near = passages.holds(words), None
                    if not found and work > 0:
                        work -= len(text) + len(words)
                        near = passages.nearest(words)
                    known[words] = (found, near)
                found, near = known[words]
                quotation.found |= found
                if near is not None:
                    quotation.near = (near, quotation.files[path])
        for quotation in quoted:
            if not quotation.found and not quotation.unread:
                yield self._not_found(checked, quotation)

    def _not_found(self, checked: Checked, quotation: _Quoted) -> Diagnostic:
        sources = list(quotation.files.values())
        names = f"'{sources[0].key}'" if len(sources) == 1 else "the sources cited"
        if quotation.near is not None:
            advice = f'what comes nearest is: "{quotation.near[0]}"; quote that, or mark what '
            advice += "is left out with … and what is put in with […]"
        else:
            advice = "nothing like it is there; quote the source, or cite another one"
        return self.finding(
            f"the words of this quotation are not in the text of {names}",
            _quote_span(checked, quotation.claim),
            help=advice,
            related=tuple(
                Related(source.span, f"its text is in '{source.file}'")
                for source in sources
                if source.span is not None
            ),
        )

    def _unreadable(self, source: Source, problem: _Unreadable, claim: Claim) -> Diagnostic:
        return self.finding(
            f"the file '{source.file}' of the source '{source.key}' {problem.reason}",
            source.span,
            help=problem.advice,
            related=(Related(claim.span, "it is quoted here"),) if claim.span is not None else (),
        )


@attrs.frozen
class _Unreadable:
    """Why a file was not read, and what to do."""

    reason: str
    advice: str


def _quoted(checked: Checked) -> list[_Quoted]:
    """Give the quotations all of whose sources have a file."""
    known = checked.map.source_by_key
    found = []
    for claim in checked.map.claims:
        if claim.quote is None or not claim.citations:
            continue
        sources = [known.get(citation.key) for citation in claim.citations]
        files = {
            _beside(source): source
            for source in sources
            if source is not None and source.file is not None and source.span is not None
        }
        if all(source is not None and source.file is not None for source in sources):
            found.append(_Quoted(claim, files))
    return found


def _beside(source: Source) -> Path:
    """Give the path of a source's file: relative to the file that declares the source."""
    declared = source.span.source.path if source.span is not None else None
    return (declared.parent if declared is not None else Path()) / (source.file or "")


def _read(path: Path, project: Path) -> str | _Unreadable:
    """Read a text in the project's folder, with nothing but bytes of a regular file."""
    relative = "the path is relative to the file that declares the source"
    try:
        if not is_inside(path, project):
            return _Unreadable(
                "is outside the project's folder",
                "copy it into the folder that holds the argmap.toml, the pyproject.toml or the "
                ".git",
            )
        if not path.is_file():
            if path.is_dir():
                return _Unreadable("is a folder", "name the text file in it")
            if path.exists():
                return _Unreadable("is no regular file", relative)
            return _Unreadable("is not there", relative)
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _Unreadable(f"cannot be read: {reason}", relative)
    if len(content) > _MOST_BYTES:
        return _Unreadable(
            f"is larger than {_MOST_BYTES:,} bytes",
            "keep the part that is quoted in a file of its own",
        )
    text_only = f"save what it says as text in UTF-8, as {os.path.splitext(path.name)[0]}.txt"  # noqa: PTH122
    if b"\0" in content:
        return _Unreadable("is no text", text_only)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _Unreadable("is no text in UTF-8", text_only)


def _quote_span(checked: Checked, claim: Claim) -> Span | None:
    """Give the place of the field with the quotation, on its first line."""
    if claim.span is None:
        return None
    source = claim.span.source
    for child in checked.lines.at(claim.span).node.children:
        if isinstance(child, Field) and child.word.value == "quote":
            end = child.text.first_line_end(source, child.word.end)
            return Span(source, child.word.start, end)
    return claim.span

"""From a text or a file to the map, with everything that is wrong with it."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import attrs

from argmap.diagnostic import Diagnostic, Related
from argmap.loading.circular import circular_supports
from argmap.loading.drafts import Place, StepDraft
from argmap.loading.files import LoadedFile, load_files
from argmap.loading.keys import Keys
from argmap.loading.outline import OutlineReader
from argmap.loading.placing import joined_role
from argmap.loading.sources import SourceReader
from argmap.memory import without_garbage_collection
from argmap.model import ArgumentMap, ClaimKind, Step, StepKind
from argmap.problems import Problem, ProblemLog
from argmap.source import SourceText, Span
from argmap.syntax.reading import check_characters, decode
from argmap.syntax.tree import Mention, Node, Statement

_LONGEST_PATH = 12


@attrs.frozen(eq=False, repr=False, slots=False)
class Loaded:
    """What a text says and what is wrong with it.

    It can be taken apart: ``map, diagnostics = argmap.loads(text)``.

    Attributes:
        map: All that could be understood.
        diagnostics: All that could not, in the order of file, offset and code.
        files: The files that were read, with their syntax trees; the last is the text itself.
    """

    map: ArgumentMap
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[LoadedFile, ...] = attrs.field(repr=False)

    def __iter__(self) -> Iterator[Any]:
        yield self.map
        yield self.diagnostics

    @property
    def main(self) -> LoadedFile:
        """The file that was asked for (the others are those it includes)."""
        return self.files[-1]


def load(path: str | Path, *, name: str | None = None) -> Loaded:
    """Load a file.

    Args:
        path: The file.
        name: What messages call it; the path as given where nothing is said.

    Raises:
        OSError: The file cannot be read. Whatever is wrong with its content is a diagnostic.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except ValueError as error:
        # A path with a NUL.
        raise OSError(errno.EINVAL, str(error), str(path)) from None
    return _load(*decode(content, name or str(path), path))


def loads(text: str, *, name: str = "<text>", path: Path | None = None) -> Loaded:
    """Load a text.

    Args:
        text: The text, in the ``.arg`` language.
        name: What messages call it.
        path: Where the text would be on disk: includes are relative to its folder. Without it they
            are relative to the current one.
    """
    return _load(*check_characters(text, name, path))


def load_bytes(
    content: bytes,
    *,
    name: str = "<stdin>",
    path: Path | None = None,
    contents: Mapping[str, bytes] | None = None,
) -> Loaded:
    """Load a text that is not decoded yet; see `loads`.

    Args:
        content: The text in bytes.
        name: What messages call it.
        path: Where the text would be on disk.
        contents: What included files hold instead of what is on disk, by their real paths.
    """
    return _load(*decode(content, name, path), contents)


def _load(
    source: SourceText, log: ProblemLog, contents: Mapping[str, bytes] | None = None
) -> Loaded:
    with without_garbage_collection():
        files = load_files(source, log, contents)
        sources = SourceReader()
        for file in files:
            sources.read(file)
        sources.check_relays()
        ids, kinds = _collect_ids(files)
        outline = OutlineReader(
            ids, kinds, {key: found.span for key, found in sources.sources.items()}, Keys(ids)
        )
        for file in files:
            outline.read(file)
        argument_map = _build(files[-1], outline, sources)
        _report_circular_support(argument_map, files)
    diagnostics = [problem for file in files for problem in file.diagnostics]
    diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
    return Loaded(argument_map, tuple(diagnostics), tuple(files))


def _collect_ids(files: list[LoadedFile]) -> tuple[dict[str, Span], dict[str, ClaimKind]]:
    ids: dict[str, Span] = {}
    kinds: dict[str, ClaimKind] = {}
    for file in files:
        linked = _linked_roles(file)
        for node in file.tree.walk():
            if not isinstance(node, Statement) or node.id is None:
                continue
            name = node.id.value
            span = Span(file.source, node.word.start, node.id.end)
            first = ids.get(name)
            if first is None:
                ids[name] = span
                kinds[name] = ClaimKind(linked.get(node, node.word.value))
                continue
            file.log.add(
                Problem.DUPLICATE_ID,
                f"the id '{name}' is taken",
                node.id.start,
                node.id.end,
                help=f"give this statement another id; to use that one here again, write "
                f"'{node.word.value} {name}' without a colon",
                related=(Related(first, f"'{name}' is stated here"),),
            )
    return ids, kinds


def _linked_roles(file: LoadedFile) -> dict[Node, str]:
    """Give the role of each ``and`` line with an id: that of the line that it joins."""
    roles: dict[Node, str] = {}
    for parent in chain([file.tree], file.tree.walk()):
        before = ""
        for node in parent.children:
            if not isinstance(node, Statement | Mention):
                continue
            word = node.word.value
            if word != "and":
                before = word if word != "warrant" else before
            elif isinstance(node, Statement) and node.id is not None:
                roles[node] = joined_role(Place(None, before, None))
    return roles


def _build(main: LoadedFile, outline: OutlineReader, sources: SourceReader) -> ArgumentMap:
    header = {
        word: found[0].value
        for word, found in main.header.items()
        if word not in ("include", "bibliography")
    }
    step_keys: dict[int, str] = {}
    steps = []
    for draft in outline.steps:
        target = (
            step_keys[id(draft.target)] if isinstance(draft.target, StepDraft) else draft.target
        )
        key = outline.keys.for_step(draft.kind, draft.premises, target)
        step_keys[id(draft)] = key
        steps.append(
            Step(
                key,
                StepKind(draft.kind),
                tuple(draft.premises),
                target,
                warrants=tuple(draft.warrants),
                mentioned=tuple(draft.mentioned),
                scheme=draft.scheme[0] if draft.scheme is not None else None,
                note="\n".join(draft.notes) or None,
                span=draft.span,
                premise_spans=tuple(draft.premises.values()),
            )
        )
    return ArgumentMap(
        **header,
        claims=tuple(outline.claims),
        steps=tuple(steps),
        sources=tuple(sources.sources.values()),
        incomplete=frozenset(outline.incomplete),
    )


def _report_circular_support(argument_map: ArgumentMap, files: list[LoadedFile]) -> None:
    logs = {id(file.source): file.log for file in files}
    names = argument_map.claim_by_key
    for cycle in circular_supports(argument_map):
        # The line that closes the circle is the one that a writer wrote last.
        spans = [
            _line_of(step, before.target)
            for before, step in zip([cycle[-1], *cycle[:-1]], cycle, strict=True)
        ]
        index = max(range(len(spans)), key=lambda at: spans[at].start)
        cycle = cycle[index:] + cycle[:index]
        spans = spans[index:] + spans[:index]
        targets = [names[step.target].name for step in cycle]
        path = [targets[-1], *targets]
        if len(path) > _LONGEST_PATH:
            path = [*path[: _LONGEST_PATH - 2], "…", path[-1]]
        span = spans[0]
        logs[id(span.source)].add(
            Problem.CIRCULAR_SUPPORT,
            f"circular support: {' → '.join(path)}",
            span.start,
            span.end,
            help="a claim cannot be a reason for itself, however far around",
            related=tuple(
                Related(line, f"{names[step.target].name} is supported here")
                for line, step in zip(spans[1:4], cycle[1:4], strict=True)
            ),
        )


def _line_of(step: Step, premise: str) -> Span:
    """Give the line by which a claim is a premise of a step."""
    return step.premise_spans[step.premises.index(premise)]

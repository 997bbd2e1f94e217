"""The argument map: claims, the steps between them, and the sources they rest on.

Two maps are equal when they say the same; where in a file something stands does not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import attrs

from argmap.model.kinds import Burden, ClaimKind, ClaimStatus, SourceKind, StepKind
from argmap.source import Span


class _Shown:
    """Shows what a value says and leaves out what it does not."""

    __slots__ = ()

    def __repr__(self) -> str:
        fields: tuple[attrs.Attribute[object], ...] = attrs.fields(type(self))  # type: ignore[arg-type]
        shown = [
            f"{field.name}={value!r}"
            for field in fields
            if field.eq and (value := getattr(self, field.name)) != field.default
        ]
        return f"{type(self).__name__}({', '.join(shown)})"


@attrs.frozen(repr=False)
class Citation(_Shown):
    """A reference to a source, as in ``[@council, p. 4]``.

    Attributes:
        key: The key of the source.
        locator: Where in the source (``p. 4``), or None.
        span: The key's place in the text.
    """

    key: str
    locator: str | None = None
    span: Span | None = attrs.field(default=None, eq=False)


@attrs.frozen(repr=False)
class Claim(_Shown):
    """A statement that is true or not, worth believing or not.

    Attributes:
        key: Unique among the claims and steps of the map. The id where the author gave one; else
            ``~`` and a name derived from the text, which stays the same when other lines change.
        id: The author's id, or None.
        kind: The part it plays where it is stated. An ``and`` line has the kind of what it joins
            (a premise, where that is evidence or an assumption).
        text: The words, on one line, without citations.
        label: A short name for pictures and tables.
        by: Who says so, when it is not the author.
        quote: Words taken verbatim from the cited source.
        note: A remark for the reader of the file; not part of the claim.
        tags: Tags in the author's order.
        weight: From 0 to 1: how much the author trusts the claim on its own.
        status: ``GIVEN``, ``OPEN`` or None where the author says nothing.
        citations: The sources cited in the text, in order.
        joined: Whether it was stated by an ``and`` line.
        span: The statement's first line, from its word to the end of its text there.
    """

    key: str
    id: str | None
    kind: ClaimKind
    text: str
    label: str | None = None
    by: str | None = None
    quote: str | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    weight: float | None = None
    status: ClaimStatus | None = None
    citations: tuple[Citation, ...] = ()
    joined: bool = False
    span: Span | None = attrs.field(default=None, eq=False)

    @property
    def name(self) -> str:
        """What to call the claim in a message: its id, or the beginning of its text in quotes."""
        if self.id is not None:
            return self.id
        text = self.label or self.text
        return f'"{text}"' if len(text) <= 40 else f'"{text[:39].rstrip()}…"'


@attrs.frozen(repr=False)
class Step(_Shown):
    """An inference or an attack: premises that together bear on one target.

    Attributes:
        key: Unique among the claims and steps of the map, derived from kind, premises and target.
        kind: ``SUPPORT`` and ``ATTACK`` have a claim as target, ``UNDERCUT`` has a step.
        premises: Keys of the claims that hold together (linked premises), in file order, the
            warrants among them.
        target: The key of a claim, or of a step where the kind is ``UNDERCUT``.
        warrants: Which of the premises are warrants.
        mentioned: Which of the premises the step only mentions: they are stated elsewhere.
        scheme: The argumentation scheme, or None.
        note: A remark about this use of a mentioned claim, or None.
        span: The line that makes the step.
        premise_spans: The lines of the premises, in the order of ``premises``.
    """

    key: str
    kind: StepKind
    premises: tuple[str, ...]
    target: str
    warrants: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    scheme: str | None = None
    note: str | None = None
    span: Span | None = attrs.field(default=None, eq=False)
    premise_spans: tuple[Span, ...] = attrs.field(default=(), eq=False)


@attrs.frozen(repr=False)
class Source(_Shown):
    """Something that can be cited.

    Attributes:
        key: The key that citations use.
        description: The words after the key, or what the bibliography has to say.
        author, title, publisher, date, url, note: As declared; dates are ``YYYY``, ``YYYY-MM`` or
            ``YYYY-MM-DD``.
        kind: What sort of thing it is, where the author says so.
        via: The key of the source that relays this one.
        contested: Whether it is declared contested.
        file: A local copy of its text, relative to the file that declares it.
        from_bibliography: Whether it was read from a bibliography file.
        span: The declaration (or the line that names the bibliography).
    """

    key: str
    description: str
    author: str | None = None
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    kind: SourceKind | None = None
    via: str | None = None
    contested: bool = False
    file: str | None = None
    note: str | None = None
    from_bibliography: bool = False
    span: Span | None = attrs.field(default=None, eq=False)


@attrs.frozen(repr=False)
class ArgumentMap(_Shown):
    """Claims, the steps between them, and their sources, each in file order.

    Attributes:
        title, question, author, date, language, abstract: The header of the file.
        burden: Whether leaves are presumed to stand.
        claims, steps, sources: What the map holds; an included file's come where it is included.
        incomplete: Keys of claims below which a line of the file could not be read, so that what
            seems to be missing there may have been written.
    """

    title: str | None = None
    question: str | None = None
    author: str | None = None
    date: str | None = None
    language: str | None = None
    abstract: str | None = None
    burden: Burden = Burden.PRESUME
    claims: tuple[Claim, ...] = ()
    steps: tuple[Step, ...] = ()
    sources: tuple[Source, ...] = ()
    incomplete: frozenset[str] = attrs.field(default=frozenset(), eq=False)

    @cached_property
    def claim_by_key(self) -> Mapping[str, Claim]:
        """Every claim by its key."""
        return {claim.key: claim for claim in self.claims}

    @cached_property
    def step_by_key(self) -> Mapping[str, Step]:
        """Every step by its key."""
        return {step.key: step for step in self.steps}

    @cached_property
    def source_by_key(self) -> Mapping[str, Source]:
        """Every source by its key."""
        return {source.key: source for source in self.sources}

    @cached_property
    def steps_into(self) -> Mapping[str, list[Step]]:
        """The steps that bear on a claim or on a step, by its key; no entry where there is none."""
        into: dict[str, list[Step]] = {}
        for step in self.steps:
            into.setdefault(step.target, []).append(step)
        return into

    @cached_property
    def steps_from(self) -> Mapping[str, list[Step]]:
        """The steps in which a claim is a premise, by its key; no entry where there is none."""
        out: dict[str, list[Step]] = {}
        for step in self.steps:
            for premise in dict.fromkeys(step.premises):
                out.setdefault(premise, []).append(step)
        return out

    def has_reason(self, key: str) -> bool:
        """Say whether any step supports a claim."""
        return key in self._supported

    @cached_property
    def _supported(self) -> frozenset[str]:
        support = StepKind.SUPPORT
        return frozenset(step.target for step in self.steps if step.kind is support)

    @cached_property
    def theses(self) -> tuple[Claim, ...]:
        """The claims that the file argues for."""
        thesis = ClaimKind.THESIS
        return tuple(claim for claim in self.claims if claim.kind is thesis)

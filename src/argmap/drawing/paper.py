"""A map on sheets of paper, large enough to be read.

Where the whole does not fit on a sheet, the first shows the theses and as many levels below them
as fit, and each branch that goes on has a sheet of its own, and so on.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

import attrs

from argmap.drawing.extract import counts_below, levels_below, roots_of
from argmap.drawing.label import CAPTION
from argmap.drawing.layout import lay_out
from argmap.drawing.plan import Plan, make_plan
from argmap.drawing.scene import Scene
from argmap.drawing.sheet import Sheet, sheets_of
from argmap.drawing.svg import write_svg
from argmap.model.map import ArgumentMap, Step

SMALLEST_TEXT = 7.0
# What a stub says while its page is not known: as long as what it will say.
_SOME_PAGE = 9_999
# How much of the height of a sheet a column may take: what is tried.
_SHARES = (None, 0.8, 0.55)
_LEAST_SCALE = SMALLEST_TEXT / CAPTION.size
# A branch of more claims than this has a page of its own, and so many tries are enough.
_SMALL_BRANCH = 24
_MOST_FAILURES = 3
# What is tried, in characters, where the usual boxes cannot be read: None is theirs.
_WIDTHS = (None, 52, 30, 70, 22)
# In square points: the smallest box with its share of the gaps.
_LEAST_AREA = 4_000.0


@attrs.define
class Page:
    """What stands on a page.

    Attributes:
        starts: The claims that its branches hang from.
        kept: The keys of its claims.
        more: The keys of claims below which more is told, each with the page where that is.
        parent: The number of the page that leads here, from 1; None for the first.
        number: Its own.
        svg, scene: The picture.
        scale: How large it is drawn.
    """

    starts: tuple[str, ...]
    kept: frozenset[str]
    parent: int | None
    number: int = 0
    more: dict[str, int] = attrs.field(factory=dict)
    svg: str = ""
    scene: Scene = attrs.field(factory=Scene)
    scale: float = 1.0


class Paginator:
    """Divides a map among pages.

    Attributes:
        pages: The pages, in their order.
    """

    def __init__(self, plan: Plan, sheet: Sheet, engine: str) -> None:
        self._whole = plan
        self._map = argument = plan.map
        self._sheet = sheet
        self._engine = engine
        self._counts = counts_below(argument)
        self._order = {key: number for number, key in enumerate(argument.claim_by_key)}
        self._step_order = {step.key: number for number, step in enumerate(argument.steps)}
        # The page on which all that bears on a claim is drawn, or begins.
        self._page_of: dict[str, int] = {}
        self._first = next(iter(roots_of(argument)), None)
        self.pages: list[Page] = []

    def run(self) -> None:
        """Make the pages; the branches that a page leads to follow it."""
        Waiting = tuple[tuple[str, ...], int | None]  # noqa: N806 - a type
        waiting: list[Waiting] = [(tuple(roots_of(self._map)), None)]
        while waiting:
            starts, parent = waiting.pop()
            if parent is not None and starts[0] in self._page_of:
                continue
            first = len(self.pages) + 1
            further: list[Waiting] = []
            for number, group in enumerate(self._groups(starts), first):
                kept = self._filled(group, starts)
                self.pages.append(Page(starts, kept, parent, number))
                unfinished = self._unfinished(kept)
                for key in kept.difference(unfinished):
                    self._page_of.setdefault(key, number)
                alone = starts if len(starts) == 1 else ()
                further += [((key,), number) for key in unfinished if key not in alone]
            if len(starts) == 1:
                self._page_of[starts[0]] = first
            waiting.extend(reversed(further))
        for page in self.pages:
            self._draw(page)

    def _groups(self, starts: tuple[str, ...]) -> list[frozenset[str]]:
        """Give the claims of each page that some claims and what is below them need."""
        best: frozenset[str] | None = None
        kept: frozenset[str] = frozenset()
        for depth, level in enumerate(levels_below(self._map, starts)):
            kept |= frozenset(level)
            if depth == 0 and len(starts) == 1:
                continue
            if not self._fits(kept):
                break
            best = kept
        if best is not None:
            return [best]
        if len(starts) > 1:
            return self._shared_out([frozenset([key]) for key in starts], frozenset())
        own = [self._with_undercuts(step) for step in self._map.steps_into.get(starts[0], ())]
        return self._shared_out(own, frozenset(starts)) or [frozenset(starts)]

    def _filled(self, kept: frozenset[str], starts: tuple[str, ...]) -> frozenset[str]:
        """Add the small branches that have room, the smallest first."""
        alone = starts if len(starts) == 1 else ()
        waiting = [
            key for key in self._unfinished(kept) if key not in alone and key not in self._page_of
        ]
        waiting.sort(key=lambda key: self._counts[key].statements)
        failures = 0
        for key in waiting:
            if failures == _MOST_FAILURES or self._counts[key].statements > _SMALL_BRANCH:
                break
            more = kept.union(*levels_below(self._map, [key]))
            if self._fits(more):
                kept = more
            else:
                failures += 1
        return kept

    def _with_undercuts(self, step: Step) -> frozenset[str]:
        found: set[str] = set()
        known = {step.key}
        waiting = [step]
        while waiting:
            one = waiting.pop()
            found.update(key for key in one.premises if key in self._map.claim_by_key)
            for other in self._map.steps_into.get(one.key, ()):
                if other.key not in known:
                    known.add(other.key)
                    waiting.append(other)
        return frozenset(found)

    def _shared_out(
        self, parts: Sequence[frozenset[str]], common: frozenset[str]
    ) -> list[frozenset[str]]:
        """Share parts out among pages, in their order, as many on each as fit."""
        pages: list[frozenset[str]] = []
        at, guess = 0, 4

        def upto(count: int) -> frozenset[str]:
            return common.union(*parts[at : at + count])

        while at < len(parts):
            most = len(parts) - at
            count = min(guess, most)
            if self._fits(upto(count)):
                while count < most and self._fits(upto(count + 1)):
                    count += 1
            else:
                count -= 1
                while count > 1 and not self._fits(upto(count)):
                    count -= 1
            guess = max(count, 1)
            pages.append(upto(guess))
            at += guess
        return pages

    def _fits(self, kept: frozenset[str]) -> bool:
        room = self._sheet.room
        # An area that no layout can do with; most of what is too much is told by it at once.
        if len(kept) * _LEAST_AREA > room[0] * room[1]:
            return False
        more = dict.fromkeys(self._unfinished(kept), _SOME_PAGE)
        return self._drawn(kept, more)[2] >= _LEAST_SCALE

    def _steps(self, kept: frozenset[str]) -> list[Step]:
        """Give the steps between some claims."""
        found: dict[str, Step] = {}
        waiting = [step for key in kept for step in self._map.steps_into.get(key, ())]
        while waiting:
            step = waiting.pop()
            if step.key not in found and kept.issuperset(step.premises) and step.premises:
                found[step.key] = step
                waiting.extend(self._map.steps_into.get(step.key, ()))
        return sorted(found.values(), key=lambda step: self._step_order[step.key])

    def _unfinished(self, kept: frozenset[str]) -> list[str]:
        """Give those of some claims on which more bears than is drawn with them, in file order."""
        drawn = {step.key for step in self._steps(kept)}
        found = [key for key in kept if not drawn.issuperset(self._bearing(key))]
        return sorted(found, key=self._order.__getitem__)

    def _bearing(self, key: str) -> set[str]:
        """Give the keys of the steps into a claim, and of what undercuts them."""
        into = self._map.steps_into
        found: set[str] = set()
        waiting = list(into.get(key, ()))
        while waiting:
            step = waiting.pop()
            if step.key not in found:
                found.add(step.key)
                waiting.extend(into.get(step.key, ()))
        return found

    def _drawn(
        self,
        kept: frozenset[str],
        more: Mapping[str, int],
        widths: Sequence[int | None] = (None,),
    ) -> tuple[str, Scene, float]:
        """Draw some claims; no further layout is tried once they can be read."""
        claims = sorted(kept, key=self._order.__getitem__)
        part = ArgumentMap(
            claims=tuple(self._map.claim_by_key[key] for key in claims),
            steps=tuple(self._steps(kept)),
        )
        # What the picture as a whole leaves out, and what goes on on other pages.
        stubs = {key: said for key, said in self._whole.stubs.items() if key in kept}
        stubs |= {key: self._words(key, number) for key, number in more.items()}
        best: tuple[str, Scene, float] | None = None
        for characters, share in itertools.product(widths, _SHARES):
            tallest = None if share is None else share * self._sheet.room[1]
            plan = self._plan(part, stubs, tallest, characters)
            scene = lay_out(plan, self._engine)
            svg = write_svg(plan, scene)
            scale = self._sheet.scale_of(svg)
            if best is None or scale > best[2]:
                best = svg, scene, scale
            if scale >= _LEAST_SCALE:
                break
        assert best is not None  # noqa: S101 - there are shares
        return best

    def _plan(
        self,
        part: ArgumentMap,
        stubs: Mapping[str, str],
        tallest: float | None,
        characters: int | None,
    ) -> Plan:
        whole = self._whole
        wording = whole.wording
        if characters is not None:
            wording = attrs.evolve(wording, characters=characters)
        if not any(claim.key == self._first for claim in part.claims):
            captions: tuple[str, ...] = ()
        else:
            captions = whole.captions
            part = attrs.evolve(part, title=self._map.title, question=self._map.question)
        plan = make_plan(
            part,
            {claim.key: whole.labels[claim.key].marks for claim in part.claims},
            whole.theme,
            verdicts=whole.verdicts,
            captions=captions,
            wording=wording,
            stubs=stubs,
            left_out=len(self._map.claims) - len(part.claims),
        )
        # What is highlighted on no page but others fades what is on this one too.
        return attrs.evolve(plan, highlight=whole.highlight, tallest=tallest)

    def _words(self, key: str, number: int) -> str:
        count = self._counts[key]
        there = f"continued on page {number}"
        # Where the steps into one claim are shared out, part of what is below it is here.
        part = number > self._page_of.get(key, number)
        return there if part or not count.statements else f"{count.words}, {there}"

    def _draw(self, page: Page) -> None:
        for key in self._unfinished(page.kept):
            following = self.pages[page.number] if page.number < len(self.pages) else None
            if page.starts == (key,):
                # The same claim goes on on the next page.
                if following is not None and following.starts == page.starts:
                    page.more[key] = page.number + 1
            elif key in self._page_of:
                page.more[key] = self._page_of[key]
        page.svg, page.scene, page.scale = self._drawn(page.kept, page.more, _WIDTHS)


def _badness(pages: Sequence[Page]) -> tuple[int, int]:
    return sum(page.scale < _LEAST_SCALE - 1e-9 for page in pages), len(pages)


def paginate(plan: Plan, paper: str, orientation: str, engine: str) -> tuple[Sheet, list[Page]]:
    """Divide what is drawn among pages.

    Where the paper may be held both ways, the whole on one page is best, then fewer pages.

    Args:
        plan: What is drawn of the whole; is told where words get too small.
        paper: One of `PAPERS`.
        orientation: One of `ORIENTATIONS`.
        engine: Who lays it out.

    Raises:
        DrawingError: The engine failed.
    """
    best: tuple[Sheet, list[Page]] | None = None
    for sheet in sheets_of(paper, orientation):
        paginator = Paginator(plan, sheet, engine)
        paginator.run()
        if best is None or _badness(paginator.pages) < _badness(best[1]):
            best = sheet, paginator.pages
        if _badness(paginator.pages) == (0, 1):
            break
    assert best is not None  # noqa: S101 - there is a sheet
    for page in best[1]:
        if page.scale < _LEAST_SCALE - 1e-9:
            smallest = page.scale * CAPTION.size
            plan.notes.append(
                f"page {page.number}: a box is too large for the paper; its smallest words are "
                f"{smallest:.1f} points high (take larger paper, or --text label)"
            )
    return best

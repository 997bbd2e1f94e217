"""A brief as a document: what stands where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.briefing.brief import Block, Brief
from argmap.briefing.document import Document, Figure, Heading, Paragraph, Part, Run, Setting
from argmap.briefing.layout_block import block_parts
from argmap.briefing.layout_front import bare_parts, front_parts
from argmap.briefing.layout_sources import source_parts
from argmap.briefing.side import Side

_SUBTITLES = {
    Side.PRO: "Rebuttal brief for the side that defends the thesis",
    Side.CON: "Rebuttal brief for the side that attacks the thesis",
}


def brief_document(brief: Brief, figure: Figure | None = None) -> Document:
    """Lay a brief out.

    The front page, the picture, the blocks, the sources; debaters know the four levels of headings
    as pocket, hat, block and tag.

    Args:
        brief: The brief.
        figure: The picture of the map, or None.
    """
    parts: list[Part] = [*front_parts(brief)]
    if figure is not None:
        parts += [Heading(1, (Run("The map"),), "the-map", new_page=True), figure]
    parts += _blocks(brief)
    parts += bare_parts(brief)
    parts += source_parts(brief)
    return Document(
        brief.title,
        tuple(parts),
        subtitle=" · ".join(
            part for part in (_SUBTITLES[brief.side], brief.date, brief.file) if part
        ),
        author=brief.author,
        language=brief.language or "en",
        running=f"{brief.title} — {brief.side.value}",
    )


def _blocks(brief: Brief) -> Iterator[Part]:
    words = "Answers to objections" if brief.side is Side.PRO else "Objections to the case"
    yield Heading(1, (Run(words),), "blocks", new_page=True)
    if not brief.blocks:
        yield Paragraph((Run("The map holds no objection to the case."),), Setting.BODY)
    hat = ""
    for block in brief.blocks:
        name = _hat(brief, block)
        if name != hat:
            hat = name
            yield Heading(2, (Run(name),), f"hat-{_HATS.index(name) + 1}")
        yield from block_parts(brief, block)


_HATS: Sequence[str] = (
    "If one of these stands, the thesis falls",
    "If one of these stands, part of the case falls",
    "The case does not hang on these",
    "What falls with these was not examined",
    "They land, and the thesis falls",
    "They land, and part of the case falls",
    "They land, but the case does not hang on them",
    "They land; what falls with them was not examined",
    "Answered: if one got through, the thesis would fall",
    "Answered: if one got through, part of the case would fall",
    "Answered, and the case does not hang on them",
    "Answered; what falls with them was not examined",
)


def _hat(brief: Brief, block: Block) -> str:
    if block.effect is None:
        danger = 3
    else:
        danger = 0 if block.effect.topples else 1 if block.effect.changes else 2
    if brief.side is Side.CON:
        danger += 4 if block.status.is_dropped else 8
    return _HATS[danger]

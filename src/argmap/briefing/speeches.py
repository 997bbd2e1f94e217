"""The speeches of a debate, in order, and whose each is."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from argmap.briefing.side import Side

_MOST_SPEECHES = 20
_LONGEST_NAME = 20


# What a user may write for a side.
_SIDES = {"pro": Side.PRO, "aff": Side.PRO, "con": Side.CON, "neg": Side.CON}


@attrs.frozen
class Speech:
    """A speech.

    Attributes:
        name: What debaters call it, as ``1AC``.
        side: Whose it is.
    """

    name: str
    side: Side


@attrs.frozen
class Speeches:
    """The speeches of a form of debate.

    Attributes:
        order: The speeches as they are held.
        pro, con: What the sides are called there.
    """

    order: tuple[Speech, ...]
    pro: str = "aff"
    con: str = "neg"

    def word(self, side: Side) -> str:
        """Give what a side is called."""
        return self.pro if side is Side.PRO else self.con

    def first(self, side: Side) -> int:
        """Give the index of a side's first speech."""
        return next(index for index, speech in enumerate(self.order) if speech.side is side)

    def next(self, side: Side, after: int) -> int | None:
        """Give the index of a side's first speech after another; None where it has none."""
        for index in range(after + 1, len(self.order)):
            if self.order[index].side is side:
                return index
        return None


class SpeechesError(ValueError):
    """A list of speeches cannot be used; the message says why and what to write."""


def _taking_turns(names: str) -> tuple[Speech, ...]:
    sides = (Side.PRO, Side.CON)
    return tuple(Speech(name, sides[index % 2]) for index, name in enumerate(names.split(",")))


FORMATS: Mapping[str, Speeches] = {
    # The second negative constructive and the first negative rebuttal are one block.
    "policy": Speeches(_taking_turns("1AC,1NC,2AC,Block,1AR,2NR,2AR")),
    "ld": Speeches(_taking_turns("AC,NC,1AR,NR,2AR")),
    "pf": Speeches(_taking_turns("AC,NC,AR,NR,AS,NS,AF,NF")),
    # The opposition holds the first of the two reply speeches, right after its third speech.
    "ws": Speeches(
        (
            *_taking_turns("P1,O1,P2,O2,P3,O3"),
            Speech("OR", Side.CON),
            Speech("PR", Side.PRO),
        ),
        pro="prop",
        con="opp",
    ),
}
"""Policy, Lincoln-Douglas, Public Forum and World Schools debate: the columns of their flows."""


def parse_speeches(text: str) -> Speeches:
    """Read a list of speeches, as ``1AC,1NC,2AC`` or ``P1,O1,P2,O2,con:OR,pro:PR``.

    The first speech is the pro's, and each further one is the other side's than the one before it,
    unless ``pro:`` or ``con:`` (or ``aff:``, ``neg:``) stands before its name.

    Raises:
        SpeechesError: A name is empty, too long or used twice, a side is none, or there are no
            speeches of one of the sides, or more than twenty.
    """
    order: list[Speech] = []
    used: set[str] = set()
    side = Side.PRO
    for place, part in enumerate(text.split(","), 1):
        name = part.strip()
        before, colon, after = name.partition(":")
        if colon:
            named = _SIDES.get(before.strip().lower())
            if named is None:
                raise SpeechesError(
                    f"'{before.strip()}' is no side: write pro:NAME or con:NAME, or only the name"
                )
            side, name = named, after.strip()
        if not name:
            raise SpeechesError(f"speech {place} has no name: write them as in AC,NC,1AR,NR,2AR")
        if len(name) > _LONGEST_NAME or not name.isprintable():
            raise SpeechesError(
                f"the name of speech {place} is no name for the head of a column: write at most "
                f"{_LONGEST_NAME} letters, as in 1AC"
            )
        if name.casefold() in used:
            raise SpeechesError(f"there are two speeches called '{name}': name each differently")
        used.add(name.casefold())
        order.append(Speech(name, side))
        side = side.other
    if len(order) > _MOST_SPEECHES:
        raise SpeechesError(f"there are {len(order)} speeches: a flow has at most {_MOST_SPEECHES}")
    for needed in Side:
        if all(speech.side is not needed for speech in order):
            raise SpeechesError(f"no speech is the {needed.value}'s: a flow needs both sides")
    return Speeches(tuple(order))

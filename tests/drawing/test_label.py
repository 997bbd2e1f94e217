"""What boxes say, and how wide they are."""

from __future__ import annotations

import attrs
import pytest

from argmap.drawing import render
from argmap.drawing.label import PADDING, WIDTH, Amount, Label, Wording, make_label
from argmap.fonts.metrics import font
from argmap.model.kinds import ClaimKind
from argmap.model.map import Claim

from . import maps
from .reading import frame, groups, lines, parse, words
from .sketch import sketch

LONG = (
    "Nitrogen dioxide was above the limit on 141 days of the year, as the meters of the council "
    "and those of the state have both shown."
)


def label(claim: Claim, amount: Amount, characters: int | None = None) -> Label:
    return make_label(claim, (), pytest.fail, Wording(amount, characters))


def said(claim: Claim, amount: Amount) -> list[str]:
    return [line.text for line in label(claim, amount).lines]


def test_a_box_says_the_text_the_label_or_the_id() -> None:
    claim = Claim("no2", "no2", ClaimKind.EVIDENCE, "It is so.", label="Nitrogen", by="NBC News")
    assert said(claim, Amount.FULL) == ["EVIDENCE · no2", "It is so.", "— NBC News"]
    assert said(claim, Amount.LABEL) == ["EVIDENCE · no2", "Nitrogen"]
    assert said(claim, Amount.ID) == ["EVIDENCE", "no2"]


def test_where_there_is_no_label_and_no_id_the_text_begins() -> None:
    claim = Claim("~x", None, ClaimKind.EVIDENCE, LONG)
    assert " ".join(said(claim, Amount.LABEL)[1:]) == (
        "Nitrogen dioxide was above the limit on 141 days of the year, as the meters of the…"
    )
    assert " ".join(said(claim, Amount.ID)[1:]) == "Nitrogen dioxide was above…"
    short = attrs.evolve(claim, text="It is so.")
    assert said(short, Amount.ID) == ["EVIDENCE", "It is so."]
    unbroken = attrs.evolve(claim, text="市" * 200)
    assert "".join(said(unbroken, Amount.ID)[1:]) == "市" * 28 + "…"


@pytest.mark.parametrize("characters", [18, 25, 39, 80, 120])
def test_the_width_of_a_box_is_about_that_of_so_many_characters(characters: int) -> None:
    claim = Claim("c", "c", ClaimKind.PREMISE, f"{LONG} {LONG} {LONG}")
    made = label(claim, Amount.FULL, characters)
    longest = max(len(line.text) for line in made.lines)
    assert 0.8 * characters <= longest <= 1.25 * characters
    for line in made.lines:
        assert font().width(line.text, line.role.size) <= made.width - 2 * PADDING


def test_the_usual_width_is_39_characters() -> None:
    assert Wording(Amount.FULL, 39).box_width == Wording().box_width == WIDTH


def test_a_width_that_cannot_be_read_is_refused() -> None:
    for width in (17, 121):
        with pytest.raises(ValueError, match="a box is 18 to 120 characters wide"):
            render(maps.city(), "svg", width=width)
    with pytest.raises(ValueError, match="no text 'x'; there is full, label, id"):
        render(maps.city(), "svg", text="x")


@pytest.mark.parametrize(("text", "share"), [("label", 0.97), ("id", 0.75)])
def test_short_boxes_make_a_small_picture_of_everything(text: str, share: float) -> None:
    whole, short = (parse(render(maps.opinion(), "svg", text=t).content) for t in ("full", text))
    places = [[frame(group) for group in groups(root, "statement")] for root in (whole, short)]
    assert len(places[0]) == len(places[1])
    areas = [max(x[2] for x in one) * max(x[3] for x in one) for one in places]
    assert areas[1] < share * areas[0]


def test_a_line_goes_the_way_of_its_text_and_not_of_its_first_word() -> None:
    argument = sketch(
        "thesis t: The Arabic word for it, which is hard to say, is\n"
        "  premise e: means cars and buses and vans, and the Hebrew word for it is מכונית\n"
        "  premise h: על העיר לסגור את מרכזה בפני מכוניות כי האוויר NASA אומרת מזוהם מאוד NASA"
    )
    root = parse(render(argument, "svg", width=18).content)
    boxes = {group.get("id"): group for group in groups(root, "statement")}
    texts = {
        name: [one for one in box.iter() if "text" in (one.get("class") or "").split()]
        for name, box in boxes.items()
    }
    for one in texts["claim-h"]:
        assert one.get("text-anchor") == "end"
        assert (one.text or "")[0] + (one.text or "")[-1] == "\u2067\u2069"
    for one in texts["claim-e"]:
        assert one.get("text-anchor") is None
    assert any("מכונית" in (one.text or "") for one in texts["claim-e"])


def test_a_text_is_in_one_font() -> None:
    argument = sketch(
        "thesis t: T.\n  premise p: The first line is plain and then there comes a 市 in it."
    )
    root = parse(render(argument, "svg", width=20).content)
    (box,) = [group for group in groups(root, "statement") if group.get("id") == "claim-p"]
    texts = [one for one in box.iter() if "text" in (one.get("class") or "").split()]
    assert len(texts) > 2
    assert all("other" in (one.get("class") or "").split() for one in texts)
    assert words(box).endswith("a 市 in it.")
    assert lines(box, "caption") == ["PREMISE · p"]


def test_title_and_question_are_in_a_font_that_has_their_letters() -> None:
    argument = sketch("thesis t: T.", title="市中心は", question="الهواء ملوث؟")
    svg = render(argument, "svg").content.decode()
    assert 'class="title other"' in svg
    assert ">\u2067الهواء ملوث؟\u2069<" in svg

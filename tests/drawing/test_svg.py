from __future__ import annotations

import re

from hypothesis import given, settings

from argmap.drawing import render
from argmap.model.map import ArgumentMap

from . import maps
from .reading import NAMESPACE, ends, frame, groups, lines, parse, words
from .sketch import sketch
from .strategies import maps as any_maps


def draw(argument: ArgumentMap, **marks: tuple[str, ...]) -> bytes:
    return render(argument, "svg", marks=marks).content


def test_every_claim_and_step_is_drawn_once() -> None:
    argument = maps.opinion()
    root = parse(draw(argument))
    drawn = [words(group) for group in groups(root, "statement")]
    assert sorted(drawn) == sorted(claim.text for claim in argument.claims)
    assert len(groups(root, "step")) == len(argument.steps)


def test_a_box_says_what_the_claim_is_who_says_it_and_where() -> None:
    argument = sketch("thesis t: It is so. [@council, p. 4] [@bbc] | by NBC News")
    (group,) = groups(parse(draw(argument, t=("unsupported",))), "statement")
    assert lines(group, "caption") == ["THESIS · t"]
    assert words(group) == "It is so."
    assert lines(group, "citation") == ["— NBC News", "[council, p. 4] [bbc]"]
    assert lines(group, "mark") == ["unsupported"]
    assert "unsupported" in group.get("class", "").split()
    assert group.get("aria-label") == (
        "thesis t: It is so. — NBC News [council, p. 4] [bbc] unsupported"
    )


def test_thesis_is_on_top_and_premises_are_below_their_targets() -> None:
    argument = maps.opinion()
    root = parse(draw(argument))
    place = {group.get("id"): frame(group) for group in groups(root, "statement")}
    top = place["claim-caution"]
    for name in ("use", "savings", "staff", "towns"):
        assert place[f"claim-{name}"][1] > top[3]


def test_an_undercut_ends_on_the_step() -> None:
    argument = sketch(
        """
thesis t: Thesis.
  objection o: Objection.
    undercut u: It does not bear on it.
      undercut v: It does.
"""
    )
    root = parse(draw(argument))
    steps = {group.get("id", ""): group for group in groups(root, "step")}
    boxes = [frame(group) for group in groups(root, "statement")]
    junctions = [
        (float(circle.get("cx", "")), float(circle.get("cy", "")))
        for group in steps.values()
        for circle in group.iter(f"{NAMESPACE}circle")
    ]
    assert len(junctions) == 2
    undercuts = [group for group in steps.values() if "undercut" in group.get("class", "")]
    for group, (x, y) in zip(undercuts, junctions, strict=True):
        path = group.find(f"{NAMESPACE}path")
        assert path is not None
        (start_x, start_y), _ = ends(path.get("d", ""))
        assert abs(start_x - x) < 1
        assert abs(start_y - y) < 10
        assert not any(
            left <= start_x <= right and top <= start_y <= bottom
            for left, top, right, bottom in boxes
        )


def test_linked_premises_share_one_line_to_their_target() -> None:
    argument = sketch("thesis t: T.\n  premise a: A.\n  and b: B.\n  and c: C.")
    (step,) = groups(parse(draw(argument)), "step")
    assert lines(step, "pill") == ["AND"]
    # One line from the junction to the thesis, one from each premise to the junction.
    assert len(step.findall(f"{NAMESPACE}path")) == 4
    assert len(step.findall(f"{NAMESPACE}polygon")) == 1


def test_a_claim_that_is_used_twice_is_drawn_once_with_both_steps() -> None:
    root = parse(draw(maps.city()))
    assert [g.get("id") for g in groups(root, "statement")].count("claim-air") == 1
    assert "step-air_20__3e__20_health" in [g.get("id") for g in groups(root, "step")]


def test_what_stands_alone_is_drawn() -> None:
    argument = sketch("thesis a: A.\nthesis b: B.\nclaim c: C.\nclaim d: D.")
    assert len(groups(parse(draw(argument)), "statement")) == 4


def test_an_empty_map_is_a_picture() -> None:
    root = parse(draw(ArgumentMap(title="Nothing yet")))
    assert [text.text for text in root.iter(f"{NAMESPACE}text")] == ["Nothing yet"]


def test_the_picture_has_a_name_a_description_and_no_internal_names() -> None:
    root = parse(draw(maps.city()))
    title, description = root.find(f"{NAMESPACE}title"), root.find(f"{NAMESPACE}desc")
    assert title is not None
    assert description is not None
    assert title.text == "Should the city close its centre to cars?"
    assert "13 statements" in (description.text or "")
    # A title further down would show as a tooltip.
    assert len(list(root.iter(f"{NAMESPACE}title"))) == 1
    assert not list(root.iter(f"{NAMESPACE}script"))


def test_the_legend_names_only_what_occurs() -> None:
    argument = sketch("thesis t: T.\n  premise p: P.")
    keys = lines(parse(draw(argument)), "key")
    assert keys == ["thesis", "premise"]
    keys = lines(parse(draw(argument, p=("unsupported",))), "key")
    assert keys == ["thesis", "premise", "unsupported"]


def test_the_legend_names_a_line_that_no_box_is_of() -> None:
    argument = sketch("thesis t: T.\n  premise n: N.\n    objection s: S.\n      rebuttal n")
    root = parse(draw(argument))
    assert lines(root, "key") == ["thesis", "premise", "objection", "rebuttal"]
    samples = {
        lines(group, "key")[0]: [child.tag.removeprefix(NAMESPACE) for child in group]
        for group in root.iter(f"{NAMESPACE}g")
        if lines(group, "key") and group.get("class") != "legend" and not group.get("transform")
    }
    assert samples["rebuttal"] == ["polygon", "path", "text"]
    assert samples["objection"] == ["rect", "polygon", "path", "text"]


def test_the_legend_has_a_dot_only_where_the_picture_has_one() -> None:
    dotted = sketch("thesis t: T.\n  premise p: P.\n    undercut u: U.")
    assert "a step that is undercut" in lines(parse(draw(dotted)), "key")
    linked = sketch("thesis t: T.\n  premise p: P.\n  and q: Q.\n    undercut u: U.")
    assert linked.steps[1].target == linked.steps[0].key
    assert lines(parse(draw(linked)), "key")[-1] == "linked: hold only together"


def test_one_is_not_a_plural() -> None:
    one = parse(draw(sketch("thesis t: T."))).find(f"{NAMESPACE}desc")
    two = parse(draw(sketch("thesis t: T.\n  premise p: P."))).find(f"{NAMESPACE}desc")
    assert one is not None
    assert two is not None
    assert one.text == "1 statement, 0 steps between them."
    assert two.text == "2 statements, 1 step between them."


def test_the_same_map_gives_the_same_bytes() -> None:
    assert draw(maps.opinion()) == draw(maps.opinion())


def test_both_engines_draw_the_same_claims() -> None:
    argument = maps.opinion()
    embedded = parse(render(argument, "svg", engine="embedded").content)
    names = {group.get("id") for group in groups(embedded, "statement")}
    assert names == {f"claim-{_spelled(claim.key)}" for claim in argument.claims}


def _spelled(key: str) -> str:
    return re.sub(r"[^A-Za-z0-9.-]", lambda found: f"_{ord(found[0]):x}_", key)


@settings(max_examples=150, deadline=None)
@given(any_maps())
def test_no_text_and_no_shape_breaks_the_picture(argument: ArgumentMap) -> None:
    marks = {claim.key: (claim.text, "unsupported") for claim in argument.claims}
    content = render(argument, "svg", marks=marks).content
    root = parse(content)
    tags = {element.tag.removeprefix(NAMESPACE) for element in root.iter()}
    assert tags <= {
        *("svg", "title", "desc", "style", "rect", "g", "path", "polygon", "text", "circle"),
    }
    assert len(groups(root, "statement")) == len(argument.claims)
    assert len(groups(root, "step")) == len(argument.steps)
    identities = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(identities) == len(set(identities))
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\bnan\b", content)
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)

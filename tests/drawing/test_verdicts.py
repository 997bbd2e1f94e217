"""Verdicts and highlighting on pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from argmap.drawing import render
from argmap.drawing.pdf import to_pdf
from argmap.drawing.png import to_png
from argmap.evaluation import Verdict, evaluate
from argmap.model.map import ArgumentMap

from . import maps
from .reading import NAMESPACE, frame, groups, lines, parse
from .sketch import sketch
from .strategies import maps as any_maps

CASE = """
thesis bell: School should start later.
  premise sleep: Pupils sleep too little.
    objection screens: They could go to bed earlier.
      rebuttal clock: The inner clock runs late.
  premise cracks: It has cracks.
    objection paint: They are in the paint.
  and load: Lorries use it.
  premise north: The north keeps its word.
    objection south: The south says no.
      rebuttal north
  objection buses: The buses cannot be moved.
    undercut first: The first lesson can be free.
  premise poor: What has to be shown. | open
"""


def draw(argument: ArgumentMap, *highlight: str, verdicts: bool = True, **others: object) -> bytes:
    return render(
        argument,
        "svg",
        verdicts=evaluate(argument).verdicts if verdicts else None,
        highlight=highlight,
        **others,  # type: ignore[arg-type]
    ).content


def state(svg: bytes, key: str) -> set[str]:
    """The classes of a claim that verdict and highlighting give it."""
    (group,) = [g for g in groups(parse(svg), "statement") if g.get("id") == f"claim-{key}"]
    return set(group.get("class", "").split()) & {"falls", "open", "pale", "faded", "lit"}


def tags(svg: bytes) -> dict[str, str]:
    return {
        group.get("id", "").removeprefix("claim-"): lines(group, "said")[0]
        for group in groups(parse(svg), "statement")
    }


def signs(svg: bytes) -> list[str]:
    """The signs on the lines, without those of the legend."""
    top = parse(svg)
    (drawn,) = [g for g in top.iter(f"{NAMESPACE}g") if g.get("class") == "map"]
    found = [g.get("class", "").split() for g in drawn.iter(f"{NAMESPACE}g")]
    return sorted(classes[1] for classes in found if classes[:1] == ["sign"])


def test_each_claim_says_its_verdict_in_words() -> None:
    assert tags(draw(sketch(CASE))) == {
        "bell": "stands",
        "sleep": "stands",
        "screens": "falls (rebutted)",
        "clock": "stands",
        "cracks": "falls (rebutted)",
        "paint": "stands",
        "load": "stands",
        "north": "open",
        "south": "open",
        "buses": "stands",
        "first": "stands",
        "poor": "falls (unsupported)",
    }


def test_what_falls_is_struck_and_pale_and_what_is_open_is_neither() -> None:
    svg = draw(sketch(CASE))
    assert state(svg, "cracks") == {"falls", "pale"}
    assert state(svg, "north") == {"open"}
    assert state(svg, "buses") == set()
    assert b".falls>.text{text-decoration:line-through}" in svg


def test_a_step_that_does_not_work_or_is_open_has_a_sign() -> None:
    svg = draw(sketch(CASE))
    # screens, buses (undercut), poor, cracks + load; north, and both of the circle.
    assert signs(svg) == ["falls"] * 4 + ["open"] * 3
    assert signs(draw(sketch("thesis t: T.\n  premise p: P."))) == []


def test_the_sign_stands_for_the_dot_of_a_step_that_is_undercut() -> None:
    broken = sketch("thesis t: T.\n  premise p: P.\n    undercut u: U.")
    mended = sketch("thesis t: T.\n  premise p: P.\n    undercut u: U.\n      objection o: O.")
    for argument, dots in ((broken, 0), (mended, 1)):
        root = parse(draw(argument))
        step = next(g for g in groups(root, "step") if g.get("id") == "step-p_20__3e__20_t")
        assert len(list(step.iter(f"{NAMESPACE}circle"))) == dots
        assert ("a step that is undercut" in lines(root, "key")) is bool(dots)


def test_every_box_is_where_it_is_without_verdicts() -> None:
    for argument in (maps.opinion(), sketch(CASE)):
        plain, judged = (parse(draw(argument, verdicts=shown)) for shown in (False, True))
        places = [
            {group.get("id"): frame(group) for group in groups(root, "statement")}
            for root in (plain, judged)
        ]
        assert places[0] == places[1]


def test_without_verdicts_nothing_of_them_is_in_the_picture() -> None:
    svg = draw(sketch(CASE), verdicts=False)
    for word in (b"falls", b"stands", b"pale", b"halo", b"plate", b"Verdict"):
        assert word not in svg


def test_the_legend_explains_what_occurs_and_nothing_else() -> None:
    keys = lines(parse(draw(sketch("thesis t: T.\n  premise p: P."))), "key")
    assert keys == ["thesis", "premise", "stands"]
    keys = lines(parse(draw(sketch(CASE), marks={"paint": ("unsupported",)})), "key")
    assert keys[-7:] == [
        "unsupported: no reason, no source",
        "stands",
        "falls (rebutted): an attack on it works",
        "falls (unsupported): nothing holds it up",
        "open: it goes round in a circle",
        "a step that does not work",
        "open step",
    ]
    assert lines(parse(draw(sketch(CASE), "bell")), "key")[-1] == "highlighted"


def test_a_screen_reader_hears_the_verdict_and_which_step_fails() -> None:
    root = parse(draw(sketch(CASE)))
    names = {g.get("id"): g.get("aria-label", "") for g in groups(root, "statement")}
    assert names["claim-sleep"].endswith("Verdict: stands.")
    assert names["claim-cracks"].endswith(
        "Verdict: falls (rebutted). The step to bell fails (unsupported)."
    )
    assert names["claim-buses"].endswith("Verdict: stands. The step to bell fails (rebutted).")
    assert names["claim-south"].endswith("Verdict: open. The step to north is open.")
    description = root.find(f"{NAMESPACE}desc")
    assert description is not None
    assert "Standing: 7; falling: 3; open: 2." in (description.text or "")


def test_a_screen_reader_hears_what_is_highlighted() -> None:
    root = parse(draw(sketch("thesis t: T.\n  premise p: P."), "t", verdicts=False))
    names = {g.get("id"): g.get("aria-label") for g in groups(root, "statement")}
    assert names == {"claim-t": "thesis t: T. Highlighted.", "claim-p": "premise p for t: P."}


def test_the_description_of_a_pdf_tells_what_stands() -> None:
    argument = sketch("thesis t: T.\n  objection o: O.")
    verdicts = evaluate(argument).verdicts
    content = render(argument, "pdf", verdicts=verdicts, captions=["why t falls"]).content
    objects = PdfReader(io.BytesIO(content)).trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    assert "Standing: 1; falling: 1; open: 0. why t falls" in "".join(alts(objects))


def alts(node: object) -> Iterator[str]:
    """The texts for those who cannot see, in a PDF's structure."""
    found = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(found, dict):
        if "/Alt" in found:
            yield str(found["/Alt"])
        found = found.get("/K", ())
        found = found.get_object() if isinstance(found, IndirectObject) else found
        found = found if isinstance(found, list) else [found]
        for child in found:
            yield from alts(child)


def test_what_is_not_highlighted_fades() -> None:
    svg = draw(sketch(CASE), "cracks", "paint", "paint > cracks", verdicts=False)
    assert state(svg, "cracks") == {"lit"}
    assert state(svg, "bell") == {"pale", "faded"}
    lit = [g.get("id") for g in groups(parse(svg), "step") if "lit" in g.get("class", "").split()]
    assert lit == ["step-paint_20__3e__20_cracks"]
    # Two boxes and a line, and the legend's sample.
    assert svg.count(b'class="halo') == 4


def test_verdicts_and_highlighting_go_together() -> None:
    svg = draw(sketch(CASE), "cracks")
    assert state(svg, "cracks") == {"falls", "pale", "lit"}
    assert state(svg, "screens") == {"falls", "pale", "faded"}


def test_captions_stand_below_the_title() -> None:
    argument = sketch("thesis t: T.", title="Title", question="Why?")
    root = parse(draw(argument, "t", captions=["why t <stands>", "and more"]))
    assert lines(root)[:4] == ["Title", "Why?", "why t <stands>", "and more"]
    description = root.find(f"{NAMESPACE}desc")
    assert description is not None
    assert (description.text or "").endswith("why t <stands> and more")


def test_only_what_is_on_the_map_can_be_highlighted() -> None:
    with pytest.raises(ValueError, match="no claim or step to highlight has the key 'nobody'"):
        draw(sketch("thesis t: T."), "nobody")


def test_words_are_struck_in_png_and_pdf_too() -> None:
    argument = sketch("thesis t: Thesis.\n  objection o: Objection.")
    svg = draw(argument).decode()
    plain = svg.replace("text-decoration:line-through", "")
    assert plain != svg
    notes: list[str] = []
    assert to_png(svg, 1.0, notes.append) != to_png(plain, 1.0, notes.append)
    assert to_pdf(svg, argument, "", notes.append) != to_pdf(plain, argument, "", notes.append)
    # The signs are shapes: no letter is wanting.
    assert notes == []
    assert not set("✓✗×") & set(svg)


@settings(max_examples=60, deadline=None)
@given(any_maps())
def test_any_map_is_drawn_with_verdicts(argument: ArgumentMap) -> None:
    verdicts = evaluate(argument).verdicts
    lit = [claim.key for claim in argument.claims[:1]]
    svg = render(argument, "svg", verdicts=verdicts, highlight=lit).content
    assert len(tags(svg)) == len(argument.claims)
    failing = [step for step in argument.steps if verdicts[step.key] is not Verdict.STANDS]
    assert len(signs(svg)) == len(failing)

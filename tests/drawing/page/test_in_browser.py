"""The page in a browser: clicked, typed into, folded, searched, tabbed through."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Page, expect

from .conftest import REQUIRE, Open

CITY = """\
title: Should the city close its centre to cars?
source council: City Council, Traffic count 2025
  url: https://example.org/count?year=2025
  publisher: City Council
source rumour: What people say
  url: javascript:alert(1)

thesis close-centre: The city should close its centre to private cars.
  premise air: Air in the centre breaks the legal limits, and cars are the cause.
    tags: health
    note: The limits are those of the law.
    evidence counted: Nitrogen dioxide was above the limit on 141 days. [@council, p. 4]
      quote: above the limit on 141 days
    objection buses: Most of it comes from buses and vans. [@rumour]
      by: the association of garages
      rebuttal quarter: Buses and vans make up a quarter of it. [@council, p. 9]
  premise space: Streets without cars have room for people.
  and shops: Shops live from people.
    evidence takings: Takings rose. [@council]
      undercut tram: The street also got a new tram stop.
  objection elderly: People who cannot walk far would be shut out.
  premise health: Fewer people would die of bad air.
    premise air
"""


def box(page: Page, name: str) -> FloatRect:
    found = page.locator(f"#claim-{name} > rect.box").bounding_box()
    assert found is not None
    return found


def click_box(page: Page, name: str) -> None:
    at = box(page, name)
    page.mouse.click(at["x"] + at["width"] / 2, at["y"] + 10)


def row(name: str) -> str:
    return f"#list a[href='#claim-{name}']:not(.mention)"


def scale(page: Page) -> float:
    found: float = page.evaluate("new DOMMatrix(getComputedStyle(sheet).transform).a")
    return found


def test_a_click_in_the_picture_fills_the_panel(open_page: Open) -> None:
    page = open_page(CITY)
    expect(page.locator("#panel")).to_be_hidden()
    click_box(page, "buses")
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("objectionbuses")
    expect(panel).to_contain_text("Most of it comes from buses and vans.")
    expect(panel).to_contain_text("— the association of garages")
    expect(panel.locator(".said")).to_contain_text("Falls (rebutted): the rebuttal quarter works")
    expect(
        panel.locator("section", has=page.get_by_role("heading", name="Against it", exact=True))
    ).to_contain_text("quarter")
    expect(
        panel.locator("section", has=page.get_by_role("heading", name="What it bears on"))
    ).to_contain_text("speaks against premise air")
    expect(page.locator(row("buses"))).to_have_class("chosen")
    assert page.url.endswith("#claim-buses")
    panel.get_by_role("link", name="air").click()
    expect(panel.locator("h2")).to_have_text("premiseair")
    expect(panel).to_contain_text("health")
    expect(panel).to_contain_text("The limits are those of the law.")
    page.go_back()
    expect(panel.locator("h2")).to_have_text("objectionbuses")


def test_sources_are_links_only_to_the_web(open_page: Open) -> None:
    page = open_page(CITY, "#claim-counted")
    link = page.locator("#panel a[target=_blank]")
    expect(link).to_have_attribute("href", "https://example.org/count?year=2025")
    expect(page.locator("#panel")).to_contain_text("p. 4")
    expect(page.locator("#panel blockquote")).to_have_text("above the limit on 141 days")
    page.locator(row("buses")).click()
    expect(page.locator("#panel")).to_contain_text("javascript:alert(1)")
    assert page.locator("#panel a[href^=javascript]").count() == 0


def test_findings_stand_where_they_belong(open_page: Open) -> None:
    page = open_page(CITY, "#claim-elderly")
    finding = page.locator("#panel .finding").first
    expect(finding).to_contain_text("ARG")
    expect(finding).to_contain_text(":21:3")


def test_the_outline_shows_what_is_chosen_however_long_it_is(open_page: Open) -> None:
    lines = "".join(f"  premise p{n}: Reason {n}, in so many words.\n" for n in range(1200))
    page = open_page(f"thesis t: T.\n{lines}", "#claim-p950")
    expect(page.locator(row("p950"))).to_be_in_viewport()
    page.evaluate("location.hash = '#claim-p3'")
    expect(page.locator(row("p3"))).to_be_in_viewport()


def test_the_way_to_the_thesis_is_lit(open_page: Open) -> None:
    page = open_page(CITY, "#claim-quarter")
    # Four boxes and the three steps between them.
    assert page.locator("#stage rect.trail").count() == 4
    assert page.locator("#stage path.trail").count() == 3


def test_folding_hides_a_branch_and_closes_the_gap(open_page: Open) -> None:
    page = open_page(CITY, "#claim-air")
    before = {name: box(page, name) for name in ("air", "elderly", "close-centre")}
    height = page.locator("#stage svg").evaluate("e => e.viewBox.baseVal.height")
    page.get_by_role("button", name="Fold the branch").click()
    expect(page.locator("#claim-counted")).to_be_hidden()
    expect(page.locator("#claim-quarter")).to_be_hidden()
    expect(page.locator(row("counted"))).to_be_hidden()
    expect(page.locator("#claim-air .fold text")).to_have_text("+3")
    expect(page.locator("#claim-air")).to_have_attribute("aria-expanded", "false")
    expect(page.locator(row("air"))).to_have_attribute("aria-expanded", "false")
    # What is asked for keeps its place.
    assert box(page, "air")["y"] == pytest.approx(before["air"]["y"], abs=2)
    for other in ("space", "shops", "takings"):
        expect(page.locator(f"#claim-{other}")).to_be_visible()
    page.get_by_role("button", name="Fold all", exact=True).click()
    assert page.locator("#stage svg").evaluate("e => e.viewBox.baseVal.height") < height
    page.get_by_role("button", name="Unfold all").click()
    expect(page.locator("#claim-tram")).to_be_visible()
    assert page.locator("#stage svg").evaluate("e => e.viewBox.baseVal.height") == height
    assert page.locator("#stage g.statement[transform]").count() == 0


def test_no_boxes_overlap_however_branches_are_folded(open_page: Open) -> None:
    page = open_page(CITY)
    names = ("air", "buses", "shops", "takings", "close-centre", "health")
    for name in (*names, *names):
        page.locator(row(name)).evaluate("e => e.focus()")
        page.keyboard.press(" ")
        boxes: list[list[float]] = page.evaluate(
            """() => [...document.querySelectorAll('g.statement:not(.gone) > .box')].map((e) => {
              const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; })"""
        )
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                apart = (
                    one[2] <= other[0] + 0.1
                    or other[2] <= one[0] + 0.1
                    or one[3] <= other[1] + 0.1
                    or other[3] <= one[1] + 0.1
                )
                assert apart, name


def test_a_link_to_what_is_folded_unfolds_it(open_page: Open) -> None:
    page = open_page(CITY)
    page.get_by_role("button", name="Fold all", exact=True).click()
    expect(page.locator("#claim-quarter")).to_be_hidden()
    page.evaluate("location.hash = '#claim-quarter'")
    expect(page.locator("#claim-quarter")).to_be_visible()
    expect(page.locator("#panel h2")).to_have_text("rebuttalquarter")


def test_search_finds_marks_and_goes_round(open_page: Open) -> None:
    page = open_page(CITY)
    page.keyboard.press("/")
    page.keyboard.type("BUSES")
    expect(page.locator("#found")).to_have_text("2 found")
    assert page.locator("#stage .match").count() == 2
    assert page.locator("#list a.hit").count() == 2
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_have_text("1 of 2")
    expect(page.locator("#panel h2")).to_have_text("objectionbuses")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_have_text("1 of 2")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#found")).to_have_text("2 of 2")
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_have_value("")
    assert page.locator("#stage .match").count() == 0
    page.keyboard.type("nowhere")
    expect(page.locator("#found")).to_have_text("none")


def test_filters_dim_what_does_not_match(open_page: Open) -> None:
    page = open_page(CITY)
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("checkbox", name="attacks without an answer").check()
    expect(page.locator("#filtered")).to_have_text("3 of 11 match")
    assert page.locator("g.statement[id]:not(.dim)").evaluate_all(
        "all => all.map((e) => e.id)"
    ) == [
        "claim-quarter",
        "claim-tram",
        "claim-elderly",
    ]
    page.get_by_role("button", name="Clear").click()
    page.get_by_role("checkbox", name="health").check()
    expect(page.locator("#filtered")).to_have_text("1 of 11 match")
    page.get_by_role("button", name="Clear").click()
    page.get_by_role("checkbox", name="evidence").uncheck()
    expect(page.locator("#filtered")).to_have_text("9 of 11 match")


def test_all_of_it_by_keyboard(open_page: Open) -> None:
    page = open_page(CITY)
    page.locator(row("close-centre")).focus()
    assert page.locator("#list a[tabindex='0']").count() == 1
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    expect(page.locator(row("buses"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("objectionbuses")
    page.keyboard.press(" ")
    expect(page.locator(row("quarter"))).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(page.locator(row("quarter"))).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#stage")).to_be_focused()
    before = page.locator("#sheet").evaluate("e => e.style.transform")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("before => sheet.style.transform !== before", arg=before)
    page.keyboard.press("Tab")
    expect(page.locator("#claim-buses")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#claim-quarter")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("rebuttalquarter")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_keys_and_wheel_zoom_and_the_pointer_moves(open_page: Open) -> None:
    page = open_page(CITY)
    first = scale(page)
    page.keyboard.press("+")
    page.wait_for_function("was => new DOMMatrix(sheet.style.transform).a > was", arg=first)
    page.keyboard.press("0")
    page.mouse.move(800, 500)
    page.mouse.wheel(0, 300)
    page.wait_for_function("was => new DOMMatrix(sheet.style.transform).a < was", arg=first)
    page.keyboard.press("0")
    at = box(page, "close-centre")
    page.mouse.move(800, 700)
    page.mouse.down()
    page.mouse.move(840, 720, steps=4)
    page.mouse.up()
    page.wait_for_timeout(100)
    assert box(page, "close-centre")["y"] == pytest.approx(at["y"] + 20, abs=8)
    expect(page.locator("#panel")).to_be_hidden()


def test_light_and_dark(open_page: Open) -> None:
    page = open_page(CITY)
    ground = "() => getComputedStyle(document.body).backgroundColor"
    fill = "() => getComputedStyle(document.querySelector('#claim-air > rect')).fill"
    light = page.evaluate(ground), page.evaluate(fill)
    page.get_by_role("button", name="Dark").click()
    dark = page.evaluate(ground), page.evaluate(fill)
    assert light[0] != dark[0]
    assert light[1] != dark[1]
    page.get_by_role("button", name="Light").click()
    assert (page.evaluate(ground), page.evaluate(fill)) == light
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(ground) == light[0]


HOSTILE = """\
title: </title><script>alert('title')</script>
source s: <img src=x onerror=alert('source')>
  url: https://example.org/"onclick="alert('url')

thesis t: </script><script>alert('claim')</script><img src=x onerror=alert(1)>
  note: <!--<script>alert('note')//-->
  by: <svg onload=alert('by')>
  quote: {{script}} </style><style>*{display:none}
  tags: <b>x</b>
  premise p: "><iframe src="javascript:alert(2)"></iframe> [@s, <u>p. 4</u>]
"""


def test_hostile_words_are_shown_as_words(open_page: Open) -> None:
    page = open_page(HOSTILE, "#claim-t")
    panel = page.locator("#panel")
    expect(panel.locator(".claim")).to_have_text(
        "</script><script>alert('claim')</script><img src=x onerror=alert(1)>"
    )
    expect(panel).to_contain_text("<!--<script>alert('note')//-->")
    page.locator(row("p")).click()
    expect(panel).to_contain_text("<img src=x onerror=alert('source')>")
    page.get_by_role("button", name="Filters").click()
    assert page.locator("img, iframe, object, embed").count() == 0
    assert page.locator("script").count() == 2
    assert page.title() == "</title><script>alert('title')</script>"


def test_the_policy_stops_what_would_run_all_the_same(open_page: Open, faults: list[str]) -> None:
    page = open_page(CITY)
    ran = page.evaluate(
        """() => { const one = document.createElement('script');
        one.textContent = 'window.ran = true';
        return new Promise((done) => {
          document.addEventListener('securitypolicyviolation', (e) => done(e.effectiveDirective));
          document.body.append(one); setTimeout(() => done(window.ran), 500); }); }"""
    )
    assert ran == "script-src-elem"
    assert "Content Security Policy" in faults.pop()


@pytest.mark.parametrize("size", [(1300, 800), (390, 800)])
def test_the_page_fits_its_window(open_page: Open, size: tuple[int, int]) -> None:
    page = open_page(CITY, "#claim-buses")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    over = page.evaluate(
        "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    assert over == list(size)


def test_without_a_script_there_are_the_picture_and_the_outline(
    open_page: Open, tmp_path: Path
) -> None:
    page = open_page(CITY)
    browser = page.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto((tmp_path / "map.html").as_uri())
    expect(plain.locator("#claim-tram")).to_be_visible()
    expect(plain.locator(row("tram"))).to_be_visible()
    expect(plain.get_by_role("button", name="Fold all", exact=True)).to_be_hidden()
    plain.context.close()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Get the script of axe-core from npm."""
    npm = shutil.which("npm")
    folder = tmp_path_factory.mktemp("axe")
    if npm is not None:
        command = [npm, "pack", "--silent", "axe-core@4"]
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False)
        for archive in folder.glob("axe-core-*.tgz") if done.returncode == 0 else ():
            with tarfile.open(archive) as tar:
                file = tar.extractfile("package/axe.min.js")
                assert file is not None
                return file.read().decode()
    if os.environ.get(REQUIRE) and npm is not None:
        pytest.fail("npm has no axe-core for us")
    return pytest.skip("axe-core is not to be had: there is no npm, or no registry")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_violation(open_page: Open, axe: str, theme: str) -> None:
    page = open_page(CITY, "#claim-buses", theme=theme)
    page.get_by_role("button", name="Filters").click()
    for prepare in ("() => {}", "() => document.getElementById('help').showModal()"):
        page.evaluate(prepare)
        page.evaluate(axe)
        found = page.evaluate("() => axe.run(document).then((found) => found.violations)")
        told = [
            (one["id"], [(node["html"][:120], node["failureSummary"]) for node in one["nodes"][:3]])
            for one in found
        ]
        assert told == [], json.dumps(told, indent=1)

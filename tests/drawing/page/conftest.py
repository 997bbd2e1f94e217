"""A headless Chromium, driven by Playwright: the one that is installed, none is downloaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import argmap
from argmap.checking.marks import by_claim, marks
from argmap.drawing import render

REQUIRE = "ARGMAP_REQUIRE_BROWSER"
"""With this variable set, a missing browser is a failure."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if path is None:
        if os.environ.get(REQUIRE):
            pytest.fail("there is no Chromium; on Debian: apt-get install chromium")
        pytest.skip("there is no Chromium; on Debian: apt-get install chromium")
    # Chromium refuses to sandbox itself when root starts it.
    flags = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
    with (
        sync_playwright() as driver,
        driver.chromium.launch(executable_path=path, args=flags) as started,
    ):
        yield started


@pytest.fixture
def faults() -> list[str]:
    """Collect what pages complain of."""
    return []


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path, faults: list[str]) -> Iterator[Open]:
    """Give a function that opens the page of a text; whatever goes wrong in it fails the test."""
    context = browser.new_context(viewport={"width": 1300, "height": 800}, locale="en")
    context.set_default_timeout(5_000)

    def open_text(text: str, fragment: str = "", **options: Any) -> Page:
        loaded = argmap.loads(text)
        findings = argmap.check(loaded)
        picture = render(
            loaded.map,
            "html",
            marks=marks(findings, loaded.map),
            findings=by_claim(findings, loaded.map),
            **options,
        )
        file = tmp_path / "map.html"
        file.write_bytes(picture.content)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text))
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        page.on(
            "request",
            lambda asked: faults.append(asked.url) if not asked.url.startswith("file:") else None,
        )
        page.goto(f"{file.as_uri()}{fragment}")
        return page

    yield open_text
    context.close()
    assert faults == []

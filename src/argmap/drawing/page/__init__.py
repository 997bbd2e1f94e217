"""A map as one page to explore: the picture, the outline, and a script, in a file of its own.

The page loads nothing and runs nothing but its own script: its Content-Security-Policy names that
script and its style sheets by their hashes. Words of the map are escaped where they are written as
HTML, and go into the script's data as JSON, from where they are put on the page as text.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files

import attrs

from argmap.diagnostic import Diagnostic
from argmap.drawing.measure import clean
from argmap.drawing.page.content import content_of, dump
from argmap.drawing.page.listing import write_listing
from argmap.drawing.page.tree import rows as rows_of
from argmap.drawing.plan import Plan
from argmap.drawing.scene import Scene
from argmap.drawing.style import style_of
from argmap.drawing.svg import write_svg
from argmap.drawing.theme import THEMES
from argmap.evaluation import Evaluation
from argmap.model.roles import Roles

SCRIPTS = (
    "model.js",
    "view.js",
    "geometry.js",
    "fold.js",
    "choose.js",
    "panel.js",
    "outline.js",
    "picture.js",
    "search.js",
    "filter.js",
    "main.js",
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
_SLOT = re.compile(r"\{\{([a-z-]+)\}\}")
_STYLE = re.compile(r"<style>.*?</style>\n?", re.DOTALL)


def write_page(
    plan: Plan,
    scene: Scene,
    evaluation: Evaluation,
    findings: Mapping[str, Sequence[Diagnostic]],
) -> str:
    """Write the page of a map.

    Args:
        plan: What is drawn.
        scene: Where it is drawn.
        evaluation: What stands of the map.
        findings: What the checker found, by the key of the claim; under the empty key what is
            about none.

    Returns:
        An HTML document that needs nothing else.
    """
    rows = list(rows_of(plan.map, plan.steps))
    numbers = {claim.key: number for number, claim in enumerate(plan.map.claims)}
    # A screen reader goes through the picture in the order of the outline.
    order = {row.claim.key: at for at, row in enumerate(rows) if not row.is_mention}
    scene = attrs.evolve(scene, boxes=sorted(scene.boxes, key=lambda box: order[box.claim.key]))
    marks = {key: label.marks for key, label in plan.labels.items()}
    picture = _STYLE.sub("", write_svg(plan, scene), count=1)
    script = "\n".join(["'use strict';", "(() => {", *map(_read, SCRIPTS), "})();"])
    light, dark = _styles(plan)
    style = f"{_read('page.css')}\n{light}"
    title = clean((plan.map.title or "")[:4000]) or "Argument map"
    language = plan.map.language or ""
    slots = {
        "policy": escape(_policy(script, (style, dark))),
        "title": escape(title),
        "mode": ' data-theme="dark"' if plan.theme.name == "dark" else "",
        "language": f' lang="{language}"' if _LANGUAGE.match(language) else "",
        "style": style,
        "dark-style": dark,
        "outline": write_listing(rows, Roles(plan.map), numbers, marks),
        "picture": picture,
        "count": f"{len(plan.map.claims):,}",
        "data": dump(content_of(plan, scene, rows, evaluation, findings)),
        "script": script,
    }
    return _SLOT.sub(lambda found: slots[found[1]], _read("page.html"))


def _styles(plan: Plan) -> tuple[str, str]:
    """Write the style sheets of the picture, for a light and for a dark page.

    A picture in a theme that belongs to neither keeps it, with its own background.
    """
    if plan.theme.name in ("light", "dark"):
        of = [style_of(attrs.evolve(plan, theme=THEMES[name])) for name in ("light", "dark")]
        return of[0], of[1]
    ground = f"#stage{{background:{plan.theme.background}}}"
    return f"{style_of(plan)}\n{ground}", ""


def _policy(script: str, styles: Sequence[str]) -> str:
    """Write the policy: nothing is loaded, and only what has these hashes runs or styles."""
    allowed = " ".join(_hash(style) for style in styles)
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {allowed}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _read(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8").rstrip("\n")

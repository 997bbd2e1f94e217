"""The style sheet of a picture.

Besides the kinds it has these classes: ``falls`` and ``open`` by the verdict, ``lit`` for what is
highlighted, ``faded`` for what is not while something is, ``pale`` for what falls or is faded.
"""

from __future__ import annotations

from argmap.drawing.label import CAPTION, CITATION, MARK, STUB, TEXT, THESIS_TEXT, Role
from argmap.drawing.plan import Plan
from argmap.drawing.signs import TAG_SIZE
from argmap.drawing.theme import Look, Theme
from argmap.model.kinds import ClaimKind

FAMILIES = "Arial, 'Liberation Sans', Helvetica, sans-serif"
# For lines with letters that Arial and its kin lack: one font for the whole line looks better.
OTHER_FAMILIES = "'Noto Sans', 'DejaVu Sans', Arial, 'Liberation Sans', Helvetica, sans-serif"

TITLE = Role("title", 20.0, 26.0, "bold")
QUESTION = Role("question", 13.0, 18.0)
REMARK = Role("remark", 11.0, 15.0, "bold")
KEY = Role("key", 9.0, 12.0)
_ROLES = (CAPTION, TEXT, THESIS_TEXT, CITATION, MARK, TITLE, QUESTION, KEY)

# Dash and dot: neither the dashes of an objection or of what is unsupported nor a rebuttal's dots.
_OPEN_DASH = "9 3 1.5 3"
_OPEN_DASH_SMALL = "4 1.6 1 1.6"
_DASHES = {"solid": "", "dashed": "6.5 3.5", "dotted": "1.2 3.2"}


def style_of(plan: Plan) -> str:
    """Write the style sheet of a picture: no more than what occurs in it needs."""
    theme = plan.theme
    rules = [
        f".argmap text{{font-family:{FAMILIES};fill:{theme.text};white-space:pre}}",
        f".argmap .other{{font-family:{OTHER_FAMILIES}}}",
        f".argmap .background{{fill:{theme.background}}}",
        f".argmap .citation,.argmap .key,.argmap .question{{fill:{theme.faint}}}",
        f".argmap .mark{{fill:{theme.warning}}}",
        f".argmap .line{{fill:none;stroke-width:{theme.stroke:g};stroke-linejoin:round}}",
        f".argmap .pill{{fill:{theme.background};text-anchor:middle}}",
        ".argmap .pill{font-size:7.5px;font-weight:bold;letter-spacing:.4px}",
    ]
    for role in (*_ROLES, REMARK) if plan.captions else _ROLES:
        names = "".join(f".{name}" for name in role.name.split())
        spacing = f";letter-spacing:{role.spacing:g}px" if role.spacing else ""
        rules.append(
            f".argmap {names}{{font-size:{role.size:g}px;font-weight:{role.weight}{spacing}}}"
        )
    if plan.stubs:
        rules += [
            f".argmap .stub{{font-size:{STUB.size:g}px;font-weight:{STUB.weight}}}",
            ".argmap .stack{fill:none;stroke-linecap:round}",
        ]
    for kind, look in theme.looks.items():
        rules += _rules_of_kind(kind, look, theme.stroke)
        if plan.stubs:
            rules += [
                f".argmap .{kind.value}>.stub{{fill:{look.ink}}}",
                f".argmap .{kind.value}>.stack{{stroke:{look.line}}}",
            ]
    if plan.verdicts or plan.highlight:
        rules += _pale_rules(theme)
        if plan.stubs:
            rules.append(f".argmap .pale>.stub{{fill:{theme.pale}}}")
    thick = f"{max(2.6, theme.stroke + 1.1):g}"
    rules.append(f".argmap .unsupported>.box{{stroke-width:{thick};stroke-dasharray:7 4}}")
    if plan.verdicts:
        rules += _verdict_rules(theme)
    if plan.highlight:
        rules += [
            f".argmap .halo{{fill:none;stroke:{theme.halo};stroke-linejoin:round}}",
            ".argmap .halo{stroke-width:7.5}",
            ".argmap rect.halo{stroke-width:11}",
            ".argmap .halo.small{stroke-width:6}",
            f".argmap .lit>.box,.argmap .lit.pale>.box{{stroke-width:{_lit_border(theme):g}}}",
            f".argmap .lit>.line{{stroke-width:{thick}}}",
        ]
    rules.append(".argmap .inner.box{stroke-width:.8}")
    return "\n".join(rules)


def _lit_border(theme: Theme) -> float:
    return max(2.4, 1.6 * theme.stroke)


def _rules_of_kind(kind: ClaimKind, look: Look, stroke: float) -> list[str]:
    name = kind.value
    dash = _DASHES[look.edge]
    cap = ";stroke-linecap:round" if look.edge == "dotted" else ""
    dashes = f";stroke-dasharray:{dash}{cap}" if dash else ""
    wider = f";stroke-width:{stroke + 0.5:g}" if look.edge == "dotted" else ""
    rules = [
        f".argmap .{name}>.box{{fill:{look.fill};stroke:{look.line};stroke-width:{look.border:g}}}",
        f".argmap .{name}>.inner{{fill:none;stroke:{look.line};stroke-width:.8}}",
        f".argmap .{name}>.caption{{fill:{look.ink}}}",
        f".argmap .{name}>.line{{stroke:{look.line}{dashes}{wider}}}",
        f".argmap .{name}>.head{{fill:{look.line};stroke:none}}",
    ]
    if look.frame == "bar":
        rules.append(f".argmap .{name}>.bar{{fill:{look.line}}}")
    return rules


def _pale_rules(theme: Theme) -> list[str]:
    rules = [
        ".argmap .pale>.line{stroke-width:1}",
        f".argmap .pale>.text,.argmap .pale>.citation,.argmap .pale>.mark{{fill:{theme.pale}}}",
    ]
    for kind, look in theme.looks.items():
        at, pale = f".argmap .{kind.value}.pale", theme.paler(look)
        rules += [
            f"{at}>.box{{fill:{pale.fill};stroke:{pale.line};stroke-width:{pale.border:g}}}",
            f"{at}>.inner{{fill:none;stroke:{pale.line}}}",
            f"{at}>.caption{{fill:{pale.ink}}}",
            f"{at}>.line{{stroke:{pale.line}}}",
            f"{at}>.head{{fill:{pale.line}}}",
        ]
        if look.frame == "bar":
            rules.append(f"{at}>.bar{{fill:{pale.line}}}")
    return rules


def _verdict_rules(theme: Theme) -> list[str]:
    sign, pale, background = theme.sign, theme.pale, theme.background
    return [
        ".argmap .falls>.text{text-decoration:line-through}",
        (
            f".argmap .open>.box,.argmap .open>.line{{stroke-dasharray:{_OPEN_DASH};"
            "stroke-linecap:butt}"
        ),
        ".argmap .open>.box{stroke-width:1.8}",
        f".argmap .open.unsupported>.box{{stroke-width:{max(2.6, theme.stroke + 1.1):g}}}",
        ".argmap .faded.open>.box{stroke-width:1.2}",
        f".argmap .said{{font-size:{TAG_SIZE:g}px;font-weight:bold;fill:{sign}}}",
        f".argmap .ask{{font-size:8.5px;font-weight:bold;text-anchor:middle;fill:{sign}}}",
        f".argmap .plate{{fill:{background};stroke:{sign};stroke-width:1}}",
        f".argmap .tag.open>.plate{{stroke-dasharray:{_OPEN_DASH_SMALL}}}",
        (
            f".argmap .stroke{{fill:none;stroke:{sign};stroke-width:1.6;stroke-linecap:round;"
            "stroke-linejoin:round}"
        ),
        f".argmap .struck{{fill:none;stroke:{pale};stroke-width:1}}",
        f".argmap .faded .said,.argmap .faded .ask{{fill:{pale}}}",
        f".argmap .faded .plate,.argmap .faded .stroke{{stroke:{pale}}}",
        f".argmap .tag.falls>.plate{{fill:{sign}}}",
        f".argmap .tag.falls>.said{{fill:{background}}}",
        f".argmap .tag.falls>.stroke{{stroke:{background}}}",
        f".argmap .faded>.tag.falls>.plate{{fill:{pale}}}",
    ]

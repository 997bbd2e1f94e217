"""Maps at random, of any shape that the model allows: cycles and steps against steps included."""

from __future__ import annotations

from hypothesis import strategies as st

from argmap.model.kinds import ClaimKind, StepKind
from argmap.model.map import ArgumentMap, Claim, Step

HOSTILE = (
    '"]; evil [label="x"',
    "</text><script>alert(1)</script>",
    "\\N \\G \\E \\l \\n \\",
    "<b>bold</b>",
    "<",
    "<>",
    "]]> <![CDATA[",
    "&#x0; &#0; &amp; &lt;script&gt; &nbsp;",
    "--> <!-- x",
    "\u202egnp.txt\u202c \u2067isolate\u2069",
    "{a|b|<port>c}",
    '#eval(1) $x$ #image("/etc/passwd") *b* _i_ @ref <label>',
    "nul \0 bell \a escape \x1b[31m c1 \x85 del \x7f",
    "lone \ud800 surrogate \udfff",
    "non-characters \ufffe \uffff \ufdd0 \U0001ffff",
    "a" + "\u0301" * 500,
    "%s %(x)s {0} ${x} `id`",
    "' onload='alert(1)",
    "\N{ZERO WIDTH JOINER}" * 100,
    "",
    " ",
)

texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60))


@st.composite
def maps(
    draw: st.DrawFn, text: st.SearchStrategy[str] = texts, *, loops: bool = True
) -> ArgumentMap:
    count = draw(st.integers(1, 9))
    keys = [f"c{number}" for number in range(count)]
    claims = tuple(
        Claim(
            key,
            draw(st.one_of(st.none(), text)),
            draw(st.sampled_from(ClaimKind)),
            draw(text),
            by=draw(st.one_of(st.none(), text)),
        )
        for key in keys
    )
    steps: list[Step] = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(StepKind))
        if kind is StepKind.UNDERCUT and not steps:
            kind = StepKind.ATTACK
        among = [step.key for step in steps] if kind is StepKind.UNDERCUT else keys
        premises = tuple(draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3)))
        mentioned = premises if draw(st.booleans()) else ()
        target = draw(st.sampled_from(among))
        if target in premises and not loops:
            continue
        steps.append(Step(f"s{number}", kind, premises, target, mentioned=mentioned))
    return ArgumentMap(
        title=draw(st.one_of(st.none(), text)),
        question=draw(st.one_of(st.none(), text)),
        author=draw(st.one_of(st.none(), text)),
        claims=claims,
        steps=tuple(steps),
    )

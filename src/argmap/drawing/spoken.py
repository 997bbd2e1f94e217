"""What a screen reader says of a picture."""

from __future__ import annotations

from argmap.drawing.label import CITATION, MARK, STUB, TEXT, THESIS_TEXT, caption, claim_name
from argmap.drawing.measure import clean
from argmap.drawing.plan import Plan
from argmap.drawing.scene import Box
from argmap.evaluation.verdict import Verdict
from argmap.model.kinds import StepKind
from argmap.model.map import Step

_STEP_WORDS = {
    Verdict.REBUTTED: "fails (rebutted)",
    Verdict.UNSUPPORTED: "fails (unsupported)",
    Verdict.OPEN: "is open",
}


def description(plan: Plan) -> str:
    """Say what a picture is about, how much it shows, and what of it stands."""
    question = clean((plan.map.question or "")[:4000])
    statements = _count(len(plan.map.claims), "statement")
    counts = f"{statements}, {_count(len(plan.steps), 'step')} between them."
    if plan.left_out:
        counts += f" {_count(plan.left_out, 'statement')} left out."
    captions = [clean(remark[:4000]) for remark in plan.captions]
    return " ".join([question, counts, *_verdict_counts(plan), *captions]).strip()


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def _verdict_counts(plan: Plan) -> list[str]:
    """Tell how many claims stand, fall and are open, where the picture shows it."""
    shown = [plan.verdicts.get(claim.key) for claim in plan.map.claims]
    standing = shown.count(Verdict.STANDS)
    falling = sum(verdict is not None and verdict.falls for verdict in shown)
    undecided = shown.count(Verdict.OPEN)
    if not standing + falling + undecided:
        return []
    return [f"Standing: {standing:,}; falling: {falling:,}; open: {undecided:,}."]


def spoken(plan: Plan, box: Box) -> str:
    """Name a claim: what it is, what it bears on, its words, its marks, and its verdict."""
    claim = box.claim
    words = [caption(claim).lower().replace(" · ", " ")]
    steps = plan.out.get(claim.key, ())
    if steps:
        target = plan.map.claim_by_key.get(steps[0].target)
        if target is not None and target.id is not None:
            relation = "against" if steps[0].kind is not StepKind.SUPPORT else "for"
            words.append(f"{relation} {clean(target.id[:200])}")
        elif steps[0].kind is StepKind.UNDERCUT:
            words.append("against a step")
    text = " ".join(line.text for line in box.label.lines if line.role in (TEXT, THESIS_TEXT))
    rest = [line.text for line in box.label.lines if line.role in (CITATION, MARK, STUB)]
    said = f"{' '.join(words)}: {' '.join([text, *rest])}"
    verdict = plan.verdicts.get(claim.key)
    if verdict is not None:
        said += f" Verdict: {verdict.words}."
        said += "".join(
            f" The step to {_target(plan, step)} {_STEP_WORDS[plan.verdicts[step.key]]}."
            for step in steps
            if plan.verdicts.get(step.key, Verdict.STANDS) is not Verdict.STANDS
        )
    return f"{said} Highlighted." if plan.is_lit(claim.key) else said


def _target(plan: Plan, step: Step) -> str:
    target = plan.map.claim_by_key.get(step.target)
    return "another step" if target is None else claim_name(target)

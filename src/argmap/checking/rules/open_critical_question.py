"""ARG404 open-critical-question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import ArgumentMap, Step, StepKind

if TYPE_CHECKING:
    from argmap.schemes import Answer, CriticalQuestion, Scheme


class OpenCriticalQuestion(Rule):
    """Finds steps that name a scheme and leave open what whoever uses it has to answer.

    ## What it does
    Reports a step whose scheme has critical questions that its arguer must answer, where the map
    holds no answer; once for a step. `argmap schemes NAME` tells the questions. A warrant, or a
    premise linked with `and`, answers why the one shows the other. A reason below a premise answers
    what an expert goes by, or whether anybody has looked; a citation does not.

    A statement with a tag of `cq-` and the name of a question, as in `tags: cq-expertise`, answers
    that question: a premise of the step, or what stands right below one. A warrant or a linked
    premise with such a tag answers no other. An undercut or an objection with it raises the
    question, and has findings of its own while nobody answers.

    Not reported are questions that the objector must answer, questions that any backing answers
    (ARG101 and ARG102 ask for that), and steps against the thesis that do not work any more.

    ## Why it matters
    Asking is enough to put such a step in doubt. Answer before somebody asks; or, where the step is
    your opponent's, ask.

    ## Example
    ```arg
    source hale: E. Hale, Report on street trees
    thesis trees: The city should plant limes.
      evidence: Hale says that they suit the city best. [@hale, p. 1]
        scheme: expert-opinion
    ```

    ## Instead
    ```arg
    source hale: E. Hale, Report on street trees
    thesis trees: The city should plant limes.
      evidence: Hale says that they suit the city best. [@hale, p. 1]
        scheme: expert-opinion
        warrant: Hale has looked after the trees of three cities. [@hale, p. 9]
          tags: cq-expertise
        evidence: In a trial of ten years no lime died. [@hale, table 2]
    ```

    ## Sources
    The questions follow Walton, Reed and Macagno, *Argumentation Schemes* (Cambridge
    University Press 2008). That the arguer must answer some of them and the objector the others is
    from Gordon, Prakken and Walton, *The Carneades model of argument and burden of proof*
    (Artificial Intelligence 171, 2007).
    """

    code = "ARG404"
    name = "open-critical-question"
    severity = Severity.INFO

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find steps with questions that are open.

        Linear: what stands below a claim is read once, however many steps use the claim.
        """
        named = [step for step in checked.map.steps if step.scheme is not None]
        if not named or checked.may_lack_roots:
            return
        # Most maps name no scheme, and need not wait for the list of them.
        from argmap.schemes import schemes

        known = schemes()
        below = _Below(checked.map)
        for step in named:
            scheme = known.get(step.scheme or "")
            if scheme is None or _is_beside_the_point(checked, step):
                continue
            open_ones = [
                question for question in below.unanswered(step, scheme) if _is_asked(question)
            ]
            if open_ones:
                yield self._open(checked, step, scheme.name, open_ones)

    def _open(
        self, checked: Checked, step: Step, scheme: str, questions: Sequence[CriticalQuestion]
    ) -> Diagnostic:
        names = ", ".join(question.name for question in questions)
        is_one = len(questions) == 1
        if is_one:
            asked = questions[0].text
            message = f"nothing here answers what '{scheme}' asks: {asked[:1].lower()}{asked[1:]}"
        else:
            message = f"nothing here answers {len(questions)} questions of '{scheme}': {names}"
        if _is_against(checked, step):
            words = "" if is_one else " ".join(question.text for question in questions) + " "
            tags = " or ".join(f"'tags: {question.tag}'" for question in questions)
            advice = f"{words}Ask in an undercut below it, with {tags}"
        else:
            advice = " ".join(
                ("" if is_one else f"{question.text} ")
                + f"Answer with {_ways(question)}, or with what you tag '{question.tag}'."
                for question in questions
            ).removesuffix(".")
        advice = advice[:1].lower() + advice[1:]
        return self.finding(
            message,
            step.span,
            help=f"{advice} ('argmap schemes {scheme}' tells more)",
        )


@attrs.frozen
class _Under:
    """What stands right below a claim, or below a step.

    Attributes:
        has_reason: Whether there is a reason among it.
        tags: The tags in it.
    """

    has_reason: bool
    tags: frozenset[str]


class _Below:
    """Reads what stands below claims and steps, below each of them once."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._map = argument_map
        self._known: dict[str, _Under] = {}

    def unanswered(self, step: Step, scheme: Scheme) -> Iterator[CriticalQuestion]:
        """Give the questions of a scheme that nothing in a step answers, nor below it."""
        from argmap.schemes import Answer

        tags = {question.tag for question in scheme.questions}
        answers: set[Answer] = set()
        named = tags & self._under(step.key).tags
        for index, key in enumerate(step.premises):
            own = tags.intersection(self._map.claim_by_key[key].tags)
            under = self._under(key)
            named |= own | (tags & under.tags)
            if index > 0 and not own:
                answers.add(Answer.LINK)
            if under.has_reason and key not in step.warrants:
                answers.add(Answer.REASON)
        for question in scheme.questions:
            if question.tag not in named and answers.isdisjoint(question.shown_by):
                yield question

    def _under(self, key: str) -> _Under:
        if key not in self._known:
            steps = self._map.steps_into.get(key, ())
            claims = self._map.claim_by_key
            self._known[key] = _Under(
                any(step.kind is StepKind.SUPPORT for step in steps),
                frozenset(
                    tag for step in steps for each in step.premises for tag in claims[each].tags
                ),
            )
        return self._known[key]


def _is_asked(question: CriticalQuestion) -> bool:
    """Say whether the arguer must answer a question, in the map, and no other rule asks for it."""
    from argmap.schemes import Answer, Answerer

    return question.answerer is Answerer.ARGUER and not {Answer.WORDS, Answer.BACKING}.intersection(
        question.shown_by
    )


def _is_beside_the_point(checked: Checked, step: Step) -> bool:
    """Say whether an answer may have been lost, or whether nobody needs to ask any more."""
    return not checked.map.incomplete.isdisjoint(step.premises) or (
        _is_against(checked, step) and checked.evaluation.verdict(step.key).falls
    )


def _is_against(checked: Checked, step: Step) -> bool:
    return step.key in checked.sides.con and step.key not in checked.sides.pro


def _ways(question: CriticalQuestion) -> str:
    """Say in which ways a question can be answered."""
    from argmap.schemes import Answer

    words = {
        Answer.LINK: "a warrant or a linked premise ('and')",
        Answer.REASON: "a reason below it",
    }
    return " or ".join(words[way] for way in question.shown_by)

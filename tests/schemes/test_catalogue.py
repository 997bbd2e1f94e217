"""The argumentation schemes: complete, consistent, and their examples do what they say."""

from __future__ import annotations

import re

import pytest

import argmap
from argmap.diagnostic import Severity
from argmap.loading.formatting import format_loaded
from argmap.schemes import (
    Answer,
    Answerer,
    Scheme,
    UnknownSchemeError,
    find_schemes,
    schemes,
)

FIRST = (
    "expert-opinion", "position-to-know", "witness-testimony", "popular-opinion",
    "popular-practice", "example", "analogy", "precedent", "cause-to-effect",
    "correlation-to-cause", "sign", "evidence-to-hypothesis", "abduction", "practical-reasoning",
    "positive-consequences", "negative-consequences", "established-rule", "exceptional-case",
    "verbal-classification", "slippery-slope",
)  # fmt: skip
FURTHER = (
    "ignorance", "commitment", "inconsistent-commitment", "ethotic", "direct-ad-hominem",
    "circumstantial-ad-hominem", "bias", "fear-appeal", "waste", "dilemma", "gradualism",
)  # fmt: skip
WITHOUT_QUESTIONS = {
    "exceptional-case", "inconsistent-commitment", "bias", "dilemma", "gradualism",
}  # fmt: skip
# What the arguer of each must answer: the presumptions of the literature.
PRESUMPTIONS = {
    "expert-opinion": {"expertise", "evidence"},
    "witness-testimony": {"coherence"},
    "popular-opinion": {"evidence", "reason"},
    "popular-practice": {"evidence", "reason"},
    "correlation-to-cause": {"coincidence", "mechanism"},
    "sign": {"correlation"},
    "practical-reasoning": {"possibility"},
    "positive-consequences": {"evidence", "probability"},
    "negative-consequences": {"evidence", "probability"},
    "established-rule": {"validity"},
    "ignorance": {"search"},
    "ethotic": {"relevance"},
    "direct-ad-hominem": {"relevance", "evidence"},
    "fear-appeal": {"prevention", "probability"},
    "waste": {"feasibility"},
}
ALL = tuple(schemes().values())
NAME = re.compile(r"[a-z]+(-[a-z]+)*")


def by_name(scheme: Scheme) -> str:
    return scheme.name


def test_the_schemes_in_their_order() -> None:
    assert tuple(schemes()) == FIRST + FURTHER


@pytest.mark.parametrize("scheme", ALL, ids=by_name)
def test_each_is_complete(scheme: Scheme) -> None:
    assert NAME.fullmatch(scheme.name)
    assert scheme.premises
    for text in (scheme.what, scheme.conclusion, *(each.text for each in scheme.premises)):
        assert re.fullmatch(r"[A-Z].*\.", text)
        assert len(text) <= 100
    roles = [premise.role for premise in scheme.premises]
    assert len(set(roles)) == len(roles)
    assert all(NAME.fullmatch(role) for role in roles)


@pytest.mark.parametrize("scheme", ALL, ids=by_name)
def test_its_questions_have_names_and_somebody_to_answer_them(scheme: Scheme) -> None:
    names = [question.name for question in scheme.questions]
    assert bool(names) is (scheme.name not in WITHOUT_QUESTIONS)
    assert len(set(names)) == len(names)
    for question in scheme.questions:
        assert NAME.fullmatch(question.name)
        assert question.tag == f"cq-{question.name}"
        assert re.fullmatch(r"[A-Z][^?]*\?", question.text)
        assert bool(question.shown_by) is (question.answerer is Answerer.ARGUER)
        assert Answer.WORDS not in question.shown_by or len(question.shown_by) == 1
    asked = {each.name for each in scheme.questions if each.answerer is Answerer.ARGUER}
    assert asked == PRESUMPTIONS.get(scheme.name, set())


@pytest.mark.parametrize("scheme", ALL, ids=by_name)
def test_its_example_is_sound_and_answers_what_it_must(scheme: Scheme) -> None:
    loaded = argmap.loads(scheme.example, name="example.arg")
    assert loaded.diagnostics == ()
    assert format_loaded(loaded) == scheme.example
    assert [step.scheme for step in loaded.map.steps if step.scheme] == [scheme.name]
    findings = argmap.check(loaded)
    assert [each for each in findings if each.severity is not Severity.INFO] == []
    assert not {"ARG403", "ARG404"} & {finding.code for finding in findings}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("expert-opinion", ["expert-opinion"]),
        ("Expert Opinion", ["expert-opinion"]),
        ("expert_opinion", ["expert-opinion"]),
        ("expert", ["expert-opinion"]),
        # A name goes before the words of others.
        ("bias", ["bias"]),
        ("consequence", ["positive-consequences", "negative-consequences"]),
        # A word of the title.
        ("best", ["abduction"]),
    ],
)
def test_finding_by_name_and_by_word(name: str, found: list[str]) -> None:
    assert [scheme.name for scheme in find_schemes(name)] == found


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("exprt-opinion", "no scheme is called 'exprt-opinion'; did you mean 'expert-opinion'?"),
        ("hunch", "no scheme is called 'hunch' ("),
        ("", "no scheme is called '' ("),
        # Not in the middle of a word.
        ("pinion", "no scheme is called 'pinion'"),
        ("x" * 10_000, "no scheme is called 'xxx"),
    ],
)
def test_a_name_that_is_none(name: str, words: str) -> None:
    with pytest.raises(UnknownSchemeError) as caught:
        find_schemes(name)
    assert str(caught.value).startswith(words)

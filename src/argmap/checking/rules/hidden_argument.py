"""ARG502 hidden-argument."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from argmap.checking.rule import Checked, Rule
from argmap.checking.wording import (
    any_of,
    claims_with,
    is_english,
    place_of,
    without_quoted,
    word_lists,
)
from argmap.diagnostic import Diagnostic, Severity

_SENTENCE_END = re.compile(r"[.;:]")
_CLAUSE = r"(?:^|(?<=[,;:.] )|(?<=, and ))"


class HiddenArgument(Rule):
    """Finds statements that hold a whole argument.

    ## What it does
    Reports a statement in which a conclusion is drawn (`therefore`, `it follows that`), or a reason
    is given for a judgement or a forecast: `… should … because …`, `… is wrong because …`, `… will
    … because …`, `Since … is …, …`. Why something happens is one claim, and is left alone: `the
    bridge fell because a bolt had rusted`. So is what stands in quotation marks or is told as
    somebody's words (`she said that … because …`), `since` where it is about time, `not because`
    and the like, and a text in another language than English.

    ## Why it matters
    Two claims in one statement cannot be told apart: an objection does not say which of the two it
    is against, and no reason can be given for the reason.

    ## Example
    ```arg
    source guide: Guide to street trees, 2024
    thesis trees: The city should plant trees because they cool the streets.
      evidence: A street with trees was four degrees cooler. [@guide, p. 1]
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees, 2024
    thesis trees: The city should plant trees.
      premise: Trees cool the streets.
        evidence: A street with trees was four degrees cooler. [@guide, p. 1]
    ```
    """

    code = "ARG502"
    name = "hidden-argument"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find connectives between a reason and what it is for; linear in each text."""
        if not is_english(checked.map):
            return
        words = word_lists()["argument"]
        sought = [*words["anywhere"], *words["clause"], *words["because"], "since "]
        for claim in claims_with(checked, sought):
            found = _connective(without_quoted(claim.text))
            if found is not None and claim.by is None:
                yield self.finding(
                    f"these are two claims, joined by '{found.lower()}'",
                    place_of(checked, claim, found),
                    help="split it: state the conclusion here, and the reason as a premise below",
                )


def _connective(text: str) -> str | None:
    """Give the first word that joins a reason to a conclusion, as it is written."""
    reported = _reporting().search(text)
    own = text if reported is None else text[: reported.start()]
    found = _concluding().search(own)
    if found is None:
        since = (each for each in _since().finditer(own) if _is_a_reason(each))
        found = _because_of_a_judgement(own) or next(since, None)
    return found["word"] if found is not None else None


def _because_of_a_judgement(text: str) -> re.Match[str] | None:
    """Give the first "because" with a reason for a judgement; others tell why something happens.

    Of each sentence the first one counts, so that each is gone through once.
    """
    for sentence in _SENTENCE_END.split(text):
        found = _because().search(sentence)
        if found is not None and _is_judged(sentence[: found.start()], sentence[found.end() :]):
            return found
    return None


def _is_judged(before: str, after: str) -> bool:
    """Say whether what a "because" gives the reason for is a judgement or a forecast."""
    if not before.strip():
        return _judging().search(after.partition(",")[2]) is not None
    ends = [judging.end() for judging in _judging().finditer(before)]
    if not ends or _inner().search(before, ends[-1]) is not None:
        return False
    return before.rstrip().endswith(",") or _denying().search(before) is None


def _is_a_reason(since: re.Match[str]) -> bool:
    """Say whether a clause with "since" gives a reason; else it tells from when on."""
    return (
        _present().search(since["reason"]) is not None and _perfect().search(since["rest"]) is None
    )


@cache
def _concluding() -> re.Pattern[str]:
    words = word_lists()["argument"]
    # At a place where a word of the one or the other kind begins.
    begins = (
        rf"\b{_not_after(words['part_after'])}(?={_words(words['anywhere'])})"
        rf"|{_CLAUSE}(?={_words(words['clause'])})"
    )
    either = any_of([*words["anywhere"], *words["clause"]])
    return re.compile(
        rf"(?:{begins})(?!{_words(words['not_before'])})(?P<word>{either})\b", re.IGNORECASE
    )


@cache
def _because() -> re.Pattern[str]:
    words = word_lists()["argument"]
    return re.compile(
        rf"\b{_not_after(words['explained_by'])}(?P<word>{any_of(words['because'])})\b"
        r"(?! of\b)",
        re.IGNORECASE,
    )


@cache
def _judging() -> re.Pattern[str]:
    words = word_lists()["argument"]
    return re.compile(
        rf"\b(?:{any_of(words['judging'])}"
        rf"|(?:is|are|would be|isn't|aren't) (?:\w++ )?(?:{any_of(words['judged'])}))\b",
        re.IGNORECASE,
    )


@cache
def _inner() -> re.Pattern[str]:
    return re.compile(rf"\b{_words(word_lists()['argument']['inner'])}", re.IGNORECASE)


@cache
def _denying() -> re.Pattern[str]:
    words = _words(word_lists()["argument"]["denying"])
    return re.compile(rf"\b{words}|n't\b|\bcannot\b", re.IGNORECASE)


@cache
def _since() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|(?<=[.;:] ))(?P<word>since) (?P<reason>[^,.;:]++),(?P<rest>[^.;]*+)", re.IGNORECASE
    )


@cache
def _present() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_lists()['argument']['present'])})\b", re.IGNORECASE)


@cache
def _perfect() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(word_lists()['argument']['perfect'])})\b", re.IGNORECASE)


@cache
def _reporting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_lists()['argument']['reported_by'])})\b", re.IGNORECASE)


def _words(words: Sequence[str]) -> str:
    return rf"(?:{any_of(words)})\b"


def _not_after(words: Sequence[str]) -> str:
    return "".join(rf"(?<!\b{re.escape(word)} )" for word in words)

"""ARG401 duplicate-claim."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import attrs

from argmap.checking.lines import Line
from argmap.checking.rule import Checked, Rule
from argmap.checking.same_words import same_words
from argmap.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from argmap.model import Claim, ClaimKind, StepKind
from argmap.source import Span
from argmap.syntax.tree import Statement
from argmap.syntax.vocabulary import MENTION_FIELDS, ROOT_WORDS

# These words say something about the claim that others do not.
_KINDS_OF_THEIR_OWN = (ClaimKind.THESIS, ClaimKind.ASSUMPTION, ClaimKind.EVIDENCE)
_MOST_WORK = 200_000
_WORD = re.compile(r"[^\W\d_][^\W_]*")
_WORDS_OF_AN_ID = 4


class DuplicateClaim(Rule):
    """Finds statements with the same words.

    ## What it does
    Reports a statement whose text is that of an earlier one; case, punctuation and white space do
    not count.

    ## Why it matters
    The map takes them for two claims: what is said for or against the one does not reach the
    other. A claim that is needed twice is stated once and mentioned by its id.

    ## Example
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence cool: Trees cool a street. [@guide, p. 1]
      premise: Fewer people would fall ill in summer.
        evidence: Trees cool a street! [@guide, p. 1]
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence cool: Trees cool a street. [@guide, p. 1]
      premise: Fewer people would fall ill in summer.
        evidence cool
    ```

    ## Fix safety
    Unsafe: the two claims become one, so that what is said about either is said about both. No fix
    is offered where words would be lost (another citation, a field of its own), where the claims
    are an assumption and something else, or where the one is a reason for the other.
    """

    code = "ARG401"
    name = "duplicate-claim"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find statements with the words of an earlier one; linear in the size of the texts."""
        main = checked.loaded.main.source
        fixes = _Fixes(checked)
        for first, *others in same_words(checked.map.claims):
            for claim in others:
                if claim.span is None or first.span is None:
                    continue
                if claim.span.source is not main and claim.span.source is not first.span.source:
                    # Two libraries know nothing of each other.
                    continue
                yield self.finding(
                    "this has been stated before, in the same words",
                    claim.span,
                    help=fixes.advice(first, claim),
                    related=(Related(first.span, "here it is stated first"),),
                    fix=fixes.fix(first, claim),
                )


@attrs.define(eq=False, repr=False)
class _Fixes:
    """Writes mentions for statements; how much it looks at is bounded for a whole map."""

    checked: Checked
    left: int = _MOST_WORK

    def advice(self, first: Claim, claim: Claim) -> str:
        """Say what to do about a statement with the words of an earlier one."""
        if first.id is None or claim.span is None:
            return "give the first one an id, and mention that here without a colon"
        word = self.checked.lines.at(claim.span).node.word.value
        return f"mention it here by its id, without a colon: '{word} {first.id}'"

    def fix(self, first: Claim, claim: Claim) -> Fix | None:
        """Give the edits that make a mention of a statement, where nothing is lost by it."""
        if claim.span is None or first.span is None or not _can_be_one(first, claim):
            return None
        line = self.checked.lines.at(claim.span)
        node = line.node
        if (
            not isinstance(node, Statement)
            or node.text.comments
            or not line.fields.issubset(MENTION_FIELDS)
            or (node.word.value in ROOT_WORDS and (line.fields or not line.has_children))
            or (claim.id is not None and self.checked.lines.is_mentioned(claim.id))
            or self._is_reason_for(first, claim)
            or self._is_reason_for(claim, first)
        ):
            return None
        name, edits = first.id, []
        if name is None:
            if first.span.source is not claim.span.source:
                return None
            name = self._new_id(first)
            if name is None:
                return None
            edits.append(_with_id(self.checked.lines.at(first.span), first.span, name))
        whole = Span(claim.span.source, node.word.start, node.text.pieces[-1][1])
        edits.append(Edit(whole, f"{node.word.value} {name}"))
        return Fix(f"mention '{name}' here", tuple(edits), safe=False)

    def _new_id(self, claim: Claim) -> str | None:
        words = [word.casefold() for word in _WORD.findall(claim.text)[:_WORDS_OF_AN_ID]]
        name = unicodedata.normalize("NFC", "-".join(words))
        known = self.checked.map
        if not words or name in known.claim_by_key or name in known.source_by_key:
            return None
        return name

    def _is_reason_for(self, claim: Claim, other: Claim) -> bool:
        """Say whether a claim supports another one, however far around, or may do so."""
        seen = {claim.key}
        stack = [claim.key]
        while stack:
            for step in self.checked.map.steps_from.get(stack.pop(), ()):
                self.left -= 1
                if self.left < 0:
                    return True
                if step.kind is StepKind.SUPPORT and step.target not in seen:
                    if step.target == other.key:
                        return True
                    seen.add(step.target)
                    stack.append(step.target)
        return False


def _can_be_one(first: Claim, claim: Claim) -> bool:
    """Say whether what a statement says besides its words is said of the first one too."""
    cited = {(citation.key, citation.locator) for citation in first.citations}
    return all((citation.key, citation.locator) in cited for citation in claim.citations) and (
        first.kind is claim.kind
        or (first.kind not in _KINDS_OF_THEIR_OWN and claim.kind not in _KINDS_OF_THEIR_OWN)
    )


def _with_id(line: Line, span: Span, name: str) -> Edit:
    # The word is written again, so that two such edits are seen to be about one place.
    word = line.node.word
    return Edit(Span(span.source, word.start, word.end), f"{word.value} {name}")

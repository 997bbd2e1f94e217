"""ARG403 unknown-scheme."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.checking.settings import Option
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import Step
from argmap.source import Span
from argmap.suggestion import did_you_mean
from argmap.syntax.tree import Field

EXTRA = Option("extra", (), "names of schemes of your own")


class UnknownScheme(Rule):
    """Finds steps that name an argumentation scheme that argmap does not know.

    ## What it does
    Reports a `scheme` whose name is neither one of those that `argmap schemes` lists nor one of
    your own.

    ## Why it matters
    A misspelt name says nothing: nobody finds the step by it, and the questions that such an
    argument must stand are not asked.

    ## Example
    ```arg
    source twin: Our twin town, report on its trees
    thesis trees: The city should plant trees.
      evidence: Our twin town is cooler since it did. [@twin, p. 3]
        scheme: anology
    ```

    ## Instead
    ```arg
    source twin: Our twin town, report on its trees
    thesis trees: The city should plant trees.
      evidence: Our twin town is cooler since it did. [@twin, p. 3]
        scheme: analogy
    ```

    ## Options
    `extra` lists the names of schemes that your team uses besides. Nothing is known of them, so
    ARG404 asks nothing of a step that names one.

    ## Sources
    Walton, Reed and Macagno, *Argumentation Schemes* (Cambridge University Press 2008).
    """

    code = "ARG403"
    name = "unknown-scheme"
    severity = Severity.ERROR
    options = (EXTRA,)

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find names of schemes that are not known; linear."""
        named = [step for step in checked.map.steps if step.scheme is not None]
        if not named:
            return
        # Most maps name no scheme, and need not wait for the list of them.
        from argmap.schemes import schemes

        extra = checked.settings.option(self.name, EXTRA)
        own = extra if isinstance(extra, tuple) else ()
        known = dict.fromkeys((*schemes(), *own))
        meant: dict[str, str] = {}
        for step in named:
            name = step.scheme or ""
            if name in known:
                continue
            if name not in meant:
                meant[name] = did_you_mean(name, known)
            yield self.finding(
                f"there is no scheme '{name}'{meant[name]}",
                _place(checked, step),
                help="'argmap schemes' lists them; to use a name of your own, add it to the "
                f"option 'extra' of {self.name}",
            )


def _place(checked: Checked, step: Step) -> Span | None:
    """Give the place of the scheme's name: the field may stand on any line of a joint step."""
    for span in step.premise_spans:
        for child in checked.lines.at(span).node.children:
            if isinstance(child, Field) and child.word.value == "scheme" and child.text.pieces:
                pieces = child.text.pieces
                return Span(span.source, pieces[0][0], pieces[-1][1])
    return step.span

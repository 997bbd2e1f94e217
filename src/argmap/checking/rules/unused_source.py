"""ARG302 unused-source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Edit, Fix, Severity
from argmap.source import Span
from argmap.syntax.tree import Blank, Field, SourceDeclaration


class UnusedSource(Rule):
    """Finds sources that nothing cites.

    ## What it does
    Reports a declared source that no statement cites and that relays no source that is cited.
    Bibliographies, included files, and files without a thesis (libraries) are left alone.

    ## Why it matters
    Either a citation is missing, or the source lends the map a weight that it does not have.

    ## Example
    ```arg
    source survey: City survey of street temperatures
    thesis trees: The city should plant trees.
      assumption: Trees cool a street.
    ```

    ## Instead
    ```arg
    source survey: City survey of street temperatures
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@survey]
    ```

    ## Fix safety
    Unsafe: the declaration is deleted with its fields, and what they say is lost. No fix is offered
    where a comment stands amid them, or where another source is relayed by this one.

    ## Sources
    LaTeX linters and reference managers tell of entries that nothing cites; that is sound only
    where all that may cite them was read.
    """

    code = "ARG302"
    name = "unused-source"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find declared sources that are neither cited nor relayed from."""
        argument_map = checked.map
        if not argument_map.theses or checked.may_lack_citations:
            return
        used = {citation.key for claim in argument_map.claims for citation in claim.citations}
        queue = list(used)
        while queue:
            source = argument_map.source_by_key.get(queue.pop())
            if source is not None and source.via is not None and source.via not in used:
                used.add(source.via)
                queue.append(source.via)
        main = checked.loaded.main.source
        declared = _declarations(checked)
        relaying = {source.via for source in argument_map.sources}
        for source in argument_map.sources:
            if (
                source.key not in used
                and not source.from_bibliography
                and source.span is not None
                and source.span.source is main
            ):
                yield self.finding(
                    f"nothing cites the source '{source.key}'",
                    source.span,
                    help=f"cite it where it is used ([@{source.key}]), or delete it",
                    fix=None if source.key in relaying else _deletion(source.span, declared),
                )


def _deletion(span: Span, declared: Mapping[int, SourceDeclaration]) -> Fix | None:
    """Give the edit that deletes a declaration and its fields; the blank lines below it stay."""
    node = declared.get(span.start)
    if node is None or node.text.comments:
        return None
    end = node.end
    for child in node.children:
        if isinstance(child, Field) and not child.children and not child.text.comments:
            end = child.end
        elif not isinstance(child, Blank):
            return None
    return Fix("delete the source", (Edit(Span(span.source, node.start, end), ""),), safe=False)


def _declarations(checked: Checked) -> Mapping[int, SourceDeclaration]:
    tree = checked.loaded.main.tree
    return {node.word.start: node for node in tree.children if isinstance(node, SourceDeclaration)}

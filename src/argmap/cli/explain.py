"""``argmap explain``."""

import sys
from enum import Enum
from typing import Annotated

import typer

from argmap.cli.output import emit, fail, terminal_columns


class ExplainFormat(Enum):
    """How explanations are printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def explain(
    rules: Annotated[
        list[str],
        typer.Argument(
            metavar="RULE...",
            help="Codes or names: ARG101, unsupported-premise.",
            show_default=False,
        ),
    ],
    format: Annotated[  # noqa: A002 - the option's name
        ExplainFormat, typer.Option("--format", help="Words to read, Markdown, or JSON.")
    ] = ExplainFormat.TEXT,
) -> None:
    """Say what a rule is about: what it finds, why that matters, an example, and what to do.

    The errors of the text (ARG001 to ARG099) are explained in the same way. Exit status: 0 done,
    2 there is no such rule.

    \b
    Examples:
      argmap explain ARG101
      argmap explain unanswered-objection circular-support
      argmap explain ARG101 --format json
    """
    from argmap.checking.explanation import UnknownRuleError
    from argmap.checking.explanation import explain as explanation_of

    try:
        explanations = [explanation_of(rule) for rule in rules]
    except UnknownRuleError as error:
        raise fail(str(error)) from None
    if format is ExplainFormat.JSON:
        from argmap.reporting.explanation_json import explanation_json

        emit(explanation_json(explanations))
    elif format is ExplainFormat.MARKDOWN:
        from argmap.reporting.explanation_markdown import explanation_markdown

        emit("\n".join(explanation_markdown(one) for one in explanations).rstrip("\n"))
    else:
        from argmap.reporting.explanation_text import explanation_text
        from argmap.reporting.terminal import Painter

        paint = Painter.for_stream(sys.stdout)
        for index, explanation in enumerate(explanations):
            if index > 0:
                emit("")
            for line in explanation_text(explanation, width=terminal_columns(), paint=paint):
                emit(line)

"""``argmap rules``."""

import sys
from enum import Enum
from typing import Annotated

import typer

from argmap.cli.output import emit, say, terminal_columns


class RulesFormat(Enum):
    """How the rules are listed."""

    TEXT = "text"
    JSON = "json"


def rules(
    format: Annotated[  # noqa: A002 - the option's name
        RulesFormat, typer.Option("--format", help="A table to read, or JSON for programs.")
    ] = RulesFormat.TEXT,
) -> None:
    """List all rules, and the errors of the text: code, name, severity, what they find.

    The severities are those without a configuration; 'argmap config' prints what is in force.

    \b
    Examples:
      argmap rules
      argmap rules --format json | jq -r '.[] | select(.default | not) | .name'
    """
    from argmap.checking.explanation import explanations

    if format is RulesFormat.JSON:
        from argmap.reporting.explanation_json import explanation_json

        emit(explanation_json(explanations()))
        return
    from argmap.reporting.rules_text import rules_text
    from argmap.reporting.terminal import Painter

    paint = Painter.for_stream(sys.stdout)
    for line in rules_text(explanations(), width=terminal_columns(), paint=paint):
        emit(line)
    say("'argmap explain RULE' tells more of each")

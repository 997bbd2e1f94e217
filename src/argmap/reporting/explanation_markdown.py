"""The page of a rule as Markdown: `docs/rules/` and the help in reports are made of it."""

from __future__ import annotations

from argmap.checking.explanation import Explanation
from argmap.reporting.option_words import default_words


def explanation_markdown(explanation: Explanation) -> str:
    """Give a page with a heading of the first level."""
    lines = [
        f"# {explanation.code} {explanation.name}",
        "",
        f"*{_standing(explanation)}*",
        "",
        explanation.summary,
    ]
    for title, text in explanation.sections:
        lines += ["", f"## {title}", "", text]
    if explanation.options:
        lines += ["", "## In the configuration", "", "```toml"]
        lines += [f"[tool.argmap.rules.{explanation.name}]"]
        lines += [f"{option.name} = {default_words(option)}" for option in explanation.options]
        lines += ["```", ""]
        lines += [f"- `{option.name}`: {option.description}" for option in explanation.options]
    return "\n".join(lines) + "\n"


def _standing(explanation: Explanation) -> str:
    words = explanation.severity.value.capitalize()
    if not explanation.can_be_ignored:
        return f"{words}; cannot be switched off."
    return f"{words}." if explanation.is_default else f"{words}; off by default."

"""Argumentation schemes as Markdown: `docs/schemes.md` ends with all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.reporting.scheme_words import answerers, ways
from argmap.schemes import Scheme


def schemes_markdown(schemes: Sequence[Scheme]) -> str:
    """Give a section a scheme, with headings of the second level; before several, their list."""
    lines: list[str] = []
    if len(schemes) > 1:
        lines += ["| scheme | |", "| --- | --- |"]
        lines += [f"| [`{each.name}`](#{each.name}) | {each.what} |" for each in schemes]
        lines += [""]
    for scheme in schemes:
        lines += [*_section(scheme), ""]
    return "\n".join(lines)


def _section(scheme: Scheme) -> Iterator[str]:
    yield from (f"## {scheme.name}", "", f"*{scheme.title}.* {scheme.what}", "")
    yield from ("Premises:", "")
    yield from (f"- **{premise.role}**: {premise.text}" for premise in scheme.premises)
    yield from ("", f"Conclusion: {scheme.conclusion}")
    for title, questions in answerers(scheme):
        yield from ("", f"{title}:", "")
        for question in questions:
            yield f"- **{question.name}**: {question.text}{ways(question)}"
    yield from ("", "```arg", *scheme.example.splitlines(), "```")

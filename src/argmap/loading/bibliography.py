"""Bibliography files: BibTeX or CSL-JSON in, sources out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.model import Source

if TYPE_CHECKING:
    # Most maps have no bibliography: what reads one is imported when there is one.
    from argmap.loading.references import BibliographyProblem, Problems

_BYTE_ORDER_MARK = "\ufeff"
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")


def read_bibliography(content: bytes, name: str) -> tuple[list[Source], list[BibliographyProblem]]:
    """Read a bibliography.

    What can be read is read: a broken entry costs that entry. Of a key that is declared twice the
    first entry counts. Values are cut at 10,000 characters, and after ten authors the others are
    "et al.".

    Args:
        content: The bytes of the file, which should be UTF-8.
        name: What the file is called. ``.json`` is CSL-JSON and ``.bib`` is BibTeX or BibLaTeX;
            with any other name the first character decides.

    Returns:
        The sources in file order, without spans, and what is wrong with the file (at most
        ``references.MAX_PROBLEMS``, the last of which then says how many more there are).
    """
    from argmap.loading.references import Problems

    problems = Problems()
    text = _decoded(content, problems)
    if _is_json(text, name):
        from argmap.loading.csl_json import read_csl_json

        sources = read_csl_json(text, problems)
    else:
        from argmap.loading.bibtex import read_bibtex

        sources = read_bibtex(text, problems)
    return sources, problems.as_list()


def _decoded(content: bytes, problems: Problems) -> str:
    if content.startswith(_OTHER_ENCODINGS):
        problems.add("the file is UTF-16: save it as UTF-8", 1)
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            byte = content[error.start]
            problems.add(f"the file is not UTF-8 (byte 0x{byte:02X}): save it as UTF-8", line)
            text = content.decode("utf-8", "replace")
    # The BibTeX library counts only "\n" as the end of a line.
    return text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")


def _is_json(text: str, name: str) -> bool:
    lowered = name.lower()
    if lowered.endswith((".json", ".bib", ".bibtex")):
        return lowered.endswith(".json")
    return re.match(r"\s*[\[{]", text) is not None

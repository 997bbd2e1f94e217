"""The example in docs/briefing.md."""

from __future__ import annotations

import re
from pathlib import Path

from argmap.briefing.layout import brief_document
from argmap.briefing.markdown import write_markdown
from tests.briefing.maps import brief_of

PAGE = (Path(__file__).parents[2] / "docs" / "briefing.md").read_text(encoding="utf-8")


def test_the_example() -> None:
    found = re.search(r"```arg\n(.*?)```.*?```markdown\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    assert found[2] in write_markdown(brief_document(brief_of(found[1])))

"""The word lists of the wording rules, and how they are searched."""

from __future__ import annotations

import time

import pytest

from argmap.checking.rules import hidden_argument
from argmap.checking.wording import word_lists


def test_each_phrase_has_a_part_that_is_looked_for() -> None:
    words = word_lists()["attribution"]
    for phrase in words["phrases"]:
        assert any(part in phrase for part in words["phrase_parts"]), phrase
    for part in words["phrase_parts"]:
        assert any(part in phrase for phrase in words["phrases"]), part


def test_the_words_are_in_small_letters() -> None:
    for name, table in word_lists().items():
        if name != "placeholder":
            assert all(word == word.lower() for words in table.values() for word in words)


@pytest.mark.parametrize(
    "text",
    [
        "because ",
        "should because, ",
        "not because ",
        "since a is ",
        "is wrong ",
        "will who because.",
    ],
)
def test_long_texts_take_linear_time(text: str) -> None:
    start = time.perf_counter()
    hidden_argument._connective(text * 20_000 + "because")
    assert time.perf_counter() - start < 5

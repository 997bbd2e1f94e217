"""The words of the language, by what they are for.

How they are written is said in ``grammar/argmap.lark``; a test holds the two together.
"""

from __future__ import annotations

REASON_WORDS = ("premise", "evidence", "assumption")
ATTACK_WORDS = ("objection", "rebuttal", "undercut")
ROOT_WORDS = ("thesis", "claim")
NESTED_WORDS = (*REASON_WORDS, "and", *ATTACK_WORDS, "warrant")
STATEMENT_WORDS = (*ROOT_WORDS, *NESTED_WORDS)

STATEMENT_FIELDS = ("label", "by", "quote", "note", "tags", "scheme", "weight", "status")
MENTION_FIELDS = ("scheme", "note")
HEADER_FIELDS = (
    "title",
    "question",
    "author",
    "date",
    "language",
    "abstract",
    "include",
    "bibliography",
    "burden",
)
SOURCE_FIELDS = (
    "author",
    "title",
    "publisher",
    "date",
    "url",
    "kind",
    "via",
    "status",
    "file",
    "note",
)
FIELD_WORDS = tuple(dict.fromkeys((*STATEMENT_FIELDS, *HEADER_FIELDS, *SOURCE_FIELDS)))
ALL_WORDS = (*STATEMENT_WORDS, "source", *FIELD_WORDS)

"""BibTeX and BibLaTeX files, through bibtexparser and pylatexenc.

The library splits the file into entries and fields and recovers from broken ones. String
concatenation, ``crossref`` and the reading of dates are done here, because it leaves them alone.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping

import attrs
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)
from pylatexenc.latex2text import LatexNodes2Text

from argmap.loading.references import (
    MAX_NAMES,
    MAX_VALUE,
    Name,
    Problems,
    Reference,
    clean,
    doi_address,
    iso_date,
    parsed_date,
)
from argmap.model import Source, SourceKind

# Both libraries log what is wrong with a file, and Python prints that where nobody listens; what
# the user should know is among the problems.
for _library in ("bibtexparser", "pylatexenc"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

_KINDS = {
    "article": SourceKind.STUDY,
    "book": SourceKind.BOOK,
    "bookinbook": SourceKind.BOOK,
    "booklet": SourceKind.DOCUMENT,
    "collection": SourceKind.BOOK,
    "conference": SourceKind.STUDY,
    "dataset": SourceKind.DATA,
    "inbook": SourceKind.BOOK,
    "incollection": SourceKind.BOOK,
    "inproceedings": SourceKind.STUDY,
    "inreference": SourceKind.BOOK,
    "jurisdiction": SourceKind.DOCUMENT,
    "legal": SourceKind.DOCUMENT,
    "legislation": SourceKind.DOCUMENT,
    "letter": SourceKind.TESTIMONY,
    "manual": SourceKind.DOCUMENT,
    "mastersthesis": SourceKind.STUDY,
    "mvbook": SourceKind.BOOK,
    "mvcollection": SourceKind.BOOK,
    "newspaper": SourceKind.NEWS,
    "patent": SourceKind.DOCUMENT,
    "phdthesis": SourceKind.STUDY,
    "proceedings": SourceKind.BOOK,
    "reference": SourceKind.BOOK,
    "report": SourceKind.REPORT,
    "standard": SourceKind.DOCUMENT,
    "suppbook": SourceKind.BOOK,
    "techreport": SourceKind.REPORT,
    "thesis": SourceKind.STUDY,
    "unpublished": SourceKind.STUDY,
}
_NEWS_SUBTYPES = {"magazine", "newspaper"}
_PARTS_OF_BOOKS = {"bookinbook", "inbook", "incollection", "inproceedings", "conference"}
_NOT_INHERITED = {"crossref", "doi", "entrysubtype", "note", "subtitle", "title", "url", "xref"}
_PUBLISHER_FIELDS = (
    "journaltitle",
    "journal",
    "publisher",
    "institution",
    "school",
    "organization",
    "booktitle",
)
_USED_FIELDS = {
    "author",
    "crossref",
    "date",
    "day",
    "doi",
    "editor",
    "entrysubtype",
    "howpublished",
    "month",
    "note",
    "shorttitle",
    "subtitle",
    "title",
    "url",
    "year",
    *_PUBLISHER_FIELDS,
}
_MONTHS = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}
_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTHS, start=1)}

# The splitter, too, takes a delimiter after a backslash for text.
_MARK = re.compile(r'(?<!\\)[{}"#]')
_BRACE = re.compile(r"(?<!\\)[{}]")
_LATEX = re.compile(r"[\\$~`]|--|''")
_ACCENT = re.compile(
    r"""\\["'`^=.](?:\{\\?[A-Za-z]\}|[A-Za-z]|\\[ij](?![A-Za-z]))"""
    r"""|\\~(?:\{[A-Za-z]\}|[A-Za-z])"""
    r"""|\\[cHkruv]\{[A-Za-z]\}"""
    r"""|\\(?:AA|AE|OE|aa|ae|oe|ss|[OLlo])(?:\{\}|(?=[}\\]))"""
)
_URL_COMMAND = re.compile(r"\\url\s*\{([^{}]*)\}")

_Fields = Mapping[str, str]


def read_bibtex(text: str, problems: Problems) -> list[Source]:
    """Read the entries of a BibTeX or BibLaTeX text as sources."""
    blocks = parse_string(text, parse_stack=[]).blocks
    if blocks and all(isinstance(block, ImplicitComment) for block in blocks):
        problems.add("the file has no entry: one looks like @book{key, title = {…}}", 1)
    return _Reader(problems).read(blocks)


@attrs.define
class _RawEntry:
    kind: str
    fields: dict[str, str]
    line: int | None


@attrs.define
class _Reader:
    problems: Problems
    strings: dict[str, str] = attrs.field(factory=lambda: dict(_MONTHS))
    entries: dict[str, _RawEntry] = attrs.field(factory=dict)
    decoder: LatexNodes2Text = attrs.field(
        # "verbatim" keeps $p < 0.05$ as it is written: most formulas have no plain form.
        factory=lambda: LatexNodes2Text(math_mode="verbatim")
    )
    accents: dict[str, str] = attrs.field(factory=dict)

    def read(self, blocks: list[Block]) -> list[Source]:
        for block in blocks:
            self._collect(block)
        return [self._reference(key, entry).to_source() for key, entry in self.entries.items()]

    def _collect(self, block: Block) -> None:
        line = None if block.start_line is None else block.start_line + 1
        if isinstance(block, DuplicateBlockKeyBlock):
            # Of a string that is defined twice BibTeX takes the last, of an entry the first.
            duplicate = block.ignore_error_block
            if isinstance(duplicate, Entry):
                key = duplicate.key.strip()
                first = self.entries.get(key)
                where = f" on line {first.line}" if first and first.line else ""
                self.problems.add(
                    f"the key '{_shown(key)}' is used twice; the first entry{where} counts", line
                )
                return
            block = duplicate or block
        elif isinstance(block, DuplicateFieldKeyBlock):
            fields = ", ".join(sorted(block.duplicate_keys))
            self.problems.add(f"an entry gives a field twice: {_shown(fields)}", line)
            block = block.ignore_error_block or block
        if isinstance(block, String):
            self.strings[block.key.lower()] = self._expanded(block.value, line)
        elif isinstance(block, Entry):
            self._add_entry(block, line)
        elif isinstance(block, ParsingFailedBlock):
            reason = getattr(block.error, "abort_reason", None) or str(block.error)
            self.problems.add(f"this entry cannot be read: {_shown(reason).rstrip('.')}", line)

    def _add_entry(self, entry: Entry, line: int | None) -> None:
        key = entry.key.strip()
        if not key:
            self.problems.add("this entry has no key to cite it by", line)
            return
        kind = entry.entry_type.lower()
        if kind in ("control", "set", "xdata"):
            return
        fields: dict[str, str] = {}
        for field in entry.fields:
            name = field.key.lower()
            if name in _USED_FIELDS and name not in fields:
                at = None if field.start_line is None else field.start_line + 1
                fields[name] = self._expanded(str(field.value), at)
        self.entries.setdefault(key, _RawEntry(kind, fields, line))

    def _expanded(self, value: str, line: int | None) -> str:
        """Take a value out of its delimiters, with its strings put in and its parts joined."""
        joined: list[str] = []
        length = 0
        for part in _concatenated(value):
            text = part
            if part[:1] in ('"', "{"):
                text = part[1:-1]
            elif not part.isdecimal():
                found = self.strings.get(part.lower())
                if found is None:
                    self.problems.add(f"no @string is called '{_shown(part)}'", line)
                else:
                    text = found
            joined.append(text)
            length += len(text)
            # Strings made of strings grow without bound in a few lines.
            if length > MAX_VALUE:
                break
        return "".join(joined)[:MAX_VALUE]

    def _reference(self, key: str, entry: _RawEntry) -> Reference:
        fields = self._with_inherited(key, entry)

        def text(*names: str) -> str | None:
            for name in names:
                value = fields.get(name)
                if value and (decoded := self._plain(value, key, entry.line)):
                    return decoded
            return None

        title, subtitle = text("title", "shorttitle"), text("subtitle")
        kind = _KINDS.get(entry.kind)
        if fields.get("entrysubtype", "").strip().lower() in _NEWS_SUBTYPES:
            kind = SourceKind.NEWS
        url = _url(fields)
        published = None if "howpublished" in fields and url else text("howpublished")
        return Reference(
            key=key,
            names=self._names(key, entry.line, fields.get("author") or fields.get("editor") or ""),
            title=f"{title}: {subtitle}" if title and subtitle else title,
            publisher=text(*_PUBLISHER_FIELDS) or published,
            date=_date(fields, text),
            url=url,
            kind=kind,
            note=text("note"),
        )

    def _with_inherited(self, key: str, entry: _RawEntry) -> _Fields:
        wanted = entry.fields.get("crossref", "").strip()
        if not wanted:
            return entry.fields
        parent = self.entries.get(wanted)
        if parent is None:
            self.problems.add(
                f"'{_shown(key)}' refers to '{_shown(wanted)}', which is not in this file",
                entry.line,
            )
            return entry.fields
        inherited = {name: v for name, v in parent.fields.items() if name not in _NOT_INHERITED}
        if entry.kind in _PARTS_OF_BOOKS and "title" in parent.fields:
            inherited["booktitle"] = parent.fields["title"]
        return {**inherited, **entry.fields}

    def _names(self, key: str, line: int | None, value: str) -> list[Name]:
        names = []
        for person in split_multiple_persons_names(value)[: MAX_NAMES + 1]:
            if person.strip().lower() == "others":
                names.append(Name("et al.", "et al."))
                continue
            parts = parse_single_name_into_parts(person, strict=False)
            full = self._plain(parts.merge_first_name_first, key, line)
            short = self._plain(" ".join([*parts.von, *parts.last]), key, line)
            if full:
                names.append(Name(full, short or full))
        return names

    def _plain(self, value: str, key: str, line: int | None) -> str | None:
        """Turn LaTeX into plain text."""
        if _LATEX.search(value):
            # A value takes the decoder longer than the rest of its entry; most have only accents.
            simple = _ACCENT.sub(lambda match: self._accented(match[0]), value)
            if not _LATEX.search(simple):
                return clean(_BRACE.sub("", simple))
            # In a bibliography, unlike in a document, a bare % is a per cent sign.
            latex = re.sub(r"(?<!\\)%", r"\\%", value)
            try:
                return clean(self.decoder.latex_to_text(latex))
            except RecursionError:
                self.problems.add(
                    f"a value of '{_shown(key)}' is nested too deep; it is taken as it is written",
                    line,
                )
        return clean(_BRACE.sub("", value))

    def _accented(self, latex: str) -> str:
        if latex not in self.accents:
            self.accents[latex] = self.decoder.latex_to_text(latex)
        return self.accents[latex]


def _shown(text: str) -> str:
    """Make words of the file short enough to stand in a message."""
    words = clean(text) or ""
    return words if len(words) <= 120 else words[:119] + "…"


def _concatenated(value: str) -> Iterator[str]:
    """Split a value at the ``#`` signs that stand outside of braces and quotes."""
    depth = 0
    quoted = False
    start = 0
    for match in _MARK.finditer(value):
        mark = match[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
        elif mark == '"' and depth == 0:
            quoted = not quoted
        elif mark == "#" and depth == 0 and not quoted:
            if part := value[start : match.start()].strip():
                yield part
            start = match.end()
    if part := value[start:].strip():
        yield part


def _url(fields: _Fields) -> str | None:
    if url := fields.get("url"):
        return _address(url)
    if doi := fields.get("doi"):
        return doi_address(_address(doi) or "")
    published = fields.get("howpublished", "")
    if match := _URL_COMMAND.search(published):
        return _address(match[1])
    return _address(published) if re.match(r"\s*\{?https?://\S+$", published) else None


def _address(value: str) -> str | None:
    bare = _URL_COMMAND.sub(r"\1", value)
    bare = bare.replace("\\textasciitilde", "~").replace("\\~", "~")
    bare = re.sub(r"\\([_%&#$])", r"\1", bare)
    text = clean(_BRACE.sub("", bare))
    return text.replace(" ", "") if text else None


def _date(fields: _Fields, text: Callable[..., str | None]) -> str | None:
    if found := parsed_date(fields.get("date", "")):
        return found
    year = re.search(r"(?<!\d)\d{4}(?!\d)", text("year", "date") or "")
    if year is None:
        return None
    words = (text("month") or "").lower()
    month = day = None
    if name := re.search(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", words):
        month = _MONTH_NUMBERS[name[0]]
        day = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
    elif number := re.fullmatch(r"0?\d|1[0-2]", words):
        month = int(number[0])
    if day is None:
        day = re.fullmatch(r"\d{1,2}", text("day") or "")
    return iso_date(int(year[0]), month, int(day[0]) if day else None)

"""Bibliography files: what is read from them, and what is said of broken ones."""

from __future__ import annotations

import json
import logging
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.loading.bibliography import read_bibliography
from argmap.loading.references import MAX_PROBLEMS, MAX_VALUE, BibliographyProblem
from argmap.model import Source, SourceKind


def one(text: str, name: str = "refs.bib") -> Source:
    """Read a file that holds one reference and has nothing wrong with it."""
    sources, problems = read_bibliography(text.encode(), name)
    assert problems == []
    (source,) = sources
    return source


def csl(*items: object) -> Source:
    return one(json.dumps(list(items)), "refs.json")


def messages(content: str | bytes, name: str = "refs.bib") -> list[str]:
    data = content.encode() if isinstance(content, str) else content
    return [problem.message for problem in read_bibliography(data, name)[1]]


def test_a_bibtex_book_has_all_its_parts() -> None:
    source = one(
        """
        @book{giustozzi2019,
          author = {Giustozzi, Antonio},
          title = {The {Taliban} at War},
          publisher = "Hurst",
          year = 2019, month = nov,
          url = {https://example.org/a\\_b},
          note = {Second edition}
        }"""
    )
    assert source == Source(
        key="giustozzi2019",
        description="Giustozzi, The Taliban at War (2019)",
        author="Antonio Giustozzi",
        title="The Taliban at War",
        publisher="Hurst",
        date="2019-11",
        url="https://example.org/a_b",
        kind=SourceKind.BOOK,
        note="Second edition",
        from_bibliography=True,
    )


def test_a_csl_article_has_all_its_parts() -> None:
    source = csl(
        {
            "id": "smith",
            "type": "article-journal",
            "title": "Of <i>mice</i> and men",
            "author": [
                {"family": "Smith", "given": "Ann"},
                {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
            ],
            "container-title": "Journal of Examples",
            "publisher": "Example House",
            "issued": {"date-parts": [["2020", 5, 2]]},
            "DOI": "10.1000/xyz<1>",
            "note": "Read twice",
        }
    )
    assert source == Source(
        key="smith",
        description="Smith and van den Berg, Of mice and men (2020)",
        author="Ann Smith and Jan van den Berg",
        title="Of mice and men",
        publisher="Journal of Examples",
        date="2020-05-02",
        url="https://doi.org/10.1000/xyz%3C1%3E",
        kind=SourceKind.STUDY,
        note="Read twice",
        from_bibliography=True,
    )


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\"o}\"{u}\"a", "öüä"),
        (r"Erd{\H{o}}s, L{\'e}on, na{\"\i}ve", "Erdős, Léon, naïve"),
        (r"{\O}rsted, {\AA}ngstr{\"o}m, Stra{\ss}e, \o{}re", "Ørsted, Ångström, Straße, øre"),
        (r"\v{S}koda \c{c}a \~{n} \^{\i}", "Škoda ça ñ î"),
        (r"R\&D grew 50\% to \$5", "R&D grew 50% to $5"),
        ("50% of them", "50% of them"),
        (r"Pages 1--9 --- ``quoted''", "Pages 1–9 — “quoted”"),
        (r"\emph{Important} {NASA} \textbf{news}", "Important NASA news"),
        (r"{\"o} and \emph{more}", "ö and more"),
        ("two\n   lines~here", "two lines here"),
        (r"where $p < 0.05$", "where $p < 0.05$"),
        (r"\input{/etc/passwd}after", "after"),
    ],
)
def test_latex_becomes_text(latex: str, text: str) -> None:
    assert one(f"@misc{{k, title = {{{latex}}}}}").title == text


@pytest.mark.parametrize(
    ("author", "full", "short"),
    [
        ("Knuth, Donald E.", "Donald E. Knuth", "Knuth"),
        ("Ludwig van Beethoven", "Ludwig van Beethoven", "van Beethoven"),
        ("{NBC News}", "NBC News", "NBC News"),
        (
            "{Ministry of Love and Peace}",
            "Ministry of Love and Peace",
            "Ministry of Love and Peace",
        ),
        ("A One and B Two", "A One and B Two", "One and Two"),
        ("A One and B Two and C Three", "A One, B Two and C Three", "One et al."),
        ("A One and others", "A One et al.", "One et al."),
        (r"G{\"o}del, Kurt", "Kurt Gödel", "Gödel"),
        ("Broken, A, B, C, D", "B C D Broken A", "Broken"),
    ],
)
def test_names(author: str, full: str, short: str) -> None:
    source = one(f"@book{{k, author = {{{author}}}, title = {{T}}}}")
    assert source.author == full
    assert source.description == f"{short}, T"


def test_many_authors_are_cut() -> None:
    author = " and ".join(f"Ann A{number}" for number in range(3000))
    source = one(f"@article{{k, author = {{{author}}}, title = {{T}}}}")
    assert source.author is not None
    assert source.author.endswith("Ann A9 et al.")


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 2020", "2020"),
        ("year = {2020}, month = {May}, day = 3", "2020-05-03"),
        ("year = {2020}, month = 5", "2020-05"),
        ('year = 2020, month = "10~" # oct', "2020-10-10"),
        ("year = {c. 2020a}", "2020"),
        ("year = {forthcoming}", None),
        ("year = 2020, month = {Michaelmas}", "2020"),
        ("year = 2021, month = feb, day = 30", "2021-02"),
        ("date = {2020-05-02}", "2020-05-02"),
        ("date = {2020-05/2020-06}", "2020-05"),
        ("date = {2020-13}", "2020"),
        ("date = {199X}", None),
        ("date = {0000}", None),
    ],
)
def test_bibtex_dates(fields: str, date: str | None) -> None:
    assert one(f"@misc{{k, title = {{T}}, {fields}}}").date == date


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2020]]}, "2020"),
        ({"date-parts": [[2020, 5]]}, "2020-05"),
        ({"date-parts": [[2020, 5], [2021]]}, "2020-05"),
        ({"date-parts": [2020, 5, 2]}, "2020-05-02"),
        ({"literal": "2020-05"}, "2020-05"),
        ({"literal": "in spring"}, None),
        ({"raw": "2020-05-02T10:00"}, "2020-05-02"),
        ("2020-05", "2020-05"),
        (2020, "2020"),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": [[-44, 3, 15]]}, None),
        ({"date-parts": []}, None),
        ([], None),
    ],
)
def test_csl_dates(issued: object, date: str | None) -> None:
    assert csl({"id": "k", "issued": issued}).date == date


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ("doi = {10.1000/182}", "https://doi.org/10.1000/182"),
        ("doi = {https://dx.doi.org/10.1000/182}", "https://doi.org/10.1000/182"),
        ("doi = {none}", None),
        ("doi = {10.1000/182}, url = {https://example.org}", "https://example.org"),
        (r"howpublished = {\url{https://example.org/~me}}", "https://example.org/~me"),
        ("howpublished = {https://example.org}", "https://example.org"),
        ("howpublished = {Leaflet}", None),
    ],
)
def test_addresses(fields: str, url: str | None) -> None:
    assert one(f"@misc{{k, {fields}}}").url == url


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("@article{k, entrysubtype = {newspaper}}", SourceKind.NEWS),
        ("@ARTICLE{k, journal = {J}}", SourceKind.STUDY),
        ("@techreport{k, title = {T}}", SourceKind.REPORT),
        ("@dataset{k, title = {T}}", SourceKind.DATA),
        ("@misc{k, title = {T}}", None),
    ],
)
def test_kinds(entry: str, kind: SourceKind | None) -> None:
    assert one(entry).kind is kind


def test_strings_and_concatenation() -> None:
    source = one(
        '@string{who = "News"}\n@STRING(desk = who # " desk, #1")\n'
        '@misc(k, title = Desk # {: a {"}report{"}} # 7)'
    )
    assert source.title == 'News desk, #1: a "report"7'


def test_an_undefined_string_is_named_with_its_line() -> None:
    sources, problems = read_bibliography(b"@book{k,\n title = nope,\n year = 2020}", "r.bib")
    assert problems == [BibliographyProblem("no @string is called 'nope'", 2)]
    assert sources[0].title == "nope"


def test_crossref_takes_over_what_is_missing() -> None:
    sources, problems = read_bibliography(
        b"@incollection{part, crossref = {whole}, author = {A. Writer}, title = {Part}}\n"
        b"@book{whole, editor = {E. Ditor}, title = {Whole}, publisher = {House}, year = 2001}",
        "refs.bib",
    )
    assert problems == []
    assert sources[0].description == "Writer, Part (2001)"
    assert sources[0].publisher == "House"
    assert sources[1].description == "Ditor, Whole (2001)"


def test_a_crossref_to_nothing_is_reported() -> None:
    assert messages("@book{k, crossref = {gone}}") == [
        "'k' refers to 'gone', which is not in this file"
    ]


def test_a_broken_entry_costs_that_entry() -> None:
    sources, problems = read_bibliography(
        b"@book{a, title = {A}}\n@book{b, title = {open\n@book{c, title = {C}}\n", "refs.bib"
    )
    assert [source.key for source in sources] == ["a", "c"]
    assert [problem.line for problem in problems] == [2]
    assert problems[0].message.startswith("this entry cannot be read: ")


def test_a_key_that_is_used_twice() -> None:
    sources, problems = read_bibliography(
        b"@book{a, title = {First}}\r\n\r\n@book{a, title = {Second}}", "refs.bib"
    )
    assert [source.title for source in sources] == ["First"]
    assert problems == [
        BibliographyProblem("the key 'a' is used twice; the first entry on line 1 counts", 3)
    ]
    assert messages('[{"id": "a"}, {"id": "a"}]', "r.json") == [
        "the key 'a' is used twice; the first reference counts"
    ]


def test_a_field_that_is_given_twice_counts_once() -> None:
    sources, problems = read_bibliography(b"@book{a, title = {A}, title = {B}}", "refs.bib")
    assert [source.title for source in sources] == ["A"]
    assert [problem.message for problem in problems] == ["an entry gives a field twice: title"]


def test_an_entry_without_a_key() -> None:
    assert messages("@book{, title = {T}}") == ["this entry has no key to cite it by"]
    assert messages('[{"title": "T"}]', "r.json") == ["reference 1 has no id to cite it by"]


def test_other_encodings_are_named() -> None:
    sources, problems = read_bibliography(b"@book{k,\n title = {M\xfcller}}", "refs.bib")
    assert [source.key for source in sources] == ["k"]
    assert problems == [
        BibliographyProblem("the file is not UTF-8 (byte 0xFC): save it as UTF-8", 2)
    ]
    sources, problems = read_bibliography("@book{k, title = {Müller}}".encode("utf-16"), "r.bib")
    assert [source.title for source in sources] == ["Müller"]
    assert [problem.message for problem in problems] == ["the file is UTF-16: save it as UTF-8"]


def test_a_byte_order_mark_is_no_content() -> None:
    assert one('\ufeff[{"id": "k"}]', "refs.json").key == "k"
    assert one("\ufeff@book{k, title = {T}}").key == "k"


def test_empty_files() -> None:
    assert read_bibliography(b"", "refs.bib") == ([], [])
    assert read_bibliography(b"% only a comment\n", "refs.bib")[0] == []
    assert messages("Dear diary") == [
        "the file has no entry: one looks like @book{key, title = {…}}"
    ]
    assert messages(" ", "r.json") == ["the file is empty: CSL-JSON is an array of references"]
    assert read_bibliography(b"[]", "refs.json") == ([], [])


def test_the_content_decides_where_the_name_does_not() -> None:
    assert one('{"id": "k", "title": "T"}', "refs").title == "T"
    assert one("@book{k, title = {T}}", "refs.txt").title == "T"


@pytest.mark.parametrize(
    "data", [{"items": [{"id": "k"}]}, {"references": [{"id": "k"}]}, {"id": "k"}, [{"id": "k"}]]
)
def test_shapes_of_csl_json(data: object) -> None:
    assert one(json.dumps(data), "refs.json").key == "k"


def test_a_csl_citation_key_is_preferred_to_an_address() -> None:
    assert (
        csl({"id": "https://example.org/items/1", "citation-key": "smith2020"}).key == "smith2020"
    )
    assert csl({"id": 7}).key == "7"


def test_csl_names_in_all_forms() -> None:
    source = csl(
        {"id": "k", "title": "T", "author": [{"literal": "NBC News"}, "A. Writer", 3, {}, None]}
    )
    assert source.author == "NBC News, A. Writer and 3"
    assert csl({"id": "k", "title": "T", "author": {"family": "Solo"}}).description == "Solo, T"


def test_where_json_is_broken() -> None:
    sources, problems = read_bibliography(b'[\n {"id": }\n]', "refs.json")
    assert sources == []
    assert [problem.line for problem in problems] == [2]
    assert problems[0].message.startswith("the file is not JSON: ")


def test_texts_are_one_clean_line_that_can_be_written() -> None:
    source = one('[{"id": "k", "title": "a\\u0000\\n\\ud800b\\u001b[31m"}]', "refs.json")
    assert source.title == "a b [31m"
    source.description.encode()


def test_problems_are_bounded() -> None:
    problems = messages("@book{k, title = {T}}\n" * 1000)
    assert len(problems) == MAX_PROBLEMS
    assert problems[-1] == "900 more problems in this file"


def test_strings_of_strings_do_not_explode() -> None:
    text = '@string{s0 = "0123456789"}\n'
    for number in range(30):
        text += f"@string{{s{number + 1} = {' # '.join([f's{number}'] * 10)}}}\n"
    source = one(f"{text}@book{{k, title = s30}}")
    assert source.title is not None
    assert len(source.title) == MAX_VALUE


def test_nothing_is_logged_to_the_terminal(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    read_bibliography(b"@book{k, title = {\\begin{x}\n@book{l, title = {\\emph{}}}", "refs.bib")
    assert capfd.readouterr() == ("", "")


HOSTILE = {
    "open braces": "{" * 300_000,
    "open entries": "@a{" * 30_000,
    "deep braces": "@book{k, title = {" + "{" * 100_000 + "}" * 100_000 + "}}",
    "deep accents": "@book{k, title = {" + '{\\"' * 2_000 + "o" + "}" * 2_000 + "}}",
    "open environments": "@book{k, title = {" + "\\begin{a}" * 1_000 + "}}",
    "commands": "@book{k, title = {" + "\\emph" * 100_000 + "}}",
    "at signs": "@" * 300_000,
    "quotes": '@book{k, title = "' + '"' * 300_000,
    "concatenation": '@book{k, title = "a"' + ' # "a"' * 50_000 + "}",
    "authors": "@book{k, author = {" + "a and " * 50_000 + "}}",
    "backslashes": "@book{k, title = {" + "\\" * 300_000 + "}}",
    "arrays": "[" * 300_000,
    "objects": '{"id":' * 50_000,
    "a long number": "[" + "1" * 300_000 + "]",
    "tags": '[{"id": "k", "title": "' + "<span " * 50_000 + '"}]',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files_are_read_in_time(text: str) -> None:
    begin = time.process_time()
    sources, problems = read_bibliography(text.encode(), "refs")
    assert sources or problems
    assert time.process_time() - begin < 10


@given(content=st.binary(max_size=300), suffix=st.sampled_from([".bib", ".json", ""]))
def test_any_bytes_are_read(content: bytes, suffix: str) -> None:
    read_bibliography(content, f"refs{suffix}")


@given(
    st.lists(
        st.sampled_from(
            ["@book{", "@string{", "k", ",", "=", "{", "}", '"', "#", "title", "author", "year"]
        )
        | st.sampled_from(
            ["\\", "\\'", "\\begin{a}", "\\url{", "and", "~", "$", "crossref", "é", "(", ")"]
        )
        | st.sampled_from([" ", "\n"]),
        max_size=60,
    )
)
def test_any_bibtex_is_read(words: list[str]) -> None:
    read_bibliography("".join(words).encode(), "refs.bib")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "type", "title", "author", "issued", "date-parts", "family", "DOI"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(json_values)
def test_any_json_is_read(data: object) -> None:
    for source in read_bibliography(json.dumps(data).encode(), "refs.json")[0]:
        assert source.key
        assert source.description
